"""How blocks and modules walk through the weeks: the plain reference, used to build problems and to report."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.calendar.problem import Cohort, Module, Option, Problem


def practice_weeks(
    days: Sequence[int], first: int, weeks: int, *, in_holidays: bool, rhythm: tuple[int, int] | None = None
) -> tuple[int, ...] | None:
    """Practice weeks of a block that begins in week `first`.

    Parameters
    ----------
    days
        School days by week.
    weeks
        Practice weeks in all.
    in_holidays
        Whether weeks without school days count.
    rhythm
        None for whole weeks, or (practice weeks, school weeks) of an alternation.

    Returns
    -------
    tuple of int or None
        None where `first` is skipped or the block leaves the horizon.
    """
    out: list[int] = []
    cycle = 0
    for w in range(first, len(days)):
        if days[w] == 0 and not in_holidays:
            if w == first:
                return None
            continue
        if rhythm is None or cycle % (rhythm[0] + rhythm[1]) < rhythm[0]:
            out.append(w)
            if len(out) == weeks:
                return tuple(out)
        cycle += 1
    return None


def option(away: tuple[int, ...], phase_weeks: Sequence[int], groups: tuple[int, ...] = ()) -> Option:
    """An option from its practice weeks and the weeks of its phases, in their order."""
    firsts, k = [], 0
    for weeks in phase_weeks:
        firsts.append(away[k])
        k += weeks
    return Option(away, tuple(firsts), groups)


def taken_options(cohort: Cohort, options: Sequence[int]) -> list[Option]:
    """Return the options that their positions stand for, block by block."""
    return [block.options[k] for block, k in zip(cohort.blocks, options, strict=True)]


def week_states(problem: Problem, cohort: Cohort, taken: Sequence[Option]) -> list[int]:
    """By week: a lesson week of n school days (n > 0), no lessons (0), or away so that modules are interrupted (-1)."""
    states = [int(d) for d in problem.days[cohort.calendar]]
    for block, o in zip(cohort.blocks, taken, strict=True):
        for w in o.away:
            if block.release is not None and states[w] > block.release:
                continue
            if states[w] != 0:
                states[w] = -1 if block.interrupts else 0
    return states


def lesson_days(problem: Problem, cohort: Cohort, taken: Sequence[Option]) -> list[int]:
    """By week: the days left for lessons."""
    left = [int(d) for d in problem.days[cohort.calendar]]
    for block, o in zip(cohort.blocks, taken, strict=True):
        for w in o.away:
            left[w] = 0 if block.release is None else max(0, left[w] - block.release)
    return left


def asked_by_practice(days: int, minutes: int, times: int) -> int:
    """What a block asks of a resource in a practice week of so many school days."""
    return times * (minutes * days // 5)


def module_weeks(states: Sequence[int], module: Module, start: int, weekly: int) -> list[tuple[int, int]] | None:
    """Weeks and minutes of a module that begins in week `start` at `weekly` minutes a full week.

    Returns None where `start` is no lesson week, where the horizon ends first, or where a block interrupts a module
    that is not splittable. Linear in the weeks walked.
    """
    if start >= len(states) or states[start] <= 0:
        return None
    left, out = module.minutes, []
    for w in range(start, len(states)):
        if states[w] < 0 and not module.splittable:
            return None
        if states[w] <= 0:
            continue
        taken = min(left, weekly * states[w] // 5)
        out.append((w, taken))
        left -= taken
        if left == 0:
            return out
    return None
