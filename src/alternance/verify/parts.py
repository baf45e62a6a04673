"""Seats kept for students of a cohort, programme or school: a position, taken apart into kept seats and open ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from alternance.verify.given import Given

__all__ = ["OPEN", "Kept", "Parts"]

#: The open part of a position, which is kept for nobody; it comes after all that are kept.
OPEN = ""


@dataclass(frozen=True, eq=False)
class Kept:
    """The rows of `reserved_seats`, by position."""

    given: Given

    @cached_property
    def rows(self) -> dict[str, list[tuple[str, int]]]:
        """Position → (holder, seats): first for cohorts, then for programmes, then for schools."""
        level = {row["programme"]: 1 for row in self.given.rows("cohorts")}
        level |= {row["id"]: 0 for row in self.given.rows("cohorts")}
        found: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        for row in self.given.rows("reserved_seats"):
            found[row["position"]].append((level.get(row["for"], 2), row["for"], row["seats"]))
        return {position: [(holder, seats) for _, holder, seats in sorted(rows)] for position, rows in found.items()}

    @cached_property
    def _holders(self) -> dict[str, list[str]]:
        return {row["id"]: [row["id"], row["programme"], row["school"]] for row in self.given.rows("cohorts")}

    def of_cohort(self, cohort: str) -> list[str]:
        """Return whose kept seats students of `cohort` may have, the nearest first."""
        return self._holders.get(cohort, [])

    def by_hand(self, rows: Iterable[tuple[str, str, str, str, Collection[int]]]) -> dict[tuple[str, str], str]:
        """Return (student, block) → whose kept seat each has who was placed by hand, or `OPEN`.

        Parameters
        ----------
        rows : iterable of (str, str, str, str, collection of int)
            Cohort, student, block, position and weeks.
        """
        taken: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        found: dict[tuple[str, str], str] = {}
        for cohort, student, block, position, weeks in sorted(rows, key=lambda row: row[:3]):
            seats = dict(self.rows.get(position, ()))
            own = (h for h in self.of_cohort(cohort) if all(taken[position, h][w] < seats.get(h, 0) for w in weeks))
            holder = found[student, block] = next(own, OPEN)
            taken[position, holder].update(weeks)
        return found

    def seated(self, position: str, there: Mapping[str, int]) -> dict[str, int]:
        """Return holder → how many of those `there` (by cohort) sit on its kept seats; cohorts by their ids."""
        left: dict[str, int] = dict(sorted(there.items()))
        found: dict[str, int] = {}
        for holder, seats in self.rows.get(position, ()):
            for cohort in left:
                if holder in self.of_cohort(cohort):
                    sit = min(left[cohort], seats - found.get(holder, 0))
                    left[cohort] -= sit
                    found[holder] = found.get(holder, 0) + sit
        return found


@dataclass(eq=False)
class Parts:
    """Who is at positions of which seats are kept, week by week."""

    kept: Kept
    there: dict[str, dict[int, Counter[str]]] = field(default_factory=dict)  # position → week → cohort → students

    def take(self, cohort: str, position: str, weeks: Collection[int]) -> None:
        """Count a student of `cohort` at `position`."""
        if position in self.kept.rows:
            by_week = self.there.setdefault(position, defaultdict(Counter))
            for week in weeks:
                by_week[week][cohort] += 1

    def free(self, position: str, left: Mapping[int, int]) -> dict[str, int]:
        """Return part → seats free in every week of `left` (week → seats that the position has left)."""
        found: dict[str, int] = {}
        for week, seats in left.items():
            rest = max(0, seats)
            sit = self.kept.seated(position, self.there.get(position, {}).get(week, {}))
            for holder, kept in self.kept.rows.get(position, ()):
                still = min(max(0, kept - sit.get(holder, 0)), rest)
                rest -= still
                found[holder] = min(still, found.get(holder, still))
            found[OPEN] = min(rest, found.pop(OPEN, rest))
        return found
