"""What to change in a programme so that it gives more of what is demanded, without more hours.

A *source* is a place where a programme gives a competence, or could: a module, a new module, a phase of practice. It
has the level given *now* (0: not given) and the levels to which it may be *changed*, each with the minutes of school
that this asks (above 0) or sets free (below 0).

*What may be changed*

- A module is the school's to change when its `changeable_by` says so and no other programme takes it. All others stay
  as they are, in hours and in content; what remains there is order, emphasis within the hours, training in the
  enterprise, an extra qualification beside the programme.
- *Add, raise*: a competence that is demanded, up to the highest level asked: in the modules that give it, or, where
  the school may change none that does, in any module of its own or in a *new module*.
- *Drop, trim*: a competence of the framework that no line of demand asks for goes down to any level, or out. A module
  still gives something. Safety aims stay.
- *Move into practice*: where one module alone gives a competence that is demanded, it may go down there, to level 1 at
  least, if practice gives what is asked: what school and practice share, they go on sharing.
- *Practise*: a phase in which students work trains a competence that is demanded, to level 2 where they assist or did
  not meet it before (they assist then), to level 3 where they do it alone. It has *room* for as many levels more as
  the programme's fullest phase trains a week; it asks no minutes of school.

*What is hard*

- The hours of the programme stay what they are, to the minute: what is added is set free elsewhere. These minutes are
  the *hours moved*, at most those allowed. Only where somebody allows an *extra qualification* of so many minutes may
  the new module take as many beside the programme's hours; they count as moved.
- An accredited core aim that has its level target keeps it; one below is not lowered. No module gives less than work
  (a phase, a position) needs of it.
- Nobody who asks loses: no competence that is demanded is covered less than before.
- A module keeps at least half its minutes and takes at most half as many more; a new one has no fewer than the
  programme's shortest, no more than its longest.

*Improvements*: what could be bought or brought in (`improvement.py`). A change that names some is possible with any one
of them; together they cost at most the budget. Wants are parted into *periods*, the quarters before and after the days
from which improvements are there: to those of an earlier period a change that needs one is as if not made. What is hard
holds from the first period on.

*What is best*: the most people times levels covered, `Σ people · min(level asked, level covered)`, by the words of
`alternance.gap.problem` (people: headcount times the competence's weight; covered also through one step in the
framework). Of several best ones the one with fewest hours moved, then with the lowest cost, then with
fewest improvements and changes: more where related things
are given before more elsewhere (which counts twice), less of what nobody asks for before less of what is asked (which
counts thrice).

*Minutes.* A module's minutes are parted evenly among the aims it gives. The *rate* is the programme's own average: all
these minutes over all levels given. A level more asks the rate, counted from the level that the school gives now;
levels less set free their part of what the aim takes in that module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from alternance.gap.recommend.improvement import Improvement

__all__ = ["UNIT", "Change", "Kind", "Module", "Phase", "Post", "Problem", "Source", "Want", "Wish"]

Kind = Literal["module", "new module", "phase"]
#: People times levels are counted in whole thousandths, so that what is best is exact.
UNIT = 1000


@dataclass(frozen=True)
class Wish:
    """A line of demand that asks for a competence: people (headcount times weight) and the level."""

    demand: str
    people: float
    level: int
    essential: bool


@dataclass(frozen=True)
class Want:
    """A competence asked of the programme; `relatives` are one step away, with the share of their level that counts.

    The same competence may be asked in several periods, numbered from 0: each is a want of its own.
    """

    competence: str
    title: str
    wishes: tuple[Wish, ...]
    relatives: tuple[tuple[str, float], ...] = ()
    period: int = 0

    @property
    def most(self) -> int:
        """The highest level asked."""
        return max(wish.level for wish in self.wishes)

    def worth(self, level: float) -> int:
        """Return people times levels covered at `level`, in thousandths."""
        return round(UNIT * sum(wish.people * min(level, wish.level) for wish in self.wishes))


@dataclass(frozen=True)
class Change:
    """Another level of a source, and the minutes of school it asks (above 0) or sets free (below 0).

    `needs` are improvements, by number: one of them must be bought; none: nothing.
    """

    level: int
    minutes: int
    needs: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where a competence is given, or could be.

    Attributes
    ----------
    kind : str
        ``module``, ``new module`` or ``phase``.
    place : str
        The module, or the block.
    phase : int
        The phase, by its order; 0 at school.
    aim : str
        The aim through which it is given there.
    now : int
        Level given there now; 0: none.
    changes : tuple of Change
        Other levels it may have, lowest first; none: it stays.
    near : bool
        Whether related competences are given there.
    new_aim : bool
        Whether the aim is still to be entered.
    """

    kind: Kind
    place: str
    phase: int
    competence: str
    aim: str
    now: int
    changes: tuple[Change, ...] = ()
    near: bool = False
    new_aim: bool = False

    def __post_init__(self) -> None:
        levels = [change.level for change in self.changes]
        if levels != sorted(set(levels)) or self.now in levels or not all(0 <= level <= 4 for level in levels):
            raise ValueError(f"{self.place}, {self.competence}: from {self.now} to {levels}")
        if any(change.needs and change.level < self.now for change in self.changes):
            raise ValueError(f"{self.place}, {self.competence}: less level needs no improvement")
        if any((change.minutes > 0) != (change.level > self.now) and change.minutes for change in self.changes):
            raise ValueError(f"{self.place}, {self.competence}: more level asks minutes, less sets them free")

    @property
    def at(self) -> tuple[str, int]:
        """The block and phase."""
        return self.place, self.phase

    def minutes(self, level: int) -> int:
        """Return the minutes that `level` asks or sets free; 0 for the level now."""
        return next((change.minutes for change in self.changes if change.level == level), 0)

    def needs(self, level: int) -> tuple[int, ...]:
        """Return the improvements one of which `level` needs; none for the level now."""
        return next((change.needs for change in self.changes if change.level == level), ())


@dataclass(frozen=True)
class Module:
    """A module that the school may change: its minutes, and the bounds that they keep."""

    id: str
    minutes: int
    least: int
    most: int


@dataclass(frozen=True)
class Phase:
    """A phase in which students work, and the levels that it could train beside those of now."""

    block: str
    order: int
    room: int


@dataclass(frozen=True)
class Post:
    """A position, and what its work needs: competence and level."""

    id: str
    needs: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Problem:
    """One programme.

    Attributes
    ----------
    sources : tuple of Source
        Those that may change, and those that give what counts.
    floors : mapping of str to int
        Core aim → level that some source keeps giving.
    new_module : str
        Id that a new module would get.
    new_least, new_most : int
        Its minutes.
    extra : int
        Minutes of it that may lie beside the programme's hours.
    minutes, rate : int
        Minutes of school of the programme; minutes that a level more asks.
    locked : tuple of str
        Modules that are not the school's to change.
    titles : mapping of str to str
        Aim → what it is called.
    posts : tuple of Post
        Positions whose needs the changes could meet; they decide nothing, and are told.
    improvements : tuple of Improvement
        What could be bought; changes name them by their place here.

    Raises
    ------
    ValueError
        When a module is beyond its bounds, a phase too full or a core aim too low from the beginning, or a change needs
        an improvement that is not there.
    """

    programme: str
    title: str
    wants: tuple[Want, ...]
    sources: tuple[Source, ...]
    modules: tuple[Module, ...] = ()
    phases: tuple[Phase, ...] = ()
    floors: Mapping[str, int] = field(default_factory=dict)
    new_module: str = ""
    new_least: int = 0
    new_most: int = 0
    extra: int = 0
    minutes: int = 0
    rate: int = 0
    locked: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()
    improvements: tuple[Improvement, ...] = ()

    def __post_init__(self) -> None:
        for module in self.modules:
            if not module.least <= module.minutes <= module.most:
                raise ValueError(f"{module.id}: {module.minutes} minutes, from {module.least} to {module.most}")
        for phase in self.phases:
            if phase.room < 0:
                raise ValueError(f"{phase.block}, phase {phase.order}: room for {phase.room}")
        for aim, floor in self.floors.items():
            if max((source.now for source in self.sources if source.aim == aim), default=0) < floor:
                raise ValueError(f"{aim}: to keep level {floor}, which it has not")
        needs = {number for source in self.sources for change in source.changes for number in change.needs}
        if not needs <= set(range(len(self.improvements))):
            raise ValueError(f"improvements {sorted(needs)} of {len(self.improvements)}")

    @property
    def asked(self) -> int:
        """People times levels asked, in thousandths."""
        return sum(want.worth(want.most) for want in self.wants)

    @property
    def now(self) -> tuple[int, ...]:
        """The level of each source as it is."""
        return tuple(source.now for source in self.sources)
