"""What is counted, what is counted apart, and what is said not to be checked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.tables import monday
from tests.verify.damages import Case
from tests.verify.damages.people import staff_shrinks
from tests.verify.damages.practice import more_is_asked, seen_to_know_nothing
from tests.verify.hand_made import hand_made

from alternance.community import Community
from alternance.plan import Plan, load, save
from alternance.plan.tables import empty_table
from alternance.verify import verify

WITHOUT_LEARNING = {"mode": "traditional", "rules_off": ("learn-before-work",)}


def broken(*, off: bool) -> tuple[Community, Plan]:
    """Return a plan with red weeks and with a student who was seen to know nothing."""
    case = Case(*hand_made(), random.Random(1))
    for damage in (more_is_asked, seen_to_know_nothing):
        damage(case)
    case.p("indicators").clear()
    if off:
        case.facts |= WITHOUT_LEARNING
        # every block is in-post there; the laboratory is no occupation's, so that its block is not held
        case.p("spans")[:] = [row for row in case.p("spans") if row["block"] != "lab"]
    return case.done()


def test_red_weeks_are_violations_where_the_rule_is_kept() -> None:
    found = verify(*broken(off=False))
    assert found.red_weeks > 0
    assert found["student-ready"].count > 0
    assert found.violations == found.red_weeks + found["student-ready"].count
    assert found.lines()[-2:] == [f"{found.red_weeks} red weeks", f"{found.violations} violations"]
    assert found.counts()["learn-before-work"] == found.red_weeks


def test_red_weeks_are_counted_apart_where_the_mode_does_not_keep_the_rule() -> None:
    found = verify(*broken(off=True))
    assert found["learn-before-work"].off and found["student-ready"].off
    assert found.red_weeks > 0
    assert found.violations == 0
    assert found.unchecked == ()
    assert found.lines()[-2:] == [f"{found.red_weeks} red weeks", "0 violations"]


def test_a_mode_may_not_switch_off_what_it_likes() -> None:
    community, plan = hand_made()
    found = verify(community, plan.with_meta(rules_off=("stable",)))
    assert found["stable"].off
    assert found.violations == found["rules-off"].count == 1


def test_a_soft_rule_warns() -> None:
    case = Case(*hand_made(), random.Random(1))
    staff_shrinks(case)
    found = verify(*case.done())
    assert (found.violations, found["trainee-share"].violations) == (0, ())
    assert found.warnings == len(found["trainee-share"].warnings) > 0
    assert f"{found.warnings} warnings" in found.lines()


@pytest.mark.parametrize("status", ["impossible", "not found"])
def test_where_nothing_was_planned_nothing_is_checked(status: str) -> None:
    community, plan = hand_made()
    nothing = Plan(plan.meta.but(status=status), {})
    found = verify(community, nothing)
    assert {result.not_checked for result in found.rules} == {f"nothing was planned: {status}"}
    assert found.violations == 0


def test_a_fact_that_is_missing_is_named() -> None:
    case = Case(*hand_made(), random.Random(1))
    case.student(case.p("placements")[0])["birth_date"] = None
    found = verify(*case.done())
    assert [result.rule.id for result in found.unchecked] == ["minimum-age", "weekly-minutes-under-18"]
    assert found["minimum-age"].not_checked == "the date of birth of a student is not known (2)"
    assert found["minimum-age"].checked == 11
    named = "not checked, or not wholly, for want of data: Old enough for practice, A week under 18"
    assert found.lines()[-2:] == [named, "2 violations"]
    assert [result.rule.id for result in found.rules if result.violations] == ["age-known"], "a start is blocked"


def test_a_table_that_cases_need_is_named() -> None:
    community, plan = hand_made()
    without = community.with_tables(rooms=community["rooms"].clear())
    found = verify(without, plan.with_meta(community=without.hash))
    assert [result.rule.id for result in found.unchecked] == ["rooms", "platform-places"]
    assert found["rooms"].not_checked == "the community has no rooms"


def test_what_a_recorded_plan_does_not_say_is_not_checked() -> None:
    community, plan = hand_made()
    given = ("cohorts", "sections", "sessions", "spans")
    recorded = plan.with_tables(**{name: empty_table(name) for name in plan.tables if name not in given})
    found = verify(community, recorded.with_meta(kind="recorded", mode="recorded", tables_given=given))
    assert found["stable"].not_checked == "the recorded plan does not say placements, unplaced"
    assert found["module-minutes"].checked == 12
    assert found.violations == 0


def test_weeks_that_a_recorded_plan_marks_as_free_have_no_school() -> None:
    community, plan = hand_made()
    plain = community.with_tables(school_weeks=community["school_weeks"].clear())
    recorded = plan.with_meta(kind="recorded", mode="recorded", community=plain.hash, tables_given=("spans",))
    # first of cohort a leaves out week 5
    assert verify(plain, recorded)["block-rhythm"].count == 1
    free = recorded.with_meta(options={"weeks_without_school": [str(monday(5)), "nonsense"]})
    assert verify(plain, free)["block-rhythm"].count == 0


def test_the_table_is_the_plans(tmp_path: Path) -> None:
    community, plan = broken(off=False)
    found = verify(community, plan)
    save(plan.with_tables(verification=found.table()), tmp_path / "plan")
    rows = {row["rule"]: row for row in load(tmp_path / "plan")["verification"].iter_rows(named=True)}
    assert rows.keys() == found.counts().keys()
    assert {rule: row["violations"] for rule, row in rows.items()} == found.counts()


def test_the_same_however_rows_are_ordered() -> None:
    community, plan = broken(off=False)
    turned = {name: table.reverse() for name, table in plan.tables.items()}
    other = Community(community.meta, {name: table.reverse() for name, table in community.tables.items()})
    assert verify(other, Plan(plan.meta, turned)).as_json() == verify(community, plan).as_json()
