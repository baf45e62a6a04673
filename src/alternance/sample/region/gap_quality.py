"""What is asked of each competence, and to which level a programme gives it: by arithmetic of our own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alternance.framework import esco
from alternance.sample.programme.occupations import requires
from alternance.sample.programme.programme import Programme
from alternance.sample.region.line import Line
from alternance.sample.region.plant import Plant

__all__ = ["QUALITY", "Asked", "asked_of", "quality_rows"]

#: Columns of the table ``gap_quality``.
QUALITY = ["programme", "competence", "kind", "people", "level_asked", "level_given", "shortfall", "minutes"]


@dataclass(frozen=True)
class Asked:
    """People who are wanted with a competence, half where it is optional, and the level wanted of them on average."""

    people: float
    level: float


def asked_of(occupation: str, lines: Sequence[Line]) -> dict[str, Asked]:
    """Return what is asked of an occupation: the framework's competences, and what lines name in their place."""
    usual = {competence: (3, True) if essential else (2, False) for competence, essential in requires(occupation)}
    people, levels = defaultdict[str, float](float), defaultdict[str, float](float)
    for line in lines:
        if line.occupation == occupation and line.people:
            for competence, (level, essential) in (usual | line.names).items():
                weight = line.people * (1.0 if essential else 0.5)
                people[competence] += weight
                levels[competence] += weight * level
    return {competence: Asked(people[competence], levels[competence] / people[competence]) for competence in people}


def quality_rows(
    programmes: Mapping[str, Programme], asked: Mapping[str, Mapping[str, Asked]], plants: Sequence[Plant]
) -> list[tuple[str, str, str, float, float, float, float, float]]:
    """Return a row of `QUALITY` for each planted gap that shows on this side."""
    plants = [row for row in plants if not row.kind.startswith("only")]
    relatives = esco().relatives({row.competence for row in plants})
    rows = []
    for row in plants:
        programme, competence = programmes[row.programme], row.competence
        want = asked[row.programme].get(competence, Asked(0.0, 0.0))
        given = _level(programme, competence, relatives.get(competence, []))
        short = want.people * max(0.0, want.level - given)
        spent = _spent(programme, competence)
        rows.append((row.programme, competence, row.kind, want.people, want.level, given, short, spent))
    return rows


def _level(programme: Programme, competence: str, relatives: Sequence[tuple[str, float]]) -> float:
    """Return the level given; of what is not taught itself, the best share of a relative's one step away."""
    names = {aim.id: aim.competence for aim in programme.aims}
    gifts = [gift for lesson in programme.lessons for gift in lesson.gives]
    gifts += [(row.aim, row.given or 0) for practice in programme.practices for row in practice.work]
    levels: dict[str | None, int] = defaultdict(int)
    for aim, level in gifts:
        levels[names[aim]] = max(level, levels[names[aim]])
    return float(levels[competence]) or max((share * levels[other] for other, share in relatives), default=0.0)


def _spent(programme: Programme, competence: str) -> float:
    """Return minutes of lessons, shared evenly among what a lesson gives."""
    aims = {aim.id for aim in programme.aims if aim.competence == competence}
    return sum(
        lesson.minutes / len(lesson.gives) for lesson in programme.lessons for aim, _ in lesson.gives if aim in aims
    )
