"""An enterprise's total, split over its hiring units: recounted from the words of `docs/engines.md`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from alternance.community import Horizon
from alternance.verify.given import Given, Row

__all__ = ["Shares"]


@dataclass(frozen=True, eq=False)
class Shares:
    """How many trainees each hiring unit takes at one time.

    Attributes
    ----------
    horizon : Horizon
        The community's.
    bind : bool
        Whether shares bind: where a plan was recorded there was no round, and only what units and enterprises say does.
    """

    given: Given
    horizon: Horizon
    bind: bool = True

    @cached_property
    def totals(self) -> dict[str, int]:
        """Enterprise → what it takes in all; of those that say it."""
        return {
            row["id"]: row["seats_total"]
            for row in self.given.rows("organisations")
            if row["kind"] == "enterprise" and row["seats_total"] is not None
        }

    @cached_property
    def enterprise_of(self) -> dict[str, str]:
        """Hiring unit → enterprise; of those whose enterprise says a total."""
        owner = {
            unit: self.given.sites[row["site"]]["organisation"]
            for unit, row in self.given.units.items()
            if row["site"] in self.given.sites
        }
        return {unit: enterprise for unit, enterprise in owner.items() if enterprise in self.totals}

    def most(self, unit: str) -> int:
        """Return the unit's share where that is less than it takes of itself, else its own total; 0 without a unit."""
        if unit not in self.given.units:
            return 0
        if self.bind and unit in self._shares and self._shares[unit] < self._of_itself(unit):
            return self._shares[unit]
        return int(self.given.units[unit]["seats_total"])

    @cached_property
    def _shares(self) -> dict[str, int]:
        units: dict[str, list[str]] = defaultdict(list)
        for unit, enterprise in self.enterprise_of.items():
            units[enterprise].append(unit)
        return {unit: share for name, own in units.items() for unit, share in self._split(self.totals[name], own)}

    def _split(self, total: int, units: list[str]) -> Iterator[tuple[str, int]]:
        """Yield each unit with its share: a seat at a time, whoever is held there first."""
        share, of_itself = dict.fromkeys(units, 0), {unit: self._of_itself(unit) for unit in units}
        held = {unit: len(self._held[unit]) for unit in units}
        for asked, most in ((held, {u: min(held[u], of_itself[u]) for u in units}), (self._askers, of_itself)):
            while sum(share.values()) < total and (able := [u for u in units if share[u] < most[u]]):
                first = min(able)
                for unit in sorted(able):
                    if _before(unit, first, asked, most, share):
                        first = unit
                share[first] += 1
        yield from share.items()

    def _of_itself(self, unit: str) -> int:
        """Return the most of a week, under the mentors and the unit's own total."""
        weeks: dict[int, Counter[str]] = defaultdict(Counter)
        for row in self._positions.get(unit, ()):
            for week, seats in self._offered(row):
                weeks[week][row["mentor"] or ""] += seats
        guides = self.given.mentors  # without a mentor, or one who is not there, seats count as they are
        sums = (
            sum(min(n, guides[mentor]["students_max"]) if mentor in guides else n for mentor, n in by.items())
            for by in weeks.values()
        )
        return min(int(self.given.units[unit]["seats_total"]), max(sums, default=0))

    @cached_property
    def _positions(self) -> dict[str, list[Row]]:
        """Unit → its positions."""
        return self.given.grouped("positions", "unit")

    def _offered(self, row: Row) -> Iterator[tuple[int, int]]:
        """Yield (week, seats) of a position."""
        for span in self.given.offers.get(row["id"], ()):
            for week in range(self.horizon.index(span["from"]), self.horizon.index(span["to"]) + 1):
                if 0 <= week < self.horizon.weeks:
                    yield week, row["seats"] if span["seats"] is None else span["seats"]

    @cached_property
    def _held(self) -> dict[str, set[str]]:
        """Unit → students fixed or locked there, for a block within the horizon."""
        rows = [(row["student"], row["block"], row["position"]) for row in self.given.rows("fixed")]
        rows += [(r["student"], r["item"], r["value"]) for r in self.given.rows("locks") if r["what"] == "position"]
        held: dict[str, set[str]] = defaultdict(set)
        for student, block, position in rows:
            outside = self.given.outside.get(self.given.students.get(student, {}).get("cohort", ""), {})
            if student in self.given.students and position in self.given.positions and block not in outside:
                held[self.given.positions[position]["unit"]].add(student)
        return held

    @cached_property
    def _askers(self) -> Counter[str]:
        """Unit → students who ask for it."""
        wanted = {
            student: self._units_of(row["position"] for row in rows)
            for student, rows in self.given.grouped("preferences", "student").items()
        }
        asked: Counter[str] = Counter()
        students = self.given.grouped("students", "cohort")
        for cohort, row in self.given.cohorts.items():
            serving = set(self._serving(row))
            if cohort not in students:
                asked.update(dict.fromkeys(serving, row["size"]))
            for member in students.get(cohort, ()):
                own = serving & wanted.get(member["id"], serving)
                asked.update(own - self._held_at[member["id"]])
        asked.update({unit: len(students) for unit, students in self._held.items()})
        return asked

    @cached_property
    def _held_at(self) -> dict[str, set[str]]:
        """Student → units where the student is held."""
        found: dict[str, set[str]] = defaultdict(set)
        for unit, students in self._held.items():
            for student in students:
                found[student].add(unit)
        return found

    def _units_of(self, positions: Iterable[str]) -> set[str]:
        return {self.given.positions[position]["unit"] for position in positions if position in self.given.positions}

    def _serving(self, cohort: Row) -> Iterator[str]:
        """Yield the units that serve one of the cohort's blocks within the horizon."""
        for block in self.given.blocks_of.get(cohort["programme"], ()):
            if block["id"] not in self.given.outside.get(cohort["id"], {}):
                listed = self._units_of(self.given.listed.get(block["id"], ()))
                for unit in self.enterprise_of:
                    if self.given.units[unit]["occupation"] == block["place"] or unit in listed:
                        yield unit


def _before(one: str, other: str, asked: dict[str, int], most: dict[str, int], share: dict[str, int]) -> bool:
    """Tell whether the next seat goes rather to `one`: more is asked there, else more can be taken, else by id."""
    for count in (asked, most):
        first = count[one] * (2 * share[other] + 1)
        second = count[other] * (2 * share[one] + 1)
        if first != second:
            return first > second
    return one < other
