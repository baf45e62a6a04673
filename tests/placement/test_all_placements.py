"""Whole placements of random communities, batch by batch, held against all matchings of each batch.

Seats under quotas position < mentor < unit, fixed students, locks, cohorts whose weeks overlap and share seats. In some
communities positions rank for themselves, and units and mentors take just as many as these have seats.
"""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.communities import communities, monday, tiny
from tests.placement.stays import Judge, Need, batches, held, stay

from alternance.community import Community
from alternance.placement import Placement, Stay, place
from alternance.policy.limits import Limits

LIMITS = Limits.of(["alternance-core"])
Taken = dict[tuple[str, int], int]


def drawn(seed: int, apart: bool = False) -> tuple[Community, list[Stay]]:
    """Three cohorts of one or two students, four positions of two units; units prefer who likes them least, mostly.

    In a third the enterprise says how many it takes in both. `apart`: some positions rank for themselves, so that no
    total of a unit, mentor or enterprise binds.
    """
    draw, own = random.Random(seed), random.Random(f"{seed} apart")
    sizes = {c: draw.randint(1, 2) for c in "cde"}
    students = [f"{c}/{n}" for c, size in sizes.items() for n in range(1, size + 1)]
    units = [{"id": u, "site": "e:site", "occupation": "o", "seats_total": draw.choice([1, 2, 2, 9])} for u in "uv"]
    mentors = [{"id": f"{u}m", "unit": u, "students_max": draw.choice([1, 1, 2])} for u in "uv"]
    positions: dict[str, dict[str, Any]] = {}
    for n in range(4):
        unit = draw.choice("uv")
        positions[f"p{n}"] = {"unit": unit, "seats": draw.randint(1, 2), "mentor": draw.choice([None, f"{unit}m"])}
    if apart:
        for row in units:
            row["seats_total"] = sum(p["seats"] for p in positions.values() if p["unit"] == row["id"])
        for row in mentors:
            row["students_max"] = sum(p["seats"] for p in positions.values() if p["mentor"] == row["id"])
    spans = [(p, draw.choice([0, 4]), draw.choice([10, 14, 19])) for p in positions]
    tied = draw.random() < 0.4  # one list, and one ranking, in which every rank stands twice
    held_fast = [(s, draw.choice(list(positions)), draw.random()) for s in students]
    wishes = {s: draw.sample(sorted(positions), draw.randint(1, 4)) for s in students if draw.random() < 0.8}
    total = 1 + seed % 4 if seed % 3 == 0 and not apart else None
    where = tiny(
        organisations=[
            {"id": "s", "kind": "school", "title": "School"},
            {"id": "e", "kind": "enterprise", "title": "Enterprise", "seats_total": total},
        ],
        cohorts={c: {"size": size} for c, size in sizes.items()},
        blocks={"b": {"phases": [{"weeks": 2}, {"weeks": 2}]}},
        positions=positions,
        hiring_units=units,
        mentors=mentors,
        position_weeks=[{"position": p, "from": monday(a), "to": monday(b)} for p, a, b in spans],
        fixed=[{"student": s, "block": "b", "position": p} for s, p, chance in held_fast if chance < 0.1],
        locks=[
            {"id": f"l{s}", "what": "position", "student": s, "item": "b", "value": p}
            for s, p, chance in held_fast
            if 0.07 < chance < 0.15
        ],
        preferences=[
            {"student": s, "position": p, "rank": (rank + 1) // 2 if tied else rank}
            for s, wanted in wishes.items()
            for rank, p in enumerate(wanted, start=1)
        ],
        unit_rankings=[
            {"unit": u, "student": s, "rank": (rank + 1) // 2 if tied else rank}
            for u in "uv"
            for rank, s in enumerate(liked_least(draw, u, students, wishes, positions), start=1)
        ],
        position_rankings=[
            {"position": p, "student": s, "rank": (rank + 1) // 2 if tied else rank}
            for p in (own.sample(sorted(positions), own.randint(1, 4)) if apart else [])
            for rank, s in enumerate(own.sample(students, own.randint(1, len(students))), start=1)
        ],
    )
    begins = {c: draw.choice([4, 4, 4, 6]) for c in sizes}
    return where, [stay(where, begin, cohort=c) for c, begin in begins.items()]


def liked_least(
    draw: random.Random, unit: str, students: list[str], wishes: dict[str, list[str]], positions: dict[str, Any]
) -> list[str]:
    """The students from who lists the unit last to who lists it first: then several matchings are stable oftener."""

    def place(student: str) -> tuple[int, float]:
        own = [rank for rank, p in enumerate(wishes.get(student, [])) if positions[p]["unit"] == unit]
        return (-min(own, default=0), draw.random())

    order = sorted(students, key=place)
    return order if draw.random() < 0.8 else order[: draw.randint(0, len(order))]


def fixed_of(where: Community) -> dict[str, str]:
    """Student → position fixed; a lock goes before."""
    fixed = dict(where["fixed"].select("student", "position").rows())
    return fixed | dict(where["locks"].select("student", "value").rows())


def seat_fixed(judge: Judge, stays: list[Stay], taken: Taken) -> dict[str, str]:
    """Seat those who are fixed, in the order of batches; who finds no seat gets none."""
    seated = {}
    for one in sorted(stays, key=lambda stay: (stay.weeks[0], stay.weeks[-1], stay.cohort)):
        for student in judge.where["students"].filter(cohort=one.cohort)["id"]:
            position = fixed_of(judge.where).get(student)
            if position is None or position not in judge.listed(Need("nobody", one)):
                continue
            nodes = judge.nodes(position)
            if min(judge.free(nodes, one.weeks, taken).values()) > 0:
                judge.take(taken, position, one.weeks)
                seated[student] = position
    return seated


def stable_matchings(judge: Judge, needs: list[Need], taken: Taken) -> list[dict[str, str | None]]:
    lists = {need.student: judge.listed(need) for need in needs}
    weeks = sorted({week for need in needs for week in need.stay.weeks})
    nodes = {n for p in judge.positions for n in judge.nodes(p)}
    free = judge.free(sorted(nodes), weeks, taken)
    wish = {(n.student, p): judge.wish(n, p) for n in needs for p in lists[n.student]}
    found = []
    for chosen in itertools.product(*([None, *lists[need.student]] for need in needs)):
        matching = dict(zip(lists, chosen, strict=True))
        if within(judge, matching, free) and not any(
            blocks(judge, matching, free, s, p)
            for s, listed in lists.items()
            for p in listed
            if (now := matching[s]) is None or wish[s, p] < wish[s, now]
        ):
            found.append(matching)
    return found


def within(judge: Judge, matching: dict[str, str | None], free: dict[str, int]) -> bool:
    load: dict[str, int] = defaultdict(int)
    for position in filter(None, matching.values()):
        for node in judge.nodes(position):
            load[node] += 1
    return all(load[node] <= free[node] for node in load)


def blocks(judge: Judge, matching: dict[str, str | None], free: dict[str, int], s: str, p: str) -> bool:
    """Whether who ranks for p would take s there: the words of `problem.py` on names."""
    ranker = judge.ranker(p)
    for node in judge.nodes(p):
        inside = [(t, q) for t, q in matching.items() if t != s and q is not None and node in judge.nodes(q)]
        stay = [t for t, q in inside if judge.ranker(q) != ranker or not judge.above(ranker, s, t)]
        if len(stay) >= free[node]:
            return False
    return True


@pytest.mark.parametrize("apart", [False, True])
def test_each_batch_is_the_stable_matching_that_is_best_for_every_student_or_with_ties_the_largest(apart: bool) -> None:
    seen = {"several": 0, "fixed": 0, "left out": 0, "larger": 0, "split": apart * 9}
    for seed in range(90):
        where, stays = drawn(seed, apart)
        result, judge = place(where, stays, LIMITS), Judge(where)
        got = {student: position for (student, _), position in held(result).items()}
        taken: Taken = defaultdict(int)
        seated = seat_fixed(judge, stays, taken)
        assert {s: p for s, p in got.items() if s in fixed_of(where)} == seated, seed
        for needs in batches(judge, stays, {(s, "b") for s in fixed_of(where)}):
            lists = {need.student: judge.listed(need) for need in needs}
            stable = stable_matchings(judge, needs, taken)
            mine = {student: got.get(student) for student in lists}
            assert mine in stable, seed
            sizes = {sum(p is not None for p in one.values()) for one in stable}
            assert sum(p is not None for p in mine.values()) == max(sizes), seed
            seen["larger"] += len(sizes) > 1
            batch = next(one.problem for one in result.batches if one.people[0][0] == needs[0].student)
            for other in [] if batch.students_tie or batch.units_tie else stable:
                for student, listed in lists.items():
                    order = [*listed, None]
                    assert order.index(mine[student]) <= order.index(other[student]), seed
            for need in needs:
                if (position := mine[need.student]) is not None:
                    judge.take(taken, position, need.stay.weeks)
            seen["several"] += len(stable) > 1
            seen["left out"] += None in mine.values()
        seen["fixed"] += len(seated)
        seen["split"] += any(split.cuts(unit) for unit, split in result.eligibility.supply.split_of.items())
    assert min(seen.values()) > 5, seen


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_stays_does_not_matter(seed: int, chance: random.Random) -> None:
    where, stays = drawn(seed)
    tables = {
        name: table.sample(fraction=1, shuffle=True, seed=chance.randrange(1000))
        for name, table in where.tables.items()
    }
    other = Community(where.meta, tables)
    again = [stay(other, one.weeks[0], cohort=one.cohort) for one in chance.sample(stays, len(stays))]
    assert told(place(where, stays, LIMITS)) == told(place(other, again, LIMITS))


def told(result: Placement) -> tuple[Any, ...]:
    placed = [(one.student, one.stay.block, one.position.id, one.door, one.rank, one.way) for one in result.placed]
    unplaced = [(one.student, one.stay.block, one.reasons) for one in result.unplaced]
    return placed, unplaced, result.ties


@settings(max_examples=60, deadline=None)
@given(communities(), st.data())
def test_in_random_communities_nothing_is_over_its_limit_and_everybody_is_told_of(
    where: Community, data: st.DataObject
) -> None:
    """Whatever the tables hold: seats by week, mentors and units hold, and each student of a stay is placed or not."""
    stays = []
    for cohort, programme in where["cohorts"].select("id", "programme").rows():
        ended = 0  # no cohort is in two blocks at once
        for block, form in where["blocks"].filter(programme=programme).select("id", "form").rows():
            length = sum(where["phases"].filter(block=block)["weeks"].to_list())
            if form not in ("studio", "joint platform") and ended + length <= where.meta.weeks:
                begin = data.draw(st.integers(ended, where.meta.weeks - length))
                stays.append(stay(where, begin, cohort=cohort, block=block))
                ended = begin + length
    result, judge = place(where, stays, LIMITS, learn_before_work=False), Judge(where)
    taken: Taken = defaultdict(int)
    for one in result.placed:
        judge.take(taken, one.position.id, one.stay.weeks)
    assert all(count <= judge.limit(node, week) for (node, week), count in taken.items())
    sizes = where["students"].group_by("cohort").agg(pl.len()).rows()
    wanted = sum(count for cohort, count in sizes for one in stays if one.cohort == cohort)
    assert len(result.placed) + len(result.unplaced) == wanted
    told_of = [(p.student, p.stay.block) for p in result.placed] + [(u.student, u.stay.block) for u in result.unplaced]
    assert len(set(told_of)) == wanted
    assert all(one.reasons and min(one.reasons.values()) > 0 for one in result.unplaced)
