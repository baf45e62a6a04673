"""Repair: fewest lose their place, then fewest move; against trying every placement of tiny communities that change."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product
from typing import Any

import pytest
from tests.communities import monday, tiny
from tests.placement.stays import ALL, Judge, held, stay

from alternance.community import Community
from alternance.placement import Placement, Stay, place
from alternance.placement.repair import Repair, repair
from alternance.policy.limits import Limits

LIMITS = Limits.of(["alternance-core"])
BLOCK = {"b": {"phases": [{"weeks": 4}]}}
Where = dict[tuple[str, str], str]


def doors(result: Placement) -> dict[tuple[str, str], tuple[str, str]]:
    return {(one.student, one.stay.block): (one.position.id, one.door) for one in result.placed}


def repaired(before: Community, after: Community, stays: list[Stay], **more: Any) -> tuple[Placement, Repair]:
    planned = place(before, stays, LIMITS)
    return planned, repair(after, stays, LIMITS, doors(planned), **more)


def drawn(chance: random.Random) -> tuple[Community, Community, list[Stay]]:
    """Two cohorts whose weeks overlap or not; then seats fall, or a position closes."""
    names = [f"{cohort}/{n}" for cohort in "cd" for n in (1, 2)]
    wishes = [
        {"student": student, "position": p, "rank": rank}
        for student in names
        if chance.random() < 0.7
        for rank, p in enumerate(chance.sample("pqr", chance.randint(1, 3)), start=1)
    ]
    seats = {p: chance.randint(1, 2) for p in "pqr"}
    unit = [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": chance.randint(2, 4)}]
    forbidden = [{"student": chance.choice(names), "position": chance.choice("pqr"), "reason": "x"}]
    known: dict[str, Any] = {"cohorts": {"c": {"size": 2}, "d": {"size": 2}}, "blocks": BLOCK, "preferences": wishes}
    before = tiny(**known, positions={p: {"seats": n} for p, n in seats.items()}, hiring_units=unit)
    fewer = {p: {"seats": max(0, n - chance.randint(0, 1))} for p, n in seats.items()}
    after = tiny(**known, positions=fewer, hiring_units=unit, forbidden=forbidden)
    return before, after, [stay(before, 4, cohort="c"), stay(before, chance.choice([4, 6, 9]), cohort="d")]


def best(after: Community, stays: list[Stay], old: Where, most: int | None) -> tuple[int, int, int]:
    """(Lose their place, gain none, moves) of the best of all placements, by the tables alone."""
    judge = Judge(after)
    forbidden = set(after["forbidden"].select("student", "position").rows())
    needs = [(f"{one.cohort}/{n}", one) for one in stays for n in (1, 2)]
    own = [_accepted(judge, student, one, old) for student, one in needs]
    choices = [[p for p in listed if (s, p) not in forbidden] for (s, _), listed in zip(needs, own, strict=True)]
    found = []
    for way in product(*([None, *listed] for listed in choices)):
        there = Counter(
            (node, week)
            for (_, one), position in zip(needs, way, strict=True)
            if position
            for node in judge.nodes(position)
            for week in one.weeks
        )
        if any(count > judge.limit(node, week) for (node, week), count in there.items()):
            continue
        before = [old.get((student, one.block)) for student, one in needs]
        moves = sum(a is not None and b is not None and a != b for a, b in zip(before, way, strict=True))
        if most is None or moves <= most:
            lost = sum(a is not None and b is None for a, b in zip(before, way, strict=True))
            without = sum(a is None and b is None for a, b in zip(before, way, strict=True))
            found.append((lost, without, moves))
    return min(found)


def _accepted(judge: Judge, student: str, one: Stay, old: Where) -> list[str]:
    from tests.placement.stays import Need

    return judge.listed(Need(student, one))


@pytest.mark.parametrize("most", [None, 0, 1])
def test_nothing_is_better_among_all_placements(most: int | None) -> None:
    seen: Counter[str] = Counter()
    for seed in range(60):
        before, after, stays = drawn(random.Random(seed))
        planned, found = repaired(before, after, stays, most_moves=most)
        old, new = held(planned), held(found.placement)
        everybody = {(f"{one.cohort}/{n}", one.block) for one in stays for n in (1, 2)}
        lost = sum(key in old and key not in new for key in everybody)
        without = sum(key not in old and key not in new for key in everybody)
        moves = sum(key in old and key in new and old[key] != new[key] for key in everybody)
        assert found.status == "fewest" and found.moved == moves
        assert (lost, without, moves) == best(after, stays, old, most), seed
        assert len(found.moves) == sum(old.get(key) != new.get(key) for key in everybody)
        seen.update(lost=bool(lost), moves=bool(moves), kept=old == new)
    assert seen["kept"] > 5 and seen["lost"] > 5 and (most == 0 or seen["moves"] > 5)


def closing(**more: Any) -> tuple[Placement, Repair, list[Stay]]:
    """c/1 at p and c/2 at q; then p closes before the stay ends. r is free."""
    positions: dict[str, Any] = {"p": {"seats": 1}, "q": {"seats": 1}, "r": {"seats": 1}}
    before = tiny(cohorts={"c": {"size": 2}}, blocks=BLOCK, positions=positions)
    after = tiny(cohorts={"c": {"size": 2}}, blocks=BLOCK, positions={**positions, "p": {"seats": 1, "to": monday(5)}})
    stays = [stay(before, 4)]
    return *repaired(before, after, stays, **more), stays


def test_a_move_says_why_and_by_which_door() -> None:
    planned, found, _ = closing()
    assert held(planned) == {("c/1", "b"): "p", ("c/2", "b"): "q"}
    (move,) = found.moves
    assert (move.student, move.before, move.after, move.why) == ("c/1", "p", "r", ("no-seat-in-weeks",))
    assert doors(found.placement) == {("c/1", "b"): ("r", "repair"), ("c/2", "b"): ("q", "round")}


def test_where_no_move_is_allowed_who_lost_the_place_is_left_out_and_says_so() -> None:
    _, found, _ = closing(most_moves=0)
    assert held(found.placement) == {("c/2", "b"): "q"}
    assert [(one.student, one.reasons) for one in found.placement.unplaced] == [
        ("c/1", {"full": 1, "no-seat-in-weeks": 1, "not-moved": 1})
    ]
    assert {(x.kind, x.student, x.position, x.why) for x in found.placement.blocking} == {
        ("pair", "c/1", "r", "repair")
    }


def test_beyond_the_exact_size_most_are_kept_and_nothing_is_claimed() -> None:
    _, found, _ = closing(most_pairs=0)
    assert found.status == "found" and held(found.placement) == {("c/1", "b"): "r", ("c/2", "b"): "q"}


def test_who_is_not_ready_elsewhere_is_not_moved_there() -> None:
    positions: dict[str, Any] = {"p": {"seats": 1}, "q": {"seats": 1}}
    needs = [{"position": "q", "aim": "a", "role": "alone", "level_needed": 3}]
    one = {"cohorts": {"c": {"size": 1}}, "blocks": BLOCK, "position_aims": needs}
    before = tiny(**one, positions=positions)  # type: ignore[arg-type]
    after = tiny(**one, positions={**positions, "p": {"seats": 1, "to": monday(5)}})  # type: ignore[arg-type]
    planned, found = repaired(before, after, [stay(before, 4, given=ALL)])
    assert held(planned) == {("c/1", "b"): "p"} and held(found.placement) == {}
    assert found.placement.unplaced[0].reasons == {"no-seat-in-weeks": 1, "not-ready": 1}


def test_a_student_who_left_makes_room_for_one_without_a_place() -> None:
    before = tiny(cohorts={"c": {"size": 2}}, blocks=BLOCK, positions={"p": {"seats": 1}})
    after = before.with_tables(students=before["students"].filter(id="c/2"))
    planned, found = repaired(before, after, [stay(before, 4)])
    assert held(planned) == {("c/1", "b"): "p"}
    assert [(m.student, m.before, m.after, m.why) for m in found.moves] == [("c/2", None, "p", ())]


def test_a_new_contract_goes_first_and_is_told() -> None:
    before = tiny(cohorts={"c": {"size": 2}}, blocks=BLOCK, positions={"p": {"seats": 1}, "q": {"seats": 1}})
    fixed = tiny(
        cohorts={"c": {"size": 2}}, blocks=BLOCK, positions={"p": {"seats": 1}, "q": {"seats": 1}},
        fixed=[{"student": "c/1", "block": "b", "position": "q", "door": "contract"}],
    )  # fmt: skip
    _, found = repaired(before, fixed, [stay(before, 4)])
    assert doors(found.placement) == {("c/1", "b"): ("q", "contract"), ("c/2", "b"): ("p", "repair")}
    assert [(m.student, m.why) for m in found.moves] == [("c/1", ("by-hand",)), ("c/2", ())]
