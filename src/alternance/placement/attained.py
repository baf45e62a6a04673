"""Is a student ready for a stay: what the cohort was given, with the student's own evidence in its place."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from alternance.community.community import Community
from alternance.placement.stay import Stay
from alternance.readiness.judge import missing
from alternance.readiness.needs import INSTRUCTED_LEVEL, BlockWork, PhaseWork, position_needs

__all__ = ["Attained"]


class Attained:
    """Judges readiness; what is the same for many students is judged once."""

    def __init__(self, community: Community, work: Mapping[str, BlockWork]) -> None:
        self._horizon, self._work = community.horizon, work
        self._needs = position_needs(community)
        self._evidence: dict[str, list[tuple[str, dt.date, int]]] = defaultdict(list)
        for student, aim, level, seen in community["student_aims"].select("student", "aim", "level", "seen_on").rows():
            self._evidence[student].append((aim, seen, level))
        self._known: dict[tuple[str | None, str | None, Stay], frozenset[str]] = {}

    def lacking(self, student: str, position: str, stay: Stay) -> frozenset[str]:
        """Return the aims for which the student is not ready at the first week of some phase of the stay.

        A position counts only where `position_aims` adds to the block, a student only where there is evidence.
        """
        who = student if student in self._evidence else None
        where = position if position in self._needs else None
        key = (who, where, stay)
        if key not in self._known:
            phases = self._work[stay.block].phases if stay.block in self._work else ()
            found = (self._phase(student, position, stay, phase) for phase in phases)
            self._known[key] = frozenset[str]().union(*found)
        return self._known[key]

    def _phase(self, student: str, position: str, stay: Stay, phase: PhaseWork) -> set[str]:
        week, also = stay.phases[phase.order][0], self._needs.get(position, {})
        lacking = set(missing(phase, stay.given, week, also))
        for aim, level in self._seen(student, stay, week).items():
            has = max(level, INSTRUCTED_LEVEL if aim in phase.instructed else 0)
            lacking.discard(aim)
            if has < max(phase.alone.get(aim, 0), also.get(aim, 0)):
                lacking.add(aim)
        return lacking

    def _seen(self, student: str, stay: Stay, week: int) -> dict[str, int]:
        """Return the levels that evidence puts in place of what was given: the latest after the last giver's end."""
        found: dict[str, tuple[dt.date, int]] = {}
        for aim, seen, level in self._evidence.get(student, ()):
            since = stay.given.last_before(aim, week)
            late_enough = since is None or seen >= self._horizon.monday(since)
            if late_enough and seen < self._horizon.monday(week) and (aim not in found or seen > found[aim][0]):
                found[aim] = (seen, level)
        return {aim: level for aim, (_, level) in found.items()}
