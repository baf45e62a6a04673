"""What one cohort can never use, whatever the others do: options left out before any search."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.calendar.problem import Cohort, Module, Option, Problem


def option_has_room(problem: Problem, cohort: Cohort, block: int, o: Option, *, guesses: bool = False) -> bool:
    """Whether the option offers seats and a beginning for the whole cohort when nobody else is there.

    `guesses`: within the limits that are not proven too.
    """
    if o.first < cohort.first_week:
        return False
    limits = (problem.beginner_groups[g] for g in o.groups)
    if any((limit.proven or guesses) and limit.limit < cohort.size for limit in limits):
        return False
    groups = cohort.blocks[block].seat_groups
    return all(int(problem.seat_groups[s].seats[list(o.away)].min()) >= cohort.size for s in groups)


def usable_options(problem: Problem, cohort: Cohort, *, guesses: bool = False) -> tuple[tuple[int, ...], ...]:
    """Positions of the options of each block that have room for the cohort and leave a chain for the other blocks.

    An option stays when it begins at or after the least end of the options left of the block before, and ends at or
    before the last begin left of the block after. `guesses`: limits that are not proven count too; what they leave
    is worth searching first, and proves nothing. Linear in the options.
    """
    kept = [
        [k for k, o in enumerate(block.options) if option_has_room(problem, cohort, b, o, guesses=guesses)]
        for b, block in enumerate(cohort.blocks)
    ]
    floor = 0
    for block, mine in zip(cohort.blocks, kept, strict=True):
        mine[:] = [k for k in mine if block.options[k].first >= floor]
        floor = min((block.options[k].end for k in mine), default=problem.weeks + 1)
    ceiling = problem.weeks
    for block, mine in zip(reversed(cohort.blocks), reversed(kept), strict=True):
        mine[:] = [k for k in mine if block.options[k].end <= ceiling]
        ceiling = max((block.options[k].first for k in mine), default=-1)
    return tuple(tuple(mine) for mine in kept)


def usable_dates(
    problem: Problem, cohort: Cohort, module: Module, *, guesses: bool = False
) -> tuple[tuple[int, int | None], ...]:
    """Return the fixed dates of a module that have places for the whole cohort when nobody else is there."""

    def has_room(group: int | None) -> bool:
        if group is None:
            return True
        limit = problem.beginner_groups[group]
        return limit.limit >= cohort.size or not (limit.proven or guesses)

    return tuple((week, group) for week, group in module.dates if has_room(group))


def weekly_candidates(minutes: int, low: int, high: int, step: int) -> tuple[int, ...]:
    """At most four weekly minutes to try: the most, the even spread of as many weeks, a middle, the least.

    Multiples of `step` where the bounds hold one; the shortest teaching first.
    """

    def grain(value: int) -> int:
        up = -(-value // step) * step
        return up if up <= high else min(high, max(low, value))

    short, long = -(-minutes // high), -(-minutes // low)
    spread = [max(low, -(-minutes // n)) for n in (short, (short + long) // 2)]
    top = high // step * step if high // step * step >= low else high
    wanted: Sequence[int] = (top, *(grain(h) for h in spread), grain(low))
    return tuple(sorted(set(wanted), reverse=True))
