"""Why this and no more: what each change is good for, and which limit keeps the rest away. Each proven by trying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alternance.gap.recommend.evaluate import covered, worth
from alternance.gap.recommend.model import Limits
from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.result import Result
from alternance.gap.recommend.solve import WORK, solve
from alternance.text import N_

__all__ = ["HELD", "Held", "holding", "losses"]

#: What keeps more from being covered → the sentence about it.
HELD = {
    "hours allowed": N_("More hours moved would cover more"),
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
    """

    limit: str
    gain: int
    moved: int
    competences: tuple[str, ...]
    proven: bool


def losses(problem: Problem, levels: Sequence[int]) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Return, for each source that gives more than now, what is lost where it alone stays as it is, and of which wants.

    Computed by doing so; above 0 in a best choice, for a change without use is left out of it.
    """
    value, reached = worth(problem, levels), covered(problem, levels)
    found = {}
    for number, (source, level) in enumerate(zip(problem.sources, levels, strict=True)):
        if level > source.now:
            without = [*levels[:number], source.now, *levels[number + 1 :]]
            less = covered(problem, without)
            names = tuple(name for name in reached if less[name] < reached[name])
            found[number] = (value - worth(problem, without), names)
    return found


def holding(
    problem: Problem, unlocked: Problem, best: Result, allowed: int | None, *, work: int = WORK
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
        "hours allowed": (problem, Limits(None)),
        "hours": (problem, Limits(None, hours=False)),
        "room": (problem, Limits(allowed, room=False)),
        "size": (problem, Limits(allowed, size=False)),
        "authority": (unlocked, Limits(allowed)),
    }
    if allowed is None:
        del tried["hours allowed"]
    held = []
    before = covered(problem, best.levels)
    for limit, (other, limits) in tried.items():
        found = solve(other, work=work, limits=limits)
        if found.worth > best.worth:
            after = covered(other, found.levels)
            names = tuple(name for name in before if after[name] > before[name])
            held.append(Held(limit, found.worth - best.worth, found.moved, names, found.status == "optimal"))
    return tuple(held)
