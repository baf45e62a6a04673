"""A plan of visits made better, site by site: all visits of a site are taken out and planned anew.

Each site is tried with several shares of visits up to which a tutor goes on; what costs least stays, and the old
round where nothing is better. So no step makes the plan worse, and the work is counted: so many rounds over the
sites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from alternance.staffing.visits.diary import Diary
from alternance.staffing.visits.greedy import fill
from alternance.staffing.visits.problem import MISSED, MOST, Placement, Problem, Visit

__all__ = ["ROUNDS", "improve"]

#: Rounds over the sites, at most.
ROUNDS = 4


def improve(problem: Problem, visits: Iterable[Visit], rounds: int = ROUNDS) -> list[Visit]:
    """Return a plan of one school that is at least as good as `visits`."""
    diary, sites = Diary(problem), defaultdict[str, list[Visit]](list)
    for visit in visits:
        sites[problem.by_id[visit.placement].site].append(visit)
        diary.enter(problem.by_id[visit.placement], visit.tutor, visit.week)
    placed: dict[str, list[Placement]] = defaultdict(list)
    for row in problem.placements:
        if row.tutors:
            placed[row.site].append(row)
    for _ in range(rounds):
        better = False
        for site, rows in sorted(placed.items()):
            found = _anew(diary, rows, sites[site])
            better = better or found != sites[site]
            sites[site] = found
        if not better:
            break
    return [visit for own in sites.values() for visit in own]


def _anew(diary: Diary, rows: Sequence[Placement], old: list[Visit]) -> list[Visit]:
    """Return the best round of a site, entered into the diary."""
    by_id = {row.id: row for row in rows}
    _strike(diary, by_id, old)
    others = max(diary.visits.values(), default=0)
    best, value = old, _value(diary, by_id, old)
    for share in sorted({1, others, others + 1, others + len(rows)}):
        new = fill(diary, rows, share)
        _strike(diary, by_id, new)
        cost = _value(diary, by_id, new)
        if cost < value:
            best, value = new, cost
    for visit in best:
        diary.enter(by_id[visit.placement], visit.tutor, visit.week)
    return best


def _strike(diary: Diary, rows: dict[tuple[str, str], Placement], visits: Sequence[Visit]) -> None:
    for visit in reversed(visits):
        diary.strike(rows[visit.placement], visit.tutor, visit.week)


def _value(diary: Diary, rows: dict[tuple[str, str], Placement], visits: Sequence[Visit]) -> int:
    """Return what a round would add to the diary, which stays as it is."""
    cost = MISSED * (sum(len(row.stretches) for row in rows.values()) - len(visits))
    for visit in visits:
        row = rows[visit.placement]
        cost += diary.cost(row, diary.tutors[visit.tutor], visit.week)
        diary.enter(row, visit.tutor, visit.week)
    cost += MOST * max(diary.visits.values(), default=0)
    _strike(diary, rows, visits)
    return cost
