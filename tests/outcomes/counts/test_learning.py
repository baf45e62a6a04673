"""Red weeks and readiness, counted by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.communities import monday, tiny
from tests.outcomes.figures import computed, figure, told


def test_red_weeks_by_all_school_and_cohort() -> None:
    community = tiny(cohorts={"c": {"size": 3}, "d": {"size": 5}})
    plan = computed(community, {("c", "m"): (0, 3), ("d", "m"): (0, 1)}, {("c", "b", 1): (2, 5), ("d", "b", 1): (2, 5)})
    scopes = ("all", "s", "c", "d")
    assert [figure("working_before_learning_weeks", community, plan, scope) for scope in scopes] == [6, 6, 6, 0]


def test_the_share_of_red_weeks_is_of_the_weeks_practised() -> None:
    community = tiny(cohorts={"c": {"size": 3}, "d": {"size": 5}})
    plan = computed(community, {("c", "m"): (0, 3), ("d", "m"): (0, 1)}, {("c", "b", 1): (2, 5), ("d", "b", 1): (2, 5)})
    assert figure("working_before_learning_share", community, plan) == 6 / 32
    assert figure("working_before_learning_share", community, plan, "c") == 6 / 12
    nobody = computed(community, {("c", "m"): (0, 3)})
    assert figure("working_before_learning_share", community, nobody) is None


def test_ready_at_the_start_of_every_phase() -> None:
    community = tiny(
        cohorts={"c": {"size": 2}, "d": {"size": 2}},
        student_aims=[{"student": "d/1", "aim": "a", "level": 2, "seen_on": monday(1)}],
    )
    plan = computed(
        community,
        {("c", "m"): (0, 1), ("d", "m"): (0, 3)},
        {("c", "b", 1): (2, 5), ("d", "b", 1): (2, 5)},
        placed={(f"{cohort}/{n}", "b"): "p1" for cohort in "cd" for n in (1, 2)},
    )
    # d is taught too late, but d/1 was seen to be able to do it
    assert told("ready_at_start_share", community, plan) == {
        ("all", "all"): 3 / 4, ("school", "s"): 3 / 4, ("programme", "p"): 3 / 4, ("cohort", "c"): 1,
        ("cohort", "d"): 1 / 2,
    }  # fmt: skip


@pytest.mark.parametrize(("seen", "days", "ready"), [(1, 0, 0), (1, 2, 1), (2, 0, 1)])
def test_what_was_seen_stands_in_place_of_what_was_given_but_instruction_counts(
    seen: int, days: int, ready: int
) -> None:
    block = {"phases": [{"weeks": 4, "days": days, "alone": {"a": None}, "instructed": ("a",)}]}
    evidence = [{"student": "c/1", "aim": "a", "level": seen, "seen_on": monday(2) - dt.timedelta(days=3)}]
    community = tiny(blocks={"b": block}, student_aims=evidence)
    plan = computed(community, {("c", "m"): (0, 0)}, {("c", "b", 1): (2, 5)}, placed={("c/1", "b"): "p1"})
    assert figure("ready_at_start_share", community, plan) == ready
