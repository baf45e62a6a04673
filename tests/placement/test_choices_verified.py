"""The verifier finds nothing where kept seats, groups, openings, rotation, fit, own rankings and searches are drawn together.

Each plan is then repaired after a change, and judged again.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from tests.communities import monday, tiny

from alternance.community import Community, CommunityError
from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.planner.repair import repaired
from alternance.verify import verify


def varied(seed: int, fewer: bool = False) -> Community:
    """Two cohorts in two blocks one after the other, two enterprises; `fewer`: the same after a change."""
    draw, later, own = random.Random(seed), random.Random(-seed), random.Random(f"{seed} apart")
    names = [f"{cohort}/{n}" for cohort in "cd" for n in (1, 2, 3)]
    ids = [f"p{n}" for n in range(5)]
    positions: dict[str, dict[str, Any]] = {
        p: {"unit": draw.choice("uv"), "seats": draw.randint(2, 3), "seats_min": draw.choice([0, 0, 0, 2])} for p in ids
    }
    wishes = {s: draw.sample(ids, draw.randint(2, 5)) for s in names if draw.random() < 0.7}
    where: dict[str, Any] = {
        "organisations": [
            {"id": o, "kind": "school" if o == "s" else "enterprise", "title": o, "staff": 99} for o in "sef"
        ],
        "sites": [{"id": f"{o}:site", "organisation": o, "title": o} for o in "sef"],
        "hiring_units": [
            {
                "id": u,
                "site": f"{o}:site",
                "occupation": "o",
                "seats_total": 15,
                "ranks_by": draw.choice(["fit", "ranking"]),
            }
            for u, o in ("ue", "vf")
        ],
        "preferences": [
            {"student": s, "position": p, "rank": 1 + rank // draw.choice([1, 2])}
            for s, wanted in wishes.items()
            for rank, p in enumerate(wanted)
        ],
        "position_rankings": [
            {"position": p, "student": s, "rank": own.randint(1, 3)}
            for p in (own.sample(ids, 3) if seed % 2 else [])
            for s in own.sample(names, own.randint(1, 6))
        ],
        "unit_rankings": [{"unit": u, "student": s, "rank": draw.randint(1, 3)} for u in "uv" for s in names],
        "student_aims": [
            {"student": s, "aim": "a", "level": draw.randint(2, 4), "seen_on": monday(0)} for s in draw.sample(names, 3)
        ],
        "searches": [
            {"student": s, "block": "b", "status": draw.choice(["searching", "help wanted"])}
            for s in draw.sample(names, 2)
        ],
        "reserved_seats": [
            {"position": p, "for": draw.choice(["c", "d", "p", "s"]), "seats": 1} for p in draw.sample(ids, 2)
        ],
        "peer_groups": [{"group": "g", "student": s} for s in draw.choice([[], names[1:3]])],
        "fixed": [{"student": names[0], "block": "b", "position": draw.choice(ids)}],
    }
    blocks = {
        "b": {"order": 1, "phases": [{"weeks": 2, "alone": {"a": None}}]},
        "d": {
            "order": 2,
            "phases": [{"weeks": 2}],
            "rotation": draw.choice(["any", "same enterprise", "other enterprise"]),
        },
    }
    if fewer:
        where["forbidden"] = [
            {"student": s, "position": later.choice(ids), "reason": "x"} for s in later.sample(names, 3)
        ]
    sizes = {c: {"size": 3} for c in "cd"}
    return tiny(weeks=24, cohorts=sizes, blocks=blocks, positions=positions, **where)


def judged(where: Community, made: Plan) -> list[tuple[str, str]]:
    return [(rule.rule.id, one.place) for rule in verify(where, made).rules for one in rule.violations]


def test_random_placements_and_repairs_of_them_pass_the_verifier() -> None:
    seen: Counter[str] = Counter()
    for seed in range(14):
        where = varied(seed)
        try:
            made = plan(where, Options(work_limit=200, workers=1, rounds=0, place_everybody=seed % 2 == 0))
        except CommunityError:  # fewer seats than students: nothing is planned then
            continue
        assert judged(where, made) == [], seed
        after = varied(seed, fewer=True)
        again = repaired(after, made, most_moves=None if seed % 3 else 1)
        assert judged(after, again.plan) == [], seed
        seen.update({"planned": 1, "moved": len(again.moves), "listed": again.plan["blocking"].height})
        seen.update(made["placements"]["door"].to_list())
        seen.update(set(made["unplaced"]["reason"].to_list()))
    assert seen["planned"] > 8 and seen["moved"] > 3 and seen["listed"] > 0 and seen["searching"] > 0, seen
