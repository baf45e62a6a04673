"""Is a student ready for a stay: what the cohort was given, with the student's own evidence in its place."""

from __future__ import annotations

from collections.abc import Mapping

from alternance.community.community import Community
from alternance.placement.stay import Stay
from alternance.readiness.evidence import Evidence
from alternance.readiness.lacking import lacking
from alternance.readiness.needs import BlockWork, PhaseWork, position_needs

__all__ = ["Attained"]


class Attained:
    """Judges readiness; what is the same for many students is judged once."""

    def __init__(self, community: Community, work: Mapping[str, BlockWork]) -> None:
        self._work, self._needs, self._evidence = work, position_needs(community), Evidence(community)
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

    def _phase(self, student: str, position: str, stay: Stay, phase: PhaseWork) -> frozenset[str]:
        week = stay.phases[phase.order][0]
        seen = self._evidence.seen(student, stay.given, week)
        return lacking(phase, stay.given, week, self._needs.get(position, {}), seen)
