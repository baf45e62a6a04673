"""The layout of a packed problem: which tables the kernel reads, and which columns they have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alternance.calendar.problem import Floats, Ints

__all__ = ["CANDIDATES", "COLUMNS", "LISTS", "PAIRS", "USES", "Pack", "Table", "row_type"]

#: Rows with named columns.
Table = NDArray[Any]

CANDIDATES = 4

#: Table → column → kind (i whole number, f fraction). A column named as a list or table holds the offset of the row's
#: own entries there; they end where those of the next row begin, and so every table has one row more than it needs.
COLUMNS: Mapping[str, str] = {
    "resource": "peak_weight:f unavoidable:f",
    "cohort": "calendar first due day_minutes size module block arc need built uses_of order",
    "module": ("minutes shortest split first end least most use apply date shared thin near near_weight:f key:f"),
    "block": "interrupts release option seat use",
    "option": "first end source group away phase moved:f",
    "need": "block part giver",
    "order": "member spacing_min spacing_max",
    "shared": "section_max section_min section_ideal use",
    "use": "resource amount times",
}
#: Lists of positions, one after the other in `Pack.items`.
LISTS = ("uses_of", "apply", "seat", "group", "away", "phase", "giver", "member")
#: Lists of pairs, one after the other in `Pack.pairs`: (week, beginner group or -1), (module, block).
PAIRS = ("date", "built")
#: Lists of `use` rows, one after the other: the amount is times (modules), minutes (blocks: so many times), or the
#: students that a section must have more of (shared).
USES = ("module", "block", "shared")


class Pack(NamedTuple):
    """A problem as flat tables. Positions are global unless said."""

    days: Ints
    teaching: Ints
    capacity: Ints
    offered: Floats
    seats: Ints
    promised: Ints
    limit: Ints
    weights: Floats  # in the order of `kernel.terms`
    resource: Table
    cohort: Table
    module: Table
    weekly: Ints  # (modules, CANDIDATES), 0 where fewer
    block: Table
    option: Table
    need: Table
    order: Table
    shared: Table
    use: Table
    items: Ints
    pairs: Ints
    arc: Ints  # (arcs, 4): before, after, weeks_min, weeks_max or -1

    @property
    def cohorts(self) -> int:
        """Number of cohorts."""
        return len(self.cohort) - 1


def row_type(table: str) -> np.dtype[Any]:
    """Return the type of a table's rows."""
    kinds = {"i": np.int64, "f": np.float64}
    columns = (column.partition(":") for column in COLUMNS[table].split())
    return np.dtype([(name, kinds[kind or "i"]) for name, _, kind in columns])
