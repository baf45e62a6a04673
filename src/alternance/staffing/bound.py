"""What no staffing of a school can cost less than, told without searching: Hall's condition week by week.

In a week, of the sections that only certain teachers can take, at least what they ask less what these teachers can
give at the most stays unstaffed, and at least what they ask less these teachers' contracts is unstaffed or over
contract. The most that any set of sections proves so is its *deficit*; by Hall's theorem it is what a greatest flow
of minutes from sections to teachers leaves (a least cut is such a set). Sections that the same teachers can take (a
group asking one qualification, for instance) are one node of the flow.

A teacher gives whole sections alone: at most the largest sum of sections that stays within the ceiling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from alternance.staffing.problem import OVER, UNSTAFFED, Problem, Teacher

__all__ = ["Week", "bound", "weeks_of"]

#: The teachers who can take a section, by id.
Able = frozenset[str]


@dataclass(frozen=True)
class Week:
    """What one week asks of whom, and what each teacher gives.

    Attributes
    ----------
    asked : mapping of frozenset of str to int
        Teachers, one of whom must take it → minutes.
    contract, most : mapping of str to int
        Teacher → minutes of the contract, and what whole sections can fill of the ceiling.
    """

    asked: Mapping[Able, int]
    contract: Mapping[str, int]
    most: Mapping[str, int]

    @property
    def within(self) -> Mapping[str, int]:
        """Teacher → minutes that can be filled before the contract is passed."""
        return {name: min(minutes, self.most[name]) for name, minutes in self.contract.items()}

    def deficit(self, given: Mapping[str, int]) -> int:
        """Return the minutes by which what is asked passes `given`, of the set of sections where that is most."""
        from ortools.graph.python import max_flow

        groups = list(self.asked)
        names = sorted(set().union(*groups))
        node = {name: len(groups) + k for k, name in enumerate(names)}
        source, sink = len(groups) + len(names), len(groups) + len(names) + 1
        arcs = [(source, k, self.asked[able]) for k, able in enumerate(groups)]
        arcs += [(k, node[name], self.asked[able]) for k, able in enumerate(groups) for name in sorted(able)]
        arcs += [(node[name], sink, given[name]) for name in names]
        tails, heads, most = (np.array(column, dtype=np.int64) for column in zip(*arcs, strict=True))
        flow = max_flow.SimpleMaxFlow()
        flow.add_arcs_with_capacity(tails, heads, most)
        flow.solve(source, sink)
        return sum(self.asked.values()) - int(flow.optimal_flow())

    def share(self, unstaffed: int) -> int:
        """Return the least that the largest share of contract can be, in thousandths, with so much unstaffed.

        Looked at are the sections that each group's teachers can take alone, and all. A minute more that is unstaffed
        lowers it by less than that minute costs, from a contract of two minutes on.
        """
        least = 0
        for teachers in {*self.asked, frozenset().union(*self.asked)}:
            contract = sum(self.contract[name] for name in teachers)
            free = sum(self.most[name] for name in teachers if not self.contract[name])
            asked = sum(minutes for able, minutes in self.asked.items() if able <= teachers)
            if contract >= 2:
                least = max(least, -(-1000 * (asked - unstaffed - free) // contract))
        return least


def bound(problem: Problem) -> int:
    """Return a lower bound on the objective of one school's `problem`.

    Minutes of sections that nobody can take are unstaffed; to those come, week by week, the deficit against what
    teachers can give at the most, as unstaffed, and the deficit against their contracts, of which what is not
    unstaffed is over contract; then the largest share. Two greatest flows a week.
    """
    left = sum(section.total for section in problem.sections if not problem.candidates(section))
    cost, share = UNSTAFFED * left, 0
    for week in weeks_of(problem):
        unstaffed, beyond = week.deficit(week.most), week.deficit(week.within)
        cost += (UNSTAFFED - OVER) * unstaffed + OVER * beyond
        share = max(share, week.share(unstaffed))
    return cost + share


def weeks_of(problem: Problem) -> Iterator[Week]:
    """Yield each week in which a section that somebody can take has minutes, in their order."""
    asked: dict[int, dict[Able, list[int]]] = defaultdict(lambda: defaultdict(list))
    for section in problem.sections:
        if able := frozenset(teacher.id for teacher in problem.candidates(section)):
            for week, minutes in section.minutes.items():
                if minutes > 0:
                    asked[week][able].append(minutes)
    for week, groups in sorted(asked.items()):
        most = {teacher.id: _most(teacher, week, groups) for teacher in problem.teachers}
        contract = {teacher.id: teacher.contract[week] for teacher in problem.teachers}
        yield Week({able: sum(minutes) for able, minutes in groups.items()}, contract, most)


def _most(teacher: Teacher, week: int, groups: Mapping[Able, list[int]]) -> int:
    mine = sorted(minutes for able, sections in groups.items() if teacher.id in able for minutes in sections)
    return _largest_sum(tuple(mine), teacher.ceiling[week])


@lru_cache(4096)
def _largest_sum(minutes: tuple[int, ...], limit: int) -> int:
    """Return the largest sum of some of `minutes` within `limit`; bit n of the sums says whether n is one."""
    sums, within = 1, (1 << (limit + 1)) - 1
    for each in minutes:
        sums |= (sums << each) & within
    return sums.bit_length() - 1
