"""The four sides of the gap, each with the rows behind its figures. Exact: nothing is estimated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from alternance.gap.problem import DemandLine, People, Problem, Programme, quarter
from alternance.gap.result import QualityRow, QuantityRow, Result, StructureRow, TypeRow

__all__ = ["SEEN", "solve"]

#: Fewest students seen of whom a mean says something, and nothing about one of them.
SEEN = 5
#: A line of demand that asks for a competence, its people with the competence's weight, and the level.
_Wish = tuple[DemandLine, People, int]


def solve(problem: Problem) -> Result:
    """Compute the four sides. Linear in demand lines times the competences they ask for."""
    quantity = _quantity(problem)
    sums = _over_quarters(quantity)
    structure = _structure(sums)
    quality = {programme.id: _quality(problem, programme) for programme in problem.programmes}
    types = tuple(_type(programme, quality[programme.id]) for programme in problem.programmes)
    asked = sum(row.demanded * row.level_asked for rows in quality.values() for row in rows)
    missing = sum(row.shortfall for rows in quality.values() for row in rows)
    return Result(
        quantity,
        structure,
        tuple(row for rows in quality.values() for row in rows),
        types,
        too_few=sum(max(0.0, row.demanded - row.supplied) for row in sums),
        too_many=sum(max(0.0, row.supplied - row.demanded) for row in sums),
        structure=_distance(structure),
        quality=missing / asked if asked else None,
        quality_band=_quality_band([row for rows in quality.values() for row in rows]),
        too_few_band=_too_few_band(quantity, sums),
        attained=_attained([row for rows in quality.values() for row in rows]),
        compound=_compound(problem, types),
        unknown=tuple(line.id for line in problem.demands if line.headcount is None),
        beyond=tuple(line.id for line in problem.beyond),
    )


def _quantity(problem: Problem) -> tuple[QuantityRow, ...]:
    demanded: dict[tuple[str, str], People] = defaultdict(People)
    supplied: dict[tuple[str, str], float] = defaultdict(float)
    behind: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in problem.demands:
        for name, headcount in line.by_quarter():
            demanded[line.occupation, name] += line.counting(headcount)
            behind[line.occupation, name].add(line.id)
    for row in problem.graduates:
        key = row.occupation, quarter(row.day)
        supplied[key] += row.people
        behind[key].add(row.cohort)
    return tuple(
        QuantityRow(*key, demanded[key].counted, supplied[key], tuple(sorted(behind[key])), demanded[key].sure,
                    demanded[key].most)
        for key in sorted(behind)
    )  # fmt: skip


def _over_quarters(rows: Sequence[QuantityRow]) -> list[StructureRow]:
    """Return people demanded and supplied by occupation."""
    demanded: dict[str, float] = defaultdict(float)
    supplied: dict[str, float] = defaultdict(float)
    behind: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        demanded[row.occupation] += row.demanded
        supplied[row.occupation] += row.supplied
        behind[row.occupation].update(row.rows)
    return [
        StructureRow(name, demanded[name], supplied[name], tuple(sorted(behind[name]))) for name in sorted(demanded)
    ]


def _too_few_band(rows: Sequence[QuantityRow], sums: Sequence[StructureRow]) -> tuple[float, float]:
    """Return people missing where those alone come who are sure, and where all come who may."""
    sure: dict[str, float] = defaultdict(float)
    most: dict[str, float] = defaultdict(float)
    for row in rows:
        sure[row.occupation] += row.demanded_sure
        most[row.occupation] += row.demanded_most
    low, high = (sum(max(0.0, end[row.occupation] - row.supplied) for row in sums) for end in (sure, most))
    return low, high


def _quality_band(rows: Sequence[QualityRow]) -> tuple[float | None, float | None]:
    """Return the share of levels missing for those who are sure, and for all who may be needed."""

    def share(end: int) -> float | None:
        asked = sum(row.levels_band[end] for row in rows)
        return sum(row.shortfall_band[end] for row in rows) / asked if asked else None

    return share(0), share(1)


def _structure(sums: Sequence[StructureRow]) -> tuple[StructureRow, ...]:
    demanded, supplied = sum(row.demanded for row in sums), sum(row.supplied for row in sums)
    return tuple(
        StructureRow(
            row.occupation,
            row.demanded / demanded if demanded else 0.0,
            row.supplied / supplied if supplied else 0.0,
            row.rows,
        )
        for row in sums
    )


def _distance(rows: Sequence[StructureRow]) -> float | None:
    if not any(row.demanded for row in rows) or not any(row.supplied for row in rows):
        return None
    return 0.5 * sum(abs(row.demanded - row.supplied) for row in rows)


def _quality(problem: Problem, programme: Programme) -> list[QualityRow]:
    """Return what is asked of the programme, then what it teaches and nobody asks for, each by competence."""
    asked: dict[str, list[_Wish]] = defaultdict(list)
    for line in problem.demands:
        if line.occupation == programme.occupation and line.headcount:
            for want in line.asks:
                asked[want.competence].append((line, line.people * want.weight, want.level))
    anywhere = {want.competence for line in problem.demands for want in line.asks}
    unwanted = {name for name in {*programme.school, *programme.practice} - anywhere if name in problem.titles}
    return [
        *(_row(problem, programme, name, asked[name]) for name in sorted(asked)),
        *(_row(problem, programme, name, []) for name in sorted(unwanted)),
    ]


def _row(problem: Problem, programme: Programme, name: str, wishes: Sequence[_Wish]) -> QualityRow:
    given, through = _covered(problem, programme, name)
    seen = programme.attained.get(name, ())
    enough = len(seen) >= SEEN
    people = sum(people.counted for _, people, _ in wishes)
    levels, missing = People(), People()
    for _, wanted, level in wishes:
        levels += wanted * level
        missing += wanted * max(0.0, level - given)
    return QualityRow(
        programme.id,
        name,
        programme.titles.get(name) or problem.titles.get(name, name),
        demanded=people,
        level_asked=levels.counted / people if people else 0.0,
        level_given=given,
        shortfall=missing.counted,
        minutes=programme.minutes.get(name, 0.0),
        rows=tuple(sorted(line.id for line, _, _ in wishes)),
        givers=programme.givers.get(through, ()),
        seen=len(seen),
        attained=sum(seen) / len(seen) if enough else None,
        shortfall_attained=_missing(wishes, seen) if enough else None,
        levels_band=(levels.sure, levels.most),
        shortfall_band=(missing.sure, missing.most),
    )


def _missing(wishes: Sequence[_Wish], seen: Sequence[int]) -> float:
    """Return the levels that those seen miss, their mean for each person wanted."""
    return sum(people.counted * sum(max(0, level - had) for had in seen) / len(seen) for _, people, level in wishes)


def _attained(rows: Sequence[QualityRow]) -> float | None:
    told = [row for row in rows if row.shortfall_attained is not None and row.demanded]
    asked = sum(row.demanded * row.level_asked for row in told)
    return sum(row.shortfall_attained or 0.0 for row in told) / asked if asked else None


def _covered(problem: Problem, programme: Programme, name: str) -> tuple[float, str]:
    """Return the level given, the programme's own or the best through one step in the framework, and of which."""
    if own := programme.level(name):
        return float(own), name
    steps = ((share * programme.level(other), other) for other, share in problem.relations.get(name, ()))
    return max((step for step in steps if step[0]), key=lambda step: step[0], default=(0.0, name))


def _type(programme: Programme, rows: Sequence[QualityRow]) -> TypeRow:
    wanted = {row.competence for row in rows if row.demanded > 0}
    taught = {name for name in wanted if programme.school.get(name)}
    used = wanted & programme.used
    return TypeRow(
        programme.id,
        programme.theory_minutes,
        programme.practice_minutes,
        compound=len(taught & used) / len(wanted) if wanted else None,
        only_school=tuple(sorted(taught - used)),
        only_practice=tuple(sorted(used - taught)),
        rows=programme.behind,
    )


def _compound(problem: Problem, types: Sequence[TypeRow]) -> float | None:
    people: dict[str, float] = defaultdict(float)
    for line in problem.demands:
        people[line.occupation] += line.people.counted
    weighed = [
        (people[programme.occupation], row.compound)
        for programme, row in zip(problem.programmes, types, strict=True)
        if row.compound is not None
    ]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * share for weight, share in weighed) / total if total else None
