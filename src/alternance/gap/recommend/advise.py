"""A recommendation for one programme: problem, best choice, frontier and reasons, made into data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alternance.community import Community
from alternance.gap import problem as gap
from alternance.gap.recommend.assumed import assumed
from alternance.gap.recommend.build import build
from alternance.gap.recommend.evaluate import NEW, spread, worth
from alternance.gap.recommend.explain import holding, losses, unbought
from alternance.gap.recommend.frontier import costs, frontier
from alternance.gap.recommend.opened import better, found
from alternance.gap.recommend.problem import UNIT, Problem, Source
from alternance.gap.recommend.recommendation import (
    KINDS,
    Action,
    Hours,
    Kind,
    Limit,
    Purchase,
    Recommendation,
    Step,
)
from alternance.gap.recommend.result import Frontier, Result
from alternance.gap.recommend.sizes import sizes
from alternance.gap.recommend.solve import WORK, solve
from alternance.text import say

__all__ = ["advise"]


def advise(
    community: Community,
    problem: gap.Problem,
    programme: str,
    allowed: int | None = None,
    extra: int = 0,
    *,
    budget: int | None = 0,
    reasons: bool = True,
    work: int = WORK,
) -> Recommendation:
    """Recommend what to change in a programme.

    Parameters
    ----------
    problem : alternance.gap.Problem
        The gap of the same community.
    allowed : int or None
        Minutes of school that may be moved; None: any.
    extra : int
        Minutes of an extra qualification that may lie beside the programme's hours.
    budget : int or None
        What improvements may cost together; None: any sum.
    reasons : bool
        Whether to try each limit for what would be gained without it.
    work : int
        Nodes of the search for each program that is solved.

    Raises
    ------
    KeyError
        When the community has no such programme.
    """
    own = build(community, problem, programme, extra=extra)
    best = solve(own, allowed, budget=budget, work=work)
    steps = frontier(own, budget=budget, work=work, top=best if allowed is None else None)
    sums = costs(own, allowed, work=work) if own.improvements else Frontier((), True)
    unlocked = build(community, problem, programme, extra=extra, unlocked=True)
    held = holding(own, unlocked, best, allowed, budget=budget, work=work) if reasons else ()
    actions = _actions(own, best)
    currency = own.improvements[0].currency if own.improvements else ""
    return Recommendation(
        community.hash, programme, own.title, allowed, extra, budget, best.moved, own.minutes, best.cost, currency,
        _share(own, worth(own, own.now)), _share(own, best.worth), _share(own, best.bound), best.status,
        actions, tuple(_purchases(own, best, actions)), tuple(_hours(own, best)),
        sizes(community, problem, programme),
        tuple(_steps(own, steps)), steps.whole, tuple(_steps(own, sums)), sums.whole,
        tuple(Limit(h.limit, (best.worth + h.gain) / own.asked, h.moved, h.competences, h.cost) for h in held),
        tuple(assumed(own)),
    )  # fmt: skip


def _share(problem: Problem, value: int) -> float | None:
    return value / problem.asked if problem.asked else None


def _actions(problem: Problem, best: Result) -> tuple[Action, ...]:
    """Return the changes, by kind, then the greatest use first."""
    lost = losses(problem, best)
    titles = {want.competence: want.title for want in problem.wants}
    made = []
    for number, (source, level) in enumerate(zip(problem.sources, best.levels, strict=True)):
        if level == source.now:
            continue
        less, names = lost.get(number, (0, (source.competence,)))
        place = problem.new_module if source.kind == "new module" else source.place
        title = titles.get(source.competence) or problem.titles.get(source.aim, source.aim)
        owner = "enterprise" if source.kind == "phase" else "school"
        needs = tuple(problem.improvements[n].id for n in source.needs(level) if n in best.bought)
        action = Action(
            "", _kind(problem, source, level), place, source.phase, source.aim, source.new_aim, source.competence,
            title, source.now, level, source.minutes(level), less / UNIT, owner, _asking(problem, names), needs,
        )  # fmt: skip
        made.append(action)
    made.sort(key=lambda a: (KINDS.index(a.kind), -a.lost, a.place, a.phase, a.competence, a.aim))
    return tuple(_named(action, number) for number, action in enumerate(made, start=1))


def _named(action: Action, number: int) -> Action:
    return replace(action, id=f"a{number:03}")


def _kind(problem: Problem, source: Source, level: int) -> Kind:
    if source.kind == "phase":
        return "practise"
    if level > source.now:
        return "raise" if source.now else "add"
    asked: dict[str, int] = {}
    for want in problem.wants:
        asked[want.competence] = max(want.most, asked.get(want.competence, 0))
    if source.competence not in asked:
        return "trim" if level else "drop"
    return "trim" if level >= asked[source.competence] else "move"


def _purchases(problem: Problem, best: Result, actions: Sequence[Action]) -> Iterator[Purchase]:
    """Yield what is bought, by id."""
    lost = unbought(problem, best)
    for number in best.bought:
        one, (less, names) = problem.improvements[number], lost[number]
        ready = one.ready.isoformat() if one.ready else None
        yield Purchase(
            one.id, one.kind, one.title, one.owner, one.cost, one.currency, ready,
            tuple(action.id for action in actions if one.id in action.improvements), less / UNIT,
            _asking(problem, names),
        )  # fmt: skip


def _asking(problem: Problem, names: Sequence[str]) -> tuple[str, ...]:
    wishes = [wish for want in problem.wants if want.competence in names for wish in want.wishes]
    return tuple(sorted({wish.demand for wish in wishes}))


def _hours(problem: Problem, best: Result) -> Iterator[Hours]:
    """Yield the modules whose minutes change."""
    after = spread(problem, best.levels) or {}
    for module in problem.modules:
        if after.get(module.id, module.minutes) != module.minutes:
            yield Hours(module.id, module.minutes, after[module.id])
    if NEW in after:
        yield Hours(problem.new_module, 0, after[NEW], say("{programme}: what is demanded", programme=problem.title))


def _steps(problem: Problem, steps: Frontier) -> Iterator[Step]:
    value = worth(problem, problem.now)
    last = Result(problem.now, value, value, 0, "optimal")
    open_now = found(problem, last)
    for point in steps.points:
        opened = found(problem, point)
        yield Step(
            point.moved, point.worth / problem.asked if problem.asked else 1.0, (point.worth - last.worth) / UNIT,
            tuple(sorted(opened - open_now)), better(problem, last, point), point.status == "optimal",
            point.cost, tuple(problem.improvements[number].id for number in point.bought),
        )  # fmt: skip
        last, open_now = point, opened
