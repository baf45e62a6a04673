"""Why there is no calendar: what is plainly impossible for one cohort, and which limits the search could not keep."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from alternance.calendar.alone import option_has_room, usable_options
from alternance.calendar.earliest import earliest_ends
from alternance.calendar.problem import Cohort, Ints, Module, Problem
from alternance.calendar.reason import Reason

__all__ = ["hopeless"]


def hopeless(problem: Problem) -> list[Reason]:
    """Return every plain reason why a cohort has no calendar whatever the others do; each is proven.

    Linear in options, and in modules × weeks.
    """
    found = []
    for cohort in problem.cohorts:
        rules = (_options, _order, _givers, _starts, _too_late, _hours, _hours_before)
        found += next((reasons for rule in rules if (reasons := list(rule(problem, cohort)))), [])
    return found


def _options(problem: Problem, cohort: Cohort) -> Iterator[Reason]:
    """A block that may begin in no week, or in none with room for the whole cohort."""
    for b, block in enumerate(cohort.blocks):
        if not block.options:
            yield Reason("no_option", cohort.id, block.id, proven=True)
        elif not any(option_has_room(problem, cohort, b, o) for o in block.options):
            group = problem.seat_groups[block.seat_groups[0]].id if block.seat_groups else ""
            yield Reason("option_too_small", cohort.id, block.id, group=group, proven=True)


def _order(problem: Problem, cohort: Cohort) -> Iterator[Reason]:
    usable = usable_options(problem, cohort)
    block = next((b for b, options in zip(cohort.blocks, usable, strict=True) if not options), None)
    if block is not None:
        yield Reason("blocks_order", cohort.id, block.id, proven=True)


def _givers(problem: Problem, cohort: Cohort) -> Iterator[Reason]:
    for need in cohort.needs:
        if not need.modules:
            yield Reason("no_giver", cohort.id, cohort.blocks[need.block].id, what=need.what, proven=True)


def _starts(problem: Problem, cohort: Cohort) -> Iterator[Reason]:
    """A module that fits in no week even when nothing else is taught; or whose teachers or rooms never suffice."""
    days = problem.days[cohort.calendar]
    for module in cohort.modules:
        starts = _possible_starts(days, cohort, module)
        if not starts:
            yield Reason("module_no_start", cohort.id, module=module.id, proven=True)
            continue
        for r, times in module.uses:
            capacity = problem.resources[r].capacity
            least = [times * min(module.minutes, module.weekly_min * int(days[w]) // 5) for w in starts]
            if all(capacity[w] < ask for w, ask in zip(starts, least, strict=True)):
                group = problem.resources[r].id
                yield Reason("module_no_start", cohort.id, module=module.id, group=group, proven=True)
                break


def _possible_starts(days: Ints, cohort: Cohort, module: Module) -> list[int]:
    """Return the weeks from which the module, at its most minutes and without practice, ends within its window."""
    low, high = module.window or (0, len(days))
    first, last = module.starts or (0, len(days))
    taught = np.concatenate([[0], np.cumsum(module.weekly_max * days // 5)])
    end = min(high, len(days))
    weeks = range(max(low, cohort.first_week, first), min(end, last + 1))
    dates = {week for week, _ in module.dates} or weeks
    return [w for w in weeks if days[w] > 0 and w in dates and taught[end] - taught[w] >= module.minutes]


def _too_late(problem: Problem, cohort: Cohort) -> Iterator[Reason]:
    """A need that no giver can meet before the last possible begin of its phase; the one that is missed most."""
    ends, usable = earliest_ends(problem, cohort), usable_options(problem, cohort)
    worst: tuple[int, Reason] | None = None
    for need in cohort.needs:
        block = cohort.blocks[need.block]
        latest = max((block.options[k].phases[need.phase] for k in usable[need.block]), default=0)
        possible = [(end, m) for m in need.modules if (end := ends[m]) is not None]
        if not possible or min(possible)[0] <= latest:
            continue
        end, m = min(possible)
        if worst is None or end - latest > worst[0]:
            module = cohort.modules[m].id
            reason = Reason(
                "taught_too_late", cohort.id, block.id, module, weeks=(latest, end), what=need.what, proven=True
            )
            worst = end - latest, reason
    if worst is not None:
        yield worst[1]


def _days_away(problem: Problem, cohort: Cohort, block: int) -> int:
    """Return the fewest school days that a block takes: all days of its weeks, or those of a day release."""
    days = problem.days[cohort.calendar]
    usable, held = usable_options(problem, cohort)[block], cohort.blocks[block]
    taken = days if held.release is None else np.minimum(days, held.release)
    return min((int(taken[list(held.options[k].away)].sum()) for k in usable), default=0)


def _hours(problem: Problem, cohort: Cohort) -> Iterator[Reason]:
    days = int(problem.days[cohort.calendar][cohort.first_week :].sum())
    left = days - sum(_days_away(problem, cohort, b) for b in range(len(cohort.blocks)))
    if sum(m.minutes for m in cohort.modules) > cohort.minutes_per_day * left:
        yield Reason("hours", cohort.id, proven=True)


def _hours_before(problem: Problem, cohort: Cohort) -> Iterator[Reason]:
    """Modules that alone give what a phase needs take more than the school days before its last possible start."""
    days = problem.days[cohort.calendar]
    usable = usable_options(problem, cohort)
    earlier = 0
    for b, block in enumerate(cohort.blocks):
        sole = {n.modules[0] for n in cohort.needs if len(n.modules) == 1 and (n.block, n.phase) <= (b, 0)}
        latest = max((block.options[k].first for k in usable[b]), default=0)
        there = int(days[cohort.first_week : latest].sum()) - earlier
        if sum(cohort.modules[m].minutes for m in sole) > cohort.minutes_per_day * there:
            yield Reason("hours_before_phase", cohort.id, block.id, proven=True)
        earlier += _days_away(problem, cohort, b)
