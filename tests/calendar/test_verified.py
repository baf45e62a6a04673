"""Calendars of communities with every rarer rule, judged by the verifier, which knows nothing of the engine."""

from __future__ import annotations

from typing import Any

from tests.communities import Items, monday, tiny
from tests.tables import Rows

from alternance.calendar import build, solve, tables, words
from alternance.community import Community
from alternance.plan import Plan, PlanMeta
from alternance.verify import verify

#: Rules that only the calendar's tables decide.
CALENDAR = (
    "learn-before-work", "safety-before-work", "modules-once", "blocks-once", "sections-add-up", "sections-together",
    "module-minutes", "module-same-minutes", "module-weekly-bounds", "room-kind-named", "module-consecutive",
    "module-uninterrupted", "lessons-when-there", "module-window", "lessons-after-first-week", "module-order",
    "builds-on", "blocks-order", "shared-sections", "any-order", "offered-dates", "offered-places", "block-phases",
    "block-rhythm", "release-days", "block-window", "block-after-first-week", "cohort-week",
    "teachers-by-qualification", "rooms", "seats", "beginners", "platform-places",
)  # fmt: skip


def judged(community: Community) -> tuple[Plan, list[str], set[str]]:
    """Plan the calendar alone; return the plan, what breaks a rule of the calendar, and the rules that had cases."""
    draft = build(community)
    result = solve(draft.problem, work_limit=8_000)
    assert result.solution is not None, [words(draft, reason) for reason in result.reasons]
    meta = PlanMeta(
        title="Tiny", community=community.hash, first_week=community.meta.first_week, weeks=community.meta.weeks
    )
    plan = Plan(meta, tables(draft, result.solution))
    told = [result for result in verify(community, plan).rules if result.rule.id in CALENDAR]
    found = [f"{result.rule.id}: {violation}" for result in told for violation in result.violations]
    return plan, found, {result.rule.id for result in told if result.checked}


def everything(**more: Any) -> Community:
    """Day release beside shared courses in any order, a module at fixed dates, a platform that two schools share."""
    modules: Items = {
        "m": {"gives": {"a": 2}, "qualification": "q", "room_kind": "lab", "shared": True, "section_max": 3},
        "x": {"minutes": 300, "weekly_min": 300, "weekly_max": 300, "order_group": "g", "section_min": 2},
        "y": {"minutes": 300, "weekly_min": 300, "weekly_max": 300, "order_group": "g", "section_min": 2},
        "d": {"minutes": 240, "weekly_min": 120, "weekly_max": 240},
    }
    blocks: Items = {
        "b": {
            "phases": [{"weeks": 3, "observe": {"a": None}}, {"weeks": 3, "alone": {"a": None}}],
            "rhythm": "day release", "days_per_week": 2, "applies": ["m"],
        }
    }  # fmt: skip
    weeks: Rows = [{"school": "s", "week": monday(w), "days": days} for w, days in ((3, 2), (7, 0), (9, 6))]
    return tiny(
        weeks=20, modules=modules, blocks=blocks, cohorts={"c": {"size": 2}, "e": {"size": 2}, "f": {"size": 1}},
        order_groups=[{"id": "g", "spacing_min": 2, "spacing_max": 6}],
        offers=[{"module": "d", "week": monday(w), "places": 3} for w in (5, 10, 14)],
        block_resources=[{"block": "b", "kind": "room", "what": "lab", "minutes_per_week": 100, "team_size": 2}],
        school_weeks=weeks, **more,
    )  # fmt: skip


def test_the_verifier_finds_nothing_in_it() -> None:
    plan, found, checked = judged(everything())
    assert not found
    assert {"release-days", "any-order", "offered-dates", "offered-places", "shared-sections", "rooms"} <= checked
    assert plan["spans"]["days"].unique().to_list() == [2]
    assert plan["sections"].filter(module="m")["together"].null_count() == 0


def test_sections_of_an_ideal_size() -> None:
    """Alone seven are four and three where fours are ideal; shared, nine in one course are three threes."""
    asked = {"qualification": "q", "room_kind": "w"}
    modules: Items = {
        "own": {"section_max": 7, "section_min": 2, "section_ideal": 4, **asked},
        "all": {"shared": True, "section_max": 5, "section_ideal": 3, **asked},
    }
    rooms: Rows = [{"id": f"r{places}", "site": "s:site", "kind": "w", "places": places, "minutes_per_week": 1500}
                   for places in (3, 4, 7)]  # fmt: skip
    teachers: Rows = [{"id": f"t{k}", "school": "s", "minutes_per_week": 900} for k in range(2)]
    qualified: Rows = [{"teacher": f"t{k}", "qualification": "q"} for k in range(2)]
    plan, found, checked = judged(
        tiny(
            weeks=16,
            modules=modules,
            blocks={},
            cohorts={"c": {"size": 7}, "d": {"size": 2}},
            rooms=rooms,
            teachers=teachers,
            teacher_qualifications=qualified,
        )
    )
    assert not found
    assert {"sections-add-up", "shared-sections", "rooms", "teachers-by-qualification"} <= checked
    assert plan["sections"].filter(cohort="c", module="own").sort("number")["size"].to_list() == [4, 3]


def test_cohorts_of_one_student_who_begin_when_they_like() -> None:
    course = {"minutes": 300, "weekly_min": 300, "weekly_max": 300, "shared": True, "section_max": 3, "section_min": 2}
    modules: Items = {"x": {**course, "qualification": "q"}, "y": course}
    cohorts: Items = {f"s{k}": {"size": 1, "first_week": monday(k)} for k in range(6)}
    _, found, _ = judged(tiny(weeks=14, modules=modules, blocks={}, cohorts=cohorts))
    assert not found
