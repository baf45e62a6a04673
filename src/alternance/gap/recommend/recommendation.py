"""A recommendation as data: what to change, with ids and figures, for one programme of one community."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["KINDS", "Action", "Hours", "Kind", "Limit", "Recommendation", "Resized", "Step"]

Kind = Literal["add", "raise", "practise", "move", "trim", "drop"]
#: What an action does, in the order in which people read them.
KINDS: tuple[Kind, ...] = ("add", "raise", "practise", "move", "trim", "drop")


@dataclass(frozen=True)
class Action:
    """One competence given at one place to another level than now.

    Attributes
    ----------
    id : str
        Its name in the recommendation.
    kind : str
        ``add`` (to a module), ``raise`` (there), ``practise`` (in a phase), ``move`` (less at school, because practice
        gives it), ``trim``, ``drop`` (nobody asks for it).
    place, phase : str, int
        The module and 0, or the block and its phase.
    aim, new_aim : str, bool
        The aim through which it is given there; whether it is still to be entered.
    before, after : int
        Level given there; 0: none.
    minutes : int
        Minutes of school that it asks (above 0), or sets free at most (below 0).
    lost : float
        People times levels that are lost where it alone is left out; 0 where it only sets time free.
    owner : str
        Who does it: ``school`` or ``enterprise``.
    rows : tuple of str
        Ids of the demands that ask for it, or for what is covered through it.
    """

    id: str
    kind: Kind
    place: str
    phase: int
    aim: str
    new_aim: bool
    competence: str
    title: str
    before: int
    after: int
    minutes: int
    lost: float
    owner: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Hours:
    """Minutes of a module, before and after; 0 before: a new one, with the title that it gets."""

    module: str
    before: int
    after: int
    title: str = ""


@dataclass(frozen=True)
class Resized:
    """Students of a cohort that has not been admitted yet, before and after, with the rows behind."""

    cohort: str
    before: int
    after: int
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A step of the frontier: minutes moved, share covered, what it covers more than the one before, what it opens.

    Attributes
    ----------
    gain : float
        People times levels more than at the step before (the first: than now).
    opens : tuple of str
        Demands, and positions, that now find every essential level that they ask for.
    rows : tuple of str
        Demands that find more than at the step before.
    """

    minutes: int
    coverage: float
    gain: float
    opens: tuple[str, ...]
    rows: tuple[str, ...]
    proven: bool


@dataclass(frozen=True)
class Limit:
    """A limit, the share covered without it alone, the minutes then moved, and the competences covered better."""

    limit: str
    coverage: float
    minutes: int
    competences: tuple[str, ...]


@dataclass(frozen=True)
class Recommendation:
    """What to change in a programme.

    Attributes
    ----------
    community : str
        Hash of the community that it was made for.
    programme, title : str
        The programme.
    allowed : int or None
        Minutes that might be moved; None: any.
    extra : int
        Minutes that might lie beside the programme's hours.
    minutes : int
        Minutes of school that are moved.
    total : int
        Minutes of school of the programme.
    before, after, bound : float or None
        Share of the people times levels asked that is covered, 0 to 1: now, afterwards, and what no choice exceeds;
        None where nothing is demanded.
    status : str
        ``optimal``, or ``cut short``.
    whole : bool
        Whether the frontier has every step there is.
    assumed : tuple of str
        What was assumed, not read from the tables; in words.
    """

    community: str
    programme: str
    title: str
    allowed: int | None
    extra: int
    minutes: int
    total: int
    before: float | None
    after: float | None
    bound: float | None
    status: str
    actions: tuple[Action, ...]
    hours: tuple[Hours, ...]
    sizes: tuple[Resized, ...]
    frontier: tuple[Step, ...]
    whole: bool
    limits: tuple[Limit, ...]
    assumed: tuple[str, ...]
