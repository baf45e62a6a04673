"""From learning fields to a whole programme: what hangs below the tasks, the school's other subjects, the practice."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from alternance.framework import esco
from alternance.sample.chance import Chance
from alternance.sample.fields import LESSON, Field, fields_of, occupation_id, slug
from alternance.sample.programme import Aim, Lesson, Practice, Programme, Work

__all__ = ["compose"]

#: Students in a workshop or laboratory at one time.
_BENCHES = 16
_GENERAL = (
    ("german", "German and communication"),
    ("society", "Economics and society"),
    ("english", "English at work"),
)
#: Lessons in the school year of one general subject.
_GENERAL_MINUTES = 60 * LESSON


def compose(entry: Mapping[str, Any], cycles: Mapping[str, Sequence[dt.date]], chance: Chance) -> Programme:
    """Compose the programme that `entry` of ``region.toml`` describes.

    Parameters
    ----------
    cycles : mapping of str to sequence of datetime.date
        Block order, as text → first weeks of the fixed cycle.
    """
    occupation = occupation_id(entry["occupation"])
    dealt = _deal(entry, fields_of(entry, chance), occupation)
    safety = Aim(f"{entry['id']}.safety", "Work safely", "work task", essential=None, safety=True)
    lessons = [_safety_lesson(entry, safety), *_field_lessons(entry, dealt)]
    lessons += [_project(entry, lessons, year, half) for year in range(1, entry["years"] + 1) for half in (1, 2)]
    practices = [_practice(entry, order, lessons, dealt, safety) for order in range(1, 2 * entry["years"] + 1)]
    return Programme(
        id=f"{entry['school']}:{entry['id']}", school=entry["school"], title=entry["title"], short=entry["short"],
        occupation=occupation, years=entry["years"], qualification=entry["field"],
        aims=(safety, *(aim for field in dealt for aim in field.aims)),
        lessons=(*lessons, *_general(entry)), practices=tuple(practices),
        cycles={practice.order: tuple(cycles[str(practice.order)]) for practice in practices},
        origin="imported" if "source" in entry else "composed",
    )  # fmt: skip


def _deal(entry: Mapping[str, Any], fields: list[Field], occupation: str) -> list[Field]:
    """Hang every competence of the occupation below a task: by words in common, else where the fewest hang."""
    taken = {aim.competence for field in fields for aim in field.aims}
    labels = esco().labels
    below: dict[int, list[Aim]] = defaultdict(list)
    for competence, essential in esco().requires(occupation):
        if competence in taken:
            continue
        place = min(range(len(fields)), key=lambda n: (-_common(labels[competence], fields[n]), len(below[n]), n))
        leads = [aim.id for aim in fields[place].aims if aim.kind == "work task"]
        id_ = f"{entry['id']}.{slug(labels[competence])}"
        below[place].append(
            Aim(id_, labels[competence].strip(), "competence", competence, leads[0] if leads else None, essential)
        )
    return [replace(field, aims=(*field.aims, *below[place])) for place, field in enumerate(fields)]


def _common(label: str, field: Field) -> int:
    """Return how many words of five letters or more a competence has in common with a field, 2 at most."""
    words = {word[:6] for word in slug(label, 200).split("-") if len(word) >= 5}
    text = slug(" ".join([field.title, *(aim.title for aim in field.aims if aim.kind == "work task")]), 400)
    return min(2, len(words & {word[:6] for word in text.split("-") if len(word) >= 5}))


def _safety_lesson(entry: Mapping[str, Any], safety: Aim) -> Lesson:
    return Lesson(
        f"{entry['id']}:safety", "Safety and health at work", "theory", 20 * LESSON, (450, 900), 1, 1, entry["field"],
        gives=((safety.id, 2),),
    )  # fmt: skip


def _field_lessons(entry: Mapping[str, Any], fields: Sequence[Field]) -> list[Lesson]:
    """Turn fields into lessons: the first half of each year leads to its first block, and its first two follow each other."""
    lessons: list[Lesson] = []
    for year in range(1, entry["years"] + 1):
        own = [field for field in fields if field.year == year]
        for place, field in enumerate(own):
            half = 1 if place < (len(own) + 1) // 2 else 2
            follows = half == 1 and place % 2 == 1
            after = (lessons[-1].id,) if follows else ((f"{entry['id']}:safety",) if year == 1 and place == 0 else ())
            lessons.append(_field_lesson(entry, field, len(lessons) + 1, half, after))
    return lessons


def _field_lesson(entry: Mapping[str, Any], field: Field, number: int, half: int, after: tuple[str, ...]) -> Lesson:
    practical = field.kind == "workshop" and entry["room"]
    return Lesson(
        f"{entry['id']}:{number:02}", field.title, field.kind, field.minutes, _weekly(field.minutes), field.year, half,
        entry["field"], room_kind=entry["room"] if practical else None, section_max=_BENCHES if practical else None,
        splittable=number % 5 == 0, changeable_by="school" if number % 4 == 0 else "authority",
        gives=tuple((aim.id, 2) for aim in field.aims), after=after, origin=field.origin,
    )  # fmt: skip


def _weekly(minutes: int) -> tuple[int, int]:
    """Return least and most minutes a week: ten to fourteen lessons, fewer where the whole is short."""
    if minutes >= 60 * LESSON:
        return 10 * LESSON, 14 * LESSON
    return (6 * LESSON, 10 * LESSON) if minutes >= 20 * LESSON else (4 * LESSON, 8 * LESSON)


def _project(entry: Mapping[str, Any], lessons: Sequence[Lesson], year: int, half: int) -> Lesson:
    """Compose the project of a half year; it makes its tasks known and may pause during practice."""
    own = [lesson for lesson in lessons if lesson.year == year and lesson.half == half and lesson.origin != "general"]
    known = [lesson.gives[0][0] for lesson in own if lesson.gives and not lesson.id.endswith("safety")]
    number = 2 * (year - 1) + half
    return Lesson(
        f"{entry['id']}:project-{number}", f"Project {number}", "project", 55 * LESSON, (6 * LESSON, 9 * LESSON), year, half,
        entry["field"], splittable=True, changeable_by="school", gives=tuple((aim, 1) for aim in known),
    )  # fmt: skip


def _general(entry: Mapping[str, Any]) -> list[Lesson]:
    """Return the subjects that all programmes of a school share, year by year."""
    school = entry["school"]
    return [
        Lesson(
            f"{school}:{name}-{year}", f"{title} {year}", "theory", _GENERAL_MINUTES, (2 * LESSON, 3 * LESSON), year, 2,
            "general", splittable=True, general=True, after=(f"{school}:{name}-{year - 1}",) if year > 1 else (),
        )
        for year in range(1, entry["years"] + 1)
        for name, title in _GENERAL
    ]  # fmt: skip


def _practice(
    entry: Mapping[str, Any], order: int, lessons: Sequence[Lesson], fields: Sequence[Field], safety: Aim
) -> Practice:
    """Compose a block: first under guidance, then alone at what the half year taught; what was learnt before is kept up."""
    weeks = entry["practice"][order - 1]
    year, half = (order + 1) // 2, 2 - order % 2
    taught = [lesson for lesson in lessons if lesson.origin != "general" and (lesson.year, lesson.half) == (year, half)]
    applied = [lesson.id for lesson in taught if lesson.kind != "project" and not lesson.id.endswith("safety")]
    aims = [aim for lesson in taught if lesson.id in applied for aim in _aims_of(lesson, fields)]
    platform, ordered = entry.get("platform") == order, entry.get("order_class") == order
    work = [Work(1, safety.id, "assist")]
    work += _kept_up(lessons, fields, order, entry.get("platform"))
    work += [Work(1, aim.id, "assist") for aim in aims if aim.kind == "work task" or aim.essential is False]
    for aim in aims:
        if aim.kind == "work task":
            work.append(Work(2, aim.id, "alone", given=3))
        elif aim.essential is not False:
            work.append(Work(2, aim.id, "assist", given=3 if aim.essential else None))
    following = [lesson.id for lesson in lessons if (2 * lesson.year + lesson.half) == (2 * year + half + 1)]
    occupation = occupation_id(entry["occupation"])
    return Practice(
        f"{entry['id']}:p{order}", f"Practice {order}", order, ((1, 0), (weeks - 1, 0)), tuple(work),
        place=f"{entry['id']} training hall" if platform else occupation,
        form="joint platform" if platform else "order class" if ordered else "in-post",
        enterprise=slug(entry["anchor"]) if ordered else None,
        rhythm=tuple(entry["rhythm"]) if "rhythm" in entry else None, in_holidays=order in entry.get("holidays", ()),
        applies=tuple(applied), founds=tuple(id_ for id_ in following if id_.endswith(f"project-{order + 1}")),
    )  # fmt: skip


def _aims_of(lesson: Lesson, fields: Sequence[Field]) -> list[Aim]:
    given = {aim for aim, _ in lesson.gives}
    return [aim for field in fields for aim in field.aims if aim.id in given]


def _kept_up(lessons: Sequence[Lesson], fields: Sequence[Field], order: int, platform: int | None) -> list[Work]:
    """Return the first task of the block before, now done alone at the level that practice gave it."""
    before = order - 1
    if before < 1 or before == platform:
        return []
    year, half = (before + 1) // 2, 2 - before % 2
    for lesson in lessons:
        if (lesson.year, lesson.half) == (year, half) and lesson.kind != "project":
            tasks = [aim for aim in _aims_of(lesson, fields) if aim.kind == "work task"]
            if tasks:
                return [Work(1, tasks[0].id, "alone", needed=3)]
    return []
