"""Tutor visits: every placement visited as often as the pack asks, by one tutor.

The practice weeks of a *placement* are cut from the first on into *stretches* of as many weeks as the limit
`visit-weeks` says; what is left over belongs to the last. In each stretch the student is *visited* once. All visits
of a placement are made by one *tutor*, one of those who may: named for the programme in `tutors`, else whoever is
given a section of one of its cohorts; always of the programme's school. The visits of one tutor to one site in one
week share one *way* there and back. A tutor visits only in weeks of presence, and lessons, visits and ways together
stay within the ceiling. What cannot be visited is *missed*.

Best is the least, summed over schools, of 100,000 · visits missed + 20 · minutes over contract that visits add + 200
· visits of the tutor with the most + minutes of the ways. (Any way on earth is
shorter than 60,100 minutes: no visit is missed to save a way.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

__all__ = ["MISSED", "MOST", "OVER", "Placement", "Problem", "Tutor", "Visit", "Way"]

#: Weights: of a visit missed, of a minute over contract, of the most visits of one tutor; a minute of way weighs 1.
MISSED, OVER, MOST = 100_000, 20, 200


class Visit(NamedTuple):
    """A visit: the placement, the stretch (from 0), the tutor and the week."""

    placement: tuple[str, str]
    stretch: int
    tutor: str
    week: int


class Way(NamedTuple):
    """A way to a site and back: what it takes of a tutor's time by the rules of the school, and its length."""

    load: int
    minutes: int


@dataclass(frozen=True)
class Placement:
    """A student at a site for a block; `tutors` who may visit, by id; `stretches` of weeks, one visit in each."""

    student: str
    block: str
    school: str
    site: str
    tutors: tuple[str, ...]
    stretches: tuple[tuple[int, ...], ...]

    @property
    def id(self) -> tuple[str, str]:
        """Student and block."""
        return self.student, self.block


@dataclass(frozen=True)
class Tutor:
    """A teacher who may visit: minutes left beside lessons, within contract and up to the ceiling, by week.

    `present` says in which weeks the teacher is there at all; `unbound` is the ceiling before any lesson (all shapes:
    weeks).
    """

    id: str
    school: str
    contract: tuple[int, ...]
    ceiling: tuple[int, ...]
    present: tuple[bool, ...]
    unbound: tuple[int, ...]


@dataclass(frozen=True)
class Problem:
    """Placements to be visited, by (student, block); tutors by id.

    Attributes
    ----------
    visit : mapping of str to int
        School → minutes that a visit takes of a tutor's time.
    way : mapping of (str, str) to Way
        (School, site) → the way.

    Raises
    ------
    ValueError
        When a placement or tutor stands twice, names a tutor who is not there or of another school, or has no way.
    """

    placements: tuple[Placement, ...]
    tutors: tuple[Tutor, ...]
    visit: Mapping[str, int]
    way: Mapping[tuple[str, str], Way]

    def __post_init__(self) -> None:
        object.__setattr__(self, "placements", tuple(sorted(self.placements, key=lambda row: row.id)))
        object.__setattr__(self, "tutors", tuple(sorted(self.tutors, key=lambda row: row.id)))
        schools = {tutor.id: tutor.school for tutor in self.tutors}
        if len(schools) < len(self.tutors) or len({row.id for row in self.placements}) < len(self.placements):
            raise ValueError("a placement or tutor stands twice")
        for row in self.placements:
            if any(schools.get(tutor) != row.school for tutor in row.tutors):
                raise ValueError(f"a tutor of {row.id} is not of the school")
            if (row.school, row.site) not in self.way or row.school not in self.visit:
                raise ValueError(f"no way to {row.site}")

    @cached_property
    def by_id(self) -> dict[tuple[str, str], Placement]:
        """The placements by student and block."""
        return {row.id: row for row in self.placements}

    def load(self, placement: Placement) -> tuple[int, int]:
        """Return the minutes that one visit takes, and that the way takes beside."""
        return self.visit[placement.school], self.way[placement.school, placement.site].load

    def could(self, placement: Placement, tutor: Tutor, week: int) -> bool:
        """Tell whether `tutor` could visit in `week` if there were no other visits."""
        return tutor.present[week] and sum(self.load(placement)) <= tutor.ceiling[week]
