"""A recommendation as data: what to change, with ids and figures, for one programme of one community."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["KINDS", "Action", "Hours", "Kind", "Limit", "Purchase", "Recommendation", "Resized", "Step"]

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
    improvements : tuple of str
        Ids of what is bought and makes it possible; none: it needs nothing.
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
    improvements: tuple[str, ...]


@dataclass(frozen=True)
class Purchase:
    """An improvement that is bought: equipment, a textbook, a base, an expert.

    Attributes
    ----------
    id, kind, title : str
        As in the table `improvements`.
    owner : str
        Id of the organisation that provides it.
    cost, currency : int, str
        What it costs in all.
    ready_from : str or None
        Day from which it is there, such as ``2027-03-01``; None: from the beginning.
    actions : tuple of str
        Ids of the actions that it makes possible.
    lost : float
        People times levels that are lost where it alone is not bought.
    rows : tuple of str
        Ids of the demands that gain by it.
    """

    id: str
    kind: str
    title: str
    owner: str
    cost: int
    currency: str
    ready_from: str | None
    actions: tuple[str, ...]
    lost: float
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
    """A step of a frontier: minutes moved, share covered, what it covers more than the one before, what it opens.

    Attributes
    ----------
    gain : float
        People times levels more than at the step before (the first: than now).
    opens : tuple of str
        Demands, and positions, that now find every essential level that they ask for.
    rows : tuple of str
        Demands that find more than at the step before.
    cost, improvements : int, tuple of str
        What is bought for it, by id, and what that costs in all.
    """

    minutes: int
    coverage: float
    gain: float
    opens: tuple[str, ...]
    rows: tuple[str, ...]
    proven: bool
    cost: int
    improvements: tuple[str, ...]


@dataclass(frozen=True)
class Limit:
    """A limit, the share covered without it alone, minutes moved and cost then, and the competences covered better."""

    limit: str
    coverage: float
    minutes: int
    competences: tuple[str, ...]
    cost: int


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
    budget : int or None
        What improvements might cost together; None: any sum.
    minutes : int
        Minutes of school that are moved.
    total : int
        Minutes of school of the programme.
    cost, currency : int, str
        What is bought costs so much.
    before, after, bound : float or None
        Share of the people times levels asked that is covered, 0 to 1: now, afterwards, and what no choice exceeds;
        None where nothing is demanded.
    status : str
        ``optimal``, or ``cut short``.
    frontier, costs : tuple of Step
        Coverage against hours moved within the budget; against cost, whatever the budget, where anything can be bought.
    whole, whole_costs : bool
        Whether they have every step there is.
    assumed : tuple of str
        What was assumed, not read from the tables; in words.
    """

    community: str
    programme: str
    title: str
    allowed: int | None
    extra: int
    budget: int | None
    minutes: int
    total: int
    cost: int
    currency: str
    before: float | None
    after: float | None
    bound: float | None
    status: str
    actions: tuple[Action, ...]
    improvements: tuple[Purchase, ...]
    hours: tuple[Hours, ...]
    sizes: tuple[Resized, ...]
    frontier: tuple[Step, ...]
    whole: bool
    costs: tuple[Step, ...]
    whole_costs: bool
    limits: tuple[Limit, ...]
    assumed: tuple[str, ...]
