"""Red weeks of one cohort: counted alone, so that a move costs only its own cohort's count."""

from __future__ import annotations

from collections import Counter
from functools import partial

from alternance.mend.problem import Problem
from alternance.mend.timeline import Cohort, Timeline
from alternance.readiness.from_plan import Times, work_of
from alternance.readiness.judge import gather, red_weeks

__all__ = ["lacking", "red"]


def red(problem: Problem, cohort: Cohort, timeline: Timeline) -> int:
    """Return the student-weeks in which students of `cohort` work before learning."""
    return sum(weeks for weeks, _ in _by_block(problem, cohort, timeline))


def lacking(problem: Problem, cohort: Cohort, timeline: Timeline) -> set[str]:
    """Return the aims that are done alone before they are given."""
    return set[str]().union(*(aims for _, aims in _by_block(problem, cohort, timeline)))


def _by_block(problem: Problem, cohort: Cohort, timeline: Timeline) -> list[tuple[int, set[str]]]:
    ends = {module: weeks[-1] + 1 for module, weeks in timeline.modules.items()}
    before = problem.before.get(cohort.id, [])
    given = gather(before, ends, problem.gifts, timeline.phases, problem.work)
    times = Times({}, ends, {}, dict(timeline.instruction))
    out = []
    for block, phases in timeline.phases.items():
        if block not in problem.work:
            continue
        work = work_of(problem.work[block], times)
        for (student, position), students in _alike(problem, cohort, block).items():
            seen = None if student is None else partial(problem.evidence.seen, student, given)
            found = red_weeks(work, phases, given, problem.needs.get(position or ""), seen)
            out.append((students * len(found), {aim for aims in found.values() for aim in aims}))
    return out


def _alike(problem: Problem, cohort: Cohort, block: str) -> Counter[tuple[str | None, str | None]]:
    """Return who practises, told together where neither evidence nor the position sets them apart."""
    found: Counter[tuple[str | None, str | None]] = Counter()
    for (student, position), count in cohort.students.get(block, {}).items():
        known = student if student in problem.evidence else None
        found[known, position if position in problem.needs else None] += count
    return found
