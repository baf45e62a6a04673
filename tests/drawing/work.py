"""What teachers do beside lessons: duty rules, tutors, experts who are lent, practice done, a scheme of points."""

from __future__ import annotations

from tests.drawing.rows import Rows
from tests.tables import monday

__all__ = ["packs", "work"]

RULES = (
    ("preparation and marking", "100 minutes of lessons", 20),
    ("class head", "class headed", 60),
    ("visits", "visit", 45),
    ("travel", "way", 50),
    ("administration", "week", 30),
    ("this system", "visit", 5),
)


def packs(rows: Rows) -> tuple[str, ...]:
    """Draw the packs in force."""
    return rows.one(("alternance-core",), ("alternance-core", "cn-teachers"))


def work(rows: Rows) -> None:
    """Draw it for schools and teachers that are there."""
    for school in rows.schools():
        mine = [row for row in rows["teachers"] if row["school"] == school]
        for activity, per, minutes in RULES if rows.seldom() else ():
            rows.add("duty_rules", school=school, activity=activity, per=per, minutes=minutes)
        if rows.seldom() and len(mine) > 1:
            mine[1]["enterprise"] = rows.one(*[row["id"] for row in rows["organisations"] if row["kind"] != "school"])
        for teacher in mine:
            teacher["since"] = rows.one(None, "2010-08-01", "2025-08-01")
            if rows.seldom():
                week = rows.number(-60, rows.weeks - 1)
                span = {"from": monday(week), "to": monday(week + rows.number(0, 24))}
                rows.add("teacher_practice", teacher=teacher["id"], **span)
        for cohort in rows["cohorts"]:
            if cohort["school"] == school:
                cohort["class_head"] = rows.one(None, *[teacher["id"] for teacher in mine])
        _points(rows, school, [teacher["id"] for teacher in mine])
    for programme in rows["programmes"]:
        own = [row["id"] for row in rows["teachers"] if row["school"] == programme["school"]]
        if rows.seldom():
            rows.add("tutors", programme=programme["id"], teacher=rows.one(*own))


def _points(rows: Rows, school: str, teachers: list[str]) -> None:
    if not rows.seldom():
        return
    kinds = ("visits", "hours of lessons", "weeks of practice", "weeks as class head", "records")
    for counts in kinds:
        rows.add(
            "points_rules", id=f"{school}:{counts.replace(' ', '-')}", school=school, activity=counts, counts=counts,
            points=2.0, per=rows.one(1, 3), cap=rows.one(None, 6.0), evidence=rows.one(None, "proof"),
        )  # fmt: skip
    rows.add(
        "activity_records", id=f"{school}:r", teacher=rows.one(*teachers), rule=f"{school}:records", day=monday(0),
        count=rows.one(1, 4), evidence=rows.one(None, "no. 1"),
    )  # fmt: skip
