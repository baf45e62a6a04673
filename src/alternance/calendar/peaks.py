"""The least that the highest load of each teacher group can be: a bound for the peaks, over all cohorts together.

Two things hold in every calendar. A module is taught at its least minutes or more in its first week, whichever that
is; so some week is loaded at least as much as the cheapest such week is by it alone. And what can only be taught
between two weeks is asked in the weeks between (Hall's condition): the highest load is at least its minutes ÷ what
these weeks offer. Of a shared module a course has at least one section, and all together as many as the densest would.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from alternance.calendar.alone import usable_dates, usable_options
from alternance.calendar.earliest import earliest_ends
from alternance.calendar.limits import Shared
from alternance.calendar.objective import unavoidable
from alternance.calendar.problem import Cohort, Floats, Ints, Module, Problem
from alternance.calendar.walk import asked_by_practice

__all__ = ["least_loads", "least_peaks"]

Span = tuple[int, int]


def least_peaks(problem: Problem) -> float:
    """Return what the peaks above the unavoidable are at the least, summed over the resources that count."""
    above = least_loads(problem) - unavoidable(problem)
    counted = [r.offered is not None for r in problem.resources]
    return float(np.maximum(0.0, above)[counted].sum()) if problem.resources else 0.0


def least_loads(problem: Problem) -> Floats:
    """Return for each resource with `offered` a load (asked ÷ offered) that some week has in every calendar, else 0.

    Linear in cohorts × module weeks, and quadratic in the weeks for each resource and shared module.
    """
    asked = _Asked(problem)
    for cohort in problem.cohorts:
        asked.add(cohort)
    return np.array([asked.least(r) for r in range(len(problem.resources))], np.float64)


@dataclass
class _Asked:
    """What is asked for certain, by the weeks between which it must lie."""

    problem: Problem
    alone: dict[int, float] = field(default_factory=lambda: defaultdict(float))  # resource → load by one thing alone
    minutes: dict[int, Ints] = field(default_factory=dict)  # resource → minutes by (first week, week after the last)
    students: dict[tuple[int, int], Ints] = field(default_factory=dict)  # (shared, minutes) → students, likewise

    def add(self, cohort: Cohort) -> None:
        """Add what a cohort asks."""
        spans = _spans(self.problem, cohort)
        for module, span in zip(cohort.modules, spans, strict=True):
            shared = None if module.shared is None else self.problem.shared[module.shared]
            for r, times in module.uses if shared is None else _sections(shared, cohort.size):
                if self.problem.resources[r].offered is not None:
                    self.alone[r] = max(self.alone[r], _first_week(self.problem, cohort, module, span, r, times))
            for r, times in module.uses:
                self._table(self.minutes, r)[span] += module.minutes * times
            if module.shared is not None:
                self._table(self.students, (module.shared, module.minutes))[span] += cohort.size
        for r, minutes, span in _practised(self.problem, cohort):
            self._table(self.minutes, r)[span] += minutes

    def _table(self, tables: dict, key: object) -> Ints:  # type: ignore[type-arg] # of either kind of key
        weeks = self.problem.weeks + 1
        found: Ints = tables.setdefault(key, np.zeros((weeks, weeks), np.int64))
        return found

    def least(self, r: int) -> float:
        """Return the load of a resource that some week has."""
        resource = self.problem.resources[r]
        if resource.offered is None:
            return 0.0
        asked = _within(self._table(self.minutes, r)).astype(np.float64)
        for (shared, minutes), students in self.students.items():
            if (r, 0) in self.problem.shared[shared].uses:
                asked += minutes * _fewest(self.problem.shared[shared], _within(students))
        unseen = np.where(resource.offered > 0, 0, resource.capacity)  # weeks that the peak leaves out take minutes too
        asked -= _between(unseen.astype(np.float64))
        offered = _between(resource.offered)
        loads = np.where(offered > 0, asked / np.where(offered > 0, offered, 1.0), 0.0)
        return max(self.alone[r], float(loads.max(initial=0.0)))


def _within(table: Ints) -> Ints:
    """Return for each pair of weeks the sum of all that lies between them."""
    return np.cumsum(np.cumsum(table[::-1], axis=0)[::-1], axis=1)


def _between(weeks: Floats) -> Floats:
    """Return for each pair of weeks the sum over the weeks from one to before the other; below 0 where none are."""
    before = np.concatenate([[0.0], np.cumsum(weeks)])
    found: Floats = before[None, :] - before[:, None]
    return found


def _sections(shared: Shared, size: int) -> Iterator[tuple[int, int]]:
    """Yield what a course with a cohort of this size uses at the least; rooms by the size of sections are left out."""
    yield from ((r, shared.times(size, 0)) for r, least in shared.uses if least == 0)


def _fewest(shared: Shared, students: Ints) -> Ints:
    """Return the fewest sections of so many students in whatever courses: as many as if all were in the densest."""
    densest = Fraction(1)
    for n in range(1, int(students.max(initial=0)) + 1):
        densest = max(densest, Fraction(n, len(shared.sections(n))))
    counts: Ints = -(-students * densest.denominator // densest.numerator)
    return counts


def _spans(problem: Problem, cohort: Cohort) -> list[Span]:
    """Return for each module the week before which it cannot begin, and the week after which it cannot end."""
    weeks = problem.weeks
    usable = usable_options(problem, cohort)
    low = [max(cohort.first_week, (m.window or (0, 0))[0], (m.starts or (0, 0))[0]) for m in cohort.modules]
    high = [min(weeks, (m.window or (0, weeks))[1]) for m in cohort.modules]
    ends = earliest_ends(problem, cohort)
    for d in cohort.distances:
        low[d.after] = max(low[d.after], (ends[d.before] or 0) + d.weeks_min)
    for m, b in cohort.builds_on:
        low[m] = max(low[m], min((cohort.blocks[b].options[k].end for k in usable[b]), default=0))
    for need in cohort.needs:
        if len(need.modules) == 1:
            begins = (cohort.blocks[need.block].options[k].phases[need.phase] for k in usable[need.block])
            high[need.modules[0]] = min(high[need.modules[0]], max(begins, default=weeks))
    for k, module in enumerate(cohort.modules):
        if module.dates:
            low[k] = max(low[k], min((w for w, _ in usable_dates(problem, cohort, module)), default=0))
    return [(min(a, weeks), max(b, 0)) for a, b in zip(low, high, strict=True)]


def _first_week(problem: Problem, cohort: Cohort, module: Module, span: Span, r: int, times: int) -> float:
    """Return the least load that a module brings, alone, in the first of its weeks."""
    days, resource = problem.days[cohort.calendar], problem.resources[r]
    dates = {week for week, _ in usable_dates(problem, cohort, module)} if module.dates else range(problem.weeks)
    last = problem.weeks if module.starts is None else module.starts[1] + 1
    loads = [math.inf]
    for week in range(span[0], min(span[1], last)):
        asked = times * min(module.minutes, module.weekly_min * int(days[week]) // 5)
        if days[week] > 0 and week in dates and asked <= resource.capacity[week]:
            offered = 0.0 if resource.offered is None else float(resource.offered[week])
            loads.append(asked / offered if offered > 0 else 0.0)
    return 0.0 if math.isinf(min(loads)) else min(loads)


def _practised(problem: Problem, cohort: Cohort) -> Iterator[tuple[int, int, Span]]:
    """Yield what blocks ask of resources at the least, and the weeks between which."""
    days = problem.days[cohort.calendar]
    for block, usable in zip(cohort.blocks, usable_options(problem, cohort), strict=True):
        options = [block.options[k] for k in usable]
        for r, minutes, times in block.uses if options else ():
            asked = (sum(asked_by_practice(int(days[w]), minutes, times) for w in o.away) for o in options)
            yield r, min(asked), (min(o.first for o in options), max(o.end for o in options))
