"""From a cell's text to a typed value, a whole column at a time; cells that cannot be read are named, never dropped."""

from __future__ import annotations

import polars as pl

__all__ = ["expected", "typed"]

_YES = ("yes", "true", "1", "y", "ja", "да", "是")
_NO = ("no", "false", "0", "n", "nein", "нет", "否")


def typed(texts: pl.Series, kind: pl.DataType) -> tuple[pl.Series, pl.Series]:
    """Read texts as `kind`.

    Parameters
    ----------
    texts : polars.Series of str
        Cells, already stripped; null where empty.
    kind : polars.DataType
        String, Int64, Float64, Boolean, Date or Enum.

    Returns
    -------
    values : polars.Series of kind
        Null where the cell is empty or cannot be read.
    bad : polars.Series of bool
        True where a cell is not empty and cannot be read.
    """
    values = _read(texts, kind)
    return values, values.is_null() & texts.is_not_null()


def _read(texts: pl.Series, kind: pl.DataType) -> pl.Series:
    if isinstance(kind, pl.Boolean):
        folded = texts.str.to_lowercase()
        frame = pl.select(
            pl.when(folded.is_in(_YES)).then(pl.lit(True)).when(folded.is_in(_NO)).then(pl.lit(False))
        )
        return frame.to_series().alias(texts.name)
    if isinstance(kind, pl.Date):
        return _dates(texts)
    if isinstance(kind, pl.Int64):
        return texts.str.replace(r"^([+-]?\d+)\.0+$", "$1").cast(kind, strict=False)
    if isinstance(kind, pl.Float64):
        numbers = texts.cast(kind, strict=False)
        return pl.select(pl.when(numbers.is_finite()).then(numbers)).to_series().alias(texts.name)
    return texts.cast(kind, strict=False)


def _dates(texts: pl.Series) -> pl.Series:
    """Read 2026-09-07 (also with a midnight behind it, as spreadsheets do) and 2026-W37 (its Monday)."""
    plain = texts.str.replace(r"^(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?$", "$1")
    days = plain.str.to_date("%Y-%m-%d", strict=False, exact=True)
    days = pl.select(pl.when(plain.str.contains(r"^\d{4}-\d{2}-\d{2}$")).then(days)).to_series()
    weeks = pl.select(pl.when(texts.str.contains(r"^\d{4}-W\d{2}$")).then(texts + pl.lit("-1"))).to_series()
    return days.fill_null(weeks.str.to_date("%G-W%V-%u", strict=False)).alias(texts.name)


def expected(kind: pl.DataType) -> str:
    """Say in a few words (to be translated) what a cell of this kind takes."""
    if isinstance(kind, pl.Enum):
        return ", ".join(kind.categories)
    return {
        "Boolean": "yes or no",
        "Date": "a day such as 2026-09-07 or a week such as 2026-W37",
        "Int64": "a whole number such as 12",
        "Float64": "a number such as 0.5",
    }.get(type(kind).__name__, "text")
