"""Codes of the framework in a sentence, said as people say them."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["with_labels"]

_CODE = re.compile(r"\b(?:occupation|skill)/[0-9A-Za-z\-]+")


def with_labels(text: str, labels: Mapping[str, str]) -> str:
    """Return `text` with each code that `labels` knows replaced by its label, in quotation marks.

    Examples
    --------
    >>> with_labels("the seats for occupation/f-1", {"occupation/f-1": "cook"})
    'the seats for “cook”'
    """
    return _CODE.sub(lambda code: f"“{labels[code[0]]}”" if code[0] in labels else code[0], text)
