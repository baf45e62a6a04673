"""Blocks at fixed dates, as enterprises that take trainees in cycles ask: the traditional mode.

Each block begins at its first cycle date on or after the cohort's first week and the end of the block before; without
cycle dates all blocks go in one go, as late as fits before the due week. A date without seats left for the whole
cohort, or around which its modules cannot be taught, gives way to the next (without cycles: the one before).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np

from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.options import Wanted, options_of
from alternance.calendar.drafting.places import Places
from alternance.calendar.drafting.practice import Practice
from alternance.calendar.problem import Ints, Need, Option, SeatGroup
from alternance.community.community import Community

__all__ = ["Cycles"]

#: Chains of dates looked at for one cohort, and of these how many with a whole timetable around them.
TRIES, TIMETABLES = 400, 12
#: What a block takes of a week that is no day release.
ALL_DAYS = 7

#: Tells whether a cohort that holds its blocks so can be taught its modules.
Teachable = Callable[[Course, Sequence[Option]], bool]


class Cycles:
    """Gives one cohort after the other its dates; what earlier ones take of the seats, later ones no longer have."""

    def __init__(self, community: Community, places: Places, groups: Sequence[SeatGroup], teachable: Teachable) -> None:
        self._places, self._teachable = places, teachable
        self._free = [group.seats.copy() for group in groups]
        self._begun: Counter[int] = Counter()
        horizon = community.horizon
        self._dates: dict[str, list[int]] = defaultdict(list)
        for block, week in community["cycles"].rows():
            self._dates[block].append(horizon.index(week))

    def choose(self, days: Ints, course: Course, held: Wanted, needs: Sequence[Need]) -> list[list[Option]]:
        """Return one option for each block and take its seats; where no chain is left, all that its dates allow."""
        ways = [self._ways(days, course, practice, held) for practice in course.blocks]
        cyclic = any(self._dates[practice.id] for practice in course.blocks)
        chains = list(islice(_from_first(ways) if cyclic else _from_last(ways, course.due_week), TRIES))
        if not chains:
            # a block without any, or blocks in no order: no calendar keeps the dates, and that is what solving will say
            return ways
        fitting = [chain for chain in chains if self._fits(days, course, chain, needs)]
        tried = fitting[:TIMETABLES]
        chosen = next((chain for chain in tried if self._teachable(course, chain)), (fitting or chains)[0])
        for practice, o in zip(course.blocks, chosen, strict=True):
            for group in self._places.groups_of(course, practice):
                self._free[group][list(o.away)] -= course.size
            for group in self._places.beginners(course.cohort, practice, o.away):
                self._begun[group] += course.size
        return [[o] for o in chosen]

    def _ways(self, days: Ints, course: Course, practice: Practice, held: Wanted) -> list[Option]:
        ways = options_of(days, course, practice, held.starts.get((course.cohort, practice.id)))
        dates = set(self._dates[practice.id])
        return (
            [o for o in ways if o.first in dates] if dates and (course.cohort, practice.id) not in held.starts else ways
        )

    def _fits(self, days: Ints, course: Course, chain: Sequence[Option], needs: Sequence[Need]) -> bool:
        for k, (practice, o) in enumerate(zip(course.blocks, chain, strict=True)):
            weeks = list(o.away)
            if any(np.any(self._free[g][weeks] < course.size) for g in self._places.groups_of(course, practice)):
                return False
            if not self._may_begin(course, practice, o):
                return False
            if not all(_time_before(days, course, chain, o, need) for need in needs if need.block == k):
                return False
        return True

    def _may_begin(self, course: Course, practice: Practice, o: Option) -> bool:
        groups = self._places.beginners(course.cohort, practice, o.away)
        return all(self._places.limit(group) >= self._begun[group] + course.size for group in groups)


def _from_first(ways: Sequence[Sequence[Option]]) -> Iterator[list[Option]]:
    """Yield chains, each block as early as it may; then with the last blocks later, then the ones before."""

    def after(k: int, week: int) -> Iterator[list[Option]]:
        if k == len(ways):
            yield []
            return
        for o in ways[k]:
            if o.first >= week:
                for rest in after(k + 1, o.end):
                    yield [o, *rest]

    yield from after(0, 0)


def _from_last(ways: Sequence[Sequence[Option]], due_week: int) -> Iterator[list[Option]]:
    """Yield chains without gaps: those that end by the due week first, the latest of them before; then later ones."""
    chains = []
    for first in ways[0] if ways else ():
        chain = [first]
        for options in ways[1:]:
            following = next((o for o in options if o.first >= chain[-1].end), None)
            if following is None:
                break
            chain.append(following)
        if len(chain) == len(ways):
            chains.append(chain)
    if not ways:
        yield []
    yield from sorted(chains, key=lambda chain: (max(0, chain[-1].end - due_week), -chain[0].first))


def _time_before(days: Ints, course: Course, chain: Sequence[Option], o: Option, need: Need) -> bool:
    """Tell whether some module of a need could be taught before its phase, with the blocks where they are."""
    taken: dict[int, int] = {}
    for practice, other in zip(course.blocks, chain, strict=True):
        taken |= dict.fromkeys(other.away, practice.release or ALL_DAYS)
    before = range(course.first_week, o.phases[need.phase])
    school_days = sum(int(days[week]) for week in before if days[week] > taken.get(week, 0))
    return any(course.modules[m].weekly_max * school_days // 5 >= course.modules[m].minutes for m in need.modules)
