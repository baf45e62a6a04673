"""Why this and no more: what each change is good for, and which limit keeps the rest away. Each proven by trying."""

from __future__ import annotations

from dataclasses import dataclass, replace

from alternance.gap.recommend.evaluate import covered, worth
from alternance.gap.recommend.model import Limits
from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.result import Result
from alternance.gap.recommend.solve import WORK, solve
from alternance.text import N_

__all__ = ["HELD", "Held", "holding", "losses", "unbought"]

#: What keeps more from being covered → the sentence about it.
HELD = {
    "hours allowed": N_("More hours moved would cover more"),
    "budget": N_("More money for improvements would cover more"),
    "hours": N_("More hours in all, such as an extra qualification beside the programme, would cover more"),
    "room": N_("Phases of practice with more room would cover more"),
    "size": N_("Modules that may shrink or grow further would cover more"),
    "authority": N_("Modules that are not the school's to change would cover more, if it might change them"),
}


@dataclass(frozen=True)
class Held:
    """A limit, and what would be gained without it alone.

    Attributes
    ----------
    limit : str
        One of `HELD`.
    gain : int
        People times levels more, in thousandths; above 0.
    moved : int
        Minutes of school that would then be moved.
    competences : tuple of str
        Those that would be covered better.
    proven : bool
        Whether no more can be gained so.
    cost : int
        What improvements would then cost.
    """

    limit: str
    gain: int
    moved: int
    competences: tuple[str, ...]
    proven: bool
    cost: int


def losses(problem: Problem, best: Result) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Return, for each source that gives more than now, what is lost where it alone stays as it is, and of which wants.

    Computed by doing so; above 0 in a best choice, for a change without use is left out of it.
    """
    found = {}
    for number, (source, level) in enumerate(zip(problem.sources, best.levels, strict=True)):
        if level > source.now:
            without = (*best.levels[:number], source.now, *best.levels[number + 1 :])
            found[number] = _lost(problem, best, replace(best, levels=without))
    return found


def unbought(problem: Problem, best: Result) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Return the same for each improvement bought: what is lost where it alone is not, and no change that needs it."""
    found = {}
    for number in best.bought:
        left = set(best.bought) - {number}
        levels = tuple(
            source.now if (needs := source.needs(level)) and not left.intersection(needs) else level
            for source, level in zip(problem.sources, best.levels, strict=True)
        )
        found[number] = _lost(problem, best, replace(best, levels=levels, bought=tuple(sorted(left))))
    return found


def _lost(problem: Problem, best: Result, without: Result) -> tuple[int, tuple[str, ...]]:
    """Return what is covered less, in thousandths, and of which competences."""
    value, less = (worth(problem, choice.levels, choice.bought) for choice in (best, without))
    return value - less, _better(problem, without, problem, best)


def _better(one: Problem, before: Result, other: Problem, after: Result) -> tuple[str, ...]:
    """Return the competences that are covered better."""
    both = zip(
        one.wants, covered(one, before.levels, before.bought), covered(other, after.levels, after.bought), strict=True
    )
    return tuple(dict.fromkeys(want.competence for want, had, has in both if has > had))


def holding(
    problem: Problem,
    unlocked: Problem,
    best: Result,
    allowed: int | None,
    *,
    budget: int | None = 0,
    work: int = WORK,
) -> tuple[Held, ...]:
    """Return the limits without which more would be covered, each let go of alone.

    Parameters
    ----------
    unlocked : Problem
        The same programme, as if every module of its own were the school's to change.
    best : Result
        The best within all limits.
    """
    if best.worth >= problem.asked:
        return ()
    tried = {
        "hours allowed": (problem, Limits(None, budget=budget)),
        "budget": (problem, Limits(allowed, budget=None)),
        "hours": (problem, Limits(None, hours=False, budget=budget)),
        "room": (problem, Limits(allowed, room=False, budget=budget)),
        "size": (problem, Limits(allowed, size=False, budget=budget)),
        "authority": (unlocked, Limits(allowed, budget=budget)),
    }
    if allowed is None:
        del tried["hours allowed"]
    if budget is None or not problem.improvements:
        del tried["budget"]
    held = []
    for limit, (other, limits) in tried.items():
        found = solve(other, work=work, limits=limits)
        if found.worth > best.worth:
            names, proven = _better(problem, best, other, found), found.status == "optimal"
            held.append(Held(limit, found.worth - best.worth, found.moved, names, proven, found.cost))
    return tuple(held)
