"""What must be taught before the phases of a cohort's blocks: learn before work, and safety before work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alternance.calendar.drafting.course import Course
from alternance.calendar.problem import Need
from alternance.readiness.givers import ModuleGifts
from alternance.readiness.needs import INSTRUCTED_LEVEL, SAFETY_LEVEL, BlockWork, PhaseWork

__all__ = ["Gifts", "needs_of"]


@dataclass(frozen=True)
class Gifts:
    """Who gives what: modules (aim → level at the end), and the work of every block, planned or not."""

    modules: ModuleGifts
    work: Mapping[str, BlockWork]


def needs_of(course: Course, gifts: Gifts, *, learn_before_work: bool) -> tuple[Need, ...]:
    """Return the needs that only modules can meet.

    What is given before the horizon, by an earlier phase or block, or by instruction in the phase's first days asks
    nothing. A need that nothing at all meets has no modules.
    """
    given = _before(course, gifts)
    needs = []
    for k, practice in enumerate(course.blocks):
        work = practice.work
        active = work.first_active()
        for p, phase in enumerate(work.phases):
            asked = _asked(work, phase, safety=phase is active, alone=learn_before_work)
            for aim, level, safety in asked:
                instructed = INSTRUCTED_LEVEL if aim in phase.instructed else 0
                if max(given.get(aim, 0), instructed) < level:
                    needs.append(Need(k, p, _givers(course, gifts, aim, level), aim, safety))
            _give(given, phase.gives)
    return tuple(needs)


def _asked(work: BlockWork, phase: PhaseWork, *, safety: bool, alone: bool) -> Iterator[tuple[str, int, bool]]:
    """Yield (aim, level, for safety) that must be given before a phase."""
    if alone:
        for aim, level in sorted(phase.alone.items()):
            if level > 0:
                yield aim, level, False
    if safety:
        for aim in sorted(work.safety):
            yield aim, SAFETY_LEVEL, True


def _before(course: Course, gifts: Gifts) -> dict[str, int]:
    """Return what was given before the cohort's first week."""
    given: dict[str, int] = {}
    for item, week in course.ended.items():
        if week > course.first_week:
            continue
        _give(given, gifts.modules.get(item, {}))
        for phase in gifts.work[item].phases if item in gifts.work else ():
            _give(given, phase.gives)
    return given


def _give(given: dict[str, int], more: Mapping[str, int]) -> None:
    for aim, level in more.items():
        given[aim] = max(level, given.get(aim, 0))


def _givers(course: Course, gifts: Gifts, aim: str, level: int) -> tuple[int, ...]:
    return tuple(k for k, module in enumerate(course.modules) if gifts.modules.get(module.id, {}).get(aim, 0) >= level)
