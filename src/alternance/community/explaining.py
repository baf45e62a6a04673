"""What a person must know to fill in a table: said once, for empty communities, spreadsheets and documentation."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

import dataframely as dy
import polars as pl

from alternance.community.cells import expected
from alternance.community.schema.column import LARGEST
from alternance.text import _, say

__all__ = ["About", "about", "purpose", "row_rules"]


@dataclass(frozen=True)
class About:
    """One column, as a person sees it.

    Attributes
    ----------
    says : str
        What it is.
    needed : bool
        Whether every row must fill it in (no default, not left empty).
    key : bool
        Whether it belongs to the key, by which rows are told apart.
    unit : str
        Empty where there is none.
    allowed : tuple of str
        The words it may hold; empty: not limited to words.
    refers : tuple of str
        The tables whose ids it may name.
    form : str
        What a cell takes, in a few words.
    least, most : int, float, datetime.date or None
        Bounds, themselves allowed.
    default : str or None
        What an empty cell means.
    kind : str
        The type's name in Polars: String, Int64, Float64, Boolean, Date or Enum.
    """

    name: str
    says: str
    needed: bool
    key: bool
    unit: str
    allowed: tuple[str, ...]
    refers: tuple[str, ...]
    form: str
    least: Any
    most: Any
    default: str | None
    example: str
    kind: str

    @property
    def is_date(self) -> bool:
        """Whether it holds days or weeks."""
        return self.kind == "Date"

    @property
    def is_week(self) -> bool:
        """Whether it holds weeks, named by their Monday."""
        return self.is_date and self.unit.startswith("week")

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers, whole or not."""
        return self.kind in ("Int64", "Float64")

    @property
    def is_whole(self) -> bool:
        """Whether it holds whole numbers."""
        return self.kind == "Int64"

    def parts(self) -> list[str]:
        """Return the explanation as sentences."""
        said = [say("{says}.", says=_(self.says))]
        said += [_("Needed.")] if self.needed else []
        said += [say("In {unit}.", unit=_(self.unit))] if self.unit and not self.is_date else []
        said.append(self.takes())
        if self.default is not None:
            said.append(say("Empty: {default}.", default=self.default))
        return [*said, say("Example: {example}", example=self.example)]

    def takes(self) -> str:
        """Return what the column takes, as a sentence."""
        if self.allowed:
            return say("One of: {words}.", words=", ".join(self.allowed))
        if self.refers:
            return say("An id of {tables}.", tables=_(" or ").join(self.refers))
        if self.is_date:
            return say("{form}.", form=self.form)
        if self.least is not None and self.most is not None:
            return say("{form}, {least} to {most}.", form=self.form, least=self.least, most=self.most)
        if self.least is not None:
            return say("{form}, {least} or more.", form=self.form, least=self.least)
        return say("{form}.", form=self.form)

    def sentence(self) -> str:
        """Return the explanation in one line."""
        return " ".join(self.parts())


def about(schema: type[dy.Schema]) -> list[About]:
    """Return what is to be known of each column, in the order of the columns."""
    return [_about(name, column) for name, column in schema.columns().items()]


def _about(name: str, column: Any) -> About:
    more = column.metadata or {}
    default = more.get("default")
    flag = isinstance(column.dtype, pl.Boolean)
    return About(
        name=name,
        says=column.description or name,
        needed=not column.nullable and default is None,
        key=column.primary_key,
        unit=more.get("unit", ""),
        allowed=("yes", "no") if flag else tuple(getattr(column.dtype, "categories", ())),
        refers=tuple(more["refers"].split("|")) if "refers" in more else (),
        form=_form(column),
        least=getattr(column, "min", None),
        most=None if getattr(column, "max", None) == LARGEST else getattr(column, "max", None),
        default=_word(default),
        example=_word(more.get("example", "")) or "",
        kind=type(column.dtype).__name__,
    )


def _form(column: Any) -> str:
    more = column.metadata or {}
    if isinstance(column.dtype, pl.Date) and more.get("unit", "").startswith("week"):
        return _("A week, as the date of its Monday")
    if isinstance(column.dtype, pl.String) and column.primary_key and "refers" not in more and column.regex:
        return _("An id: letters, digits and : . / _ - without blanks")
    return {
        "String": say("Text, at most {limit} characters", limit=getattr(column, "max_length", None)),
        "Date": _("A day"),
        "Int64": _("A whole number"),
        "Float64": _("A number"),
    }.get(type(column.dtype).__name__, _(expected(column.dtype)))


def _word(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def purpose(schema: type[dy.Schema]) -> str:
    """Return what the table is for, in a sentence or two."""
    return _(inspect.cleandoc(schema.__doc__ or schema.__name__))


def row_rules(schema: type[dy.Schema]) -> dict[str, str]:
    """Return the rules between the cells of a row: name → sentence (in English, without its full stop)."""
    found = {}
    for name, rule in inspect.getmembers(schema):
        function = getattr(rule, "validation_fn", None)
        if function is not None and function.__doc__:
            found[name] = inspect.cleandoc(function.__doc__).rstrip(".")
    return found
