from __future__ import annotations

from collections import defaultdict
from functools import cache

import polars as pl
import pytest
from tests.sample.made import gap_of, made

from alternance.framework import esco
from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.planner.options import Mode
from alternance.readiness.from_plan import red_student_weeks


def test_as_small_as_promised() -> None:
    community = made("small", 1).community
    organisations = community["organisations"]
    assert organisations.filter(kind="school").height == 1
    assert organisations.filter(kind="enterprise").height == 8
    assert (community["programmes"].height, community["students"].height, community.meta.weeks) == (2, 60, 46)
    instructed = community["phase_aims"]["instructed_here"]
    assert 0 < instructed.sum() <= 0.1 * len(instructed)


def test_all_competences_and_occupations_are_of_esco() -> None:
    community = made("small", 1).community
    named = [
        *community["aims"]["competence"],
        *community["programmes"]["occupation"],
        *community["demands"]["occupation"],
    ]
    assert [one for one in named if one not in esco().labels] == []


def test_people_graduating_as_the_truth_says() -> None:
    sample = made("small", 1)
    rows = gap_of(sample.community).quantity_rows
    assert sample.truth["gap_quantity"].height == 3
    for occupation, demanded, supplied in sample.truth["gap_quantity"].rows():
        own = [row for row in rows if row.occupation == occupation]
        assert sum(row.demanded for row in own) == pytest.approx(demanded)
        assert sum(row.supplied for row in own) == supplied


@cache
def planned(mode: Mode) -> Plan:
    return plan(made("small", 1).community, options=Options(mode=mode, work_limit=3000, workers=1))


@pytest.mark.slow
def test_red_weeks_in_the_traditional_mode() -> None:
    sample = made("small", 1)
    red: dict[tuple[str, str], int] = defaultdict(int)
    for (cohort, block, _), students in red_student_weeks(sample.community, planned("traditional")).items():
        red[cohort, block] += students
    assert sample.truth["traps"].height == 3
    for trap in sample.truth["traps"].iter_rows(named=True):
        assert red[trap["cohort"], trap["block"]] >= trap["student_weeks"] > 0


@pytest.mark.slow
def test_none_in_the_joint_mode_and_everybody_placed() -> None:
    sample, joint = made("small", 1), planned("joint")
    assert not red_student_weeks(sample.community, joint)
    assert (joint["placements"].height, joint["unplaced"].height) == (120, 0)
    begins = joint["spans"].group_by("cohort", "block").agg(pl.col("from").min()).rows()
    for trap in sample.truth["traps"].iter_rows(named=True):
        begin = next(week for cohort, block, week in begins if (cohort, block) == (trap["cohort"], trap["block"]))
        assert begin >= trap["ready_from"] > trap["cycle_week"]
