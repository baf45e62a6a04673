"""Learning fields of published programmes: titles, hours and work tasks are theirs.

Which course leads to which task is composed, because their sources do not say it; so are hours that a source lacks.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from alternance.sample.chance import Chance
from alternance.sample.programme.field import HOUR, LESSON, Field, around_tasks, drawn_minutes, in_years, new, task

__all__ = ["fields_of"]


@cache
def _published(source: str, part: str) -> list[dict[str, str]]:
    text = (resources.files("alternance.sample") / "data" / "published.csv").read_text(encoding="utf-8")
    return [row for row in csv.DictReader(text.splitlines()) if row["programme"] == source and row["part"] == part]


def fields_of(entry: Mapping[str, Any], chance: Chance) -> list[Field]:
    """Return the fields of the programme that `entry` of ``region.toml`` describes."""
    return _SOURCES.get(entry.get("source", ""), around_tasks)(entry, chance)


def _german(entry: Mapping[str, Any], _chance: Chance) -> list[Field]:
    """Take the learning fields of the framework curriculum: each is a module and a work task, with its hours."""
    return [
        Field(
            title=f"LF {place}: {row['group']}",
            kind="workshop" if place % 2 == 0 else "theory",
            minutes=LESSON * int(row["hours"]),
            year=int(row["year"]),
            aims=(task(entry, row["group"], "imported"),),
            origin="imported",
        )
        for place, row in enumerate(_published(entry["source"], "school"), start=1)
    ]


def _cloud(entry: Mapping[str, Any], chance: Chance) -> list[Field]:
    """Take courses with hours, and job functions with competencies; a composed laboratory leads to each function."""
    functions: dict[str, list[str]] = {}
    for row in _published(entry["source"], "enterprise"):
        functions.setdefault(row["group"], []).append(row["item"])
    labs = []
    for number, (title, items) in enumerate(functions.items(), start=1):
        lead = task(entry, title, "imported")
        below = [task(entry, item, "imported", kind="competence", parent=lead.id) for item in items]
        below = [replace(aim, id=f"{aim.id}-{number}") for aim in below]  # some items stand below two functions
        labs.append(
            Field(f"Laboratory: {title}", "workshop", drawn_minutes(chance), 1, (lead, *new(below)), "composed")
        )
    courses = [
        Field(row["group"], "theory", HOUR * int(row["hours"]), 1, (), "imported")
        for row in _published(entry["source"], "school")
    ]
    first = [courses[0], courses[2], labs[0], courses[3], labs[1], labs[2], courses[1]]
    second = [courses[4], labs[3], courses[5], labs[4], labs[5], courses[6]]
    return [*first, *(replace(field, year=2) for field in second)]


def _courses_and_tasks(
    entry: Mapping[str, Any], courses: Sequence[tuple[str, int, str]], tasks: Sequence[str]
) -> list[Field]:
    """Deal the work tasks to the courses (title, minutes, kind), in their order."""
    aims = new([task(entry, title, "imported") for title in tasks])
    years = in_years(len(courses), entry["years"])
    fields = []
    for place, (title, minutes, kind) in enumerate(courses):
        own = tuple(aim for number, aim in enumerate(aims) if number * len(courses) // len(aims) == place)
        fields.append(Field(title, kind, minutes, years[place], own, "imported"))
    return fields


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
    """Take courses (their hours are composed: the workbook leaves them empty), and the sheet's skills as work tasks."""
    skills = [
        row for row in _published(entry["source"], "enterprise") if row["item"] and "Cosmetic" not in row["group"]
    ]
    courses = []
    for row in _published(entry["source"], "school"):
        practical = row["group"].endswith(("Lab", "Clinical"))
        minutes = LESSON * chance.pick((30, 35, 40) if practical else (40, 45, 50))
        courses.append((row["group"], minutes, "workshop" if practical else "theory"))
    return _courses_and_tasks(entry, courses, [re.sub(r"(; and|;|\.)$", "", row["item"]) for row in skills])


_SOURCES: dict[str, Callable[[Mapping[str, Any], Chance], list[Field]]] = {
    "de-fachinformatiker-anwendungsentwicklung": _german,
    "us-junior-cloud-engineer": _cloud,
    "us-licensed-practical-nurse": _nurse,
    "us-real-property-appraiser": _appraiser,
}
