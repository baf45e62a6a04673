"""Teachers, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import monday, tiny
from tests.outcomes.figures import computed, figure, told
from tests.plans import plan_table

from alternance.community import Community
from alternance.plan import Plan


def duties(*rows: tuple[str, int, str, int], **facts: Any) -> tuple[Community, Plan]:
    teachers = [
        {"id": "t", "school": "s", "minutes_per_week": 1000},
        {"id": "v", "school": "s", "minutes_per_week": 500},
    ]
    community = tiny(weeks=10, teachers=teachers, school_weeks=[{"school": "s", "week": monday(9), "days": 2}], **facts)
    table = plan_table("duties", [
        {"teacher": teacher, "week": monday(week), "activity": activity, "minutes": minutes} for teacher, week, activity, minutes in rows
    ])  # fmt: skip
    return community, computed(community).with_tables(duties=table)


def test_the_highest_load_is_a_teachers_fullest_week_by_the_contract() -> None:
    fullest = duties(
        ("t", 0, "lessons", 600), ("t", 0, "other duties", 100), ("t", 1, "lessons", 650), ("v", 3, "lessons", 400)
    )
    assert figure("teacher_load_highest", *fullest) == 0.8
    assert figure("teacher_load_highest", *duties()) == 0


def test_the_mean_load_is_of_all_contracts_by_school_days() -> None:
    # 1,500 minutes a week: nine full weeks and one of two days
    given = duties(("t", 0, "lessons", 600), ("v", 3, "lessons", 810))
    assert figure("teacher_load_mean", *given) == pytest.approx(1410 / (1500 * 9.4))


def test_inequality_is_half_the_mean_difference_by_the_mean() -> None:
    # t has 470 of 9,400 minutes: 0.05; v 705 of 4,700: 0.15. Pairs: (0, .1, .1, 0), mean difference 0.05, mean 0.1
    given = duties(("t", 0, "lessons", 470), ("v", 3, "lessons", 705))
    assert figure("teacher_load_inequality", *given) == pytest.approx(0.05 / 2 / 0.1)
    alike = duties(("t", 0, "lessons", 940), ("v", 3, "lessons", 470))
    assert figure("teacher_load_inequality", *alike) == pytest.approx(0)
    assert figure("teacher_load_inequality", *duties(("v", 3, "lessons", 470))) == pytest.approx(1 / 2)
    assert figure("teacher_load_inequality", *duties()) is None


def test_sections_without_a_teacher() -> None:
    community = tiny(cohorts={"c": {}, "d": {}})
    plan = computed(community, {("c", "m"): (0, 1), ("d", "m"): (0, 1)})
    plan = plan.with_tables(unstaffed=plan_table("unstaffed", [{"section": "c/m/1", "reason": "all-full"}]))
    found = told("unstaffed_sections", community, plan)
    assert found == {
        ("all", "all"): 1, ("school", "s"): 1, ("programme", "p"): 1, ("cohort", "c"): 1, ("cohort", "d"): 0
    }  # fmt: skip


def test_sections_are_as_far_from_their_ideal_size_as_their_students_see_it() -> None:
    """Five in a section of which four are ideal, taught together; two in one of its own: (5 · 1 + 2 · 2) / 7."""
    sizes = {"section_max": 6, "section_min": 1, "shared": True}
    modules = {"m": {**sizes, "section_ideal": 4}, "n": sizes}
    community = tiny(cohorts={"c": {"size": 3}, "d": {"size": 2}, "e": {"size": 2}}, modules=modules)
    names = [("c", "m", 3, "both"), ("d", "m", 2, "both"), ("e", "m", 2, None), ("c", "n", 3, None)]
    rows = [
        {
            "id": f"{cohort}/{module}/1",
            "cohort": cohort,
            "module": module,
            "number": 1,
            "size": size,
            "together": joined,
        }
        for cohort, module, size, joined in names
    ]
    plan = computed(community).with_tables(sections=plan_table("sections", rows))
    found = told("section_size_apart", community, plan)
    assert found["all", "all"] == pytest.approx(9 / 7)
    assert [found["cohort", cohort] for cohort in "cde"] == [1, 1, 2]
    without = tiny(cohorts={"c": {}})
    assert figure("section_size_apart", without, computed(without, {("c", "m"): (0, 1)})) is None
