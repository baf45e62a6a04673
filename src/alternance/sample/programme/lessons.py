"""Lessons of a programme: safety, its learning fields, a project every half year, and the school's other subjects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from alternance.sample.programme.field import LESSON, Field
from alternance.sample.programme.programme import Aim, Lesson

__all__ = ["field_lessons", "general", "project", "safety_lesson"]

#: Students in a workshop or laboratory at one time.
_BENCHES = 16
_GENERAL = (
    ("german", "German and communication"),
    ("society", "Economics and society"),
    ("english", "English at work"),
)
#: Minutes of a general subject in a school year.
_GENERAL_MINUTES = 60 * LESSON


def safety_lesson(entry: Mapping[str, Any], safety: Aim) -> Lesson:
    """Return the first lesson of all."""
    return Lesson(
        id=f"{entry['id']}:safety",
        title="Safety and health at work",
        kind="theory",
        minutes=20 * LESSON,
        weekly=(10 * LESSON, 20 * LESSON),
        year=1,
        half=1,
        qualification=entry["field"],
        gives=((safety.id, 2),),
    )


def field_lessons(entry: Mapping[str, Any], fields: Sequence[Field]) -> list[Lesson]:
    """Turn fields into lessons: the first half of each year leads to its first block, in pairs."""
    lessons: list[Lesson] = []
    for year in range(1, entry["years"] + 1):
        own = [field for field in fields if field.year == year]
        for place, field in enumerate(own):
            half = 1 if place < (len(own) + 1) // 2 else 2
            after: tuple[str, ...] = ()
            if half == 1 and place % 2 == 1:
                after = (lessons[-1].id,)
            elif year == 1 and place == 0:
                after = (f"{entry['id']}:safety",)
            lessons.append(_field_lesson(entry, field, len(lessons) + 1, half, after))
    return lessons


def _field_lesson(entry: Mapping[str, Any], field: Field, number: int, half: int, after: tuple[str, ...]) -> Lesson:
    practical = field.kind == "workshop" and entry["room"]
    return Lesson(
        id=f"{entry['id']}:{number:02}",
        title=field.title,
        kind=field.kind,
        minutes=field.minutes,
        weekly=_weekly(field.minutes),
        year=field.year,
        half=half,
        qualification=entry["field"],
        room_kind=entry["room"] if practical else None,
        section_max=_BENCHES if practical else None,
        splittable=number % 5 == 0,
        changeable_by="school" if number % 4 == 0 else "authority",
        gives=tuple((aim.id, 2) for aim in field.aims),
        after=after,
        origin=field.origin,
    )


def _weekly(minutes: int) -> tuple[int, int]:
    """Return least and most minutes a week: ten to fourteen lessons, fewer where the whole is short."""
    if minutes >= 60 * LESSON:
        return 10 * LESSON, 14 * LESSON
    return (6 * LESSON, 10 * LESSON) if minutes >= 20 * LESSON else (4 * LESSON, 8 * LESSON)


def project(entry: Mapping[str, Any], lessons: Sequence[Lesson], year: int, half: int) -> Lesson:
    """Compose the project of a half year; it makes its tasks known, and may pause during practice."""
    own = [lesson for lesson in lessons if (lesson.year, lesson.half) == (year, half)]
    taught = [lesson for lesson in own if lesson.gives and not lesson.id.endswith("safety")]
    number = 2 * (year - 1) + half
    return Lesson(
        id=f"{entry['id']}:project-{number}",
        title=f"Project {number}: {taught[-1].title.split(': ')[-1]}",
        kind="project",
        minutes=55 * LESSON,
        weekly=(6 * LESSON, 9 * LESSON),
        year=year,
        half=half,
        qualification=entry["field"],
        splittable=True,
        changeable_by="school",
        gives=tuple((lesson.gives[0][0], 1) for lesson in taught),
    )


def general(entry: Mapping[str, Any]) -> list[Lesson]:
    """Return the subjects that all programmes of a school share, year by year."""
    school = entry["school"]
    return [
        Lesson(
            id=f"{school}:{name}-{year}",
            title=f"{title} {year}",
            kind="theory",
            minutes=_GENERAL_MINUTES,
            weekly=(2 * LESSON, 3 * LESSON),
            year=year,
            half=2,
            qualification="general",
            splittable=True,
            general=True,
            after=(f"{school}:{name}-{year - 1}",) if year > 1 else (),
        )
        for year in range(1, entry["years"] + 1)
        for name, title in _GENERAL
    ]
