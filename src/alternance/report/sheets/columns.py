"""The columns of a sheet: those of the table under headings in words, and beside an id the name that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from alternance.community.explaining import About, about
from alternance.plan.tables import TABLES
from alternance.report.names import Names
from alternance.report.sheets.counts import Counts
from alternance.text import _, say

__all__ = ["Column", "columns"]

#: Tables whose rows have names that a reader knows better than ids.
NAMED = ("organisations", "programmes", "modules", "blocks", "positions")
#: Columns that hold an organisation's id without saying so: a recorded plan may have a name there.
ORGANISATIONS = ("school", "enterprise")


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Attributes
    ----------
    heading : str
        What it is, with its unit in a line of its own.
    values : list
        Its cells, of the table's own types; words of a choice in the language in use.
    dated : bool
        Whether it holds days.
    of_table : bool
        Whether the plan's table has it; the others hold names and teaching weeks.
    """

    heading: str
    values: list[object]
    dated: bool = False
    of_table: bool = True


def columns(table: str, rows: pl.DataFrame, names: Names, counts: Counts) -> Iterator[Column]:
    """Yield the columns of `table` in its order, names right after their ids, teaching weeks right after weeks.

    Linear in the cells.
    """
    for said in about(TABLES[table]):
        cells: list[object] = rows[said.name].to_list()
        if said.allowed:
            cells = [_word(cell) if cell is not None else None for cell in cells]
        yield Column(_heading(said), cells, said.is_date)
        if said.is_week and any(taught := counts.column(rows, said.name)):
            yield Column(_("↳ teaching week"), taught, of_table=False)
        if (called := _called(said, names)) and any(cells):
            yield Column(_("↳ its name"), [_name(called, cell) for cell in cells], of_table=False)


def _word(cell: object) -> str:
    return (_("yes") if cell else _("no")) if isinstance(cell, bool) else _(str(cell))


def _heading(said: About) -> str:
    if said.unit and not said.is_date:
        return say("{what}\n[{unit}]", what=_(said.says), unit=_(said.unit))
    return _(said.says)


def _called(said: About, names: Names) -> Callable[[str], str] | None:
    """Return what gives the names of a column's ids; None where ids have no other name."""
    table = said.refers[0] if said.refers else "organisations" if said.name in ORGANISATIONS else ""
    if said.name == "seat_of":
        return names.holder
    if table == "cohorts":
        return names.cohort
    if table in NAMED:
        return lambda item: names.of(table, item)
    return None


def _name(called: Callable[[str], str], cell: object) -> str | None:
    """Return the name; nothing where it says no more than the id."""
    name = called(str(cell)) if cell is not None else None
    return None if name == cell else name
