"""The rows behind a figure, by id."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.text import say

__all__ = ["behind"]


def behind(ids: Sequence[str], most: int = 6) -> str:
    """Name the first `most` of `ids`, and say how many more there are; all where only one would be left out."""
    if len(ids) <= most + 1:
        return ", ".join(ids)
    return say("{ids} and {n} more", ids=", ".join(ids[:most]), n=len(ids) - most)
