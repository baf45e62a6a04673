"""A table's columns, each as the field of a model: type, bounds, choices, default and help come from its schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import dataframely as dy
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from alternance.community.schema import TABLES
from alternance_portal.columns.fields import Choice, Day, Flag, Number, Reference, Text, Whole
from alternance_portal.columns.names import field_of
from alternance_portal.words import later

__all__ = ["Cells"]

#: Longest word of a choice, with room for longer ones.
CHOICE = 40


class Cells:
    """The columns of one table of the community, as fields.

    A model calls it once for each column, so that its fields can be read where it stands, and none says anew what the
    schema says.

    Parameters
    ----------
    table : str
        Name of the table.

    Examples
    --------
    >>> cells = Cells("students")
    >>> cells("travel_max").null, cells("birth_date").null
    (True, True)
    """

    def __init__(self, table: str) -> None:
        self.table = table
        self._columns = TABLES[table].columns()

    def key(self) -> Any:
        """Return the field of the row's own id: stable, given by people or files."""
        return self("id", unique=True)

    def ref(self, column: str, to: type[models.Model] | str) -> Any:
        """Return the field of a reference to one table.

        A row goes with what its key names (a student's evidence with the student); anything else that is still named
        by a row cannot go.
        """
        known = self._columns[column]
        return Reference(
            to, on_delete=models.CASCADE if known.primary_key else models.RESTRICT, null=known.nullable,
            blank=known.nullable, related_name="+", help_text=later(str(known.description)),
        )  # fmt: skip

    def refers(self, column: str) -> list[str]:
        """Return the tables of whose rows a column may name one."""
        named = (self._columns[column].metadata or {}).get("refers")
        return named.split("|") if named else []

    def one_a_key(self) -> list[models.BaseConstraint]:
        """Return the constraint of a table whose rows are known by several columns together."""
        fields = [field_of(name) for name, column in self._columns.items() if column.primary_key]
        return [models.UniqueConstraint(fields=fields, name=f"one_{self.table}")]

    def __call__(self, column: str, **more: Any) -> Any:
        """Return the field of a column that holds a value, or ids of several tables."""
        known = self._columns[column]
        facts = {"help_text": later(str(known.description)), **more}
        default = (known.metadata or {}).get("default")
        if default is not None:
            facts |= {"default": default, "blank": not isinstance(known, dy.Bool)}
        elif known.nullable:
            facts |= {"null": True, "blank": True}
        return _FIELDS[type(known)](known, facts)


def _text(known: Any, facts: dict[str, Any]) -> Any:
    checks = [RegexValidator(known.regex)] if known.regex else []
    return Text(max_length=known.max_length, validators=checks, **facts)


def _choice(known: Any, facts: dict[str, Any]) -> Any:
    return Choice(max_length=CHOICE, choices=[(value, later(value)) for value in known.categories], **facts)


def _bounds(known: Any) -> list[Any]:
    least = [] if known.min is None else [MinValueValidator(known.min)]
    return least + ([] if known.max is None else [MaxValueValidator(known.max)])


def _bounded(kind: Callable[..., Any]) -> Callable[[Any, dict[str, Any]], Any]:
    return lambda known, facts: kind(validators=_bounds(known), **facts)


def _flag(_known: Any, facts: dict[str, Any]) -> Any:
    return Flag(**facts)


_FIELDS: Mapping[type, Callable[[Any, dict[str, Any]], Any]] = {
    dy.String: _text,
    dy.Enum: _choice,
    dy.Int64: _bounded(Whole),
    dy.Float64: _bounded(Number),
    dy.Date: _bounded(Day),
    dy.Bool: _flag,
}
