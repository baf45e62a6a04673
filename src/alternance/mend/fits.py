"""What a move must not make wrong that was right. One rule, one function; each says what is wrong with a calendar."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations, pairwise

from alternance.mend.problem import Problem
from alternance.mend.timeline import Cohort, Timeline

__all__ = ["Fault", "crowded", "faults", "fullest"]

#: What is wrong with a calendar: the rule, and where.
Fault = tuple[Hashable, ...]


def faults(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """Yield what is wrong with the calendar of one cohort: a move fits that adds nothing to it."""
    for rule in (_blocks, _windows, _order, _spacing, _offers, _builds_on, _together, _interrupted, _load):
        yield from rule(problem, cohort, timeline)


def _blocks(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """Blocks keep their order, and none begins before the one before has ended."""
    rows = problem.rows["blocks"]
    ordered = sorted(timeline.blocks, key=lambda block: (rows.get(block, {}).get("order", 0), block))
    for one, other in combinations(ordered, 2):
        if timeline.blocks[other][0] <= timeline.blocks[one][-1]:
            yield "blocks", one, other


def _windows(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """Blocks and modules lie within their windows."""
    for table, items in (("blocks", timeline.blocks), ("modules", timeline.modules)):
        for item, weeks in items.items():
            row = problem.rows[table].get(item, {})
            if row.get("window_from") and problem.horizon.monday(weeks[0]) < row["window_from"]:
                yield "window", item, "from"
            if row.get("window_to") and problem.horizon.monday(weeks[-1]) > row["window_to"]:
                yield "window", item, "to"


def _order(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """A module begins at its distance after the end of its prerequisite."""
    for before, after, least, most in problem.order:
        if before in timeline.modules and after in timeline.modules:
            distance = timeline.modules[after][0] - timeline.modules[before][-1] - 1
            if distance < (least or 0):
                yield "order", before, after, "too early"
            if most is not None and distance > most:
                yield "order", before, after, "too late"


def _spacing(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """The modules of an order group follow each other at its distances."""
    for group, (members, least, most) in problem.groups.items():
        own = sorted(members & timeline.modules.keys(), key=lambda module: (timeline.modules[module], module))
        for one, other in pairwise(own):
            distance = timeline.modules[other][0] - timeline.modules[one][-1] - 1
            if distance < (least or 0):
                yield "spacing", group, one, other, "too early"
            if most is not None and distance > most:
                yield "spacing", group, one, other, "too late"


def _offers(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """A module that is offered in some weeks begins in one of them."""
    for module, weeks in problem.offers.items():
        if module in timeline.modules and timeline.modules[module][0] not in weeks:
            yield "offer", module


def _together(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """Lessons that are shared with other cohorts stay where they are."""
    for module, weeks in cohort.together.items():
        if timeline.modules[module] != weeks:
            yield "together", module


def _builds_on(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """A module that builds on a block begins after it."""
    for module, block in problem.builds_on:
        known = module in timeline.modules and block in timeline.blocks
        if known and timeline.modules[module][0] <= timeline.blocks[block][-1]:
            yield "builds on", module, block


def _interrupted(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """A practice week of whole weeks interrupts no module that may not be split."""
    rows = problem.rows["blocks"]
    for block, away in timeline.blocks.items():
        if rows.get(block, {}).get("rhythm") in ("alternation", "day release"):
            continue
        for module, weeks in timeline.modules.items():
            if problem.rows["modules"].get(module, {}).get("splittable"):
                continue
            if any(weeks[0] < week < weeks[-1] for week in away):
                yield "interrupted", module, block


def _load(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
    """No week asks more of the cohort than its fullest recorded week."""
    count: Counter[int] = Counter()
    minutes: Counter[int] = Counter()
    for module, weeks in timeline.modules.items():
        count.update(weeks)
        for week in weeks if cohort.minutes.get(module) else ():
            minutes[week] += cohort.minutes[module] or 0
    for week, modules in count.items():
        if week >= cohort.first_week and (modules > cohort.most_modules or minutes[week] > cohort.most_minutes):
            yield "load", week


def fullest(problem: Problem, timelines: Mapping[str, Timeline]) -> dict[tuple[str, int], int]:
    """Return the trainees of each enterprise by week: (enterprise, week) → trainees."""
    count: dict[tuple[str, int], int] = defaultdict(int)
    for (cohort, block), enterprises in problem.enterprises.items():
        for week in timelines[cohort].blocks.get(block, ()):
            for enterprise, trainees in enterprises.items():
                count[enterprise, week] += trainees
    return dict(count)


def crowded(most: Mapping[str, int], count: Mapping[tuple[str, int], int]) -> bool:
    """Tell whether an enterprise has more trainees in a week than `most` says it had at one time."""
    return any(trainees > most.get(enterprise, 0) for (enterprise, _), trainees in count.items())
