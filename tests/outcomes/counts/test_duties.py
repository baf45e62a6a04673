"""Visits, teachers' own practice and points, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import monday, tiny
from tests.outcomes.figures import computed, figure, told
from tests.plans import plan_table

from alternance.community import Community
from alternance.plan import Plan

TEACHERS = [{"id": id_, "school": "s", "minutes_per_week": 1000} for id_ in ("t", "v")]
POINTS = [{"id": "r", "school": "s", "activity": "Visits", "counts": "visits", "points": 2.0}]


def made(packs: tuple[str, ...] = (), **tables: list[dict[str, Any]]) -> tuple[Community, Plan]:
    community = tiny(
        cohorts={"c": {}, "d": {}}, teachers=TEACHERS, points_rules=POINTS, facts={"packs": packs} if packs else {}
    )
    placed: Any = {(f"{cohort}/1", "b"): "p1" for cohort in "cd"}
    plan = computed(community, {}, {(cohort, "b", 1): (2, 5) for cohort in "cd"}, placed=placed)
    return community, plan.with_tables(**{name: plan_table(name, rows) for name, rows in tables.items()})


def visit(student: str, number: int) -> dict[str, Any]:
    return {"student": student, "block": "b", "number": number, "reason": "tutors-full"}


def test_visits_planned_and_those_that_cannot_be_made() -> None:
    given = made(visits=[visit("c/1", 1), visit("c/1", 2), visit("d/1", 1)], unvisited=[visit("d/1", 2)])
    found = told("visits_planned", *given)
    assert (found["all", "all"], found["cohort", "c"], found["cohort", "d"]) == (3, 2, 1)
    assert figure("visits_missed_share", *given) == 1 / 4
    assert figure("visits_missed_share", *given, "d") == 1 / 2
    assert figure("visits_planned", *made()) is None
    assert figure("visits_planned", *made(unvisited=[visit("c/1", 1)])) == 0


def test_practice_is_told_where_a_pack_asks_it() -> None:
    rows = [{"teacher": "t", "from": monday(1), "to": monday(4)}, {"teacher": "t", "from": monday(9), "to": monday(9)}]
    missing = [{"teacher": "v", "done": 0, "planned": 0, "asked": 180, "reason": "few-free-weeks"}]
    with_pack = made(teacher_practice=rows, practice_missing=missing, packs=("cn-teachers",))
    assert figure("teacher_practice_weeks", *with_pack) == 5
    assert figure("teachers_short_of_practice", *with_pack, "s") == 1
    without = made(teacher_practice=rows, packs=("alternance-core",))
    assert figure("teacher_practice_weeks", *without) is None
    assert figure("teachers_short_of_practice", *without) is None


def test_points_lie_apart_by_all_that_a_teacher_has() -> None:
    rows = [{"teacher": "t", "rule": "r", "count": 3, "points": 6.0}, {"teacher": "v", "rule": "r", "points": 2.0}]
    assert figure("points_inequality", *made(points=rows)) == pytest.approx(
        1 / 4
    )  # 6 and 2: half of 2, by the mean of 4
    assert figure("points_inequality", *made(points=rows[:1])) == pytest.approx(1 / 2)
    assert figure("points_inequality", *made()) is None
