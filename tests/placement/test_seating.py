"""For whom the seat is kept that a student holds: it is said, it is the canonical one, and stability is kept by it."""

from __future__ import annotations

import random
from typing import Any

from tests.communities import tiny
from tests.placement.stays import held, stay

from alternance.community import Community
from alternance.placement import Placement, place
from alternance.placement.together import blocking_moves
from alternance.policy.limits import Limits

LIMITS = Limits.of(["alternance-core"])
BLOCK = {"b": {"phases": [{"weeks": 4}]}}


def where(**more: Any) -> Community:
    """Cohorts c and d of three; p has three seats, of which one is kept for c and one for the programme."""
    usual: dict[str, Any] = {
        "cohorts": {"c": {"size": 3}, "d": {"size": 3}},
        "positions": {"p": {"seats": 3}},
        "reserved_seats": [{"position": "p", "for": "c", "seats": 1}, {"position": "p", "for": "p", "seats": 1}],
        "unit_rankings": [
            {"unit": "u", "student": s, "rank": n} for n, s in enumerate(("d/1", "c/2", "c/1", "d/2"), 1)
        ],
    }
    return tiny(**{**usual, "blocks": BLOCK, **more})


def placed(community: Community, **more: Any) -> Placement:
    return place(community, [stay(community, 4, cohort=name) for name in ("c", "d")], LIMITS, **more)


def seats(result: Placement) -> dict[str, str | None]:
    return {row.student: row.seat_of for row in result.placed}


def test_whoever_is_ranked_best_sits_on_the_nearest_kept_seat() -> None:
    """d/1 is ranked first and has the programme's; c/2 the cohort's; c/1 finds only the open one."""
    assert seats(placed(where())) == {"d/1": "p", "c/2": "c", "c/1": None}


def test_without_kept_seats_nothing_is_said() -> None:
    assert set(seats(placed(where(reserved_seats=[]))).values()) == {None}


def test_those_by_hand_sit_down_before_any_batch() -> None:
    """c/3 is fixed there, and sits on the cohort's seat; c/2 then has the programme's, after d/1 an open one."""
    fixed = [{"student": "c/3", "block": "b", "position": "p"}]
    assert seats(placed(where(fixed=fixed))) == {"c/3": "c", "d/1": "p", "c/2": None}


def test_two_by_hand_share_no_seat() -> None:
    fixed = [{"student": f"c/{n}", "block": "b", "position": "p"} for n in (1, 2, 3)]
    assert seats(placed(where(fixed=fixed))) == {"c/1": "c", "c/2": "p", "c/3": None}


def drawn(seed: int) -> Community:
    """Ties on both sides, kept seats of all three kinds, groups and openings in some."""
    draw = random.Random(seed)
    names, ids = [f"{cohort}/{n}" for cohort in "cd" for n in (1, 2, 3)], ["p", "q", "r"]
    kept = {(draw.choice(ids), draw.choice("cdps")): draw.randint(1, 2) for _ in range(4)}
    opens = [0, 0, 2] if seed % 3 == 0 else [0]
    return tiny(
        cohorts={"c": {"size": 3}, "d": {"size": 3}}, blocks=BLOCK,
        positions={p: {"seats": draw.randint(1, 3), "seats_min": draw.choice(opens)} for p in ids},
        hiring_units=[{"id": "u", "site": "e:site", "occupation": "o", "seats_total": draw.randint(3, 9)}],
        reserved_seats=[{"position": p, "for": holder, "seats": n} for (p, holder), n in kept.items()],
        preferences=[{"student": s, "position": p, "rank": draw.randint(1, 2)} for s in names if draw.random() < 0.8
                     for p in draw.sample(ids, draw.randint(1, 3))],
        unit_rankings=[{"unit": "u", "student": s, "rank": draw.randint(1, 3)} for s in names if draw.random() < 0.8],
        peer_groups=[{"group": "g", "student": s} for s in (names[1:3] if seed % 3 == 1 else [])],
    )  # fmt: skip


def test_what_is_stable_stays_so_however_it_came_about() -> None:
    """Who sits where among kept and open seats is chosen anew; nothing then blocks that did not."""
    kept = stable = 0
    for seed in range(150):
        community, everybody = drawn(seed), seed % 2 == 0
        result = placed(community, everybody=everybody)
        for batch in result.batches:
            moves = blocking_moves(batch.together, batch.result.assignment, batch.own)
            assert len(moves) == batch.result.blocking, seed
            stable += not moves
        rows = community["reserved_seats"].select("position", "for", "seats").rows()
        own = {"c": {"c", "p", "s"}, "d": {"d", "p", "s"}}
        for position, holder, count in rows:
            inside = [row.student for row in result.placed if (row.position.id, row.seat_of) == (position, holder)]
            assert len(inside) <= count and all(holder in own[student[0]] for student in inside)
        kept += sum(row.seat_of is not None for row in result.placed)
        assert held(result) == held(placed(community, everybody=everybody))
    assert kept > 100 and stable > 80
