"""Lessons as sections and sessions: which lines are one group of students, and which groups are taught as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from alternance.community.findings import Place
from alternance.io.problems import Found
from alternance.io.untis.at_once import one_at_a_time
from alternance.io.untis.lesson import Lesson

__all__ = ["Placed", "sections_and_sessions"]

Row = dict[str, Any]
#: A lesson with its place; lessons of two files are never one.
Placed = tuple[Lesson, Place]
#: What lines of ours say alike that are taught as one.
_COURSE = "course"
#: Cohort, module, number of the section.
Key = tuple[str, str, int]


def sections_and_sessions(
    lessons: Iterable[Placed], sizes: Mapping[str, int], found: Found
) -> tuple[list[Row], list[Row]]:
    """Return the rows of a plan's tables `sections` and `sessions`. Nearly linear in the lessons.

    Lines that name their student group as we do say their section. Of others, each student group is a section; in a
    lesson without groups each teacher of a class has one. Lines of several classes in one lesson are taught as one
    where they say the same course (ours), or the same group or teacher (others).

    Parameters
    ----------
    sizes : mapping of str to int
        Cohort → students; sections of which the lines say no number have equal shares of them.
    """
    runs = _by_section(lessons, found)
    together = _together(runs)
    sections: list[Row] = []
    sessions: list[Row] = []
    for (cohort, module), keys in groupby(sorted(runs), key=lambda key: key[:2]):
        numbers = [number for *_, number in keys]
        for place, number in enumerate(numbers):
            key = cohort, module, number
            said = (lesson.size for lesson, _place in runs[key] if lesson.size is not None)
            share = (sizes[cohort] + len(numbers) - 1 - place) // len(numbers)
            sections.append({
                "id": _name(key), "cohort": cohort, "module": module, "number": number, "size": next(said, share),
                "together": together.get(key),
            })  # fmt: skip
            sessions += (_session(_name(key), lesson) for lesson in one_at_a_time(runs[key], found))
    return sections, sessions


def _name(key: Key) -> str:
    return "/".join(map(str, key))


def _session(section: str, lesson: Lesson) -> Row:
    return {
        "section": section, "from": lesson.first, "to": lesson.last, "minutes": lesson.minutes,
        "teacher": lesson.teacher, "room_kind": lesson.room or None,
    }  # fmt: skip


def _by_section(lessons: Iterable[Placed], found: Found) -> dict[Key, list[Placed]]:
    taught: defaultdict[tuple[str, str], list[Placed]] = defaultdict(list)
    for placed in lessons:
        taught[placed[0].cohort, placed[0].module].append(placed)
    runs: defaultdict[Key, list[Placed]] = defaultdict(list)
    for one, own in taught.items():
        for number, placed in _with_numbers(own, found):
            runs[*one, number].append(placed)
    return dict(runs)


def _with_numbers(own: list[Placed], found: Found) -> Iterator[tuple[int, Placed]]:
    """Yield the lessons of a class in a module with the number of the section that each is of."""
    named = dict.fromkeys(lesson.group for lesson, _place in own if _named(lesson))
    groups = {group: number for number, group in enumerate(named, start=1)}
    teachers: defaultdict[tuple[str, int], dict[str | None, int]] = defaultdict(dict)
    parted: list[Placed] = []
    for lesson, place in own:
        if lesson.section is not None:
            yield lesson.section, (lesson, place)
        elif lesson.group:
            yield groups[lesson.group], (lesson, place)
        else:
            numbers = teachers[place.file, lesson.number]
            yield numbers.setdefault(lesson.teacher, len(numbers) + 1), (lesson, place)
            if len(numbers) > 1:
                parted.append((lesson, place))
    if parted:
        lesson, place = parted[0]
        count = len(teachers[place.file, lesson.number])
        found.note("lesson-parted", place, str(lesson.number), cohort=lesson.cohort, module=lesson.module, count=count)


def _named(lesson: Lesson) -> bool:
    """Tell whether a group is named, and not as we name it."""
    return lesson.section is None and bool(lesson.group)


def _together(runs: dict[Key, list[Placed]]) -> dict[Key, str]:
    """Return section → the name of the first section that it is taught as one with."""
    as_one: defaultdict[tuple[str, int, str, str, str], set[Key]] = defaultdict(set)
    for key, own in runs.items():
        for lesson, place in own:
            lesson_of = place.file, lesson.number, lesson.module
            for kind, name in _signs(lesson):
                as_one[*lesson_of, kind, name].add(key)
    leads: dict[Key, Key] = {}
    for (*_lesson, kind, _), keys in as_one.items():
        if kind == _COURSE or len({cohort for cohort, *_ in keys}) > 1:
            lead = min(_lead(leads, key) for key in keys)
            leads |= {_lead(leads, key): lead for key in keys}
            leads |= dict.fromkeys(keys, lead)
    return {key: _name(_lead(leads, key)) for key in leads}


def _signs(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Yield by what a line shows that it is taught as one with others of its lesson.

    Untis names student groups after the class, so that a joint course has another in each: the teacher tells.
    """
    if lesson.section is not None:
        if lesson.course:
            yield _COURSE, lesson.course
        return
    if lesson.group:
        yield "group", lesson.group
    if lesson.teacher or not lesson.group:
        yield "teacher", lesson.teacher or ""


def _lead(leads: dict[Key, Key], key: Key) -> Key:
    while leads.get(key, key) != key:
        key = leads[key]
    return key
