"""Who asks for a hiring unit, as far as it is known before any round: students' wishes, else their programmes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

import polars as pl

__all__ = ["Asking", "Tables", "asking"]


class Tables(Protocol):
    """Tables by name; cells may be empty that must not be, where they could not be read."""

    def __getitem__(self, name: str) -> pl.DataFrame:
        """Return table `name`."""
        ...  # pragma: no cover


@dataclass(frozen=True)
class Asking:
    """Students who ask for each hiring unit, and of them those who are held there.

    Attributes
    ----------
    askers, held : dict of str to int
        Unit → students. Held are those whom `fixed` or a lock puts at one of its positions, for a block within the
        horizon. A student asks for the units that serve the cohort and of which the wishes name a position (without
        wishes: for all that serve it), and for those where the student is held. A cohort without students
        counts with its size.
    """

    askers: dict[str, int]
    held: dict[str, int]


def asking(tables: Tables, units: Collection[str]) -> Asking:
    """Return who asks for `units`; linear in the rows."""
    unit_of = {p: u for p, u in tables["positions"].select("id", "unit").drop_nulls().rows() if u in units}
    held, asked = _held(tables, unit_of), defaultdict[str, set[str]](set)
    for unit, students in held.items():
        asked[unit] |= students
    wishes: dict[str, set[str]] = defaultdict(set)
    for student, position in tables["preferences"].select("student", "position").drop_nulls().rows():
        wishes[student] |= {unit_of[position]} if position in unit_of else set()
    members = _members(tables)
    sizes: dict[str, int] = defaultdict(int)
    for cohort, size, serving in _served(tables, unit_of, units):
        for student in members.get(cohort, ()):
            for unit in wishes[student] & serving if student in wishes else serving:
                asked[unit].add(student)
        if cohort not in members:
            for unit in serving:
                sizes[unit] += size
    return Asking({u: len(asked[u]) + sizes[u] for u in units}, {u: len(held.get(u, ())) for u in units})


def _members(tables: Tables) -> dict[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for student, cohort in tables["students"].select("id", "cohort").drop_nulls().rows():
        members[cohort].append(student)
    return dict(members)


def _outside(tables: Tables) -> set[tuple[str, str]]:
    """Return (cohort, block) of what lies outside the horizon."""
    return set(tables["outside_horizon"].select("cohort", "item").rows())


def _held(tables: Tables, unit_of: dict[str, str]) -> dict[str, set[str]]:
    cohort, outside = dict(tables["students"].select("id", "cohort").rows()), _outside(tables)
    rows = tables["fixed"].select("student", "block", "position").rows()
    locked = pl.col("what").cast(pl.String) == "position"
    rows += tables["locks"].filter(locked).select("student", "item", "value").rows()
    held: dict[str, set[str]] = defaultdict(set)
    for student, block, position in rows:
        if student in cohort and position in unit_of and (cohort[student], block) not in outside:
            held[unit_of[position]].add(student)
    return held


def _served(tables: Tables, unit_of: dict[str, str], units: Collection[str]) -> Iterator[tuple[str, int, set[str]]]:
    """Yield each cohort, its size, and the units that serve a block which it has within the horizon."""
    of_place: dict[str, set[str]] = defaultdict(set)
    for unit, occupation in tables["hiring_units"].select("id", "occupation").drop_nulls().rows():
        of_place[occupation] |= {unit} & set(units)
    listed: dict[str, set[str]] = defaultdict(set)
    for position, block in tables["position_blocks"].select("position", "block").rows():
        listed[block] |= {unit_of[position]} if position in unit_of else set()
    blocks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for block, programme, place in tables["blocks"].select("id", "programme", "place").rows():
        blocks[programme].append((block, place))
    outside = _outside(tables)
    for cohort, programme, size in tables["cohorts"].select("id", "programme", "size").rows():
        own = [pair for pair in blocks.get(programme, ()) if (cohort, pair[0]) not in outside]
        yield cohort, size or 0, {unit for block, place in own for unit in of_place[place] | listed[block]}
