"""The gap between what is demanded and what is taught.

A *demand line* asks for a headcount of an occupation between two days: the mean of its two headcounts, or the one that
is known; a line without any is unknown and counts nothing. It falls into quarters in proportion to its days. The
*supply* are graduates by occupation of their programme and quarter of their graduation.

A demand asks for *competences*: those of its occupation in the framework (essential: weight 1, level 3; optional:
weight 0.5, level 2) and those it names itself (with their own level; weight 1 or 0.5 alike), which replace the
framework's. A programme *covers* a competence to the highest level that its modules and phases give to an aim of that
competence; what is not taught itself counts through one step in the framework: 0.7 of a broader or narrower one, 0.6
of a related one, 0.5 of one in the same broader group.

Four sides: *quantity* (graduates less headcount by occupation and quarter), *structure* (half the sum of differences
between the shares of occupations, 0 to 1), *quality* (demand-weighted levels missing over levels asked, 0 to 1) and
*type* (the share of demanded competences both taught at school and used in practice: the compound index).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alternance.community.community import Community

__all__ = ["Asked", "DemandLine", "Problem", "Programme", "Relations", "Requirement", "build", "quarter"]

#: Weight and level of a competence by whether it is essential.
ESSENTIAL, OPTIONAL = (1.0, 3), (0.5, 2)


@dataclass(frozen=True)
class Asked:
    """A competence that a demand asks for, with its weight (1 or 0.5) and level."""

    competence: str
    weight: float
    level: int


#: Occupation → what it asks for by the framework.
Requirement = Mapping[str, Sequence[Asked]]
#: Competence → (relative, share of its level that counts), one step.
Relations = Mapping[str, Sequence[tuple[str, float]]]


@dataclass(frozen=True)
class DemandLine:
    """People of an occupation between two days; `headcount` None: unknown."""

    id: str
    occupation: str
    first: dt.date
    last: dt.date
    headcount: float | None
    asks: tuple[Asked, ...]

    def by_quarter(self) -> Iterator[tuple[str, float]]:
        """Yield (quarter, people), in proportion to the days."""
        days = (self.last - self.first).days + 1
        counted: dict[str, int] = defaultdict(int)
        for step in range(days):
            counted[quarter(self.first + dt.timedelta(days=step))] += 1
        for name, share in counted.items():
            yield name, (self.headcount or 0.0) * share / days


@dataclass(frozen=True)
class Programme:
    """What a programme gives: competence (or aim id) → level at school, in practice, minutes of school spent on it.

    `used` are the competences assisted or done alone in practice.
    """

    id: str
    occupation: str
    school: Mapping[str, int]
    practice: Mapping[str, int]
    used: frozenset[str]
    minutes: Mapping[str, float]
    theory_minutes: int
    practice_minutes: int
    titles: Mapping[str, str]

    def level(self, competence: str) -> int:
        """Return the highest level given."""
        return max(self.school.get(competence, 0), self.practice.get(competence, 0))


@dataclass(frozen=True)
class Problem:
    """Demand lines, graduates as (occupation, day, people), programmes, and the framework's relations."""

    demands: tuple[DemandLine, ...]
    graduates: tuple[tuple[str, dt.date, float], ...]
    programmes: tuple[Programme, ...]
    relations: Relations
    titles: Mapping[str, str]


def quarter(day: dt.date) -> str:
    """Return the quarter of a day, such as ``2027-Q3``."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def build(community: Community, requirements: Requirement, relations: Relations, titles: Mapping[str, str]) -> Problem:
    """Read the problem from a community and what the framework says of its occupations."""
    occupations = dict(community["programmes"].select("id", "occupation").rows())
    expected = community["graduates"].select("cohort", "date", "expected").rows()
    named = {cohort for cohort, _, _ in expected}
    graduates: list[tuple[str, dt.date, float]] = []
    for cohort, programme, due, size in community["cohorts"].select("id", "programme", "due_week", "size").rows():
        occupation = occupations.get(programme) or programme
        if cohort not in named:
            graduates.append((occupation, due, float(size)))
        graduates += [(occupation, day, float(people)) for c, day, people in expected if c == cohort]
    return Problem(
        tuple(_demands(community, requirements)), tuple(sorted(graduates)), tuple(_programmes(community)), relations, titles
    )


def _demands(community: Community, requirements: Requirement) -> Iterator[DemandLine]:
    named = defaultdict(list)
    for demand, competence, level, essential in community["demand_aims"].select(
        "demand", "competence", "level", "essential"
    ).rows():
        named[demand].append(Asked(competence, ESSENTIAL[0] if essential else OPTIONAL[0], level))
    for row in community["demands"].iter_rows(named=True):
        own = {asked.competence: asked for asked in named[row["id"]]}
        asks = {asked.competence: asked for asked in requirements.get(row["occupation"], ())} | own
        known = [count for count in (row["headcount_low"], row["headcount_high"]) if count is not None]
        headcount = sum(known) / len(known) if known else None
        yield DemandLine(
            row["id"], row["occupation"], row["from"], row["to"], headcount, tuple(asks[name] for name in sorted(asks))
        )


def _programmes(community: Community) -> Iterator[Programme]:
    names = {aim: competence or aim for aim, competence in community["aims"].select("id", "competence").rows()}
    titles = {names[aim]: title for aim, title in community["aims"].select("id", "title").rows()}
    gifts = defaultdict(list)
    for module, aim, level in community["module_aims"].select("module", "aim", "level_given").rows():
        gifts[module].append((names.get(aim, aim), level))
    minutes = dict(community["modules"].select("id", "minutes").rows())
    modules, blocks = defaultdict(list), defaultdict(list)
    for programme, module in community["programme_modules"].select("programme", "module").rows():
        modules[programme].append(module)
    for block, programme, day in community["blocks"].select("id", "programme", "minutes_per_day").rows():
        blocks[programme].append((block, day))
    weeks: dict[str, int] = defaultdict(int)
    for block, count in community["phases"].select("block", "weeks").rows():
        weeks[block] += count
    done = defaultdict(list)
    for block, aim, role, level in community["phase_aims"].select("block", "aim", "role", "level_given").rows():
        done[block].append((names.get(aim, aim), role, level or 0))
    for programme, occupation in community["programmes"].select("id", "occupation").rows():
        school: dict[str, int] = {}
        spent: dict[str, float] = defaultdict(float)
        for module in modules[programme]:
            for name, level in gifts[module]:
                school[name] = max(level, school.get(name, 0))
                spent[name] += minutes[module] / len(gifts[module])
        practice: dict[str, int] = {}
        used = set()
        for block, _ in blocks[programme]:
            for name, role, level in done[block]:
                practice[name] = max(level, practice.get(name, 0))
                if role != "observe":
                    used.add(name)
        yield Programme(
            programme, occupation or programme, school, practice, frozenset(used), dict(spent),
            sum(minutes[module] for module in modules[programme]),
            sum(weeks[block] * 5 * day for block, day in blocks[programme]), titles,
        )  # fmt: skip
