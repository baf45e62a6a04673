"""A first staffing by hand's rule: the scarcest sections first, each to whoever it fills least."""

from __future__ import annotations

from collections import defaultdict

from alternance.staffing.problem import Problem, Section, Teacher

__all__ = ["greedy"]


def greedy(problem: Problem) -> dict[str, str]:
    """Return section → teacher: fewest candidates first, then largest, to whoever's fullest week is emptiest."""
    load: dict[tuple[str, int], int] = defaultdict(int)
    given = {}
    candidates = {section.id: problem.candidates(section) for section in problem.sections}
    for section in sorted(problem.sections, key=lambda s: (len(candidates[s.id]), -s.total, s.id)):
        fitting = [
            (_fullest(load, section, teacher), teacher.id)
            for teacher in candidates[section.id]
            if all(load[teacher.id, week] + asked <= teacher.ceiling[week] for week, asked in section.minutes.items())
        ]
        if fitting:
            _, name = min(fitting)
            given[section.id] = name
            for week, minutes in section.minutes.items():
                load[name, week] += minutes
    return given


def _fullest(load: dict[tuple[str, int], int], section: Section, teacher: Teacher) -> float:
    """Return the share of contract in the teacher's fullest week of the section, were it taken too."""
    weeks = section.minutes.items()
    return max(((load[teacher.id, w] + asked) / max(1, teacher.contract[w]) for w, asked in weeks), default=0.0)
