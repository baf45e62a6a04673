"""The kinds of move, what each makes of a cohort's calendar, and which there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from alternance.mend.problem import Problem
from alternance.mend.timeline import Cohort, Timeline

__all__ = ["Step", "after", "steps"]


@dataclass(frozen=True, order=True)
class Step:
    """One move of one cohort, by ids; the order of fields is the order by name.

    Attributes
    ----------
    kind : str
        ``instruct``, ``shift block``, ``shift module`` or ``swap modules``.
    item, other : str
        The block or module; the second module of a swap.
    phase, days : int
        For instruction: the phase, and the days it then has.
    weeks : int
        For a shift: weeks later (below 0: earlier).
    """

    cohort: str
    kind: str
    item: str
    other: str = ""
    phase: int = 0
    weeks: int = 0
    days: int = 0

    @property
    def things(self) -> frozenset[tuple[str, str, int]]:
        """What it moves: nothing is moved twice."""
        return frozenset((self.cohort, item, self.phase) for item in (self.item, self.other) if item)

    @property
    def name(self) -> str:
        """Its name, unlike that of any other move."""
        parts = [self.cohort, self.kind, self.item, self.other]
        parts += [f"phase {self.phase}, {self.days} days"] if self.phase else []
        parts += [f"{self.weeks:+d} weeks"] if self.weeks else []
        return " / ".join(part for part in parts if part)


def steps(problem: Problem, cohort: Cohort, timeline: Timeline) -> Iterator[Step]:
    """Yield every move of one cohort, whether it fits or not."""
    weeks = range(cohort.first_week, len(cohort.days))
    for block, taken in timeline.blocks.items():
        for week in weeks:
            if week != taken[0]:
                yield Step(cohort.id, "shift block", block, weeks=week - taken[0])
    movable = [module for module, taken in timeline.modules.items() if _movable(cohort, timeline, taken)]
    for module in movable:
        begin = timeline.modules[module][0]
        for week in weeks:
            if week != begin:
                yield Step(cohort.id, "shift module", module, weeks=week - begin)
    for one, other in combinations(sorted(movable), 2):
        yield Step(cohort.id, "swap modules", one, other)
    for block, phases in timeline.phases.items():
        for phase in phases:
            parts = problem.work[block].phases if block in problem.work else ()
            planned = max((part.instruction_days for part in parts if part.order == phase), default=0)
            now = max(timeline.instruction.get((block, phase), 0), planned)
            for days in range(now + 1, 6):
                yield Step(cohort.id, "instruct", block, phase=phase, days=days)


def _movable(cohort: Cohort, timeline: Timeline, weeks: tuple[int, ...]) -> bool:
    """A module is moved only where all its weeks are lesson weeks: what lies elsewhere we do not understand."""
    return all(
        cohort.first_week <= week < len(cohort.days) and cohort.days[week] > 0 and week not in timeline.away
        for week in weeks
    )


def after(problem: Problem, cohort: Cohort, timeline: Timeline, step: Step) -> Timeline | None:
    """Return the calendar after `step`; None where there are no such weeks. Linear in the weeks."""
    if step.kind == "instruct":
        days = {**timeline.instruction, (step.item, step.phase): step.days}
        return Timeline(timeline.modules, timeline.phases, days)
    if step.kind == "shift block":
        return _shift_block(problem, cohort, timeline, step.item, step.weeks)
    lessons = cohort.lesson_weeks(timeline)
    at = {week: index for index, week in enumerate(lessons)}
    move = _shifted if step.kind == "shift module" else _swapped
    moved = move(timeline, lessons, at, step)
    if moved is None:
        return None
    return Timeline({**timeline.modules, **moved}, timeline.phases, timeline.instruction)


def _shift_block(problem: Problem, cohort: Cohort, timeline: Timeline, block: str, by: int) -> Timeline | None:
    weeks = timeline.blocks[block]
    holidays = bool(problem.rows["blocks"].get(block, {}).get("in_school_holidays"))
    begin = weeks[0] + by
    if begin < cohort.first_week or begin >= len(cohort.days) or not (holidays or cohort.days[begin] > 0):
        return None
    old = [w for w in range(weeks[0], weeks[-1] + 1) if holidays or cohort.days[w] > 0 or w in timeline.away]
    new = [w for w in range(begin, len(cohort.days)) if holidays or cohort.days[w] > 0]
    offsets = [old.index(week) for week in weeks]
    if offsets[-1] >= len(new):
        return None
    to = {week: new[offset] for week, offset in zip(weeks, offsets, strict=True)}
    phases = {phase: tuple(to[w] for w in own) for phase, own in timeline.phases[block].items()}
    moved = Timeline(timeline.modules, {**timeline.phases, block: phases}, timeline.instruction)
    return _make_way(cohort, timeline, moved)


def _make_way(cohort: Cohort, old: Timeline, new: Timeline) -> Timeline | None:
    """Each module keeps its places among the lesson weeks; one that has weeks elsewhere stays where it is."""
    lessons = cohort.lesson_weeks(new)
    at = {week: index for index, week in enumerate(cohort.lesson_weeks(old))}
    modules = {}
    for module, weeks in old.modules.items():
        places = [at.get(week, -1) for week in weeks]
        if min(places) < 0:
            modules[module] = weeks
        elif max(places) >= len(lessons):
            return None
        else:
            modules[module] = tuple(lessons[place] for place in places)
    return Timeline(modules, new.phases, new.instruction)


def _shifted(
    timeline: Timeline, lessons: list[int], at: dict[int, int], step: Step
) -> dict[str, tuple[int, ...]] | None:
    weeks = timeline.modules[step.item]
    if weeks[0] + step.weeks not in at or any(week not in at for week in weeks):
        return None
    by = at[weeks[0] + step.weeks] - at[weeks[0]]
    return _placed(step.item, weeks, by, lessons, at)


def _swapped(
    timeline: Timeline, lessons: list[int], at: dict[int, int], step: Step
) -> dict[str, tuple[int, ...]] | None:
    first, second = sorted((step.item, step.other), key=lambda module: (timeline.modules[module], module))
    early, late = timeline.modules[first], timeline.modules[second]
    if any(week not in at for week in early + late) or early[0] == late[0]:
        return None
    forward = _placed(first, early, at[late[-1]] - at[early[-1]], lessons, at)
    back = _placed(second, late, at[early[0]] - at[late[0]], lessons, at)
    return None if forward is None or back is None else {**forward, **back}


def _placed(
    module: str, weeks: tuple[int, ...], by: int, lessons: list[int], at: dict[int, int]
) -> dict[str, tuple[int, ...]] | None:
    places = [at[week] + by for week in weeks]
    return {module: tuple(lessons[p] for p in places)} if places[0] >= 0 and places[-1] < len(lessons) else None
