"""The region has the sizes promised, and something of everything that a community can say."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.sample.made import made

from alternance.framework import esco

REGION = made("region", 1).community


def test_sizes() -> None:
    organisations = REGION["organisations"]
    assert organisations.filter(kind="school").height == 4
    assert organisations.filter(kind="enterprise").height == 120
    counts = {name: REGION[name].height for name in ("programmes", "cohorts", "students", "teachers")}
    assert counts == {"programmes": 12, "cohorts": 40, "students": 1200, "teachers": 60}
    assert REGION.meta.weeks == 104 and (REGION.meta.country, REGION.meta.region) == ("DE", "SN")


def test_instruction_at_work_is_not_the_way_out() -> None:
    instructed = REGION["phase_aims"]["instructed_here"]
    assert 0 < instructed.sum() <= 0.1 * len(instructed)


def test_work_tasks_8_to_20_a_programme() -> None:
    tasks = REGION["aims"].filter(kind="work task").group_by("programme").len()
    # the cloud engineer's standard has 6 job functions, and safety comes on top
    assert {programme: count for programme, count in tasks.rows() if not 8 <= count <= 20} == {"elbe:cloud": 7}


def test_all_competences_and_occupations_are_of_esco() -> None:
    named = [*REGION["aims"]["competence"].drop_nulls(), *REGION["demand_aims"]["competence"]]
    named += [
        *REGION["programmes"]["occupation"],
        *REGION["demands"]["occupation"],
        *REGION["hiring_units"]["occupation"],
    ]
    assert [one for one in named if one not in esco().labels] == []


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("blocks", "form", {"in-post", "order class", "joint platform"}),
        ("blocks", "rhythm", {"whole weeks", "alternation"}),
        ("blocks", "in_school_holidays", {True, False}),
        ("modules", "splittable", {True, False}),
        ("block_modules", "relation", {"applies", "builds on"}),
        ("locks", "what", {"module start", "position", "teacher"}),
        ("programmes", "origin", {"imported", "composed"}),
        ("demands", "origin", {"text", "composed"}),
    ],
)
def test_something_of_each(table: str, column: str, values: set[object]) -> None:
    assert set(REGION[table][column]) == values


@pytest.mark.parametrize(
    "table",
    ["outside_horizon", "position_blocks", "position_aims", "fixed", "forbidden", "preferences", "unit_rankings",
     "mentors", "teacher_absences", "student_aims", "module_order", "school_weeks"],
)  # fmt: skip
def test_no_table_forgotten(table: str) -> None:
    assert REGION[table].height > 0


def test_starts_of_every_form() -> None:
    starts = set(REGION["position_weeks"]["starts"])
    assert "any" in starts
    assert any(text.startswith("every ") for text in starts)
    assert any(text.startswith("202") for text in starts)


def test_ties_in_lists_and_rankings() -> None:
    for table, owner in (("preferences", "student"), ("unit_rankings", "unit")):
        assert REGION[table].group_by(owner, "rank").len()["len"].max() > 1  # type: ignore[operator]


def test_some_students_are_under_18_and_none_under_16_when_the_programme_began() -> None:
    births = REGION["students"].join(REGION["cohorts"], left_on="cohort", right_on="id")
    young = births.filter(births["birth_date"] > dt.date(2009, 1, 1))
    assert 0 < young.height < births.height
    assert births["birth_date"].null_count() == 0, "else rules by age could not be checked"


def test_cohorts_of_every_year() -> None:
    lies = REGION["outside_horizon"]
    before, after = lies.filter(lies["ended"].is_not_null()), lies.filter(lies["ended"].is_null())
    assert before["cohort"].n_unique() == 16  # one of each two-year programme, two of each of the four longer ones
    assert after["cohort"].n_unique() == 16
