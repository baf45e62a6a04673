"""A first plan of visits, as a thoughtful head of practice makes it: site by site, each to as few tutors as can be.

The largest site comes first. For each tutor who may go there it is tried what a round of visits would cost, up to an
equal share of all visits; the cheapest visit by visit is entered, and so on until the site is done. Within a stretch
the last week that costs least is taken, stretches that end first before others: visits that can share a way then do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from alternance.staffing.visits.diary import Diary
from alternance.staffing.visits.problem import MOST, Placement, Problem, Tutor, Visit

__all__ = ["fill", "greedy"]

#: A placement with the weeks of its visits; None: missed.
Round = list[tuple[Placement, tuple[int | None, ...]]]


def greedy(problem: Problem) -> list[Visit]:
    """Return visits of one school's placements."""
    diary, visits = Diary(problem), list[Visit]()
    sites: dict[str, list[Placement]] = defaultdict(list)
    for row in problem.placements:
        if row.tutors:
            sites[row.site].append(row)
    tutors = {tutor for row in problem.placements for tutor in row.tutors}
    fair = -(-sum(len(row.stretches) for rows in sites.values() for row in rows) // max(1, len(tutors)))
    for site in sorted(sites, key=lambda name: (-len(sites[name]), name)):
        visits += fill(diary, sites[site], fair)
    return visits


def fill(diary: Diary, rows: Iterable[Placement], fair: int) -> list[Visit]:
    """Enter the visits of one site into the diary, and return them; a tutor goes on up to `fair` visits in all."""
    left, visits = sorted(rows, key=lambda row: (row.stretches[0][-1], row.id)), list[Visit]()
    while left:
        tutor, made = _cheapest(diary, left, fair)
        for row, weeks in made:
            left.remove(row)
            for stretch, week in enumerate(weeks):
                if week is not None:
                    diary.enter(row, tutor, week)
                    visits.append(Visit(row.id, stretch, tutor, week))
    return visits


def _cheapest(diary: Diary, left: Sequence[Placement], fair: int) -> tuple[str, Round]:
    """Return the tutor whose round costs least a visit, with the round; if nobody can go whole, who misses least."""
    best: tuple[float, int, int, str] | None = None
    chosen: tuple[str, Round] | None = None
    most = max(diary.visits.values(), default=0)
    for name in sorted({tutor for row in left for tutor in row.tutors}):
        cost, made = _round(diary, left, diary.tutors[name], max(1, fair - diary.visits[name]))
        count = sum(len(weeks) for _, weeks in made)
        if count:
            cost += MOST * max(0, diary.visits[name] + count - max(most, fair))
            key = (cost / count, -count, diary.visits[name], name)
            if best is None or key < best:
                best, chosen = key, (name, made)
    return chosen or _fewest_missed(diary, left[0])


def _round(diary: Diary, left: Sequence[Placement], tutor: Tutor, most: int) -> tuple[int, Round]:
    """Return cost and visits of a round of at most `most` visits (one placement at least); the diary is as before."""
    made, cost, count = Round(), 0, 0
    for row in left:
        if tutor.id not in row.tutors or (made and count + len(row.stretches) > most):
            continue
        added, weeks = _weeks(diary, row, tutor)
        whole = [week for week in weeks if week is not None]
        if len(whole) == len(weeks):
            for week in whole:
                diary.enter(row, tutor.id, week)
            made.append((row, weeks))
            cost, count = cost + added, count + len(weeks)
    for row, visited in reversed(made):
        for entered in reversed(visited):
            if entered is not None:
                diary.strike(row, tutor.id, entered)
    return cost, made


def _weeks(diary: Diary, row: Placement, tutor: Tutor) -> tuple[int, tuple[int | None, ...]]:
    """Return cost and week of each visit of a placement: the last week among the cheapest; None where none fits."""
    cost, weeks = 0, list[int | None]()
    for stretch in row.stretches:
        fitting = [(diary.cost(row, tutor, week), -week) for week in stretch if diary.fits(row, tutor, week)]
        weeks.append(-min(fitting)[1] if fitting else None)
        cost += min(fitting)[0] if fitting else 0
    return cost, tuple(weeks)


def _fewest_missed(diary: Diary, row: Placement) -> tuple[str, Round]:
    tries = []
    for name in row.tutors:
        cost, weeks = _weeks(diary, row, diary.tutors[name])
        tries.append((weeks.count(None), cost, diary.visits[name], name, weeks))
    _missed, _cost, _visits, name, weeks = min(tries, key=lambda row: row[:4])
    return name, [(row, weeks)]
