"""Two plans side by side."""

from __future__ import annotations

from tests.communities import tiny
from tests.plans import calendar_plan, plan_table

from alternance.outcomes import REGISTER, Pair, compare
from alternance.plan import Plan


def plan(**values: float | None) -> Plan:
    community = tiny()
    rows = [
        {"id": name, "scope": scope, "value": value if scope == "all" else 99.0, "direction": REGISTER[name].direction}
        for name, value in values.items()
        for scope in ("all", "s")
    ]
    return calendar_plan(community, {}, {}).with_tables(indicators=plan_table("indicators", rows))


def test_only_the_whole_is_compared_in_the_registers_order() -> None:
    found = compare(plan(gap_quality=0.5, late_weeks=2.0), plan(late_weeks=1.0, gap_quality=0.5))
    assert found == [Pair("late_weeks", 2.0, 1.0, 2), Pair("gap_quality", 0.5, 0.5, 0)]


def test_better_follows_the_direction() -> None:
    first = plan(late_weeks=1.0, own_field_share=0.5, teacher_load_mean=0.9)
    second = plan(late_weeks=3.0, own_field_share=0.75, teacher_load_mean=0.1)
    assert {pair.id: pair.better for pair in compare(first, second)} == {
        "late_weeks": 1, "own_field_share": 2, "teacher_load_mean": 0
    }  # fmt: skip
    assert {pair.id: pair.better for pair in compare(second, first)} == {
        "late_weeks": 2, "own_field_share": 1, "teacher_load_mean": 0
    }  # fmt: skip


def test_a_difference_of_rounding_is_none() -> None:
    assert compare(plan(gap_quality=0.1 + 0.2), plan(gap_quality=0.3))[0].better == 0


def test_what_only_one_plan_knows_is_shown_and_neither_is_better() -> None:
    found = compare(plan(late_weeks=None, gap_quality=0.5), plan(late_weeks=0.0))
    assert found == [Pair("late_weeks", None, 0.0, 0), Pair("gap_quality", 0.5, None, 0)]
    assert compare(plan(), plan()) == []
