"""Schools with rooms and teachers enough for both reference schedules, and no more than that and some slack."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from alternance.sample.chance import Chance
from alternance.sample.cohort import Group
from alternance.sample.draft import Draft
from alternance.sample.reference import Ints, Usage
from alternance.sample.region.groups import HORIZON
from alternance.sample.school_year import holiday_weeks

__all__ = ["TEACHERS", "TIGHTNESS", "add_absences", "add_rooms", "add_schools", "add_teachers"]

TEACHERS = 60
#: Share of a capacity that the reference schedules use at their peak.
TIGHTNESS = 0.85
#: Minutes a week in which a room is open.
_OPEN = 2100
_PLACES = 16
_LESSON = 45


def add_schools(draft: Draft, schools: Sequence[Mapping[str, object]], country: str, region: str) -> None:
    """Add schools, their sites and their year."""
    weeks = list(holiday_weeks(country, region, HORIZON))
    for school in schools:
        draft.add(
            "organisations", id=school["id"], kind="school", title=school["title"], country=country, region=region,
            sector="P85", staff=22, staff_known="exact",
        )  # fmt: skip
        draft.add(
            "sites", id=f"{school['id']}:main", organisation=school["id"], title="Main building", lat=school["lat"],
            lon=school["lon"],
        )  # fmt: skip
        for week, days in weeks:
            kind = "holiday" if days == 0 else "teaching"
            draft.add("school_weeks", school=school["id"], week=week, days=days, kind=kind)


def peak(used: Sequence[Ints], days: Sequence[int]) -> int:
    """Return the most minutes asked in a week, made up to a full week."""
    full = np.maximum(np.array(days), 1) / 5
    return int(max((minutes / full).max() for minutes in used))


def add_rooms(draft: Draft, usages: Sequence[Usage], groups: Sequence[Group], days: Sequence[int]) -> None:
    """Add workshops and laboratories, and a training hall for each joint platform."""
    for school, kind in sorted({key for usage in usages for key in usage.rooms}):
        asked = peak([usage.rooms[school, kind] for usage in usages], days)
        for number in range(1, math.ceil(asked / TIGHTNESS / _OPEN) + 1):
            _room(draft, school, kind, number)
    halls = {
        practice.place: group.programme.school
        for group in groups
        for practice in group.practices
        if practice.form == "joint platform"
    }
    for kind, school in sorted(halls.items()):
        students = max(int(usage.seats[kind].max()) for usage in usages)
        for number in range(1, math.ceil(students / TIGHTNESS / _PLACES) + 1):
            _room(draft, school, kind, number)


def _room(draft: Draft, school: str, kind: str, number: int) -> None:
    name = f"{school}:{kind.replace(' ', '-')}-{number}"
    draft.add("rooms", id=name, site=f"{school}:main", kind=kind, places=_PLACES, minutes_per_week=_OPEN)


def add_teachers(
    draft: Draft, usages: Sequence[Usage], days: Sequence[int], chance: Chance
) -> dict[tuple[str, str], list[str]]:
    """Add the teachers of every school and return them by (school, qualification they were counted for).

    Each is counted for one qualification, by the peak of both schedules; one in four has another beside it, which only
    makes planning easier.
    """
    keys = sorted({key for usage in usages for key in usage.teachers})
    asked = {key: peak([usage.teachers[key] for usage in usages], days) / TIGHTNESS for key in keys}
    found: dict[tuple[str, str], list[str]] = {}
    for school in sorted({school for school, _ in keys}):
        own = {key: asked[key] for key in keys if key[0] == school}
        counts = _counts(own, TEACHERS // len({school for school, _ in keys}))
        number = 0
        for key, count in counts.items():
            minutes = _LESSON * math.ceil(own[key] / count / _LESSON)
            for _ in range(count):
                number += 1
                found.setdefault(key, []).append(_teacher(draft, key, number, minutes, sorted(counts), chance))
    return found


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


def add_absences(
    draft: Draft,
    teachers: Mapping[tuple[str, str], list[str]],
    usages: Sequence[Usage],
    days: Sequence[int],
    chance: Chance,
) -> None:
    """Let a dozen teachers be away in weeks in which the others of their qualification can do what the schedules ask."""
    for key in chance.shuffled(sorted(key for key, names in teachers.items() if len(names) > 2))[:12]:
        names = teachers[key]
        minutes = {row["id"]: row["minutes_per_week"] - row["other_duties_minutes"] for row in draft.rows("teachers")}
        left = sum(minutes[name] for name in names[1:])
        quiet = [
            all(usage.teachers[key][week] * 5 <= 0.9 * left * days[week] for usage in usages)
            for week in range(len(days))
        ]
        weeks = chance.pick((3, 4, 6, 8))
        starts = [
            w for w in range(4, len(days) - weeks) if all(quiet[w : w + weeks]) and days[w] and days[w + weeks - 1]
        ]
        if starts:
            start = chance.pick(starts)
            draft.add(
                "teacher_absences", teacher=names[0], from_=HORIZON.monday(start), to=HORIZON.monday(start + weeks - 1),
                share=chance.pick((1.0, 1.0, 0.5)), reason=chance.pick(("enterprise practice", "training", "leave")),
            )  # fmt: skip
