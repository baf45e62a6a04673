"""What teachers' work asks of their time, and what it is worth: rules as data, which each school sets for itself."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, date, key, number, ref, text, whole

__all__ = ["ACTIVITIES", "COUNTED", "PER", "ActivityRecords", "DutyRules", "PointsRules"]

#: What teachers do beside lessons and the other duties of their contract.
ACTIVITIES = ("preparation and marking", "class head", "visits", "travel", "administration", "this system")
#: What the minutes of a rule are multiplied by.
PER = ("100 minutes of lessons", "week", "class headed", "visit", "way")
#: What points are given for: what the plan has of a teacher, or what is recorded.
COUNTED = ("hours of lessons", "visits", "weeks as class head", "weeks of practice", "records")


class DutyRules(dy.Schema):
    """Minutes that work beside lessons takes; a school without a row counts lessons and other duties alone."""

    school = ref("organisations", "The school", "school", primary=True)
    activity = choice(ACTIVITIES, "What is done", primary=True)
    per = choice(
        PER,
        "How often: per 100 minutes of lessons given; per week and per class headed in a week (less in a short week); "
        "per visit to a student; per way to a site and back (of travel: what a way takes whose length no coordinates "
        "say)",
        primary=True,
    )
    minutes = whole("Minutes each time", 30, unit="minutes", most=10_080)


class PointsRules(dy.Schema):
    """A scheme of points for what teachers do, as the school has agreed it."""

    id = key("Id of the rule", "school:visits")
    school = ref("organisations", "The school", "school")
    activity = text(
        "The activity, as teachers are to read it", "Visiting students in practice", empty=False, longest=200
    )
    counts = choice(COUNTED, "What is counted: something that the plan has, or rows of `activity_records`")
    points = number("Points each time", 2.0, unit="points", least=0.0, most=1_000_000.0)
    per = whole("How many make one time", 1, least=1, default=1)
    cap = number("Most points in all; empty: any", 20.0, unit="points", least=0.0, empty=True)
    evidence = text("What proves it; empty: nothing is asked", "visit report")

    @dy.rule()
    def cap_reached(cls) -> pl.Expr:  # noqa: N805
        """`cap` is at least `points`."""
        return cls.cap.col >= cls.points.col


class ActivityRecords(dy.Schema):
    """What teachers did that no plan knows: a competition, a textbook, a student's complaint settled."""

    id = key("Id of the record", "school:a-001")
    teacher = ref("teachers", "The teacher", "school:t-01")
    rule = ref("points_rules", "The rule that it falls under", "school:competitions")
    day = date("The day", "2026-11-20")
    count = whole("How often", 1, least=1, default=1)
    evidence = text("The proof; empty: none yet", "certificate no. 7")
