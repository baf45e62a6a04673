"""Text as TOML writes it."""

from __future__ import annotations

import json

__all__ = ["comment", "quoted"]


def quoted(text: str) -> str:
    """Return `text` in quotes, as TOML reads it.

    Examples
    --------
    >>> quoted('the "best"')
    '"the \\\\"best\\\\""'
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(text: str) -> str:
    """Return `text` on one line, without signs that a comment may not hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
