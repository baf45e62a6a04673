"""From a cell's text to a typed value, a whole column at a time; cells that cannot be read are named, never dropped."""

from __future__ import annotations

import polars as pl

from alternance.text import N_

__all__ = ["expected", "typed"]

_YES = ("yes", "true", "1", "y", "ja", "wahr", "да", "是")
_NO = ("no", "false", "0", "n", "nein", "falsch", "нет", "否")
_WHOLE = r"^[+-]?[0-9]+(\.0*)?$"
_NUMBER = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$"


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
        return _where(folded.is_in(_YES), pl.repeat(True, len(texts), eager=True)).fill_null(
            _where(folded.is_in(_NO), pl.repeat(False, len(texts), eager=True))
        )
    if isinstance(kind, pl.Date):
        return _dates(texts)
    if isinstance(kind, pl.Int64):
        return _where(texts.str.contains(_WHOLE), texts).str.replace(r"\.0*$", "").cast(kind, strict=False)
    if isinstance(kind, pl.Float64):
        numbers = _where(texts.str.contains(_NUMBER), texts).cast(kind, strict=False)
        return _where(numbers.is_finite(), numbers)
    if isinstance(kind, pl.Enum):
        written = {word.casefold(): word for word in kind.categories}
        return texts.str.to_lowercase().replace_strict(written, default=None, return_dtype=kind).alias(texts.name)
    return texts.cast(kind, strict=False)


def _where(which: pl.Series, values: pl.Series) -> pl.Series:
    """Return `values` where `which` is true, else null."""
    return pl.select(pl.when(which).then(values)).to_series().alias(which.name)


def _dates(texts: pl.Series) -> pl.Series:
    """Read 2026-09-07 (also with a midnight behind it, as spreadsheets do) and 2026-W37 (its Monday)."""
    plain = texts.str.replace(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(:00(\.0+)?)?$", "$1")
    days = _where(plain.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), plain)
    weeks = _where(texts.str.contains(r"^[0-9]{4}-W[0-9]{2}$"), texts) + "-1"
    read = days.str.to_date("%Y-%m-%d", strict=False, exact=True)
    return read.fill_null(weeks.str.to_date("%G-W%V-%u", strict=False)).alias(texts.name)


def expected(kind: pl.DataType) -> str:
    """Say in a few words (to be translated) what a cell of this kind takes."""
    if isinstance(kind, pl.Enum):
        return ", ".join(kind.categories)
    return {
        "Boolean": N_("yes or no"),
        "Date": N_("a day such as 2026-09-07 or a week such as 2026-W37"),
        "Int64": N_("a whole number such as 12"),
        "Float64": N_("a number such as 0.5"),
    }.get(type(kind).__name__, N_("text"))
