"""An allowed matching by narrowing lists until it is one: quick, and stable for the lists that are left.

Each group tries one site after the other, the one first at which its ranks add up to least; everybody else lists all.
The batch is matched by the base's own rules. A group that is not all placed goes on to its next site; where none
failed, the position that is furthest from opening is closed. Each step takes away something for ever, so it ends.
"""

from __future__ import annotations

import numpy as np

from alternance.placement.exact.reduce import only
from alternance.placement.problem import NONE, Ints
from alternance.placement.solve import solve
from alternance.placement.together.problem import Together

__all__ = ["narrowed"]


def narrowed(together: Together) -> Ints:
    """Return an allowed matching: each student's position, or `NONE`."""
    base = together.base
    turns = {group: _sites(together, students) for group, students in together.groups.items()}
    closed: set[int] = set()
    while True:
        keep = ~np.isin(together.opening[base.pref_position], list(closed))
        for group, students in together.groups.items():
            site = turns[group][0] if turns[group] else NONE
            keep &= ~np.isin(base.pref_student, students) | (together.site[base.pref_position] == site)
        assignment = solve(only(base, keep)).assignment
        failed = [g for g, s in together.groups.items() if turns[g] and np.any(assignment[s] == NONE)]
        for group in failed:
            turns[group].pop(0)
        if failed:
            continue
        if (short := _furthest(together, assignment)) is None:
            return assignment
        closed.add(short)


def _sites(together: Together, students: list[int]) -> list[int]:
    """Return the sites at which every one of `students` lists something, the best liked first."""
    base, found = together.base, dict[int, list[int]]()
    for student in students:
        best: dict[int, int] = {}
        for place, position in enumerate(base.list_of(student).tolist()):
            best.setdefault(int(together.site[position]), place)
        for site, place in best.items():
            found.setdefault(site, []).append(place)
    able = [(sum(places), site) for site, places in found.items() if len(places) == len(students)]
    return [site for _, site in sorted(able)]


def _furthest(together: Together, assignment: Ints) -> int | None:
    """Return the position that holds some and lacks most to open, or None."""
    held = np.bincount(together.opening[assignment[assignment != NONE]], minlength=len(together.least))
    lacking = np.where(held > 0, together.least - held, 0)
    return int(lacking.argmax()) if lacking.max(initial=0) > 0 else None
