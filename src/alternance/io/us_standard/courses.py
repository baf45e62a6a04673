"""Courses of the related instruction, and steps of the wage schedule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from alternance.io.us_standard.hours import minutes
from alternance.io.us_standard.notes import Notes
from alternance.io.us_standard.sheets import Row
from alternance.text import N_

__all__ = ["Course", "Step", "courses", "steps"]


@dataclass(frozen=True)
class Course:
    """A course with its code and minutes, where they are said, and who gives it."""

    title: str
    code: str
    minutes: int | None
    giver: str


@dataclass(frozen=True)
class Step:
    """A step of the wage schedule; what it does not say is None or empty."""

    title: str
    work: int | None
    share: float | None
    duration: str
    school: int | None


def courses(rows: Sequence[Row], notes: Notes) -> list[Course]:
    """Return the courses in their order; one without a name is left out, one that is named twice is kept once."""
    found: dict[tuple[str, str], Course] = {}
    for row in rows:
        title, code = row["Course Name"] or row["Course Description"], row["Course Code"]
        key = title.casefold(), code.casefold()
        if not title:
            notes.note(N_("a course without a name; left out"), row.sheet, row.number)
        elif key in found:
            notes.note(N_("{title} stands there twice; kept once"), row.sheet, row.number, title=title)
        else:
            length = minutes(row, "Course Hours", notes)
            if length is None and not row["Course Hours"]:
                notes.note(N_("{title} has no hours; left empty"), row.sheet, row.number, "Course Hours", title=title)
            found[key] = Course(title, code, length, row["Related Training Organization"])
    return list(found.values())


def steps(rows: Sequence[Row], notes: Notes) -> list[Step]:
    """Return the steps in their order."""
    return [
        Step(
            row["Step Level Title"],
            minutes(row, "Step OJT Hours", notes),
            _share(row, notes),
            row["Step Duration"],
            minutes(row, "Step RSI Hours", notes),
        )
        for row in rows
    ]


def _share(row: Row, notes: Notes) -> float | None:
    """Return a percentage as a share of 1: 50 %, 50 and 0.5 are the same."""
    text = row["Step OJT Percentage"]
    if not text:
        return None
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(%?)", text)
    if match is None:
        text_ = N_("not understood as a percentage: {text}; left empty")
        notes.note(text_, row.sheet, row.number, "Step OJT Percentage", text=text)
        return None
    value = float(match[1])
    return value if value <= 1 and not match[2] else value / 100
