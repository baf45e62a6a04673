"""A proven lower bound of what visits must cost, without any search.

Each part is a bound by itself, and no solution is below their sum:

- *missed*: a visit that no tutor could make in any week of its stretch, were there no other visit;
- *most*: all visits that could be made, shared equally by all tutors;
- *ways*: of the stretches at one site, those of which no two overlap each need a way of their own; picking always the
  one that ends first finds as many as there are.

A visit missed beyond that saves less in the other parts than it costs: `problem.MISSED` exceeds a way and `MOST`.
"""

from __future__ import annotations

from collections import defaultdict

from alternance.staffing.visits.problem import MISSED, MOST, Problem

__all__ = ["bound"]


def bound(problem: Problem) -> int:
    """Return the bound for one school's placements."""
    tutors = {tutor.id: tutor for tutor in problem.tutors}
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    able, missed, count = set[str](), 0, 0
    for row in problem.placements:
        may = [tutors[name] for name in row.tutors]
        able |= set(row.tutors)
        for stretch in row.stretches:
            weeks = [week for week in stretch if any(problem.could(row, tutor, week) for tutor in may)]
            if weeks:
                count += 1
                spans[row.school, row.site].append((weeks[-1], weeks[0]))
            else:
                missed += 1
    ways = sum(problem.way[place].minutes * _apart(found) for place, found in spans.items())
    return MISSED * missed + MOST * -(-count // max(1, len(able))) + ways


def _apart(spans: list[tuple[int, int]]) -> int:
    """Return how many of the spans (last, first week) lie apart from each other, at most."""
    count, end = 0, -1
    for last, first in sorted(spans):
        if first > end:
            count, end = count + 1, last
    return count
