"""Teachers enough for both reference schedules, and no more than that and some slack."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.region.frame import Frame
from alternance.sample.region.groups import HORIZON
from alternance.sample.region.schools import TIGHTNESS, peak

__all__ = ["TEACHERS", "Staff", "add_absences", "add_teachers"]

TEACHERS = 60
_LESSON = 45
#: Teachers who are away for some weeks, at most.
_ABSENT = 12

#: (School, qualification) → the teachers counted for it.
Staff = dict[tuple[str, str], list[str]]


def add_teachers(draft: Draft, frame: Frame, chance: Chance) -> Staff:
    """Add the teachers of every school.

    Each is counted for one qualification, by the peak of both schedules; one in four has another beside it, which only
    makes planning easier.
    """
    keys = sorted({key for usage in frame.usages for key in usage.teachers})
    asked = {key: peak([usage.teachers[key] for usage in frame.usages], frame.days) / TIGHTNESS for key in keys}
    schools = sorted({school for school, _ in keys})
    staff: Staff = {}
    for school in schools:
        own = {key: asked[key] for key in keys if key[0] == school}
        counts = _counts(own, TEACHERS // len(schools))
        number = 0
        for key, count in counts.items():
            minutes = _LESSON * math.ceil(own[key] / count / _LESSON)
            for _ in range(count):
                number += 1
                staff.setdefault(key, []).append(_teacher(draft, key, number, minutes, sorted(counts), chance))
    return staff


def _counts(asked: Mapping[tuple[str, str], float], teachers: int) -> dict[tuple[str, str], int]:
    """Deal a school's teachers to its qualifications: one each, then always to where each would have most to do."""
    counts = dict.fromkeys(sorted(asked), 1)
    for _ in range(teachers - len(counts)):
        most = max(sorted(counts), key=lambda key: asked[key] / counts[key])
        counts[most] += 1
    return counts


def _teacher(
    draft: Draft, key: tuple[str, str], number: int, minutes: int, others: Sequence[tuple[str, str]], chance: Chance
) -> str:
    school, qualification = key
    duties = _LESSON * chance.pick((0, 1, 2))
    name = f"{school}:t{number:02}"
    contract = minutes + duties
    draft.add(
        "teachers", id=name, school=school, minutes_per_week=contract, other_duties_minutes=duties,
        ceiling=_LESSON * math.ceil(contract * 1.15 / _LESSON),
    )  # fmt: skip
    draft.add("teacher_qualifications", teacher=name, qualification=qualification)
    if chance.happens(0.25):
        draft.add("teacher_qualifications", teacher=name, qualification=chance.pick([o for o in others if o != key])[1])
    return name


def add_absences(draft: Draft, frame: Frame, staff: Staff, chance: Chance) -> None:
    """Let some teachers be away in weeks in which the others of their qualification can do what the schedules ask."""
    free = {row["id"]: row["minutes_per_week"] - row["other_duties_minutes"] for row in draft.rows("teachers")}
    for key in chance.shuffled(sorted(key for key, names in staff.items() if len(names) > 2))[:_ABSENT]:
        left = sum(free[name] for name in staff[key][1:])
        weeks = chance.pick((3, 4, 6, 8))
        starts = _quiet(frame, key, left, weeks)
        if starts:
            start = chance.pick(starts)
            draft.add(
                "teacher_absences",
                teacher=staff[key][0],
                from_=HORIZON.monday(start),
                to=HORIZON.monday(start + weeks - 1),
                share=chance.pick((1.0, 1.0, 0.5)),
                reason=chance.pick(("enterprise practice", "training", "leave")),
            )


def _quiet(frame: Frame, key: tuple[str, str], left: int, weeks: int) -> list[int]:
    """Return the weeks from which on both schedules ask, for `weeks`, at most nine tenths of what is left."""
    days = frame.days
    quiet = [
        all(usage.teachers[key][week] * 5 <= 0.9 * left * days[week] for usage in frame.usages)
        for week in range(len(days))
    ]
    span = range(4, len(days) - weeks)
    return [week for week in span if all(quiet[week : week + weeks]) and days[week] and days[week + weeks - 1]]
