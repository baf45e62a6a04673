"""The columns of a list: what stands above each, how its cells are read, by what they are sorted and narrowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, number_format

from alternance.community.explaining import About, about
from alternance.community.schema import TABLES
from alternance.text import _
from alternance_portal.columns import field_of
from alternance_portal.rows import Named, Row
from alternance_portal.tables.headings import heading

__all__ = ["Cell", "Column", "columns"]

#: What a cell may hold, as the database gives it.
Cell = object


@dataclass(frozen=True)
class Column:
    """One column of a list.

    Attributes
    ----------
    known : About
        What the schema says of it.
    lookup : str
        What asks the database for its value; a reference's is the id.
    named : str
        What asks for the name that people know, where a reference has one; else the same.
    sorts : str
        What the database sorts by: of a title, its own or a reference's, the folded form.
    """

    known: About
    lookup: str
    named: str
    sorts: str

    @property
    def name(self) -> str:
        """Its name in tables and addresses."""
        return self.known.name

    @property
    def heading(self) -> str:
        """What stands above it."""
        return heading(self.name)

    @property
    def refers(self) -> str:
        """The one table of whose rows it names one; empty where there is none, or several may be."""
        return self.known.refers[0] if len(self.known.refers) == 1 else ""

    @property
    def choices(self) -> Mapping[str, str]:
        """The values that a list can be narrowed to → how they are shown; empty where there are not a few."""
        return {word: _(word) for word in self.known.allowed}

    def shown(self, value: Cell) -> str:
        """Return a cell as people read it."""
        match value:
            case None:
                return ""
            case bool():
                return _("yes") if value else _("no")
            case int() | float():
                return number_format(value, use_l10n=True)
            case dt.date():
                return date_format(value, "DATE_FORMAT")
            case _:
                return self.choices.get(str(value), str(value))


def columns(model: type[Row]) -> dict[str, Column]:
    """Return the columns of a model's table by name, in the language in use; a title goes first."""
    made = [_column(model, known) for known in about(TABLES[model.cells.table])]
    return {column.name: column for column in sorted(made, key=lambda column: column.name != "title")}


def _column(model: type[Row], known: About) -> Column:
    field = model._meta.get_field(field_of(known.name))
    to: Any = field.related_model
    if to is None:
        own = "sorted_by" if known.name == "title" and issubclass(model, Named) else field.name
        return Column(known, field.name, field.name, own)
    titled = any(other.name == "title" for other in to._meta.get_fields())
    key = f"{field.name}__key"
    return Column(known, key, f"{field.name}__title" if titled else key, f"{field.name}__sorted_by")
