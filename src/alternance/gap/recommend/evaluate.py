"""What a choice of levels gives, and what it breaks: the problem's words without a solver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from alternance.gap.recommend.problem import Module, Problem

__all__ = ["broken", "covered", "moved", "spread", "worth"]

#: One level for each source of the problem, in its order.
Levels = Sequence[int]
#: Name under which the minutes of the new module are told.
NEW = ""


def covered(problem: Problem, levels: Levels) -> dict[str, float]:
    """Return competence → level covered: its own, else the best through one step in the framework."""
    own: dict[str, int] = defaultdict(int)
    for source, level in zip(problem.sources, levels, strict=True):
        own[source.competence] = max(level, own[source.competence])
    return {
        want.competence: float(own[want.competence])
        or max((share * own[other] for other, share in want.relatives if other in own), default=0.0)
        for want in problem.wants
    }


def worth(problem: Problem, levels: Levels) -> int:
    """Return people times levels covered, in thousandths."""
    reached = covered(problem, levels)
    return sum(want.worth(reached[want.competence]) for want in problem.wants)


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


def broken(problem: Problem, levels: Levels, allowed: int | None = None) -> Iterator[str]:
    """Yield the name of every hard rule that `levels` break: ``hours allowed``, ``hours``, ``room``, …"""
    chosen = list(zip(problem.sources, levels, strict=True))
    if any(level != s.now and level not in {change.level for change in s.changes} for s, level in chosen):
        yield "changes"
    if allowed is not None and moved(problem, levels) > allowed:
        yield "hours allowed"
    if spread(problem, levels) is None:
        yield "hours"
    for phase in problem.phases:
        trained = sum(level - s.now for s, level in chosen if s.kind == "phase" and s.at == (phase.block, phase.order))
        if trained > phase.room:
            yield "room"
    for aim, floor in problem.floors.items():
        if max((level for s, level in chosen if s.aim == aim), default=0) < floor:
            yield "core"
    for module in problem.modules:
        given = [(s.now, level) for s, level in chosen if s.kind == "module" and s.place == module.id]
        if any(now for now, _ in given) and not any(level for _, level in given):
            yield "empty module"
    before, after = covered(problem, problem.now), covered(problem, levels)
    for want in problem.wants:
        if want.worth(after[want.competence]) < want.worth(before[want.competence]):
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
