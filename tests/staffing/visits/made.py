"""Small problems of visits, and a slow judge of plans written from the words at the top of `problem.py`."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator

from alternance.staffing.visits import Placement, Problem, Tutor, Visit
from alternance.staffing.visits.problem import Way


def tutor(name: str, contract: int | tuple[int, ...], over: int = 0, *, away: tuple[int, ...] = ()) -> Tutor:
    """A tutor of six weeks, with `over` minutes from the contract to the ceiling; not there in weeks `away`."""
    left = (contract,) * 6 if isinstance(contract, int) else contract
    left = tuple(0 if week in away else minutes for week, minutes in enumerate(left))
    ceiling = tuple(0 if week in away else minutes + over for week, minutes in enumerate(left))
    unbound = tuple(0 if week in away else minutes + 500 for week, minutes in enumerate(ceiling))
    return Tutor(name, "s", left, ceiling, tuple(week not in away for week in range(6)), unbound)


def placement(name: str, *stretches: tuple[int, ...], site: str = "w", by: str = "t u") -> Placement:
    return Placement(name, "b", "s", site, tuple(sorted(by.split())), stretches or ((0, 1, 2),))


def problem(
    placements: Iterable[Placement], tutors: Iterable[Tutor], *, visit: int = 40, way: int = 60, counts: bool = True
) -> Problem:
    """A problem in which every way takes `way` minutes, of the tutor's time too where it `counts`."""
    rows = tuple(placements)
    ways = {("s", row.site): Way(way if counts else 0, way) for row in rows}
    return Problem(rows, tuple(tutors), {"s": visit}, ways)


def random_problem(seed: int) -> Problem:
    """Two to four placements at one to three sites, two tutors, one to three visits; tight in half."""
    draw = random.Random(seed)
    tight = draw.random() < 0.5
    tutors = [
        tutor(
            name,
            draw.choice([60, 100, 140] if tight else [200, 300]),
            draw.choice([0, 40]),
            away=tuple(draw.sample(range(6), draw.choice([0, 0, 1, 2]))),
        )
        for name in "tu"
    ]
    rows = []
    for number in range(draw.randint(2, 4)):
        first = draw.randrange(3)
        weeks = range(first, draw.randint(first + 1, 5))
        cut = draw.choice([len(weeks), 2])
        stretches = [tuple(weeks[n : n + cut]) for n in range(0, len(weeks), cut)]
        by = draw.choice(["t u", "t u", "t", "u"])
        rows.append(placement(f"p{number}", *stretches, site=draw.choice("vw"), by=by))
    return problem(rows, tutors, way=draw.choice([20, 60]), counts=draw.random() < 0.7)


def taken(of: Problem, visits: Iterable[Visit]) -> Counter[tuple[str, int]]:
    """(Tutor, week) → minutes that visits and ways take."""
    rows = {row.id: row for row in of.placements}
    found: Counter[tuple[str, int]] = Counter()
    visits = list(visits)
    for visit in visits:
        found[visit.tutor, visit.week] += of.visit["s"]
    for name, site, week in {(visit.tutor, rows[visit.placement].site, visit.week) for visit in visits}:
        found[name, week] += of.way["s", site].load
    return found


def allowed(of: Problem, visits: Iterable[Visit]) -> bool:
    """Once a stretch, in its weeks, by one tutor a placement who may and is there, within the ceiling."""
    visits = list(visits)
    rows, tutors = {row.id: row for row in of.placements}, {one.id: one for one in of.tutors}
    if len({(visit.placement, visit.stretch) for visit in visits}) < len(visits):
        return False
    for visit in visits:
        row = rows[visit.placement]
        if visit.tutor not in row.tutors or visit.week not in row.stretches[visit.stretch]:
            return False
        if not tutors[visit.tutor].present[visit.week]:
            return False
    if any(len({visit.tutor for visit in visits if visit.placement == id_}) > 1 for id_ in rows):
        return False
    return all(minutes <= tutors[name].ceiling[week] for (name, week), minutes in taken(of, visits).items())


def cost(of: Problem, visits: Iterable[Visit]) -> int:
    """The objective."""
    visits = list(visits)
    rows, tutors = {row.id: row for row in of.placements}, {one.id: one for one in of.tutors}
    missed = sum(len(row.stretches) for row in of.placements) - len(visits)
    over = sum(max(0, minutes - tutors[name].contract[week]) for (name, week), minutes in taken(of, visits).items())
    most = max(Counter(visit.tutor for visit in visits).values(), default=0)
    ways = {(visit.tutor, rows[visit.placement].site, visit.week) for visit in visits}
    return 100_000 * missed + 20 * over + 200 * most + sum(of.way["s", site].minutes for _, site, _ in ways)


def every(of: Problem) -> Iterator[list[Visit]]:
    """Every plan that is allowed."""
    choices = []
    for row in of.placements:
        own: list[list[Visit]] = [[]]
        for name in row.tutors:
            weeks = itertools.product(*([None, *stretch] for stretch in row.stretches))
            own += [
                [Visit(row.id, n, name, week) for n, week in enumerate(chosen) if week is not None]
                for chosen in weeks
                if any(week is not None for week in chosen)
            ]
        choices.append(own)
    for picked in itertools.product(*choices):
        visits = [visit for own in picked for visit in own]
        if allowed(of, visits):
            yield visits
