"""The gap between what is demanded and what is taught.

A *demand line* asks for a headcount of an occupation between two days: the mean of its two headcounts, or the one that
is known; a line without any is unknown and counts nothing. It falls into quarters in proportion to its days. Each line
says how sure it is: it counts by the weight of that (`certainty_weights`; 1 where nobody says otherwise). Beside each
figure stands its *band*: from those alone who are *sure*, to all who *may* be needed, those of whom nobody said how
sure among them, each in full. The *supply* are graduates by occupation of their programme and quarter of their
graduation.

A demand asks for *competences*: those of its occupation in the framework (essential: weight 1, level 3; optional:
weight 0.5, level 2) and those it names itself (with their own level; weight 1 or 0.5 alike), which replace the
framework's. A programme *covers* a competence to the highest level that its modules and phases give to an aim of that
competence; what is not taught itself counts through one step in the framework: 0.7 of a broader or narrower one, 0.6
of a related one, 0.5 of one in the same broader group.

What counts is what can still be answered: demand lines that end on or after the community's first week and begin within
its occupation's *reach*, the length of the longest programme towards it and a year more (of an occupation that nobody
trains: of the longest of all), because a change of a programme shows only then; graduates alike. Lines that ended
before are *history*, from which trends are read; later ones are *beyond* reach.

Four sides:

- *quantity*: graduates less headcount by occupation and quarter; people missing and too many are summed over
  occupations, all quarters together, for a graduate of spring answers a demand of summer;
- *structure*: half the sum of differences between the shares of occupations in demand and supply, 0 to 1;
- *quality*: levels missing over levels asked, 0 to 1, each line's weighted by its headcount and the competence's
  weight: a line that asks little makes no good of another that asks much. The reverse is told beside it: competences
  of the framework that are taught and that no line asks for, with the minutes of school spent on them. Where at least
  five students of the programme were seen (latest evidence of each, by others than themselves), the same is told from
  what they *attained*: the mean over them of levels missing;
- *type*: the share of demanded competences both taught at school and used in practice (assisted or alone): the
  compound index; over programmes its mean by headcount.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = [
    "ESSENTIAL", "OPTIONAL", "Asked", "DemandLine", "Graduates", "People", "Problem", "Programme", "Relations",
    "Requirement", "quarter",
]  # fmt: skip

#: Weight and level of a competence by whether it is essential.
ESSENTIAL, OPTIONAL = (1.0, 3), (0.5, 2)


@dataclass(frozen=True)
class Asked:
    """A competence that a demand asks for, with its weight (1 or 0.5) and level.

    Raises
    ------
    ValueError
        When the weight is not above 0, or the level not 0 to 4.
    """

    competence: str
    weight: float
    level: int

    def __post_init__(self) -> None:
        if not 0 < self.weight <= 1 or not 0 <= self.level <= 4:
            raise ValueError(f"{self.competence}: weight {self.weight}, level {self.level}")


@dataclass(frozen=True)
class People:
    """People who count, and their band: those who are sure, and all who may be needed."""

    counted: float = 0.0
    sure: float = 0.0
    most: float = 0.0

    def __add__(self, other: People) -> People:
        return People(self.counted + other.counted, self.sure + other.sure, self.most + other.most)

    def __mul__(self, share: float) -> People:
        return People(self.counted * share, self.sure * share, self.most * share)


#: Occupation → what it asks for by the framework.
Requirement = Mapping[str, Sequence[Asked]]
#: Competence → (relative, share of its level that counts), one step.
Relations = Mapping[str, Sequence[tuple[str, float]]]


@dataclass(frozen=True)
class DemandLine:
    """People of an occupation between two days; `headcount` None: unknown.

    Attributes
    ----------
    headcount : float or None
        People, as said.
    sure : bool
        Whether that is sure.
    weight : float
        Share of the headcount that counts, 0 to 1, by how sure it is.

    Raises
    ------
    ValueError
        When the days are not in order, the headcount is below 0, or the weight not 0 to 1.
    """

    id: str
    occupation: str
    first: dt.date
    last: dt.date
    headcount: float | None
    asks: tuple[Asked, ...]
    sure: bool = False
    weight: float = 1.0

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"{self.id}: from {self.first} to {self.last}")
        if self.headcount is not None and not 0 <= self.headcount < math.inf:
            raise ValueError(f"{self.id}: headcount {self.headcount}")
        if not 0 <= self.weight <= 1:
            raise ValueError(f"{self.id}: weight {self.weight}")

    @property
    def people(self) -> People:
        """Its people; none where the headcount is unknown."""
        return self.counting(self.headcount or 0.0)

    def counting(self, headcount: float) -> People:
        """Return what so many of its people count for."""
        return People(headcount * self.weight, headcount if self.sure else 0.0, headcount)

    def by_quarter(self) -> Iterator[tuple[str, float]]:
        """Yield (quarter, headcount), in proportion to the days; nothing where the headcount is unknown."""
        if self.headcount is None:
            return
        days = (self.last - self.first).days + 1
        day = self.first
        while day <= self.last:
            after = min(_next_quarter(day), self.last + dt.timedelta(days=1))
            yield quarter(day), self.headcount * (after - day).days / days
            day = after


@dataclass(frozen=True)
class Graduates:
    """People of an occupation who graduate on a day."""

    cohort: str
    occupation: str
    day: dt.date
    people: float


@dataclass(frozen=True)
class Programme:
    """What a programme gives: competence (or aim id) → level at school, in practice, minutes of school spent on it.

    Attributes
    ----------
    used : frozenset of str
        Competences assisted or done alone in practice.
    givers : mapping of str to tuple of str
        Competence → ids of the modules and blocks that give it.
    attained : mapping of str to tuple of int
        Competence → level seen of each student who was seen.
    behind : tuple of str
        Ids of its modules, then of its blocks.
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
    givers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attained: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    behind: tuple[str, ...] = ()

    def level(self, competence: str) -> int:
        """Return the highest level given."""
        return max(self.school.get(competence, 0), self.practice.get(competence, 0))


@dataclass(frozen=True)
class Problem:
    """Demand lines, graduates, programmes, and the framework's relations and titles of competences.

    Attributes
    ----------
    history, beyond : tuple of DemandLine
        Lines that ended before the community's first week, and that begin after what a change of programmes reaches.
    """

    demands: tuple[DemandLine, ...]
    graduates: tuple[Graduates, ...]
    programmes: tuple[Programme, ...]
    relations: Relations
    titles: Mapping[str, str]
    history: tuple[DemandLine, ...] = ()
    beyond: tuple[DemandLine, ...] = ()


def quarter(day: dt.date) -> str:
    """Return the quarter of a day, such as ``2027-Q3``.

    Examples
    --------
    >>> quarter(dt.date(2027, 9, 30))
    '2027-Q3'
    """
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _next_quarter(day: dt.date) -> dt.date:
    month = (day.month + 2) // 3 * 3 + 1
    return dt.date(day.year + (month > 12), (month - 1) % 12 + 1, 1)
