"""Is the work lawful in its week: red weeks and safety of a cohort's calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from alternance.readiness.givers import Given, ModuleGifts
from alternance.readiness.needs import INSTRUCTED_LEVEL, SAFETY_LEVEL, BlockWork, PhaseWork

__all__ = ["gather", "missing", "red_weeks", "unsafe"]

#: Block → phase → its practice weeks, in order.
PhaseWeeks = Mapping[str, Mapping[int, Sequence[int]]]


def gather(
    before: Iterable[tuple[str, int, int]],
    module_ends: Mapping[str, int],
    gifts: ModuleGifts,
    phase_weeks: PhaseWeeks,
    work: Mapping[str, BlockWork],
) -> Given:
    """Gather all that a cohort is given.

    Parameters
    ----------
    before : iterable of (aim, week, level)
        What lies before the horizon, from `given_before`.
    module_ends : mapping of str to int
        Module → the week after its last.
    gifts : dict
        From `module_gifts`.
    phase_weeks : mapping
        Block → phase → practice weeks.
    work : mapping of str to BlockWork
        From `block_work`.
    """
    events: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for aim, since, level in before:
        events[aim].append((since, level))
    for module, end in module_ends.items():
        for aim, level in gifts.get(module, {}).items():
            events[aim].append((end, level))
    for block, phases in phase_weeks.items():
        for phase in work[block].phases if block in work else ():
            if weeks := phases.get(phase.order):
                for aim, level in phase.gives.items():
                    events[aim].append((weeks[-1] + 1, level))
    return Given({aim: tuple(sorted(rows)) for aim, rows in events.items()})


def missing(
    phase: PhaseWork,
    given: Given,
    week: int,
    also: Mapping[str, int] | None = None,
    seen: Mapping[str, int] | None = None,
) -> list[str]:
    """Return the aims done alone in `week` of `phase` whose level is neither given by then nor seen of the student.

    `also` adds a position's own needs (aim → level); an aim in both counts with the higher level. `seen` are levels
    that a student was seen to have.
    """
    asks = dict(phase.alone)
    for aim, level in (also or {}).items():
        asks[aim] = max(level, asks.get(aim, 0))
    own = seen or {}
    return [aim for aim, level in sorted(asks.items()) if max(_has(phase, given, aim, week), own.get(aim, 0)) < level]


def _has(phase: PhaseWork, given: Given, aim: str, week: int) -> int:
    taught_here = INSTRUCTED_LEVEL if aim in phase.instructed else 0
    return max(given.level(aim, week), taught_here)


def red_weeks(
    work: BlockWork,
    weeks: Mapping[int, Sequence[int]],
    given: Given,
    also: Mapping[str, int] | None = None,
    seen: Callable[[int], Mapping[str, int]] | None = None,
) -> dict[int, list[str]]:
    """Return the red weeks of a block: week → aims done alone that are not given by then.

    `seen` tells what a student was seen to be able to do before a phase that begins in a week.
    """
    red = {}
    for phase in work.phases:
        here = weeks.get(phase.order, ())
        own = seen(here[0]) if seen and here else None
        for week in here:
            if aims := missing(phase, given, week, also, own):
                red[week] = aims
    return red


def unsafe(work: BlockWork, weeks: Mapping[int, Sequence[int]], given: Given) -> list[str]:
    """Return the safety aims not given at level 1 before the block's first assisted or independent work."""
    first = work.first_active()
    if first is None or not weeks.get(first.order):
        return []
    week = weeks[first.order][0]
    return [aim for aim in sorted(work.safety) if _has(first, given, aim, week) < SAFETY_LEVEL]
