"""A learning field: a stretch of teaching with the work tasks that it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alternance.sample.chance import Chance
from alternance.sample.programme.occupations import competence_id, occupation_id, requires, slug
from alternance.sample.programme.programme import Aim

__all__ = ["HOUR", "LESSON", "Field", "around_tasks", "drawn_minutes", "in_years", "new", "task"]

#: Minutes of an hour: lessons in the German framework curriculum, full hours in the American bulletins.
LESSON, HOUR = 45, 60


@dataclass(frozen=True)
class Field:
    """One module's worth: title, kind, minutes, year, and the work tasks it leads to with what hangs below them."""

    title: str
    kind: str
    minutes: int
    year: int
    aims: tuple[Aim, ...]
    origin: str


def task(entry: Mapping[str, Any], title: str, origin: str, **more: Any) -> Aim:
    """Return a work task of a programme."""
    return Aim(f"{entry['id']}.{slug(title)}", title, kind=more.pop("kind", "work task"), origin=origin, **more)


def new(aims: list[Aim]) -> list[Aim]:
    """Leave out what has the id of one before: two long items may begin alike."""
    return list({aim.id: aim for aim in reversed(aims)}.values())[::-1]


def drawn_minutes(chance: Chance) -> int:
    """Return minutes where no source says any: 60 to 75 lessons."""
    return LESSON * chance.pick((60, 65, 70, 75))


def in_years(count: int, years: int) -> list[int]:
    """Deal `count` fields to the years, in their order, as evenly as may be."""
    return [1 + place * years // count for place in range(count)]


def around_tasks(entry: Mapping[str, Any], chance: Chance) -> list[Field]:
    """Compose fields around essential skills of the occupation, which become the work tasks."""
    essential = dict(requires(occupation_id(entry["occupation"])))
    years = in_years(len(entry["fields"]), entry["years"])
    found = []
    for place, (title, label) in enumerate(entry["fields"]):
        competence = competence_id(label)
        aim = task(entry, label, "composed", competence=competence, essential=essential[competence])
        kind = "workshop" if entry["room"] and place % 2 == 1 else "theory"
        found.append(Field(f"LF {place + 1}: {title}", kind, drawn_minutes(chance), years[place], (aim,), "composed"))
    return found
