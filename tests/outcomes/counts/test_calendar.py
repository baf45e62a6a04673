"""Lag and lateness, counted by hand."""

from __future__ import annotations

from typing import Any

from tests.communities import monday, tiny
from tests.outcomes.figures import computed, figure

from alternance.community import Community


def lagging(**facts: Any) -> Community:
    block = {"phases": [{"weeks": 2, "alone": {"a": None}}], "applies": ["m", "n"]}
    return tiny(modules={"m": {"gives": {"a": 2}}, "n": {}}, blocks={"b": block}, **facts)


def test_lag_is_the_mean_over_pairs_in_teaching_weeks() -> None:
    community = lagging(school_weeks=[{"school": "s", "week": monday(w), "days": d} for w, d in ((3, 0), (4, 1))])
    plan = computed(community, {("c", "m"): (0, 1), ("c", "n"): (1, 2)}, {("c", "b", 1): (6, 7)})
    # m ends before week 2: weeks 2, 4, 5 lie between, for week 3 is free; n: 4 and 5
    assert figure("lag_mean_weeks", community, plan) == (3 + 2) / 2


def test_a_module_taught_after_its_block_is_as_far_from_it_and_one_not_taught_has_no_lag() -> None:
    community = lagging()
    late = computed(community, {("c", "m"): (8, 9), ("c", "n"): (0, 0)}, {("c", "b", 1): (3, 4)})
    # the block ends with week 4, m with week 9: weeks 5 to 9; n ends with week 0: weeks 1 and 2
    assert figure("lag_mean_weeks", community, late) == (5 + 2) / 2
    within = computed(community, {("c", "m"): (2, 4), ("c", "n"): (0, 0)}, {("c", "b", 1): (3, 6)})
    assert figure("lag_mean_weeks", community, within) == (0 + 2) / 2
    without = computed(community, {("c", "n"): (0, 0)}, {("c", "b", 1): (3, 4)})
    assert figure("lag_mean_weeks", community, without) == 2
    nothing = computed(community, {}, {("c", "b", 1): (3, 4)})
    assert figure("lag_mean_weeks", community, nothing) is None


def test_lateness_counts_teaching_weeks_after_the_due_week() -> None:
    cohorts = {name: {"size": 1, "due_week": monday(9)} for name in ("c", "d", "e")}
    community = tiny(cohorts=cohorts, school_weeks=[{"school": "s", "week": monday(10), "days": 0}])
    plan = computed(
        community,
        {("c", "m"): (0, 1), ("d", "m"): (11, 13), ("e", "m"): (0, 1)},
        {("c", "b", 1): (6, 9), ("d", "b", 1): (2, 5), ("e", "b", 1): (9, 12)},
    )
    # c ends in its due week; d after 11, 12, 13; e after 11, 12, for week 10 is free
    assert figure("late_weeks", community, plan) == 3 + 2


def test_nine_of_ten_pairs_do_not_exceed_the_ninth_tenth() -> None:
    cohorts = {f"c{n:02}": {"size": 1} for n in range(20)}
    community = tiny(
        weeks=40, cohorts=cohorts, blocks={"b": {"phases": [{"weeks": 1, "alone": {"a": None}}], "applies": ["m"]}}
    )
    modules = {(cohort, "m"): (0, 0) for cohort in cohorts}
    plan = computed(community, modules, {(cohort, "b", 1): (1 + n, 1 + n) for n, cohort in enumerate(cohorts)})
    # lags of 0 to 19 weeks: 18 of 20 are at most 17
    assert figure("lag_ninth_tenth_weeks", community, plan) == 17
    assert figure("lag_ninth_tenth_weeks", community, plan, "c07") == 7
