"""Every id that names a row of another table names one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import TOLD, Finding
from alternance.community.nearness import Nearest
from alternance.community.schema import TABLES
from alternance.text import N_

__all__ = ["references"]

_MEANT = N_(" (perhaps {name} was meant)")


def references(view: View) -> Iterator[Finding]:
    """Yield a finding for each reference to nothing."""
    for name, schema in TABLES.items():
        for column, definition in schema.columns().items():
            refers = (definition.metadata or {}).get("refers")
            if refers and name in view:
                yield from _one(view, name, column, refers.split("|"))


def _one(view: View, name: str, column: str, refers: list[str]) -> Iterator[Finding]:
    cells = view[name][column]
    if set(refers) & set(view.unread):
        return  # what could not be read was said, and may hold the id
    shown = " / ".join(refers)
    if not any(table in view for table in refers):
        # a recorded year needs few tables: then nothing is said about those that are absent
        filled = cells.is_not_null().arg_true()
        if view.complete and len(filled):
            yield view.finding("table-referred", name, filled[0], column, cells[filled[0]], table=shown)
        return
    known = set[str]().union(*(view.ids(table) for table in refers))
    lost = (cells.is_not_null() & ~cells.is_in(sorted(known))).arg_true()
    if lost.is_empty():
        return
    nearest = Nearest(known)
    for row in lost[:TOLD]:
        guess = nearest.guess(cells[row], _MEANT)
        yield view.finding("unknown", name, row, column, cells[row], table=shown, guess=guess)
