"""The problem as a mixed-integer program: one constraint of the words, one function."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ortools.math_opt.python import mathopt

from alternance.gap.recommend.evaluate import covered
from alternance.gap.recommend.problem import Change, Problem, Source, Want

__all__ = ["Limits", "Program", "formulate"]


@dataclass(frozen=True)
class Limits:
    """Which of the words hold: `explain` lets go of one at a time.

    Attributes
    ----------
    allowed : int or None
        Minutes that may be moved; None: any.
    budget : int or None
        What improvements may cost together; None: any sum.
    hours : bool
        Whether what is added must be set free elsewhere.
    room : bool
        Whether a phase trains at most what it has room for.
    size : bool
        Whether a module keeps its bounds.
    """

    allowed: int | None = None
    hours: bool = True
    room: bool = True
    size: bool = True
    budget: int | None = 0


@dataclass(frozen=True)
class Program:
    """The program: whether each source has each other level, what is bought, what that is worth, moves and costs.

    `worth` is counted in `unit` thousandths and `cost` in `coin` of the currency, their greatest common divisors: small
    numbers keep solvers exact. `seen` holds whether a change that needs something counts in a period.
    """

    model: mathopt.Model
    chosen: dict[tuple[int, int], mathopt.Variable]
    bought: list[mathopt.Variable]
    unit: int
    coin: int
    worth: Any
    moved: Any
    cost: Any
    changes: Any
    seen: dict[tuple[int, int, int], Any] = field(default_factory=dict)


def formulate(problem: Problem, limits: Limits) -> Program:
    """Write the program. Variables: one for each change, and for each way in which a want may be covered."""
    model = mathopt.Model()
    chosen = {
        (number, change.level): model.add_binary_variable(name=f"{number}>{change.level}")
        for number, source in enumerate(problem.sources)
        for change in source.changes
    }
    bought = [model.add_binary_variable(name=f"buy {one.id}") for one in problem.improvements]
    coin = math.gcd(*(one.cost for one in problem.improvements)) or 1
    cost = mathopt.LinearSum(one.cost // coin * y for one, y in zip(problem.improvements, bought, strict=True))
    changes = _changes(problem, chosen) + mathopt.LinearSum(bought)
    program = Program(model, chosen, bought, _unit(problem), coin, 0.0, _moved(problem, chosen), cost, changes)
    for number, source in enumerate(problem.sources):
        if source.changes:
            model.add_linear_constraint(sum(chosen[number, c.level] for c in source.changes) <= 1)
    _needs(problem, program)
    if limits.budget is not None and bought:
        model.add_linear_constraint(program.cost <= limits.budget // coin)
    _hours(problem, program, limits)
    if limits.room:
        _room(problem, program)
    _core(problem, program)
    _something(problem, program)
    return replace(program, worth=_worth(problem, program))


def _unit(problem: Problem) -> int:
    """Return the greatest common divisor of whatever a want may be worth; 1 where nothing is."""
    shares = {share for want in problem.wants for _, share in want.relatives} | {1.0}
    worths = (want.worth(share * level) for want in problem.wants for level in range(5) for share in shares)
    return math.gcd(*worths) or 1


def _moved(problem: Problem, chosen: dict[tuple[int, int], mathopt.Variable]) -> Any:
    minutes = {key: problem.sources[key[0]].minutes(key[1]) for key in chosen}
    return mathopt.LinearSum(count * chosen[key] for key, count in minutes.items() if count > 0)


def _changes(problem: Problem, chosen: dict[tuple[int, int], mathopt.Variable]) -> Any:
    """Return the number of changes: one where nothing related is given counts twice, less of what is asked thrice."""
    asked = {want.competence for want in problem.wants}

    def weight(source: Source, level: int) -> int:
        if level < source.now:
            return 3 if source.competence in asked else 1
        return 1 if source.near else 2

    return mathopt.LinearSum(weight(problem.sources[number], level) * x for (number, level), x in chosen.items())


def _needs(problem: Problem, program: Program) -> None:
    """A change that needs an improvement asks for one that is bought."""
    for (number, level), x in program.chosen.items():
        if needs := problem.sources[number].needs(level):
            program.model.add_linear_constraint(x <= mathopt.LinearSum(program.bought[need] for need in needs))


def _hours(problem: Problem, program: Program, limits: Limits) -> None:
    """What is added is set free elsewhere, within what is allowed; every module keeps its bounds."""
    added, freed = defaultdict[str, list[Any]](list), defaultdict[str, list[Any]](list)
    for (number, level), x in program.chosen.items():
        source, minutes = problem.sources[number], problem.sources[number].minutes(level)
        if minutes:
            place = source.place if source.kind == "module" else ""
            (added if minutes > 0 else freed)[place].append(abs(minutes) * x)
    released = []
    for module in problem.modules:
        out = program.model.add_variable(lb=0.0, ub=float(module.minutes))
        released.append(out)
        program.model.add_linear_constraint(out <= mathopt.LinearSum(freed[module.id]))
        if limits.size:
            after = module.minutes + mathopt.LinearSum(added[module.id]) - out
            program.model.add_linear_constraint(after >= module.least)
            program.model.add_linear_constraint(after <= module.most)
    if added[""] and limits.size:
        opened = program.model.add_binary_variable(name="new module")
        program.model.add_linear_constraint(mathopt.LinearSum(added[""]) >= problem.new_least * opened)
        program.model.add_linear_constraint(mathopt.LinearSum(added[""]) <= problem.new_most * opened)
    if limits.hours:
        beside = program.model.add_variable(lb=0.0, ub=float(problem.extra), name="beside the programme")
        program.model.add_linear_constraint(beside <= mathopt.LinearSum(added[""]))
        program.model.add_linear_constraint(program.moved == mathopt.LinearSum(released) + beside)
    if limits.allowed is not None:
        program.model.add_linear_constraint(program.moved <= limits.allowed)


def _room(problem: Problem, program: Program) -> None:
    """A phase trains no more levels than it has room for."""
    for phase in problem.phases:
        more = [
            (level - problem.sources[number].now) * x
            for (number, level), x in program.chosen.items()
            if problem.sources[number].kind == "phase" and problem.sources[number].at == (phase.block, phase.order)
        ]
        if more:
            program.model.add_linear_constraint(mathopt.LinearSum(more) <= phase.room)


def _core(problem: Problem, program: Program) -> None:
    """A core aim keeps its level."""
    for aim, floor in problem.floors.items():
        givers = [_reaches(problem, program, n, floor, 0) for n, s in enumerate(problem.sources) if s.aim == aim]
        program.model.add_linear_constraint(mathopt.LinearSum(givers) >= 1)


def _something(problem: Problem, program: Program) -> None:
    """A module that gives something still does."""
    for module in problem.modules:
        gifts = [(n, s) for n, s in enumerate(problem.sources) if s.kind == "module" and s.place == module.id]
        if any(source.now for _, source in gifts) and any(source.changes for _, source in gifts):
            program.model.add_linear_constraint(
                mathopt.LinearSum(_reaches(problem, program, n, 1, 0) for n, _ in gifts) >= 1
            )


def _reaches(problem: Problem, program: Program, number: int, level: int, period: int) -> Any:
    """Return 1 where the source gives at least `level` in a period, as an expression."""
    source = problem.sources[number]
    has = 1 if source.now >= level else 0
    terms = [
        ((1 if change.level >= level else 0) - has) * _counts(problem, program, number, change, period)
        for change in source.changes
    ]
    return has + mathopt.LinearSum(terms)


def _counts(problem: Problem, program: Program, number: int, change: Change, period: int) -> Any:
    """Return 1 where a change is made and something that it needs is there in a period, as an expression."""
    x = program.chosen[number, change.level]
    ready = [need for need in change.needs if problem.improvements[need].since <= period]
    if len(ready) == len(change.needs):
        return x
    if not ready:
        return 0.0
    key = number, change.level, period
    if key not in program.seen:
        both = program.model.add_binary_variable()
        program.model.add_linear_constraint(both <= x)
        program.model.add_linear_constraint(both <= mathopt.LinearSum(program.bought[need] for need in ready))
        for need in ready:
            program.model.add_linear_constraint(both >= x + program.bought[need] - 1)
        program.seen[key] = both
    return program.seen[key]


def _worth(problem: Problem, program: Program) -> Any:
    """Return what is covered: each want in one way, its own level or one relative's; none less than now."""
    givers: dict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(problem.sources):
        givers[source.competence].append(number)
    total = []
    for want, before in zip(problem.wants, covered(problem, problem.now), strict=True):
        ways = list(_ways(problem, program, want, givers))
        least = want.worth(before)
        if not ways:
            continue
        program.model.add_linear_constraint(mathopt.LinearSum(x for x, _ in ways) <= 1)
        gained = mathopt.LinearSum(value // program.unit * x for x, value in ways)
        program.model.add_linear_constraint(gained >= least // program.unit)
        total.append(gained)
    return mathopt.LinearSum(total)


def _ways(
    problem: Problem, program: Program, want: Want, givers: dict[str, list[int]]
) -> Iterator[tuple[mathopt.Variable, int]]:
    """Yield a variable for each way in which `want` may be covered, and what that is worth."""
    model, own = program.model, givers[want.competence]

    def reached(number: int, level: int) -> Any:
        return _reaches(problem, program, number, level, want.period)

    for level in _levels(problem, own):
        way = model.add_binary_variable()
        model.add_linear_constraint(way <= mathopt.LinearSum(reached(number, level) for number in own))
        yield way, want.worth(level)
    for other, share in want.relatives:
        related = givers.get(other, [])
        for level in _levels(problem, related):
            way = model.add_binary_variable()
            model.add_linear_constraint(way <= mathopt.LinearSum(reached(number, level) for number in related))
            for number in own:
                model.add_linear_constraint(way + reached(number, 1) <= 1)
            yield way, want.worth(share * level)


def _levels(problem: Problem, givers: list[int]) -> list[int]:
    """Return the levels above 0 that some of these sources may have."""
    sources = [problem.sources[number] for number in givers]
    return sorted({level for s in sources for level in (s.now, *(c.level for c in s.changes)) if level})
