"""What a choice of levels gives, and what it breaks: the problem's words without a solver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from alternance.gap.recommend.problem import Module, Problem

__all__ = ["broken", "cost", "covered", "given", "moved", "spread", "worth"]

#: One level for each source of the problem, in its order.
Levels = Sequence[int]
#: Name under which the minutes of the new module are told.
NEW = ""


def given(problem: Problem, levels: Levels, bought: Collection[int] = (), period: int | None = None) -> list[int]:
    """Return the level that each source gives in a period (None: the last): without what it needs, as now."""
    ready = {n for n in bought if period is None or problem.improvements[n].since <= period}
    return [
        source.now if (needs := source.needs(level)) and not ready.intersection(needs) else level
        for source, level in zip(problem.sources, levels, strict=True)
    ]


def covered(problem: Problem, levels: Levels, bought: Collection[int] = ()) -> tuple[float, ...]:
    """Return the level covered of each want: its own, else the best through one step in the framework."""
    own = {
        period: _own(problem, given(problem, levels, bought, period)) for period in {w.period for w in problem.wants}
    }
    return tuple(
        float(own[want.period].get(want.competence, 0))
        or max((share * own[want.period].get(other, 0) for other, share in want.relatives), default=0.0)
        for want in problem.wants
    )


def _own(problem: Problem, levels: Levels) -> dict[str, int]:
    """Return competence → the highest level given."""
    own: dict[str, int] = {}
    for source, level in zip(problem.sources, levels, strict=True):
        own[source.competence] = max(level, own.get(source.competence, 0))
    return own


def worth(problem: Problem, levels: Levels, bought: Collection[int] = ()) -> int:
    """Return people times levels covered, in thousandths."""
    reached = covered(problem, levels, bought)
    return sum(want.worth(level) for want, level in zip(problem.wants, reached, strict=True))


def cost(problem: Problem, bought: Collection[int]) -> int:
    """Return what the improvements bought cost together."""
    return sum(problem.improvements[number].cost for number in bought)


def moved(problem: Problem, levels: Levels) -> int:
    """Return the minutes of school that are added somewhere: set free elsewhere, or beside the programme."""
    return sum(max(0, s.minutes(level)) for s, level in zip(problem.sources, levels, strict=True))


def spread(problem: Problem, levels: Levels) -> dict[str, int] | None:
    """Return module → its minutes afterwards (the new one under `NEW`); None where they cannot be found.

    Time is set free where it is used, as far as it goes, and then in the order of the modules' ids.
    """
    added, freed = _by_place(problem, levels)
    if (new := added.pop(NEW, 0)) and not problem.new_least <= new <= problem.new_most:
        return None
    modules = sorted(problem.modules, key=lambda module: module.id)
    least = {module.id: max(0, _over(module, added) - module.most) for module in modules}
    most = {module.id: min(freed.get(module.id, 0), _over(module, added) - module.least) for module in modules}
    total = new + sum(added.values())
    left = max(sum(least.values()), total - min(problem.extra, new))
    if any(least[name] > most[name] for name in least) or not left <= min(total, sum(most.values())):
        return None
    given = dict(least)
    left -= sum(least.values())
    at_home = {name: min(most[name], added.get(name, 0)) for name in most}
    for limit in (at_home, most):
        for name in given:
            more = min(left, max(0, limit[name] - given[name]))
            given[name] += more
            left -= more
    after = {module.id: _over(module, added) - given[module.id] for module in modules}
    return {**after, **({NEW: new} if new else {})}


def broken(
    problem: Problem,
    levels: Levels,
    allowed: int | None = None,
    bought: Collection[int] = (),
    budget: int | None = 0,
) -> Iterator[str]:
    """Yield the name of every hard rule that `levels` break: ``hours allowed``, ``hours``, ``room``, …"""
    chosen = list(zip(problem.sources, levels, strict=True))
    if any(level != s.now and level not in {change.level for change in s.changes} for s, level in chosen):
        yield "changes"
    if any((needs := s.needs(level)) and not set(bought).intersection(needs) for s, level in chosen):
        yield "improvements"
    if budget is not None and cost(problem, bought) > budget:
        yield "budget"
    if allowed is not None and moved(problem, levels) > allowed:
        yield "hours allowed"
    if spread(problem, levels) is None:
        yield "hours"
    for phase in problem.phases:
        trained = sum(level - s.now for s, level in chosen if s.kind == "phase" and s.at == (phase.block, phase.order))
        if trained > phase.room:
            yield "room"
    yield from _taken(problem, levels, bought)


def _taken(problem: Problem, levels: Levels, bought: Collection[int]) -> Iterator[str]:
    """Yield what is taken from anybody: a core aim, the last that a module gives, what is demanded and was covered."""
    first = list(zip(problem.sources, given(problem, levels, bought, 0), strict=True))
    for aim, floor in problem.floors.items():
        if max((level for s, level in first if s.aim == aim), default=0) < floor:
            yield "core"
    for module in problem.modules:
        gifts = [(s.now, level) for s, level in first if s.kind == "module" and s.place == module.id]
        if any(now for now, _ in gifts) and not any(level for _, level in gifts):
            yield "empty module"
    before, after = covered(problem, problem.now), covered(problem, levels, bought)
    for want, had, has in zip(problem.wants, before, after, strict=True):
        if want.worth(has) < want.worth(had):
            yield "nobody loses"


def _by_place(problem: Problem, levels: Levels) -> tuple[dict[str, int], Mapping[str, int]]:
    """Return module → minutes added, module → minutes set free at most."""
    added: dict[str, int] = defaultdict(int)
    freed: dict[str, int] = defaultdict(int)
    for source, level in zip(problem.sources, levels, strict=True):
        minutes = source.minutes(level)
        if source.kind != "phase" and minutes:
            (added if minutes > 0 else freed)[source.place if source.kind == "module" else NEW] += abs(minutes)
    return added, freed


def _over(module: Module, added: Mapping[str, int]) -> int:
    return module.minutes + added.get(module.id, 0)
