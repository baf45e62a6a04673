"""The figures that the planted gaps make, by arithmetic of their own: what a gap engine should find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from alternance.framework import esco
from alternance.sample.cohort import Group
from alternance.sample.programme import Programme
from alternance.sample.region.demand import Line
from alternance.sample.region.plant import Plant

__all__ = ["gap_truth"]


@dataclass(frozen=True)
class _Asked:
    """People, weighted by how essential it is, who are wanted with a competence, and the level wanted of them."""

    people: float
    level: float


def gap_truth(
    programmes: Sequence[Programme], groups: Sequence[Group], lines: Sequence[Line], plants: Sequence[Plant]
) -> dict[str, pl.DataFrame]:
    """Return the tables ``gap_quantity``, ``gap_structure``, ``gap_quality``, ``gap_type`` and ``gap_totals``."""
    demanded, supplied = _people(groups, lines)
    occupations = sorted(set(demanded) | set(supplied))
    quantity = [(o, demanded[o], supplied[o], supplied[o] - demanded[o]) for o in occupations]
    shares = [(o, demanded[o] / sum(demanded.values()), supplied[o] / sum(supplied.values())) for o in occupations]
    asked = {programme.id: _asked(programme.occupation, lines) for programme in programmes}
    quality = list(_quality(programmes, asked, plants))
    kinds = [(programme, *_compound(programme, asked[programme.id], plants)) for programme in programmes]
    levels = sum(row.people * row.level for own in asked.values() for row in own.values())
    heads = [demanded[programme.occupation] for programme in programmes]
    totals = {
        "too_few": sum(max(0.0, -row[3]) for row in quantity),
        "too_many": sum(max(0.0, row[3]) for row in quantity),
        "structure": sum(abs(demand - supply) for _, demand, supply in shares) / 2,
        "quality": sum(row[6] for row in quality) / levels,
        "compound": sum(head * row[1] for head, row in zip(heads, kinds, strict=True)) / sum(heads),
    }
    return {
        "gap_quantity": _table(quantity, ["occupation", "demanded", "supplied", "difference"]),
        "gap_structure": _table(shares, ["occupation", "demanded", "supplied"]),
        "gap_quality": _table(
            quality, ["programme", "competence", "kind", "people", "level_asked", "level_given", "shortfall", "minutes"]
        ),
        "gap_type": _table(
            [
                (p.id, compound, *_minutes(p), " ".join(school), " ".join(practice))
                for p, compound, school, practice in kinds
            ],
            ["programme", "compound", "school_minutes", "practice_minutes", "only_school", "only_practice"],
        ),
        "gap_totals": _table(list(totals.items()), ["figure", "value"]),
    }


def _table(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns, orient="row")


def _people(groups: Sequence[Group], lines: Sequence[Line]) -> tuple[dict[str, float], dict[str, float]]:
    demanded, supplied = defaultdict[str, float](float), defaultdict[str, float](float)
    for line in lines:
        demanded[line.occupation] += line.people or 0
    for group in groups:
        supplied[group.programme.occupation] += group.size
    return demanded, supplied


def _asked(occupation: str, lines: Sequence[Line]) -> dict[str, _Asked]:
    """Return what is asked of an occupation: the framework's competences, and what lines name in their place."""
    usual = {
        competence: (3, True) if essential else (2, False) for competence, essential in esco().requires(occupation)
    }
    people, levels = defaultdict[str, float](float), defaultdict[str, float](float)
    for line in lines:
        if line.occupation == occupation and line.people:
            for competence, (level, essential) in (usual | line.names).items():
                weight = line.people * (1.0 if essential else 0.5)
                people[competence] += weight
                levels[competence] += weight * level
    return {competence: _Asked(people[competence], levels[competence] / people[competence]) for competence in people}


def _quality(
    programmes: Sequence[Programme], asked: dict[str, dict[str, _Asked]], plants: Sequence[Plant]
) -> Iterator[tuple[str, str, str, float, float, float, float, float]]:
    by_id = {programme.id: programme for programme in programmes}
    for row in plants:
        if row.kind.startswith("only"):
            continue
        programme = by_id[row.programme]
        want = asked[row.programme].get(row.competence, _Asked(0.0, 0.0))
        given = _level(programme, row.competence)
        short = want.people * max(0.0, want.level - given)
        yield (
            row.programme,
            row.competence,
            row.kind,
            want.people,
            want.level,
            given,
            short,
            _spent(programme, row.competence),
        )


def _levels(programme: Programme) -> dict[str, int]:
    """Return competence → highest level that lessons or practice give."""
    names = {aim.id: aim.competence for aim in programme.aims}
    gifts = [gift for lesson in programme.lessons for gift in lesson.gives]
    gifts += [(row.aim, row.given or 0) for practice in programme.practices for row in practice.work]
    found: dict[str, int] = defaultdict(int)
    for aim, level in gifts:
        if competence := names[aim]:
            found[competence] = max(level, found[competence])
    return found


def _level(programme: Programme, competence: str) -> float:
    """Return the level given; of what is not taught itself, the best share of a relative's one step away."""
    levels = _levels(programme)
    if levels.get(competence):
        return float(levels[competence])
    relatives = esco().relatives({competence}).get(competence, [])
    return max((share * levels.get(other, 0) for other, share in relatives), default=0.0)


def _spent(programme: Programme, competence: str) -> float:
    """Return minutes of lessons, shared evenly among what a lesson gives."""
    aims = {aim.id for aim in programme.aims if aim.competence == competence}
    return sum(
        lesson.minutes / len(lesson.gives) for lesson in programme.lessons for aim, _ in lesson.gives if aim in aims
    )


def _compound(
    programme: Programme, asked: dict[str, _Asked], plants: Sequence[Plant]
) -> tuple[float, list[str], list[str]]:
    """Return the share of what is asked that is both taught and used, and what is only one of the two."""
    own = [row for row in plants if row.programme == programme.id]
    school = sorted(row.competence for row in own if row.kind == "only at school")
    practice = sorted(row.competence for row in own if row.kind == "only in practice")
    neither = [row for row in own if row.kind in ("never taught", "newly asked for")]
    return (len(asked) - len(school) - len(practice) - len(neither)) / len(asked), school, practice


def _minutes(programme: Programme) -> tuple[int, int]:
    return sum(lesson.minutes for lesson in programme.lessons), sum(
        5 * 480 * practice.weeks for practice in programme.practices
    )
