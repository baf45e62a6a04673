"""A picture and the table behind it, made of the same numbers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alternance.report.words import number

__all__ = ["Chart", "Series", "table"]

#: Signs that could end a script, as they may be written inside it.
UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True)
class Series:
    """Numbers of one kind, one for each category; None where nothing is known."""

    title: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """A picture.

    Attributes
    ----------
    title, says : str
        What it shows, and how it is to be read.
    height : float
        In rem.
    option : dict
        What ECharts is given; plain data, no code.
    heads, rows : tuple
        The table behind it: what stands above its columns, and the texts of its rows, the first one naming the row.
    """

    id: str
    title: str
    says: str
    height: float
    option: dict[str, Any]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def data(self) -> str:
        """Return `option` as JSON that can stand in a page: no sign of it can end a script or begin a comment."""
        text = json.dumps(self.option, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        for sign, safe in UNSAFE.items():
            text = text.replace(sign, safe)
        return text


def table(categories: Sequence[str], series: Sequence[Series], digits: int = 1) -> tuple[tuple[str, ...], ...]:
    """Return the rows behind a picture: a row a category, a column a series."""
    return tuple(
        (category, *("–" if value is None else number(value, digits) for value in values))
        for category, *values in zip(categories, *(own.values for own in series), strict=True)
    )
