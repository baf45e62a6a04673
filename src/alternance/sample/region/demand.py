"""What the enterprises ask for: as many as graduate, but for what is planted; some lines carry sentences of job advertisements."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from alternance.framework import esco
from alternance.sample.chance import Chance
from alternance.sample.cohort import Group
from alternance.sample.draft import Draft
from alternance.sample.fields import occupation_id
from alternance.sample.region.groups import graduation
from alternance.sample.region.plant import Plant

__all__ = ["Line", "add_demand", "demand"]

#: Occupations with too few, and with too many graduates, and by how many people.
_SHORT, _LONG = (2, (12, 20)), (2, (8, 14))
#: Demand lines without a number.
_UNKNOWN = 5
#: Year in whose autumn the planted difference is asked.
_YEAR = 2028


@dataclass
class Line:
    """One line of demand, with the competences that it names (competence → level, essential)."""

    id: str
    enterprise: str
    occupation: str
    year: int
    people: int | None
    text: str | None = None
    names: dict[str, tuple[int, bool]] = field(default_factory=dict)


@cache
def _sentences() -> list[tuple[str, frozenset[str]]]:
    text = (resources.files("alternance.sample") / "data" / "sentences.csv").read_text(encoding="utf-8")
    return [(row["sentence"], frozenset(row["competences"].split())) for row in csv.DictReader(text.splitlines())]


def demand(
    groups: Sequence[Group], enterprises: dict[str, list[str]], plants: Sequence[Plant], untaught: str, chance: Chance
) -> list[Line]:
    """Compose the lines of demand.

    Parameters
    ----------
    enterprises : dict of str to list of str
        Occupation → enterprises that practise it.
    untaught : str
        An occupation, by label, that nobody trains.
    """
    supplied: dict[tuple[str, int], int] = defaultdict(int)
    for group in groups:
        supplied[group.programme.occupation, graduation(group).year] += group.size
    occupations = sorted({occupation for occupation, _ in supplied})
    order = chance.shuffled(occupations)
    for occupation in order[: _SHORT[0]]:
        supplied[occupation, _YEAR] += chance.between(*_SHORT[1])
    for occupation in order[_SHORT[0] : _SHORT[0] + _LONG[0]]:
        supplied[occupation, _YEAR] -= chance.between(*_LONG[1])
    supplied[occupation_id(untaught), _YEAR] = chance.between(10, 18)
    others = [name for names in enterprises.values() for name in names]
    lines: list[Line] = []
    for (occupation, year), people in sorted(supplied.items()):
        asking = chance.some(enterprises.get(occupation) or others, 6)
        for enterprise, share in zip(asking, _split(people, len(asking), chance), strict=True):
            if share:
                lines.append(Line(f"{enterprise}:d{len(lines) + 1}", enterprise, occupation, year, share))
    for _ in range(_UNKNOWN):
        like = chance.pick(lines)
        lines.append(Line(f"{like.enterprise}:d{len(lines) + 1}", like.enterprise, like.occupation, like.year, None))
    _name_planted(lines, groups, plants)
    _quote(lines, plants, chance)
    return lines


def _split(people: int, parts: int, chance: Chance) -> list[int]:
    """Cut `people` into `parts`, some of which may be 0."""
    cuts = sorted(chance.between(0, people) for _ in range(parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, people], strict=True)]


def _name_planted(lines: Sequence[Line], groups: Sequence[Group], plants: Sequence[Plant]) -> None:
    """Let lines name what is asked higher than usual (all lines), or newly (every other line)."""
    occupations = {group.programme.id: group.programme.occupation for group in groups}
    for row in plants:
        own = [line for line in lines if line.occupation == occupations[row.programme]]
        if row.kind == "asked higher":
            for line in own:
                line.names[row.competence] = (4, True)
        if row.kind == "newly asked for":
            for line in own[::2]:
                line.names[row.competence] = (3, True)


def _quote(lines: Sequence[Line], plants: Sequence[Plant], chance: Chance) -> None:
    """Give lines of an occupation the sentences that name competences of it; planted ones are left alone.

    A sentence names what the framework asks anyway, at the same level, so that the gap does not change.
    """
    planted = {row.competence for row in plants}
    for line in lines:
        asked = dict(esco().requires(line.occupation))
        fitting = [(text, named & set(asked)) for text, named in _sentences() if named & set(asked) - planted]
        if len(fitting) < 5 or not chance.happens(0.6):
            continue
        text, named = chance.pick(fitting)
        line.text = text
        for competence in sorted(named - planted):
            line.names.setdefault(competence, (3, True) if asked[competence] else (2, False))


def add_demand(draft: Draft, lines: Sequence[Line], chance: Chance) -> None:
    """Add the lines: a number as itself or as a span around it."""
    for line in lines:
        spread = 1 if line.people and chance.happens(0.4) else 0
        low, high = (None, None) if line.people is None else (line.people - spread, line.people + spread)
        more: dict[str, Any] = {"text": line.text, "origin": "text"} if line.text else {"origin": "composed"}
        source = "advertisement" if line.text else chance.pick(("forecast", "forecast", "survey", "position"))
        draft.add(
            "demands", id=line.id, enterprise=line.enterprise, occupation=line.occupation, from_=dt.date(line.year, 8, 1),
            to=dt.date(line.year, 10, 31), headcount_low=low, headcount_high=high, source=source,
            certainty="unknown" if line.people is None else chance.pick(("sure", "sure", "perhaps")),
            seen_on=dt.date(2026, 6, 1) + dt.timedelta(days=chance.between(0, 60)), **more,
        )  # fmt: skip
        for competence, (level, essential) in sorted(line.names.items()):
            draft.add("demand_aims", demand=line.id, competence=competence, level=level, essential=essential)
