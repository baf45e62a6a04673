"""The four sides of the gap, each with the rows behind its figures. Exact: nothing is estimated, the gap to a bound is 0."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from alternance.gap.problem import DemandLine, Problem, Programme, quarter

__all__ = ["QualityRow", "QuantityRow", "Result", "StructureRow", "TypeRow", "solve"]


@dataclass(frozen=True)
class QuantityRow:
    """One occupation and quarter."""

    occupation: str
    quarter: str
    demanded: float
    supplied: float
    rows: tuple[str, ...]


@dataclass(frozen=True)
class StructureRow:
    """One occupation's share of demand and supply."""

    occupation: str
    demanded: float
    supplied: float


@dataclass(frozen=True)
class QualityRow:
    """One competence of one programme; `demanded` 0: taught, and nobody asks for it."""

    programme: str
    competence: str
    title: str
    demanded: float
    level_asked: float
    level_given: float
    minutes: float
    rows: tuple[str, ...]

    @property
    def shortfall(self) -> float:
        """Levels missing, weighted by the people who are wanted with them."""
        return self.demanded * max(0.0, self.level_asked - self.level_given)


@dataclass(frozen=True)
class TypeRow:
    """School and practice of one programme. `compound` is None where nothing is demanded of it."""

    programme: str
    theory_minutes: int
    practice_minutes: int
    compound: float | None
    only_school: tuple[str, ...]
    only_practice: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """The gap.

    Attributes
    ----------
    too_few, too_many : float
        People missing and people too many, over all occupations and quarters.
    structure : float
        Total variation between demand and supply, 0 to 1; None without demand or supply.
    quality : float
        Share of the levels asked that is missing, 0 to 1; None without demand.
    compound : float
        Share of demanded competences met at school and in practice, mean over programmes by headcount.
    unknown : tuple of str
        Demand lines without a headcount.
    """

    quantity_rows: tuple[QuantityRow, ...]
    structure_rows: tuple[StructureRow, ...]
    quality_rows: tuple[QualityRow, ...]
    type_rows: tuple[TypeRow, ...]
    too_few: float
    too_many: float
    structure: float | None
    quality: float | None
    compound: float | None
    unknown: tuple[str, ...]


def solve(problem: Problem) -> Result:
    """Compute the four sides. Linear in demand lines times the competences they ask for."""
    quantity = _quantity(problem)
    structure = _structure(quantity)
    quality = tuple(row for programme in problem.programmes for row in _quality(problem, programme))
    types = tuple(_type(programme, [row for row in quality if row.programme == programme.id]) for programme in problem.programmes)
    gaps = [row.supplied - row.demanded for row in _over_quarters(quantity)]
    asked = sum(row.demanded * row.level_asked for row in quality)
    heads = {programme.id: _heads(problem, programme.occupation) for programme in problem.programmes}
    weighed = [(heads[row.programme], row.compound) for row in types if row.compound is not None and heads[row.programme]]
    return Result(
        quantity, structure, quality, types,
        too_few=sum(-gap for gap in gaps if gap < 0),
        too_many=sum(gap for gap in gaps if gap > 0),
        structure=_distance(structure),
        quality=sum(row.shortfall for row in quality) / asked if asked else None,
        compound=sum(w * c for w, c in weighed) / sum(w for w, _ in weighed) if weighed else None,
        unknown=tuple(line.id for line in problem.demands if line.headcount is None),
    )  # fmt: skip


def _quantity(problem: Problem) -> tuple[QuantityRow, ...]:
    demanded: dict[tuple[str, str], float] = defaultdict(float)
    supplied: dict[tuple[str, str], float] = defaultdict(float)
    behind: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in problem.demands:
        for name, people in line.by_quarter():
            demanded[line.occupation, name] += people
            behind[line.occupation, name].add(line.id)
    for occupation, day, people in problem.graduates:
        supplied[occupation, quarter(day)] += people
    keys = sorted(set(demanded) | set(supplied))
    return tuple(
        QuantityRow(key[0], key[1], demanded[key], supplied[key], tuple(sorted(behind[key]))) for key in keys
    )


def _over_quarters(rows: tuple[QuantityRow, ...]) -> list[StructureRow]:
    """Sum by occupation: a graduate of spring answers a demand of summer."""
    demanded: dict[str, float] = defaultdict(float)
    supplied: dict[str, float] = defaultdict(float)
    for row in rows:
        demanded[row.occupation] += row.demanded
        supplied[row.occupation] += row.supplied
    return [StructureRow(name, demanded[name], supplied[name]) for name in sorted(demanded)]


def _structure(rows: tuple[QuantityRow, ...]) -> tuple[StructureRow, ...]:
    sums = _over_quarters(rows)
    demanded, supplied = sum(row.demanded for row in sums), sum(row.supplied for row in sums)
    return tuple(
        StructureRow(row.occupation, row.demanded / demanded if demanded else 0.0, row.supplied / supplied if supplied else 0.0)
        for row in sums
    )


def _distance(rows: tuple[StructureRow, ...]) -> float | None:
    if not any(row.demanded for row in rows) or not any(row.supplied for row in rows):
        return None
    return 0.5 * sum(abs(row.demanded - row.supplied) for row in rows)


def _heads(problem: Problem, occupation: str) -> float:
    return sum(line.headcount or 0.0 for line in problem.demands if line.occupation == occupation)


def _quality(problem: Problem, programme: Programme) -> list[QualityRow]:
    lines = [line for line in problem.demands if line.occupation == programme.occupation and line.headcount]
    asked: dict[str, list[tuple[DemandLine, float, int]]] = defaultdict(list)
    for line in lines:
        for want in line.asks:
            asked[want.competence].append((line, want.weight, want.level))
    rows = []
    for name in sorted(asked):
        weights = [((line.headcount or 0.0) * weight, level) for line, weight, level in asked[name]]
        demanded = sum(weight for weight, _ in weights)
        level = sum(weight * level for weight, level in weights) / demanded
        behind = tuple(sorted({line.id for line, _, _ in asked[name]}))
        rows.append(_row(problem, programme, name, demanded, level, behind))
    taught = set(programme.school) | set(programme.practice)
    anywhere = {want.competence for line in problem.demands for want in line.asks}
    unwanted = {name for name in taught - anywhere if name in problem.titles}
    rows += [_row(problem, programme, name, 0.0, 0.0, ()) for name in sorted(unwanted)]
    return rows


def _row(
    problem: Problem, programme: Programme, name: str, demanded: float, level: float, behind: tuple[str, ...]
) -> QualityRow:
    title = programme.titles.get(name) or problem.titles.get(name, name)
    minutes = programme.minutes.get(name, 0.0)
    return QualityRow(programme.id, name, title, demanded, level, _covered(problem, programme, name), minutes, behind)


def _covered(problem: Problem, programme: Programme, name: str) -> float:
    own = programme.level(name)
    if own:
        return float(own)
    return max((share * programme.level(other) for other, share in problem.relations.get(name, ())), default=0.0)


def _type(programme: Programme, rows: list[QualityRow]) -> TypeRow:
    wanted = [row.competence for row in rows if row.demanded > 0]
    taught = {name for name in wanted if programme.school.get(name)}
    used = {name for name in wanted if name in programme.used}
    compound = len(taught & used) / len(wanted) if wanted else None
    only = (tuple(sorted(taught - used)), tuple(sorted(used - taught)))
    return TypeRow(programme.id, programme.theory_minutes, programme.practice_minutes, compound, *only)
