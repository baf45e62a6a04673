"""What a programme's learning fields are: composed ones, or those of a published programme.

A field is a stretch of teaching with the work tasks that it leads to. Published programmes bring titles, hours and
work tasks; which course leads to which task is composed, because their sources do not say it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from alternance.framework import esco
from alternance.sample.chance import Chance
from alternance.sample.programme import Aim

__all__ = ["Field", "fields_of", "occupation_id", "slug"]

#: Minutes of an hour: lessons in the German framework curriculum, full hours in the American bulletins.
LESSON, HOUR = 45, 60


@dataclass(frozen=True)
class Field:
    """One module's worth: title, kind, minutes, year, and the work tasks that it leads to with what hangs below them."""

    title: str
    kind: str
    minutes: int
    year: int
    aims: tuple[Aim, ...]
    origin: str


def slug(text: str, longest: int = 48) -> str:
    """Return `text` as a part of an id.

    Examples
    --------
    >>> slug("C++ (computer programming)")
    'c-plus-plus-computer-programming'
    """
    plain = text.lower().replace("#", "-sharp").replace("+", "-plus")
    return re.sub(r"[^\w]+", "-", plain).strip("-")[:longest].strip("-")


@cache
def occupation_id(label: str) -> str:
    """Return ESCO's id of the occupation with this label."""
    return str(esco().occupations.filter(label=label)["id"][0])


@cache
def _competence_ids() -> dict[str, str]:
    return {label: id_ for id_, label in reversed(esco().competences.select("id", "label").rows())}


@cache
def _published(source: str, part: str) -> list[dict[str, str]]:
    text = (resources.files("alternance.sample") / "data" / "published.csv").read_text(encoding="utf-8")
    return [row for row in csv.DictReader(text.splitlines()) if row["programme"] == source and row["part"] == part]


def fields_of(entry: Mapping[str, Any], chance: Chance) -> list[Field]:
    """Return the fields of the programme that `entry` of ``region.toml`` describes."""
    return _SOURCES.get(entry.get("source", ""), _composed)(entry, chance)


def _task(entry: Mapping[str, Any], title: str, origin: str, **more: Any) -> Aim:
    return Aim(f"{entry['id']}.{slug(title)}", title, kind=more.pop("kind", "work task"), origin=origin, **more)


def _minutes(chance: Chance) -> int:
    return LESSON * chance.pick((60, 65, 70, 75))


def _years(count: int, years: int) -> list[int]:
    """Deal `count` fields to the years, in their order, as evenly as may be."""
    return [1 + place * years // count for place in range(count)]


def _composed(entry: Mapping[str, Any], chance: Chance) -> list[Field]:
    """Compose fields around essential skills of the occupation, which become the work tasks."""
    essential = dict(esco().requires(occupation_id(entry["occupation"])))
    found = []
    for place, (title, label) in enumerate(entry["fields"]):
        competence = _competence_ids()[label]
        aim = _task(entry, label, "composed", competence=competence, essential=essential[competence])
        kind = "workshop" if entry["room"] and place % 2 == 1 else "theory"
        year = _years(len(entry["fields"]), entry["years"])[place]
        found.append(Field(f"LF {place + 1}: {title}", kind, _minutes(chance), year, (aim,), "composed"))
    return found


def _german(entry: Mapping[str, Any], _chance: Chance) -> list[Field]:
    """Take the learning fields of the framework curriculum: each is a module and a work task, with its hours."""
    return [
        Field(
            f"LF {place}: {row['group']}", "workshop" if place % 2 == 0 else "theory", LESSON * int(row["hours"]),
            int(row["year"]), (_task(entry, row["group"], "imported"),), "imported",
        )
        for place, row in enumerate(_published(entry["source"], "school"), start=1)
    ]  # fmt: skip


def _cloud(entry: Mapping[str, Any], chance: Chance) -> list[Field]:
    """Take courses with hours, and job functions with their competencies; a composed laboratory leads to each function."""
    functions: dict[str, list[str]] = {}
    for row in _published(entry["source"], "enterprise"):
        functions.setdefault(row["group"], []).append(row["item"])
    labs = []
    for number, (title, items) in enumerate(functions.items(), start=1):
        task = _task(entry, title, "imported")
        below = [_task(entry, item, "imported", kind="competence", parent=task.id) for item in items]
        below = [replace(aim, id=f"{aim.id}-{number}") for aim in below]  # some items stand below two functions
        labs.append(Field(f"Laboratory: {title}", "workshop", _minutes(chance), 1, (task, *_new(below)), "composed"))
    courses = [
        Field(row["group"], "theory", HOUR * int(row["hours"]), 1, (), "imported")
        for row in _published(entry["source"], "school")
    ]
    order = [courses[0], courses[2], labs[0], courses[3], labs[1], labs[2], courses[1]]
    order += [courses[4], labs[3], courses[5], labs[4], labs[5], courses[6]]
    return [replace(field, year=1 if place < 7 else 2) for place, field in enumerate(order)]


def _new(aims: Sequence[Aim]) -> list[Aim]:
    """Leave out what has the id of one before: two long items may begin alike."""
    return list({aim.id: aim for aim in reversed(aims)}.values())[::-1]


def _courses_and_tasks(
    entry: Mapping[str, Any], courses: Sequence[tuple[str, int, str]], tasks: Sequence[str]
) -> list[Field]:
    """Deal the work tasks to the courses (title, minutes, kind), in their order."""
    aims = [_task(entry, task, "imported") for task in tasks]
    dealt: list[list[Aim]] = [[] for _ in courses]
    for place, aim in enumerate(_new(aims)):
        dealt[place * len(courses) // len(aims)].append(aim)
    years = _years(len(courses), entry["years"])
    return [
        Field(title, kind, minutes, year, tuple(own), "imported")
        for (title, minutes, kind), year, own in zip(courses, years, dealt, strict=True)
    ]


#: On-the-job competencies of the appraiser that are not about American trust land.
_APPRAISER = (
    "Gather pertinent data",
    "Analyze problems to identify significant factors",
    "Recognize solutions; plan and organize work",
    "Communicate effectively orally and in writing",
    "Understanding of real estate market",
    "Substantial depth of data analysis",
    "Fieldwork",
    "Involving recommending corrective action or changes needed",
    "Perform work in all areas of realty",
    "Appraisal assignments",
    "Review lease packages",
    "Consult with leases and lessors",
    "Performing on-site inspections for compliance",
    "Conduct negotiations with willing individuals or small groups",
)


def _appraiser(entry: Mapping[str, Any], _chance: Chance) -> list[Field]:
    """Take the courses of the first two years with their hours, a repeated title once."""
    rows = {row["group"]: row for row in _published(entry["source"], "school") if row["year"] in ("1", "2")}
    courses = [(title, HOUR * int(row["hours"]), "theory") for title, row in rows.items()]
    return _courses_and_tasks(entry, courses, _APPRAISER)


def _nurse(entry: Mapping[str, Any], chance: Chance) -> list[Field]:
    """Take courses (their hours are composed: the workbook leaves them empty) and the sheet's skills as work tasks."""
    skills = [
        row for row in _published(entry["source"], "enterprise") if row["item"] and "Cosmetic" not in row["group"]
    ]
    tasks = [re.sub(r"(; and|;|\.)$", "", row["item"]) for row in skills]
    courses = []
    for row in _published(entry["source"], "school"):
        practical = row["group"].endswith(("Lab", "Clinical"))
        minutes = LESSON * chance.pick((30, 35, 40) if practical else (40, 45, 50))
        courses.append((row["group"], minutes, "workshop" if practical else "theory"))
    return _courses_and_tasks(entry, courses, tasks)


_SOURCES: dict[str, Callable[[Mapping[str, Any], Chance], list[Field]]] = {
    "de-fachinformatiker-anwendungsentwicklung": _german,
    "us-junior-cloud-engineer": _cloud,
    "us-licensed-practical-nurse": _nurse,
    "us-real-property-appraiser": _appraiser,
}
