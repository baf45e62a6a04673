"""Small staffing problems, and a slow judge of staffings written from the words at the top of `problem.py`."""

from __future__ import annotations

import itertools
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping

from alternance.staffing import Problem, Section, Teacher

Given = Mapping[str, str]


def teacher(name: str, contract: int | tuple[int, ...], over: int = 0, *, can: str = "q", school: str = "s") -> Teacher:
    """A teacher of four weeks; the ceiling is `over` above the contract where there is one."""
    weeks = (contract,) * 4 if isinstance(contract, int) else contract
    return Teacher(name, school, frozenset(can.split()), weeks, tuple(w + over if w else 0 for w in weeks))


def section(
    name: str, minutes: int, *weeks: int, asks: str = "q", lock: str | None = None, school: str = "s"
) -> Section:
    return Section(name, school, asks, dict.fromkeys(weeks or (0,), minutes), lock)


def random_problem(seed: int) -> Problem:
    """Three to six sections and two or three teachers of one school; tight in half; absences, locks, qualifications."""
    draw = random.Random(seed)
    tight = draw.random() < 0.5
    teachers = []
    for n in range(draw.randint(2, 3)):
        usual = draw.choice([100, 130, 160] if tight else [180, 220, 260])
        weeks = tuple(0 if draw.random() < 0.05 else usual for _ in range(4))
        teachers.append(teacher(f"t{n}", weeks, draw.choice([0, 30, 60]), can=draw.choice(["q", "q r", "q r", "q r"])))
    sections = []
    for n in range(draw.randint(3, 6)):
        begin = draw.randrange(3)
        taught = range(begin, draw.randint(begin + 1, 4))
        lock = draw.choice([None] * 12 + ["t0", "t1"])
        minutes = draw.randrange(40, 110, 10)
        sections.append(section(f"x{n}", minutes, *taught, asks=draw.choice("qqqr"), lock=lock))
    return Problem(tuple(sections), tuple(teachers))


def loads(problem: Problem, given: Given) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = defaultdict(int)
    for one in problem.sections:
        for week, minutes in one.minutes.items():
            if one.id in given:
                found[given[one.id], week] += minutes
    return found


def allowed(problem: Problem, given: Given) -> bool:
    """Qualified, of the school, as locked, and nobody over the ceiling in any week."""
    sections, teachers = {s.id: s for s in problem.sections}, {t.id: t for t in problem.teachers}
    for name, who in given.items():
        one, its = sections[name], teachers[who]
        if its.school != one.school or one.qualification not in its.qualifications or one.locked not in (None, who):
            return False
    return all(minutes <= teachers[who].ceiling[week] for (who, week), minutes in loads(problem, given).items())


def worth(problem: Problem, given: Given) -> int:
    """The objective, school by school."""
    total = 0
    for school in {one.school for one in problem.sections}:
        share = 0
        for its in problem.teachers:
            for week, contract in enumerate(its.contract):
                asked = loads(problem, given).get((its.id, week), 0)
                if its.school == school and asked:
                    total += 20 * max(0, asked - contract)
                    share = max(share, math.ceil(1000 * asked / contract)) if contract else share
        total += share
    return total + 1000 * sum(one.total for one in problem.sections if one.id not in given)


def every(problem: Problem) -> Iterator[dict[str, str]]:
    """Every staffing that is allowed."""
    choices = [[None, *(its.id for its in problem.teachers)] for _ in problem.sections]
    for chosen in itertools.product(*choices):
        given = {one.id: who for one, who in zip(problem.sections, chosen, strict=True) if who is not None}
        if allowed(problem, given):
            yield given
