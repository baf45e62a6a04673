"""The earliest week by which each module of a cohort can have been taught, whatever else is planned."""

from __future__ import annotations

from alternance.calendar.problem import Cohort, Ints, Module, Problem

__all__ = ["earliest_ends"]


def earliest_ends(problem: Problem, cohort: Cohort) -> list[int | None]:
    """Return for each module the earliest week after its last; None where it fits nowhere.

    Every module is taught at its most minutes, no practice comes between, and prerequisites end as early as they can:
    no calendar is earlier. Modules on a cycle of prerequisites count as if they had none left. Linear in weeks ×
    (modules + distances)².
    """
    days = problem.days[cohort.calendar]
    least = [0] * len(cohort.modules)
    ends = [_end(days, cohort, module, 0) for module in cohort.modules]
    for _ in cohort.modules:
        moved = False
        for distance in cohort.distances:
            before = ends[distance.before]
            if before is not None and before + distance.weeks_min > least[distance.after]:
                least[distance.after] = before + distance.weeks_min
                ends[distance.after] = _end(days, cohort, cohort.modules[distance.after], least[distance.after])
                moved = True
        if not moved:
            break
    return ends


def _end(days: Ints, cohort: Cohort, module: Module, least: int) -> int | None:
    """Return the week after the last of a module that begins as early as it can, from week `least` on."""
    low, high = module.window or (0, len(days))
    first, last = module.starts or (0, len(days))
    dates = {week for week, _ in module.dates} or range(len(days))
    weeks = range(max(low, first, least, cohort.first_week), len(days))
    begin = next((w for w in weeks if days[w] > 0 and w in dates), None)
    if begin is None or begin > last:
        return None
    left = module.minutes
    for week in range(begin, min(high, len(days))):
        left -= min(module.weekly_max, cohort.minutes_per_day * 5) * int(days[week]) // 5
        if left <= 0:
            return week + 1
    return None
