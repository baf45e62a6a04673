"""Targets of cohorts beside what came."""

from __future__ import annotations

from typing import Any

from tests.outcomes.counts.test_graduated import cohort, job, passed

from alternance.outcomes import Reached, reached, solve


def aimed(id_: str, measure: str, target: float, **cells: Any) -> dict[str, Any]:
    return {"id": id_, "cohort": "g", "measure": measure, "target": target, "set_on": "2023-08-01", **cells}


def found(*targets: dict[str, Any], **tables: Any) -> dict[str, Reached]:
    community, plan = cohort(cohort_targets=targets, **tables)
    return {one.target["id"]: one for one in reached(community, solve(community, plan))}


FIVE = passed(True, True, True, True, False)


def test_a_target_is_met_by_the_direction_of_its_figure() -> None:
    gone = [{"student": "g/9", "cohort": "g", "left_on": "2024-11-01"}]
    told = found(
        aimed("t1", "quantity", 4), aimed("t2", "quantity", 5), aimed("t3", "drop_out_share", 0.2),
        aimed("t4", "drop_out_share", 0.1), exam_results=FIVE, leavers=gone,
    )  # fmt: skip
    assert {id_: (one.value, one.met) for id_, one in told.items()} == {
        "t1": (4, True), "t2": (4, False), "t3": (1 / 9, True), "t4": (1 / 9, False)
    }  # fmt: skip
    assert [one.indicator for one in told.values()] == ["graduated_quantity"] * 2 + ["drop_out_share"] * 2


def test_of_structure_a_target_is_a_share_of_first_jobs() -> None:
    jobs = [job(n, "work", occupation="o" if n < 4 else "x") for n in range(1, 6)]
    told = found(
        aimed("o", "structure", 0.6, occupation="o"), aimed("x", "structure", 0.41, occupation="x"),
        aimed("y", "structure", 0.01, occupation="y"), first_jobs=jobs,
    )  # fmt: skip
    assert {id_: (one.value, one.met) for id_, one in told.items()} == {
        "o": (0.6, True), "x": (0.4, False), "y": (0, False)
    }  # fmt: skip


def test_a_target_that_was_set_too_late_is_shown_and_not_counted() -> None:
    late = found(aimed("t", "quantity", 4, set_on="2026-06-12"), exam_results=FIVE)["t"]
    assert (late.value, late.met) == (4, None)
    assert late.note == "set on 2026-06-12, when the first results were known (2026-06-12): not counted"
    assert found(aimed("t", "quantity", 4, set_on="2026-06-11"), exam_results=FIVE)["t"].met is True


def test_what_is_not_known_is_neither_met_nor_missed() -> None:
    told = found(aimed("t1", "quality", 0.9), aimed("t2", "quantity", 4), exam_results=FIVE[:4])
    assert {one.met for one in told.values()} == {None}
    assert told["t2"].note == "not known: of no cohort it is known of at least five students"
    other = {"id": "h", "programme": "p", "school": "s", "began": 4, "graduated_on": "2026-07-03"}
    both = [{"id": "g", "programme": "p", "school": "s", "began": 9, "graduated_on": "2026-07-03"}, other]
    few = found(aimed("t", "quantity", 4, cohort="h"), exam_results=FIVE, graduated_cohorts=both)["t"]
    assert (few.value, few.met, few.note) == (None, None, "not known: nothing is told of fewer than 5 students")


def test_a_planned_cohort_is_measured_by_the_plan() -> None:
    told = found(aimed("t", "late_weeks", 0, cohort="c"), aimed("q", "quantity", 5, cohort="c"), exam_results=FIVE)
    assert (told["t"].value, told["t"].met) == (0, True)
    assert told["q"].note == "not known: the cohort has not graduated, or the plan has no such figure of it"


def test_targets_come_by_cohort_and_in_the_order_of_the_register() -> None:
    told = found(aimed("a", "type", 1), aimed("b", "quality", 1), aimed("c", "late_weeks", 0, cohort="c"))
    assert list(told) == ["c", "b", "a"]
