"""The plan's tables: one schema class a table. A recorded plan has the same form; what is not known is empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, key, number, ref, text, week, whole
from alternance.community.schema.duties import ACTIVITIES
from alternance.plan.gap_tables import (
    GapBudget,
    GapFrontier,
    GapQuality,
    GapQuantity,
    GapRecommendation,
    GapStructure,
    GapTrend,
    GapType,
)
from alternance.plan.result_tables import Actions, CohortResults
from alternance.plan.staff_tables import Points, PracticeMissing, TeacherPractice, Unvisited, Visits

__all__ = ["TABLES"]

#: How a student got a position.
DOORS = ("round", "contract", "search", "returning", "lock", "completion", "repair")


class Cohorts(dy.Schema):
    """The cohorts as planned, so that a plan can be read alone (a recorded one has cohorts of its own)."""

    id = key("Id of the cohort", "school:mechanic-26")
    programme = ref("programmes", "The programme", "school:mechanic")
    school = text("The school; empty in a recorded plan that does not say it", "school", longest=120)
    title = text("Name shown", "IM 26a")
    size = whole("Students", 22, unit="students")
    first_week = week("First week planned", empty=True)
    due_week = week("Week by whose end all should be finished", "2027-06-28", empty=True)


class Sections(dy.Schema):
    """Sections of a cohort that are taught a module together."""

    id = key("Id of the section", "school:mechanic-26/school:milling-1/1")
    cohort = ref("cohorts", "The cohort", "school:mechanic-26")
    module = ref("modules", "The module", "school:milling-1")
    number = whole("Number among the parallel sections", 1, least=1)
    size = whole("Students of this cohort", 11, unit="students")
    together = text(
        "Sections of several cohorts that say the same here are taught as one; empty: alone",
        "school:milling-1/2026-10-05/1", longest=200,
    )  # fmt: skip


class Sessions(dy.Schema):
    """When a section is taught: runs of weeks. Weeks without school days inside a run are no lesson weeks."""

    section = ref("sections", "The section", "school:mechanic-26/school:milling-1/1", primary=True)
    first_week = week("First week", alias="from", primary=True)
    last_week = week("Last week", "2026-10-26", alias="to")
    minutes = whole("Minutes in a full week; empty where not known", 240, unit="minutes a week", empty=True)
    teacher = ref("teachers", "The teacher; empty: none was found", "school:t-01", empty=True)
    room_kind = text("Kind of room", "workshop", longest=80)


class Spans(dy.Schema):
    """When a cohort is away in practice: runs of practice weeks of a phase (an alternation has several runs)."""

    cohort = ref("cohorts", "The cohort", "school:mechanic-26", primary=True)
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    phase = whole("The phase, by its order", 1, least=1, primary=True)
    first_week = week("First week", "2027-02-01", alias="from", primary=True)
    last_week = week("Last week", "2027-02-22", alias="to")
    days = whole(
        "Day release: days of practice a week; empty: whole weeks", 2, unit="days", least=1, most=5, empty=True
    )
    instruction_days = whole("Days of instruction in the phase's first week", 0, unit="days", most=5, default=0)


class Placements(dy.Schema):
    """Who is where: a student's position for the whole of a block."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    cohort = ref("cohorts", "The student's cohort", "school:mechanic-26")
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    first_week = week("First week", "2027-02-01", alias="from", primary=True)
    last_week = week("Last week", "2027-02-22", alias="to")
    position = ref("positions", "The position; empty where only the enterprise is known", "miller:p1", empty=True)
    seat_of = ref(
        "cohorts|programmes|organisations", "Whose students the seat is kept for; empty: an open seat", "school",
        empty=True, later=True,
    )  # fmt: skip
    enterprise = text("The enterprise: its id, or its name in a recorded plan", "miller", longest=200)
    mentor = ref("mentors", "Who guides there", "miller:m1", empty=True)
    door = choice(DOORS, "How it came about", empty=True)
    rank = whole("Rank that the student gave it; empty: not ranked", 1, least=1, empty=True)
    reason = text("Why this one, in a sentence's parts", "rank 1", longest=400)


class Unplaced(dy.Schema):
    """Students without a position for a block, each with every reason."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    cohort = ref("cohorts", "The student's cohort", "school:mechanic-26")
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    first_week = week("First week", "2027-02-01", alias="from")
    last_week = week("Last week", "2027-02-22", alias="to")
    reason = text("Code of the reason", "no-seat", empty=False, primary=True)
    count = whole("Positions it holds for", 4, unit="positions", empty=True)
    detail = text("The reason in words", "4 positions are full with students ranked higher", longest=400)


class Adjustments(dy.Schema):
    """What placements ask of their hosts: what a student needs who is there. It decided for nobody where they are."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    first_week = week("First week", "2027-02-01", alias="from", primary=True)
    last_week = week("Last week", "2027-02-22", alias="to")
    position = ref("positions", "The position; empty where only the enterprise is known", "miller:p1", empty=True)
    enterprise = text("The enterprise that is asked: its id, or its name in a recorded plan", "miller", longest=200)
    adjustment = text("What is asked, in the student's words", "a desk of its own height", empty=False)
    status = choice(("asked",), "How far it is: asked, for it is agreed between people and not by a plan")


class Blocking(dy.Schema):
    """What blocks the placement: who would rather be elsewhere and be taken there, told openly as an exception."""

    id = key("Id of the exception", "x-0001")
    first_week = week("First week of the batch", "2027-02-01", alias="from")
    kind = choice(
        ("pair", "opening", "group"),
        "A student and a position; a closed position that enough would open; a group and a site that would take it",
    )
    student = ref("students", "The student of a pair", "school:s-0001", empty=True)
    position = ref("positions", "The position of a pair or opening", "miller:p1", empty=True)
    group = text("The group", "carpool-1", longest=80)
    site = ref("sites", "The site that would take the group", "miller:works", empty=True)
    why = choice(("none found stable", "place everybody", "repair"), "Why it is there")


class Unstaffed(dy.Schema):
    """Sections without a teacher, with the reason."""

    section = ref("sections", "The section", "school:mechanic-26/school:milling-1/1", primary=True)
    reason = text("Code of the reason", "nobody-qualified", empty=False)
    detail = text("The reason in words", "Nobody at the school is qualified for *cnc*", longest=400)


class Duties(dy.Schema):
    """A teacher's load."""

    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)
    week = week("The week", primary=True)
    activity = choice(("lessons", *ACTIVITIES, "other duties"), "Activity", primary=True)
    minutes = whole("Minutes", 1200, unit="minutes")


class Indicators(dy.Schema):
    """Figures of the plan: of the whole, and of its schools, programmes, cohorts and enterprises."""

    id = text("Id of the indicator", "working_before_learning_weeks", primary=True, longest=80)
    kind = choice(("all", "school", "programme", "cohort", "enterprise"), "What it is of", primary=True)
    scope = text("`all`, or the id of what it is of", "all", primary=True, longest=200)
    value = number("The figure; empty where it is not known", 0, empty=True)
    unit = text("Its unit", "student-weeks", longest=40)
    target = number("Target", 0, empty=True)
    direction = choice(("lower", "higher", "none"), "Which way is better")
    behind = whole("Rows that it was counted from", 240, empty=True)
    note = text(
        "Why it is not known; empty: it is", "not known: the recorded plan does not say placements", longest=1000
    )


class IndicatorRows(dy.Schema):
    """The rows behind the figures, those that weigh most first; of many rows the first ones."""

    indicator = text("Id of the indicator", "working_before_learning_weeks", primary=True, longest=80)
    place = whole("Place among the rows behind this indicator", 1, least=1, primary=True)
    table = text("The table that the row is of; empty: a group of students", "spans", longest=40)
    row = text("Key of the row, its cells parted by ` · `", "school:mechanic-26 · school:mechanic.block-1", longest=500)
    value = number("How much was counted of it", 22)
    out_of = number("Out of how much", 88)
    school = text("The school that it belongs to", "school", longest=120)
    programme = text("The programme that it belongs to", "school:mechanic", longest=120)
    cohort = text("The cohort that it belongs to", "school:mechanic-26", longest=120)
    enterprise = text("The enterprise that it belongs to; in a recorded plan its name", "miller", longest=200)


class Warnings(dy.Schema):
    """What planning wants a person to look at."""

    id = key("Id of the warning", "w-0001")
    rule = text("The rule or fact", "trainee-share", empty=False, longest=80)
    place = text("Where", "miller:u1", longest=200)
    message = text("What it says", "7 trainees among 40 staff", longest=1000)
    remedy = text("What would help", "Fewer trainees at a time", longest=1000)


class Verification(dy.Schema):
    """Every rule recomputed from the raw tables."""

    rule = key("Id of the rule", "learn-before-work")
    checked = whole("Cases checked", 1200)
    violations = whole("Cases that break it", 0)
    not_checked = text("Why it could not be checked; empty: it was", "positions is absent", longest=1000)


#: Table name → schema.
TABLES: dict[str, type[dy.Schema]] = {
    "cohorts": Cohorts,
    "sections": Sections,
    "sessions": Sessions,
    "spans": Spans,
    "placements": Placements,
    "unplaced": Unplaced,
    "adjustments": Adjustments,
    "blocking": Blocking,
    "unstaffed": Unstaffed,
    "duties": Duties,
    "visits": Visits,
    "unvisited": Unvisited,
    "teacher_practice": TeacherPractice,
    "practice_missing": PracticeMissing,
    "points": Points,
    "gap_quantity": GapQuantity,
    "gap_structure": GapStructure,
    "gap_quality": GapQuality,
    "gap_type": GapType,
    "gap_recommendation": GapRecommendation,
    "gap_frontier": GapFrontier,
    "gap_budget": GapBudget,
    "gap_trend": GapTrend,
    "indicators": Indicators,
    "indicator_rows": IndicatorRows,
    "cohort_results": CohortResults,
    "actions": Actions,
    "warnings": Warnings,
    "verification": Verification,
}


def table_of(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return rows as table `name` of a plan; what a row leaves out is empty."""
    return pl.DataFrame(list(rows), schema=dict(empty_table(name).schema))


def empty_table(name: str) -> pl.DataFrame:
    """Return table `name` of a plan without rows, with its columns and types."""
    return TABLES[name].create_empty()
