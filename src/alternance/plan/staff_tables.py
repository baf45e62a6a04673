"""The plan's tables about teachers beside lessons: visits, practice of their own, points."""

from __future__ import annotations

import dataframely as dy

from alternance.community.schema.column import number, ref, text, week, whole

__all__ = ["Points", "PracticeMissing", "TeacherPractice", "Unvisited", "Visits"]


class Visits(dy.Schema):
    """Which tutor visits a student in practice, where and in which week."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    number = whole("Number among the visits of this placement", 1, least=1, primary=True)
    week = week("The week", "2027-02-08")
    teacher = ref("teachers", "The tutor", "school:t-01")
    site = ref("sites", "The site", "miller:works")
    minutes = whole("Minutes that it takes, by `duty_rules`", 45, unit="minutes")
    travel = whole(
        "Minutes of the way there and back; 0 where another visit of the tutor to the site that week has it", 80,
        unit="minutes",
    )  # fmt: skip


class Unvisited(dy.Schema):
    """Visits that are asked and cannot be made, with the reason."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    number = whole("Number among the visits of this placement", 1, least=1, primary=True)
    reason = text("Code of the reason", "tutors-full", empty=False)
    detail = text("The reason in words", "No tutor has time left in any of the weeks", longest=400)


class TeacherPractice(dy.Schema):
    """Teachers' own practice in an enterprise, as planned: runs of weeks."""

    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)
    first_week = week("First week", "2027-07-05", alias="from", primary=True)
    last_week = week("Last week", "2027-07-26", alias="to")


class PracticeMissing(dy.Schema):
    """Teachers whose own practice stays below what is asked by the end of the horizon, with the reason."""

    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)
    done = whole("Days practised within the window of years, before the horizon or agreed", 60, unit="days")
    planned = whole("Days planned", 28, unit="days")
    asked = whole("Days asked", 180, unit="days")
    reason = text("Code of the reason", "few-free-weeks", empty=False)
    detail = text("The reason in words", "Lessons, visits or absences lie in all other weeks", longest=400)


class Points(dy.Schema):
    """Points of teachers, each line with what it is made of."""

    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)
    rule = ref("points_rules", "The rule", "school:visits", primary=True)
    count = whole("How often it was counted", 7)
    points = number("Points for it, at most the cap", 14.0, unit="points")
    next = number("What one more time would add", 2.0, unit="points")
    unproven = whole("Of the records, those not counted for want of evidence", 0)
    rows = text("Ids of the rows behind; empty: the plan itself", "school:a-001", longest=20000)
