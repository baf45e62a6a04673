"""Texts in the reader's language: the portal's stand in the library's catalogue, beside what the library says."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import get_language

from alternance.text import _, in_language, nearest

__all__ = ["later"]


def _translated(text: str) -> str:
    with in_language(nearest(get_language() or "en")):
        return _(text)


#: A text that is translated whenever it is shown, for what is said once and read by many, such as a field's name.
later = lazy(_translated, str)
