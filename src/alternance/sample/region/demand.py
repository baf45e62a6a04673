"""What the enterprises ask for: as many as graduate, but for what is planted; some lines quote job advertisements."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources

from alternance.sample.chance import Chance
from alternance.sample.programme.occupations import occupation_id, requires
from alternance.sample.region.frame import Frame
from alternance.sample.region.groups import graduation
from alternance.sample.region.line import Line
from alternance.sample.region.plant import Plant
from alternance.sample.region.post import Post

__all__ = ["demand"]

#: Occupations with too few, and with too many graduates: how many, and by how many people.
_SHORT, _LONG = (2, (12, 20)), (2, (8, 14))
#: Year in whose autumn the planted difference is asked, and people of the occupation that nobody trains.
_YEAR, _UNTAUGHT = 2028, (10, 18)
#: Enterprises that ask for an occupation in a year, and lines without a number.
_ASKING, _UNKNOWN = 6, 5
#: Least sentences that fit an occupation, and share of its lines that quote one.
_FITTING, _QUOTED = 5, 0.6


def demand(frame: Frame, posts: Sequence[Post], plants: Sequence[Plant], chance: Chance) -> list[Line]:
    """Compose the lines of demand."""
    enterprises: dict[str, list[str]] = defaultdict(list)
    for post in posts:
        if post.enterprise not in enterprises[post.occupation]:
            enterprises[post.occupation].append(post.enterprise)
    everybody = [name for names in enterprises.values() for name in names]
    lines: list[Line] = []
    for (occupation, year), people in sorted(_people(frame, chance).items()):
        asking = chance.some(enterprises.get(occupation) or everybody, _ASKING)
        for enterprise, share in zip(asking, _split(people, len(asking), chance), strict=True):
            if share:
                lines.append(Line(f"{enterprise}:d{len(lines) + 1}", enterprise, occupation, year, share))
    for _ in range(_UNKNOWN):
        like = chance.pick(lines)
        lines.append(Line(f"{like.enterprise}:d{len(lines) + 1}", like.enterprise, like.occupation, like.year, None))
    _name_planted(frame, lines, plants)
    _quote(lines, plants, chance)
    return lines


def _people(frame: Frame, chance: Chance) -> dict[tuple[str, int], int]:
    """Return people asked for by (occupation, year): those who graduate, more here, fewer there."""
    asked: dict[tuple[str, int], int] = defaultdict(int)
    for group in frame.groups:
        asked[group.programme.occupation, graduation(group).year] += group.size
    order = chance.shuffled(sorted({occupation for occupation, _ in asked}))
    for occupation in order[: _SHORT[0]]:
        asked[occupation, _YEAR] += chance.between(*_SHORT[1])
    for occupation in order[_SHORT[0] : _SHORT[0] + _LONG[0]]:
        asked[occupation, _YEAR] -= chance.between(*_LONG[1])
    asked[occupation_id(frame.content["gaps"]["untaught"]), _YEAR] = chance.between(*_UNTAUGHT)
    return asked


def _split(people: int, parts: int, chance: Chance) -> list[int]:
    """Cut `people` into `parts`, some of which may be 0."""
    cuts = sorted(chance.between(0, people) for _ in range(parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, people], strict=True)]


def _name_planted(frame: Frame, lines: Sequence[Line], plants: Sequence[Plant]) -> None:
    """Let lines name what is asked higher than usual (all of them), or newly (every other one)."""
    occupations = {programme.id: programme.occupation for programme in frame.programmes}
    for row in plants:
        own = [line for line in lines if line.occupation == occupations[row.programme]]
        if row.kind == "asked higher":
            for line in own:
                line.names[row.competence] = (4, True)
        if row.kind == "newly asked for":
            for line in own[::2]:
                line.names[row.competence] = (3, True)


@cache
def _sentences() -> list[tuple[str, frozenset[str]]]:
    text = (resources.files("alternance.sample") / "data" / "sentences.csv").read_text(encoding="utf-8")
    return [(row["sentence"], frozenset(row["competences"].split())) for row in csv.DictReader(text.splitlines())]


def _quote(lines: Sequence[Line], plants: Sequence[Plant], chance: Chance) -> None:
    """Give lines the sentences that name competences of their occupation; what is planted is left alone.

    A sentence names what the framework asks anyway, at the same level, so that the gap does not change.
    """
    planted = {row.competence for row in plants}
    for line in lines:
        asked = dict(requires(line.occupation))
        fitting = [(text, named & set(asked) - planted) for text, named in _sentences() if named & set(asked) - planted]
        if len(fitting) < _FITTING or not chance.happens(_QUOTED):
            continue
        line.text, named = chance.pick(fitting)
        for competence in sorted(named):
            line.names.setdefault(competence, (3, True) if asked[competence] else (2, False))
