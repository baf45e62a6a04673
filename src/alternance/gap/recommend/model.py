"""The problem as a mixed-integer program: one constraint of the words, one function."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ortools.math_opt.python import mathopt

from alternance.gap.recommend.evaluate import covered
from alternance.gap.recommend.problem import Problem, Source, Want

__all__ = ["Limits", "Program", "formulate"]


@dataclass(frozen=True)
class Limits:
    """Which of the words hold: `explain` lets go of one at a time.

    Attributes
    ----------
    allowed : int or None
        Minutes that may be moved; None: any.
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


@dataclass(frozen=True)
class Program:
    """The program: whether each source has each other level, what it is worth, its minutes moved and its changes.

    `worth` is counted in `unit` thousandths, their greatest common divisor: small numbers keep solvers exact.
    """

    model: mathopt.Model
    chosen: dict[tuple[int, int], mathopt.Variable]
    unit: int
    worth: Any
    moved: Any
    changes: Any


def formulate(problem: Problem, limits: Limits) -> Program:
    """Write the program. Variables: one for each change, and for each way in which a want may be covered."""
    model = mathopt.Model()
    chosen = {
        (number, change.level): model.add_binary_variable(name=f"{number}>{change.level}")
        for number, source in enumerate(problem.sources)
        for change in source.changes
    }
    program = Program(model, chosen, _unit(problem), 0.0, _moved(problem, chosen), _changes(problem, chosen))
    for number, source in enumerate(problem.sources):
        if source.changes:
            model.add_linear_constraint(sum(chosen[number, c.level] for c in source.changes) <= 1)
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
        givers = [_reaches(program, n, s, floor) for n, s in enumerate(problem.sources) if s.aim == aim]
        program.model.add_linear_constraint(mathopt.LinearSum(givers) >= 1)


def _something(problem: Problem, program: Program) -> None:
    """A module that gives something still does."""
    for module in problem.modules:
        gifts = [(n, s) for n, s in enumerate(problem.sources) if s.kind == "module" and s.place == module.id]
        if any(source.now for _, source in gifts) and any(source.changes for _, source in gifts):
            program.model.add_linear_constraint(mathopt.LinearSum(_reaches(program, n, s, 1) for n, s in gifts) >= 1)


def _reaches(program: Program, number: int, source: Source, level: int) -> Any:
    """Return 1 where the source gives at least `level`, as an expression."""
    has = 1 if source.now >= level else 0
    terms = [
        ((1 if change.level >= level else 0) - has) * program.chosen[number, change.level] for change in source.changes
    ]
    return has + mathopt.LinearSum(terms)


def _worth(problem: Problem, program: Program) -> Any:
    """Return what is covered: each want in one way, its own level or one relative's; none less than now."""
    givers: dict[str, list[tuple[int, Source]]] = defaultdict(list)
    for number, source in enumerate(problem.sources):
        givers[source.competence].append((number, source))
    before = covered(problem, problem.now)
    total = []
    for want in problem.wants:
        ways = list(_ways(program, want, givers))
        least = want.worth(before[want.competence])
        if not ways:
            continue
        program.model.add_linear_constraint(mathopt.LinearSum(x for x, _ in ways) <= 1)
        gained = mathopt.LinearSum(value // program.unit * x for x, value in ways)
        program.model.add_linear_constraint(gained >= least // program.unit)
        total.append(gained)
    return mathopt.LinearSum(total)


def _ways(
    program: Program, want: Want, givers: dict[str, list[tuple[int, Source]]]
) -> Iterator[tuple[mathopt.Variable, int]]:
    """Yield a variable for each way in which `want` may be covered, and what that is worth."""
    model, own = program.model, givers[want.competence]
    for level in sorted({level for _, s in own for level in (s.now, *(c.level for c in s.changes)) if level}):
        way = model.add_binary_variable()
        model.add_linear_constraint(way <= mathopt.LinearSum(_reaches(program, n, s, level) for n, s in own))
        yield way, want.worth(level)
    for other, share in want.relatives:
        related = givers.get(other, [])
        for level in sorted({level for _, s in related for level in (s.now, *(c.level for c in s.changes)) if level}):
            way = model.add_binary_variable()
            model.add_linear_constraint(way <= mathopt.LinearSum(_reaches(program, n, s, level) for n, s in related))
            for number, source in own:
                model.add_linear_constraint(way + _reaches(program, number, source, 1) <= 1)
            yield way, want.worth(share * level)
