"""Who stays inside a limit when somebody comes, counted by looking up and by looking at everybody."""

from __future__ import annotations

import math
import random

from alternance.verify.inside import Inside
from alternance.verify.ranked import Ranker

RANKERS: tuple[Ranker, ...] = (("unit", "u"), ("position", "p"), ("position", "q"))


def test_those_stay_whom_no_ranker_ranks_below_all_who_come() -> None:
    draw, seen = random.Random(1), set[int]()
    for _ in range(300):
        there = {
            f"s{n}": (draw.choice(RANKERS), draw.choice([1, 2, 2, 3, math.inf])) for n in range(draw.randint(0, 7))
        }
        inside = Inside()
        for student, (ranker, rank) in there.items():
            inside.add(student, ranker, rank)
        lowest = {ranker: draw.choice([1, 2, 3, math.inf]) for ranker in draw.sample(RANKERS, draw.randint(0, 3))}
        moving = [*draw.sample(sorted(there), draw.randint(0, len(there))), "another"]
        stay = [s for s, (by, rank) in there.items() if s not in moving and (by not in lowest or rank <= lowest[by])]
        assert inside.staying(lowest, moving) == len(stay)
        seen.add(len(stay))
    assert seen >= {0, 1, 2, 3, 4}
