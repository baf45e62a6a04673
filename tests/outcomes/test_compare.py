"""Two plans side by side."""

from __future__ import annotations

import pytest
from tests.communities import tiny
from tests.plans import calendar_plan, plan_table

from alternance.outcomes import REGISTER, Line, compare, differences, worse
from alternance.plan import Plan


def plan(**values: float | None) -> Plan:
    community = tiny()
    rows = [
        {
            "id": name,
            "kind": kind,
            "scope": scope,
            "value": value if scope == "all" else 99.0,
            "direction": REGISTER[name].direction,
        }
        for name, value in values.items()
        for kind, scope in (("all", "all"), ("school", "s"))
    ]
    return calendar_plan(community, {}, {}).with_tables(indicators=plan_table("indicators", rows))


def test_only_the_whole_is_compared_in_the_registers_order() -> None:
    found = compare(plan(gap_quality=0.5, late_weeks=2.0), plan(late_weeks=1.0, gap_quality=0.5))
    assert found == [Line("late_weeks", (2.0, 1.0), frozenset({1})), Line("gap_quality", (0.5, 0.5))]


def test_a_part_is_compared_where_it_is_asked_for() -> None:
    assert compare(plan(late_weeks=2.0), plan(late_weeks=1.0), scope="s") == [Line("late_weeks", (99.0, 99.0))]
    assert compare(plan(late_weeks=2.0), plan(late_weeks=1.0), scope="nobody") == []


def test_best_follows_the_direction() -> None:
    first = plan(late_weeks=1.0, own_field_share=0.5, teacher_load_mean=0.9)
    second = plan(late_weeks=3.0, own_field_share=0.75, teacher_load_mean=0.1)
    found = {line.id: set(line.best) for line in compare(first, second, first)}
    assert found == {"late_weeks": {0, 2}, "own_field_share": {1}, "teacher_load_mean": set()}


@pytest.mark.parametrize(("name", "values", "lost"), [
    ("late_weeks", (1.0, 3.0), False), ("late_weeks", (3.0, 1.0), True), ("own_field_share", (0.5, 0.75), True),
    ("own_field_share", (0.75, 0.5), False), ("teacher_load_mean", (0.9, 0.1), False), ("late_weeks", (None, 1.0), False),
    ("late_weeks", (1.0, 1.0), False),
])  # fmt: skip
def test_worse_is_by_the_direction_and_only_of_what_is_known(
    name: str, values: tuple[float | None, float | None], lost: bool
) -> None:
    assert worse(Line(name, values), 0, 1) == lost


def test_a_difference_of_rounding_is_none() -> None:
    assert compare(plan(gap_quality=0.1 + 0.2), plan(gap_quality=0.3))[0].best == frozenset()


def test_what_only_one_plan_knows_is_shown_and_neither_is_better() -> None:
    found = compare(plan(late_weeks=None, gap_quality=0.5), plan(late_weeks=0.0))
    assert found == [Line("late_weeks", (None, 0.0)), Line("gap_quality", (0.5, None))]
    assert not any(line.comparable for line in found)
    assert compare(plan(), plan()) == []


# What else differs


def told(*plans: Plan) -> str:
    return "\n".join(differences(plans, [f"plan {n}" for n in range(1, len(plans) + 1)]))


def test_plans_of_one_run_differ_in_nothing() -> None:
    assert told(plan(), plan()) == ""


def test_another_community_horizon_work_or_version_is_told() -> None:
    one = plan().with_meta(options={"work_limit": 5}, versions={"alternance": "1"})
    assert "plan 1 and plan 2 were made for different communities" in told(one, one.with_meta(community="x"))
    assert "has 20 weeks from 2026-09-07, plan 2 has 30 weeks" in told(one, one.with_meta(weeks=30))
    assert "different work (5 and 7)" in told(one, one.with_meta(options={"work_limit": 7}))
    assert "different versions" in told(one, one.with_meta(versions={"alternance": "2"}))
    recorded = one.with_meta(kind="recorded", options={}, versions={})
    assert told(one, recorded) == ""  # nobody computed it


def test_what_each_plan_assumes_and_does_not_keep_is_told() -> None:
    one = plan().with_meta(rules_off=("learn-before-work",), assumed=("Nobody is ill",), status="cut short")
    text = told(plan(), one)
    assert "plan 2 does not keep the rule learn-before-work" in text
    assert "plan 2 assumes: Nobody is ill" in text
    assert "plan 2 was cut short" in text
