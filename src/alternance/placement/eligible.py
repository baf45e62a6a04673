"""Which position a student may have, decided before any preference; a pair that may not be keeps every reason."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alternance.community.community import Community
from alternance.placement.supply import Position, Supply
from alternance.placement.ways import Ways
from alternance.policy.limits import Limits
from alternance.readiness.givers import Given
from alternance.readiness.judge import missing
from alternance.readiness.needs import INSTRUCTED_LEVEL, BlockWork, position_needs
from alternance.text import N_

__all__ = ["REASONS", "Eligibility", "Stay", "age"]

#: Reason code → what it says.
REASONS = {
    "start-not-allowed": N_("does not take beginners in that week"),
    "no-seat-in-weeks": N_("offers no seat in all of the weeks"),
    "forbidden": N_("must not be paired"),
    "way-too-long": N_("is farther than the student's limit"),
    "language": N_("asks for a language that the student does not speak"),
    "minimum-age": N_("the student is too young on the first day"),
    "weekly-minutes-under-18": N_("has more hours a week than a student under 18 may have"),
    "not-ready": N_("needs what the student has not been given or has not attained"),
    "not-wanted": N_("was not on the student's list"),
    "full": N_("is full with students ranked higher"),
    "no-position": N_("no position serves this block"),
    "fixed-full": N_("the position fixed by contract or lock has no seat left"),
    "fixed-not-eligible": N_("the position fixed by contract or lock may not be had"),
}


def age(birth: dt.date, day: dt.date) -> int:
    """Return the age in full years on `day`."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass(frozen=True)
class Stay:
    """A cohort's stay in a block: the practice weeks of each phase, in horizon indices, and what is given by then."""

    cohort: str
    block: str
    phases: Mapping[int, Sequence[int]]
    given: Given

    @property
    def weeks(self) -> list[int]:
        """All practice weeks in order."""
        return sorted(week for weeks in self.phases.values() for week in weeks)


class Eligibility:
    """Judges pairs of student and position for a stay. `learn_before_work` False: readiness does not count."""

    def __init__(
        self, community: Community, supply: Supply, work: Mapping[str, BlockWork], limits: Limits, learn_before_work: bool
    ) -> None:
        self._horizon, self._supply, self._work, self._limits = community.horizon, supply, work, limits
        self._ready = learn_before_work
        self._ways = Ways(community)
        self._needs = position_needs(community)
        self._students = {row["id"]: row for row in community["students"].iter_rows(named=True)}
        self._block_minutes = dict(community["blocks"].select("id", "minutes_per_day").rows())
        self._forbidden = set(community["forbidden"].select("student", "position").rows())
        self._evidence: dict[str, list[tuple[str, dt.date, int]]] = defaultdict(list)
        for student, aim, level, seen in community["student_aims"].select("student", "aim", "level", "seen_on").rows():
            self._evidence[student].append((aim, seen, level))

    def way(self, student: str, position: Position) -> int | None:
        """Return the minutes of the way."""
        return self._ways.minutes(student, position.site)

    def reasons(self, student: str, position: Position, stay: Stay) -> list[str]:
        """Return every reason why the pair may not be; empty: it may."""
        weeks = stay.weeks
        first = self._horizon.monday(weeks[0])
        found = []
        if not self._supply.begins(position.id, first):
            found.append("start-not-allowed")
        if not self._supply.lasts(position.id, weeks):
            found.append("no-seat-in-weeks")
        if (student, position.id) in self._forbidden:
            found.append("forbidden")
        found += self._personal(student, position, stay, first)
        if self._ready and self._not_ready(student, position, stay):
            found.append("not-ready")
        return found

    def _personal(self, student: str, position: Position, stay: Stay, first: dt.date) -> list[str]:
        row, found = self._students[student], []
        way = self.way(student, position)
        if way is not None and row["travel_max"] is not None and way > row["travel_max"]:
            found.append("way-too-long")
        if position.language and row["languages"] and position.language not in row["languages"].split():
            found.append("language")
        birth = row["birth_date"]
        if birth is None:
            return found
        least = self._limits.value("minimum-age", first)
        if least is not None and age(birth, first) < least:
            found.append("minimum-age")
        most = self._limits.value("weekly-minutes-under-18", first)
        a_day = position.minutes_per_day or self._block_minutes[stay.block]
        if most is not None and age(birth, first) < 18 and position.days * a_day > most:
            found.append("weekly-minutes-under-18")
        return found

    def _not_ready(self, student: str, position: Position, stay: Stay) -> bool:
        """Judge every phase at its first week, evidence replacing what is given where it was seen later."""
        also = self._needs.get(position.id)
        for phase in self._work[stay.block].phases:
            week = stay.phases[phase.order][0]
            lacking = set(missing(phase, stay.given, week, also))
            asks = {**(also or {}), **{a: max(n, (also or {}).get(a, 0)) for a, n in phase.alone.items()}}
            for aim, level in self._attained(student, stay, week).items():
                has = max(level, INSTRUCTED_LEVEL if aim in phase.instructed else 0)
                lacking.discard(aim)
                if has < asks.get(aim, 0):
                    lacking.add(aim)
            if lacking:
                return True
        return False

    def _attained(self, student: str, stay: Stay, week: int) -> dict[str, int]:
        """Return the levels that evidence puts in place of what was given: the latest seen after the last giver's end."""
        found: dict[str, tuple[dt.date, int]] = {}
        for aim, seen, level in self._evidence.get(student, ()):
            since = stay.given.last_before(aim, week)
            late_enough = since is None or seen >= self._horizon.monday(since)
            if late_enough and seen < self._horizon.monday(week) and (aim not in found or seen > found[aim][0]):
                found[aim] = (seen, level)
        return {aim: level for aim, (_, level) in found.items()}
