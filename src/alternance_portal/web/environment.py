"""What templates know besides their own values."""

from __future__ import annotations

from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from alternance.text import LANGUAGES, _, many, say

__all__ = ["environment"]


def environment(**options: Any) -> jinja2.Environment:
    """Return the environment of all pages: whatever is shown is escaped, whatever is missing is an error."""
    ours = {"autoescape": True, "undefined": jinja2.StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = jinja2.Environment(**{**options, **ours})
    made.globals |= {
        "static": static, "url": reverse, "say": say, "languages": LANGUAGES, "_": _, "many": many,
        "language": lambda: get_language() or "en",
    }  # fmt: skip
    return made
