"""A whole programme: learning fields, what hangs below their tasks, lessons and blocks."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from alternance.framework import esco
from alternance.sample.chance import Chance
from alternance.sample.programme.blocks import block
from alternance.sample.programme.field import Field
from alternance.sample.programme.lessons import field_lessons, general, project, safety_lesson
from alternance.sample.programme.occupations import occupation_id, requires, slug
from alternance.sample.programme.programme import Aim, Programme
from alternance.sample.programme.published import fields_of

__all__ = ["compose"]


def compose(entry: Mapping[str, Any], cycles: Mapping[str, Sequence[dt.date]], chance: Chance) -> Programme:
    """Compose the programme that `entry` of ``region.toml`` describes.

    Parameters
    ----------
    cycles : mapping of str to sequence of datetime.date
        Block order, as text → first weeks of the fixed cycle.
    """
    occupation = occupation_id(entry["occupation"])
    fields = _with_competences(entry, fields_of(entry, chance), occupation)
    safety = Aim(f"{entry['id']}.safety", "Work safely", "work task", safety=True)
    lessons = [safety_lesson(entry, safety), *field_lessons(entry, fields)]
    lessons += [project(entry, lessons, year, half) for year in range(1, entry["years"] + 1) for half in (1, 2)]
    orders = range(1, 2 * entry["years"] + 1)
    return Programme(
        id=f"{entry['school']}:{entry['id']}",
        school=entry["school"],
        title=entry["title"],
        short=entry["short"],
        occupation=occupation,
        years=entry["years"],
        qualification=entry["field"],
        aims=(safety, *(aim for field in fields for aim in field.aims)),
        lessons=(*lessons, *general(entry)),
        practices=tuple(block(entry, order, lessons, fields, safety) for order in orders),
        cycles={order: tuple(cycles[str(order)]) for order in orders},
        origin="imported" if "source" in entry else "composed",
    )


def _with_competences(entry: Mapping[str, Any], fields: list[Field], occupation: str) -> list[Field]:
    """Hang every competence of the occupation below a task: by words in common, else where the fewest hang."""
    taken = {aim.competence for field in fields for aim in field.aims}
    words = [_words(" ".join([f.title, *(aim.title for aim in f.aims if aim.kind == "work task")])) for f in fields]
    below: dict[int, list[Aim]] = defaultdict(list)
    hanging: Counter[int] = Counter()
    for competence, essential in requires(occupation):
        if competence in taken:
            continue
        label = esco().labels[competence]
        place = min(range(len(fields)), key=lambda n: (-min(2, len(_words(label) & words[n])), hanging[n], n))
        hanging[place] += 1
        leads = [aim.id for aim in fields[place].aims if aim.kind == "work task"]
        id_, parent = f"{entry['id']}.{slug(label)}", leads[0] if leads else None
        below[place].append(Aim(id_, label.strip(), "competence", competence, parent, essential))
    return [replace(field, aims=(*field.aims, *below[place])) for place, field in enumerate(fields)]


def _words(text: str) -> set[str]:
    """Return the beginnings of the words of five letters or more."""
    return {word[:6] for word in slug(text, 500).split("-") if len(word) >= 5}
