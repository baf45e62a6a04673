"""Who learns and who teaches, and the school's year."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from tests.drawing.rows import Rows
from tests.tables import monday

__all__ = ["cohorts", "school_year", "teachers"]

#: A student of age, one of 16, one of 15, one of unknown age.
BIRTHS = (dt.date(2005, 3, 1), dt.date(2010, 3, 1), dt.date(2011, 3, 1), None)


def cohorts(rows: Rows, count: int) -> None:
    """Add cohorts with their students, of whom some need an adjustment, and some say what figures alone are made of."""
    for n in range(count):
        programme = rows.one(*rows["programmes"])
        first = rows.number(0, 2) if rows.weeks >= 16 else 0
        size = rows.number(1, 4)
        cohort = rows.add(
            "cohorts", id=f"c{n}", programme=programme["id"], school=programme["school"], first_week=monday(first),
            due_week=monday(rows.weeks - 1 - rows.number(0, 4)), size=size, minutes_per_day=360,
        )  # fmt: skip
        for k in range(size):
            student = rows.add(
                "students", id=f"{cohort}/{k}", cohort=cohort, birth_date=rows.one(*BIRTHS), lat=51.0,
                lon=rows.one(13.0, 13.5, None), travel_max=rows.one(None, 60), languages=rows.one(None, "de en", "zh"),
                sex=("female", "male", None)[k % 3], disability=("no", None, "yes")[(n + k) % 3],
                adjustments="a desk of its own height" if (n + k) % 3 == 2 else None,
            )  # fmt: skip
            if rows.seldom():
                seen, aim = rows.one(-3, 5), rows.one(*rows["aims"])["id"]
                rows.add("student_aims", student=student, aim=aim, level=rows.number(0, 4), seen_on=monday(seen))
        if rows.seldom():
            kind, item = rows.one(*_items(rows, programme["id"]))
            rows.add("outside_horizon", cohort=cohort, kind=kind, item=item, ended=rows.one(monday(-4), None))


def _items(rows: Rows, programme: str) -> list[tuple[str, str]]:
    """Return the first module and the first block of a programme."""
    modules = [row["module"] for row in rows["programme_modules"] if row["programme"] == programme]
    blocks = [row["id"] for row in rows["blocks"] if row["programme"] == programme]
    return [("module", modules[0]), ("block", blocks[0])]


def teachers(rows: Rows) -> None:
    for school in rows.schools():
        for n in range(rows.number(1, 2)):
            teacher = rows.add(
                "teachers", id=f"{school}:t{n}", school=school, minutes_per_week=rows.one(1500, 900),
                other_duties_minutes=rows.one(0, 120), ceiling=rows.one(None, 1600),
            )  # fmt: skip
            for qualification in ("q0", "q1") if n == 0 else (rows.one("q0", "q1"),):
                rows.add("teacher_qualifications", teacher=teacher, qualification=qualification)
            if rows.seldom():
                week = rows.number(0, rows.weeks - 2)
                rows.add(
                    "teacher_absences",
                    teacher=teacher,
                    share=rows.one(0.5, 1.0),
                    **{"from": monday(week), "to": monday(week + 1)},
                )


def school_year(rows: Rows) -> None:
    for school in rows.schools():
        for week in sorted(set(rows.draw(st.lists(st.integers(0, rows.weeks - 1), max_size=2)))):
            days = rows.one(0, 3)
            kind = "teaching" if days else "holiday"
            rows.add("school_weeks", school=school, week=monday(week), days=days, kind=kind)
