"""Each sentence of "Readiness" in docs/engines.md, by the smallest community that it is about."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.communities import monday, tiny
from tests.plans import calendar_plan

from alternance.community import Community, Horizon
from alternance.plan import Plan
from alternance.readiness.from_plan import red_student_weeks, times, work_of
from alternance.readiness.givers import given_before, module_gifts
from alternance.readiness.judge import gather, unsafe
from alternance.readiness.needs import block_work

DAY = dt.timedelta(days=1)


def one_block(*phases: dict[str, Any], **tables: Any) -> Community:
    return tiny(blocks={"b": {"phases": list(phases)}}, **tables)


def red(community: Community, plan: Plan) -> list[int]:
    """Red weeks of the only cohort's block b, in order."""
    return sorted(week for _, block, week in red_student_weeks(community, plan) if block == "b")


def red_after(community: Community, module: tuple[int, int] | None, *phases: tuple[int, int], **more: Any) -> list[int]:
    taught = {} if module is None else {("c", "m"): module}
    spans = {("c", "b", order): span for order, span in enumerate(phases, start=1)}
    return red(community, calendar_plan(community, taught, spans, **more))


# Roles and levels


@pytest.mark.parametrize(
    ("role", "level", "given", "is_red"),
    [
        ("alone", None, 1, True),
        ("alone", None, 2, False),
        ("alone", 3, 2, True),
        ("alone", 3, 3, False),
        ("alone", 0, 1, False),
        ("assist", None, 1, False),
        ("assist", 4, 1, False),  # assisting needs the block's safety aims alone
        ("observe", 4, 1, False),
    ],
)
def test_alone_needs_2_unless_said_other_roles_nothing(role: str, level: int | None, given: int, is_red: bool) -> None:
    community = one_block({"weeks": 1, role: {"a": level}}, modules={"m": {"gives": {"a": given}}})
    assert red_after(community, (0, 1), (5, 5)) == ([5] if is_red else [])


def test_a_position_adds_to_what_its_block_needs() -> None:
    community = one_block(
        {"weeks": 2, "observe": {"a": None}},
        position_aims=[{"position": "p1", "aim": "a", "role": "alone"}],
        positions={"p1": {"seats": 2}, "p2": {"seats": 2}},
    )
    spans = {("c", "b", 1): (2, 3)}
    at = {"c/1": "p1", "c/2": "p2"}
    plan = calendar_plan(community, {}, spans, placed={(student, "b"): where for student, where in at.items()})
    assert red_student_weeks(community, plan) == {("c", "b", 2): 1, ("c", "b", 3): 1}


def test_of_two_levels_needed_the_higher_counts() -> None:
    def both(own: int, position: int) -> Community:
        return one_block(
            {"weeks": 1, "alone": {"a": own}},
            position_aims=[{"position": "p1", "aim": "a", "role": "alone", "level_needed": position}],
        )

    for community, is_red in ((both(2, 3), True), (both(3, 2), True), (both(2, 1), False)):
        plan = calendar_plan(community, {("c", "m"): (0, 1)}, {("c", "b", 1): (2, 2)}, placed={("c/1", "b"): "p1"})
        assert bool(red(community, plan)) is is_red


@pytest.mark.parametrize("role", ["assist", "observe"])
def test_a_position_where_it_is_not_done_alone_adds_nothing(role: str) -> None:
    community = one_block(
        {"weeks": 1, "observe": {"a": None}},
        position_aims=[{"position": "p1", "aim": "a", "role": role, "level_needed": 4}],
    )
    assert red_after(community, None, (2, 2), placed={("c/1", "b"): "p1"}) == []


# Givers


def test_a_module_gives_from_the_week_after_its_last() -> None:
    community = one_block({"weeks": 4, "alone": {"a": None}})
    assert red_after(community, (0, 1), (2, 5)) == []
    assert red_after(community, (0, 3), (2, 5)) == [2, 3]


def test_a_module_taught_beside_a_day_release_gives_within_it() -> None:
    """Its end lies in the midst of the phase: the weeks before are red, those after are not."""
    blocks = {"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "rhythm": "day release", "days_per_week": 2}}
    community = tiny(blocks=blocks)
    assert red_after(community, (2, 3), (2, 5)) == [2, 3]


def test_a_module_in_two_runs_gives_after_the_second() -> None:
    community = one_block({"weeks": 2, "alone": {"a": None}})
    plan = calendar_plan(community, {("c", "m"): [(0, 0), (4, 4)]}, {("c", "b", 1): (2, 3)})
    assert red(community, plan) == [2, 3]


def test_a_phase_gives_from_the_week_after_its_last() -> None:
    community = one_block({"weeks": 2, "observe": {"a": None}, "gives": {"a": 2}}, {"weeks": 2, "alone": {"a": None}})
    assert red_after(community, None, (2, 3), (4, 5)) == []
    overlapping = calendar_plan(community, {}, {("c", "b", 1): [(2, 2), (4, 4)], ("c", "b", 2): [(3, 3), (5, 5)]})
    assert red(community, overlapping) == [3]


def test_a_phase_does_not_give_to_itself() -> None:
    community = one_block({"weeks": 2, "alone": {"a": None}, "gives": {"a": 4}})
    assert red_after(community, None, (2, 3)) == [2, 3]


def test_the_highest_giver_by_then_counts() -> None:
    community = one_block(
        {"weeks": 1, "alone": {"a": 2}}, modules={"m": {"gives": {"a": 2}}, "later": {"gives": {"a": 1}}}
    )
    plan = calendar_plan(community, {("c", "m"): (0, 0), ("c", "later"): (1, 1)}, {("c", "b", 1): (2, 2)})
    assert red(community, plan) == []


def outside(kind: str, item: str, ended: int | None) -> Community:
    return tiny(
        modules={"m": {"gives": {"a": 3}}},
        blocks={
            "b0": {"phases": [{"weeks": 1, "observe": {"a": None}, "gives": {"a": 2}}, {"weeks": 1, "assist": {"a": None}, "gives": {"a": 3}}]},
            "b": {"phases": [{"weeks": 1, "alone": {"a": 3}}]},
        },
        outside_horizon=[{"cohort": "c", "kind": kind, "item": item, "ended": None if ended is None else monday(ended)}],
    )  # fmt: skip


def test_what_ended_before_the_horizon_has_given() -> None:
    for kind, item in (("module", "m"), ("block", "b0")):
        assert red_after(outside(kind, item, -1), None, (0, 0)) == []
        assert red_after(outside(kind, item, None), None, (0, 0)) == [0]  # it comes after and gives nothing


def test_what_ended_before_is_counted_in_the_weeks_of_a_plan_with_its_own_horizon() -> None:
    community = outside("module", "m", -2)
    assert given_before(community) == {"c": [("a", -1, 3)]}
    assert given_before(community, Horizon(monday(-10), 20)) == {"c": [("a", 9, 3)]}
    earlier = {"first_week": monday(-10), "weeks": 20, "kind": "recorded", "tables_given": ("spans", "sessions")}
    plan = calendar_plan(community, {}, {("c", "b", 1): [(-6, -6), (0, 0)]}, meta=earlier)
    assert red(community, plan) == [4]  # the fourth week is before the module's end, the tenth after


# Instruction in the first days


@pytest.mark.parametrize(
    ("days", "instructed", "level", "is_red"),
    [(1, True, 2, False), (5, True, 2, False), (1, True, 3, True), (0, True, 2, True), (1, False, 2, True)],
)
def test_first_days_give_what_is_instructed_here_to_level_2_at_most(
    days: int, instructed: bool, level: int, is_red: bool
) -> None:
    phase = {"weeks": 2, "days": days, "alone": {"a": level}, "instructed": ["a"] if instructed else []}
    assert red_after(one_block(phase), None, (2, 3)) == ([2, 3] if is_red else [])


def test_first_days_do_not_lower_what_was_given() -> None:
    phase = {"weeks": 1, "days": 1, "alone": {"a": 3}, "instructed": ["a"]}
    assert red_after(one_block(phase, modules={"m": {"gives": {"a": 3}}}), (0, 0), (2, 2)) == []


def test_first_days_of_one_phase_give_nothing_in_another() -> None:
    community = one_block(
        {"weeks": 1, "days": 1, "alone": {"a": None}, "instructed": ["a"]}, {"weeks": 1, "alone": {"a": None}}
    )
    assert red_after(community, None, (2, 2), (3, 3)) == [3]


def test_days_that_a_plan_adds_count_for_every_aim_of_the_phase() -> None:
    community = one_block({"weeks": 1, "days": 1, "alone": {"a": None, "z": None}, "instructed": ["z"]})
    assert red_after(community, None, (2, 2)) == [2]
    assert red_after(community, None, (2, 2), instruction={("c", "b", 1): 1}) == [2]  # not more than the phase has
    assert red_after(community, None, (2, 2), instruction={("c", "b", 1): 2}) == []


# Safety before work


def unsafe_aims(
    community: Community, module: tuple[int, int] | None, *phases: tuple[int, int], days: int = 0
) -> list[str]:
    taught = {} if module is None else {("c", "m"): module}
    spans = {("c", "b", order): span for order, span in enumerate(phases, start=1)}
    instruction = {("c", "b", order): days for order in range(1, len(phases) + 1)} if days else None
    own = times(calendar_plan(community, taught, spans, instruction=instruction))["c"]
    work = block_work(community)
    given = gather([], own.module_ends, module_gifts(community), own.phases, work)
    return unsafe(work_of(work["b"], own), own.phases["b"], given)


SAFE = {"modules": {"m": {"gives": {"x": 1}}}, "safety": ("x",)}


@pytest.mark.parametrize("role", ["alone", "assist"])
def test_safety_aims_are_given_at_level_1_before_the_first_active_phase(role: str) -> None:
    community = one_block({"weeks": 2, role: {"w": 0}, "observe": {"x": None}}, **SAFE)
    assert unsafe_aims(community, (0, 1), (2, 3)) == []
    assert unsafe_aims(community, (0, 2), (2, 3)) == ["x"]  # in the course of the phase is too late
    assert unsafe_aims(community, None, (2, 3)) == ["x"]


def test_observing_asks_no_safety_before() -> None:
    community = one_block({"weeks": 1, "observe": {"x": None}}, {"weeks": 1, "assist": {"x": None}}, **SAFE)
    assert unsafe_aims(community, (2, 2), (2, 2), (3, 3)) == []
    assert unsafe_aims(community, (2, 3), (2, 2), (3, 3)) == ["x"]


def test_a_safety_aim_of_a_later_phase_is_wanted_before_the_first_work() -> None:
    community = one_block({"weeks": 1, "assist": {"w": None}}, {"weeks": 1, "assist": {"x": None}}, **SAFE)
    assert unsafe_aims(community, (2, 2), (2, 2), (3, 3)) == ["x"]


def test_first_days_of_the_first_active_phase_count_for_safety() -> None:
    community = one_block({"weeks": 1, "days": 1, "assist": {"x": None}, "instructed": ["x"]}, **SAFE)
    assert unsafe_aims(community, None, (2, 2)) == []
    late = one_block(
        {"weeks": 1, "assist": {"w": None}}, {"weeks": 1, "days": 1, "assist": {"x": None}, "instructed": ["x"]}, **SAFE
    )
    assert unsafe_aims(late, None, (2, 2), (3, 3)) == ["x"]
    added = one_block({"weeks": 1, "assist": {"x": None}}, **SAFE)
    assert unsafe_aims(added, None, (2, 2), days=1) == []


def test_an_aim_that_is_no_safety_aim_asks_nothing_of_the_kind() -> None:
    assert unsafe_aims(one_block({"weeks": 1, "assist": {"a": None}}), None, (2, 2)) == []


# Red weeks


def test_a_week_counts_once_however_many_aims() -> None:
    community = one_block({"weeks": 1, "alone": {"a": None, "k": None, "z": None}}, cohorts={"c": {"size": 3}})
    plan = calendar_plan(community, {}, {("c", "b", 1): (2, 2)})
    assert red_student_weeks(community, plan) == {("c", "b", 2): 3}


def test_the_cohorts_size_counts_where_nobody_is_placed() -> None:
    community = tiny(cohorts={"c": {"size": 3}})
    spans = {("c", "b", 1): (0, 3)}
    plan = calendar_plan(community, {}, spans)
    assert set(red_student_weeks(community, plan).values()) == {3}


def test_those_placed_count_where_students_are_placed() -> None:
    community = tiny(cohorts={"c": {"size": 3}})
    spans = {("c", "b", 1): (0, 3)}
    two = {("c/1", "b"): "p1", ("c/2", "b"): None}
    plan = calendar_plan(community, {}, spans, placed=two, unplaced=[("c/3", "b")])
    assert red_student_weeks(community, plan) == {("c", "b", week): 2 for week in range(4)}
    nobody = calendar_plan(community, {}, spans, unplaced=[("c/1", "b"), ("c/2", "b"), ("c/3", "b")])
    assert red_student_weeks(community, nobody) == {}


@pytest.mark.parametrize(
    ("seen", "level", "is_red"),
    [
        (monday(2), 2, False),
        (monday(2), 1, True),
        (monday(2) - DAY, 2, True),
        (monday(4), 2, True),
        (monday(4) - DAY, 2, False),
    ],
)
def test_what_a_placed_student_was_seen_to_have_counts_as_learnt(seen: dt.date, level: int, is_red: bool) -> None:
    """A module gives level 1 until week 2; what was seen after it and before the work in week 4 stands in its place."""
    community = tiny(
        modules={"m": {"gives": {"a": 1}}},
        blocks={"b": {"phases": [{"weeks": 1, "alone": {"a": None}}]}},
        student_aims=[{"student": "c/1", "aim": "a", "level": level, "seen_on": seen}],
    )
    modules, phases = {("c", "m"): (0, 1)}, {("c", "b", 1): (4, 4)}
    both = {("c/1", "b"): "p1", ("c/2", "b"): "p1"}
    plan = calendar_plan(community, modules, phases, placed=both)
    assert red_student_weeks(community, plan) == {("c", "b", 4): 2 if is_red else 1}
    assert red_student_weeks(community, calendar_plan(community, modules, phases)) == {("c", "b", 4): 2}


def test_evidence_of_less_than_was_given_makes_no_week_red() -> None:
    community = tiny(student_aims=[{"student": "c/1", "aim": "a", "level": 0, "seen_on": monday(3)}])
    plan = calendar_plan(community, {("c", "m"): (0, 1)}, {("c", "b", 1): (4, 7)}, placed={("c/1", "b"): "p1"})
    assert red_student_weeks(community, plan) == {}


def test_a_block_that_is_not_known_asks_nothing() -> None:
    community = tiny()
    plan = calendar_plan(community, {}, {("c", "b", 1): (0, 3)})
    assert red_student_weeks(community, plan)
    empty = tiny(blocks={"other": {"phases": [{"weeks": 1, "alone": {"a": None}}]}})
    assert red_student_weeks(empty, plan) == {}
