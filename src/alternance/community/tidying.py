"""Cells as text, tidied before they are read: what looks the same is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

__all__ = ["UNSEEN", "tidied", "tidy"]

#: Blanks at the ends, also those without a width and those that do not break, as they come with copied text.
_ENDS = "[\\s\u200b\u2060\ufeff]+"
#: Characters that nobody sees or types: they come from broken files.
UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ufffe\uffff]"


def tidied(columns: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """Return columns of cells without blanks at their ends, lines parted by one sign, accents as one letter.

    Cells of which nothing is left are null.
    """
    texts = pl.all().str.replace_all(f"^{_ENDS}|{_ENDS}$", "").str.replace_all("\r\n?", "\n").str.normalize("NFC")
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).select(texts.replace("", None))


def tidy(text: str) -> str:
    """Return one text, tidied alike; empty where nothing is left."""
    return tidied({"text": [text]})["text"][0] or ""
