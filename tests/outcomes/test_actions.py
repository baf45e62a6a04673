"""Actions on the date of a plan, and how the figure went that was to change."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import FIRST, tiny
from tests.outcomes.test_compare import plan

from alternance.outcomes import Followed, follow, since
from alternance.plan import Plan
from alternance.plan.tables import table_of
from alternance.planner import counted


def action(**cells: Any) -> dict[str, Any]:
    return {"id": "a", "finding": "late_weeks", "what": "More rooms", "owner": "s", "due": "2026-09-07",
            "done_on": "2026-09-07", "indicator": "late_weeks", **cells}  # fmt: skip


def followed(made: Plan, **cells: Any) -> Followed:
    (one,) = follow(tiny(actions=[action(**cells)]), made)
    return one


@pytest.mark.parametrize(("due", "done_on", "state"), [
    ("2026-09-07", "2026-09-07", "done"), ("2026-09-01", "2026-09-07", "done"), ("2026-09-07", None, "open"),
    ("2026-09-06", None, "overdue"), ("2026-09-06", "2026-09-08", "overdue"), ("2026-09-20", "2026-09-08", "open"),
])  # fmt: skip
def test_an_action_stands_as_it_does_on_the_plans_date(due: str, done_on: str | None, state: str) -> None:
    assert followed(plan(late_weeks=1.0), due=due, done_on=done_on).state == state


def test_a_plan_made_on_a_day_judges_by_that_day() -> None:
    made = plan(late_weeks=1.0)
    assert made.meta.first_week == FIRST
    assert followed(made, due="2026-10-01", done_on=None).state == "open"
    assert followed(made.with_meta(options={"today": "2026-10-05"}), due="2026-10-01", done_on=None).state == "overdue"


@pytest.mark.parametrize(("after", "cells", "effect"), [
    (1.0, {"base": 2.0}, "as hoped"),
    (2.0, {"base": 2.0}, "not as hoped"),
    (3.0, {"base": 2.0}, "not as hoped"),
    (3.0, {"base": 2.0, "hoped": "higher"}, "as hoped"),
    (1.0, {"base": 2.0, "hoped_value": 1.0}, "as hoped"),
    (1.5, {"base": 2.0, "hoped_value": 1.0}, "nearer"),
    (2.5, {"base": 2.0, "hoped_value": 1.0}, "not as hoped"),
    (0.5, {"hoped_value": 1.0}, "as hoped"),
    (1.5, {"hoped_value": 1.0}, "not as hoped"),
    (1.5, {}, "not known"),
    (None, {"base": 2.0}, "not known"),
])  # fmt: skip
def test_the_figure_goes_as_hoped_or_not(after: float | None, cells: dict[str, Any], effect: str) -> None:
    one = followed(plan(late_weeks=after), **cells)
    assert (one.before, one.after, one.effect) == (cells.get("base"), after, effect)


def test_of_a_figure_that_is_neither_better_high_nor_low_the_hope_says_the_way() -> None:
    made = plan(teacher_load_mean=0.8)
    assert followed(made, indicator="teacher_load_mean", base=0.9).effect == "not known"
    assert followed(made, indicator="teacher_load_mean", base=0.9, hoped="lower").effect == "as hoped"
    assert followed(made, indicator="teacher_load_mean", base=0.9, hoped_value=0.7).effect == "nearer"


def test_no_effect_is_told_of_what_is_not_done_or_looked_for() -> None:
    made = plan(late_weeks=1.0)
    still = followed(made, done_on=None, base=2.0)
    assert (still.before, still.after, still.effect) == (2, 1, "")
    none = followed(made, indicator=None)
    assert (none.state, none.before, none.after, none.effect) == ("done", None, None, "")


def test_the_scope_is_that_of_the_action() -> None:
    assert followed(plan(late_weeks=1.0), scope="s", base=100.0).after == 99


def test_in_the_next_plan_before_is_the_figure_of_the_old_one() -> None:
    community = tiny(actions=[action(base=9.0)])
    old, new = plan(late_weeks=3.0), plan(late_weeks=1.0)
    (one,) = since(old, new.with_tables(**{"actions": _actions(community, new)}))
    assert (one.before, one.after, one.effect) == (3, 1, "as hoped")
    (one,) = since(plan(gap_quality=0.5), new.with_tables(**{"actions": _actions(community, new)}))
    assert (one.before, one.after) == (9, 1)


def _actions(community: Any, made: Plan) -> Any:
    rows = [
        {**{name: cell for name, cell in one.action.items() if name != "base"}, "state": one.state, "before": one.before,
         "after": one.after, "effect": one.effect or None}
        for one in follow(community, made)
    ]  # fmt: skip
    return table_of("actions", rows)


def test_planning_puts_targets_and_actions_into_the_plan() -> None:
    community = tiny(actions=[action(indicator="unplaced_students", base=1.0)])
    tables = counted(community, plan())
    (row,) = tables["actions"].rows(named=True)
    assert (row["state"], row["before"], row["after"], row["effect"]) == ("done", 1, None, "not known")
    assert tables["cohort_results"].height == 0
