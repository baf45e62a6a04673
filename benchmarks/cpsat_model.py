"""The calendar as one plain CP-SAT model, as a good textbook would write it: the peer of our own search.

Every cohort, block and module stands in one model, week by week, with all that couples them: minutes of teachers and
rooms, seats, beginners. It is exact: what it finds obeys every rule of `alternance.calendar.problem` and is worth what
our own objective says (both are checked). A module's weekly minutes are those that our search tries too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from alternance.calendar.alone import usable_options, weekly_candidates
from alternance.calendar.objective import unavoidable
from alternance.calendar.problem import Cohort, Module, Problem, teaching_weeks_before
from alternance.calendar.solution import Held, Solution

__all__ = ["SCALE", "Peer", "build_peer", "read_peer"]

#: Units of the model's objective to one of ours.
SCALE = 1_000_000


@dataclass(frozen=True, eq=False)
class ModuleVars:
    """A module: start, and by week whether it is taught full or for the last time, for each of its rates."""

    start: Any
    end_teaching: Any
    end_week: Any
    rates: dict[int, Any]


@dataclass(frozen=True, eq=False)
class CohortVars:
    """A cohort: which option each block takes, and its modules."""

    options: list[dict[int, Any]]
    modules: list[ModuleVars]


@dataclass(eq=False)
class Peer:
    """The model, its variables, and what cohorts share: (resource, week) → minutes, (seat group, week) → students."""

    problem: Problem
    model: Any = field(default_factory=cp_model.CpModel)
    cohorts: list[CohortVars] = field(default_factory=list)
    minutes: dict[tuple[int, int], list[Any]] = field(default_factory=lambda: defaultdict(list))
    away: dict[tuple[int, int], list[Any]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    cost: list[Any] = field(default_factory=list)


def build_peer(problem: Problem) -> Peer:
    """Return the model of `problem`.

    Raises
    ------
    ValueError
        When the problem has a rule that the model does not know: shared sections, order groups, thin sections, or a
        published plan to stay close to.
    """
    _only_what_it_knows(problem)
    peer = Peer(problem)
    teaching = problem.teaching_before()
    for cohort in problem.cohorts:
        _cohort(peer, cohort, [int(t) for t in teaching[cohort.calendar]])
    _resources(peer)
    _seats(peer)
    for group, terms in peer.begun.items():
        peer.model.add(sum(terms) <= problem.beginner_groups[group].limit)
    peer.model.minimize(sum(peer.cost))
    return peer


def _only_what_it_knows(problem: Problem) -> None:
    for cohort in problem.cohorts:
        modules, blocks = cohort.modules, cohort.blocks
        more = [m.shared is not None or m.thin > 0 or m.near is not None for m in modules]
        if any(more) or cohort.orders or any(b.near is not None for b in blocks):
            raise ValueError(f"{cohort.id}: the model knows no courses, order groups, thin sections or moves")


def _cohort(peer: Peer, cohort: Cohort, teaching: list[int]) -> None:
    days = [int(d) for d in peer.problem.days[cohort.calendar]]
    options = _blocks(peer, cohort)
    at = _away_by_week(cohort, options, days)
    load: dict[int, list[Any]] = defaultdict(list)
    modules = [_module(peer, cohort, module, days, teaching, at, load) for module in cohort.modules]
    released = _released(cohort, options)
    for week, terms in load.items():
        gone = sum(min(days[week], release) * on for on, release in released.get(week, ()))
        peer.model.add(sum(terms) <= cohort.minutes_per_day * (days[week] - gone))
    made = CohortVars(options, modules)
    peer.cohorts.append(made)
    _ties(peer, cohort, made)
    _lag_and_late(peer, cohort, made, teaching)


def _blocks(peer: Peer, cohort: Cohort) -> list[dict[int, Any]]:
    """Exactly one option of each block, each block after the end of the one before."""
    made: list[dict[int, Any]] = []
    for block, usable in zip(cohort.blocks, usable_options(peer.problem, cohort), strict=True):
        literals = {k: peer.model.new_bool_var("") for k in usable}
        peer.model.add_exactly_one(literals.values())
        if made:
            before = cohort.blocks[len(made) - 1]
            ends = sum(before.options[k].end * on for k, on in made[-1].items())
            peer.model.add(sum(block.options[k].first * on for k, on in literals.items()) >= ends)
        for k, on in literals.items():
            option = block.options[k]
            for group in block.seat_groups:
                for week in option.away:
                    peer.away[group, week].append(cohort.size * on)
            days = peer.problem.days[cohort.calendar]
            for resource, minutes, times in block.uses:
                for week in option.away:
                    peer.minutes[resource, week].append(times * (minutes * int(days[week]) // 5) * on)
            for limit in option.groups:
                peer.begun[limit].append(cohort.size * on)
        made.append(literals)
    return made


def _released(cohort: Cohort, options: Sequence[dict[int, Any]]) -> dict[int, list[tuple[Any, int]]]:
    """Week → (literal of an option of a day release in it, its days)."""
    found: dict[int, list[tuple[Any, int]]] = defaultdict(list)
    for block, literals in zip(cohort.blocks, options, strict=True):
        for k, on in literals.items() if block.release else ():
            for week in block.options[k].away:
                found[week].append((on, block.release or 0))
    return found


def _away_by_week(
    cohort: Cohort, options: Sequence[dict[int, Any]], days: Sequence[int]
) -> dict[int, list[tuple[Any, bool]]]:
    """Week → (literal of an option that leaves no lesson then, whether it interrupts)."""
    found: dict[int, list[tuple[Any, bool]]] = defaultdict(list)
    for block, literals in zip(cohort.blocks, options, strict=True):
        for k, on in literals.items():
            for week in block.options[k].away:
                if block.release is None or days[week] <= block.release:
                    found[week].append((on, block.interrupts))
    return found


def _module(
    peer: Peer, cohort: Cohort, module: Module, days: list[int], teaching: list[int],
    away: dict[int, list[tuple[Any, bool]]], load: dict[int, list[Any]],
) -> ModuleVars:  # fmt: skip
    """Taught in every lesson week from its start to its last, at one rate; in the last week only what is missing."""
    model = peer.model
    low, high = module.window or (0, len(days))
    first, latest = module.starts or (0, len(days))
    start, last = (model.new_int_var(0, len(days) - 1, "") for _ in range(2))
    # a lock outside the window leaves nothing: said as constraints, an empty span is infeasible and no broken model
    model.add_linear_constraint(start, max(low, first, cohort.first_week), len(days))
    model.add(start <= min(high - 1, latest))
    model.add(last <= high - 1)
    model.add(start <= last)
    _begin_on_a_date(peer, cohort, module, start)
    rates = {h: model.new_bool_var("") for h in _rates(module)}
    model.add_exactly_one(rates.values())
    runs = _run(model, start, last, len(days))
    taught: list[Any] = []
    is_last = {}
    for week, inside in enumerate(runs):
        gone = [on for on, _ in away.get(week, ())]
        if days[week] == 0:
            model.add(start != week)
            model.add(last != week)
            continue
        ends = is_last[week] = model.new_bool_var("")
        model.add(last == week).only_enforce_if(ends)
        model.add(last != week).only_enforce_if(~ends)
        for on in gone:
            model.add(start != week).only_enforce_if(on)
            model.add_implication(ends, ~on)
        if not module.splittable:
            for on, interrupts in away.get(week, ()):
                if interrupts:
                    model.add_implication(inside, ~on)
        minutes = _taught(model, module, rates, inside, ends, gone, days[week])
        taught.append(minutes)
        load[week].append(minutes)
        for resource, times in module.uses:
            peer.minutes[resource, week].append(times * minutes)
    model.add_exactly_one(is_last.values())
    model.add(sum(taught) == module.minutes)
    ended = sum(teaching[week + 1] * on for week, on in is_last.items())
    return ModuleVars(start, ended, last + 1, rates)


def _begin_on_a_date(peer: Peer, cohort: Cohort, module: Module, start: Any) -> None:
    """One of the dates of a module is taken, and counts in its group."""
    if not module.dates:
        return
    literals = [(week, group, peer.model.new_bool_var("")) for week, group in module.dates]
    peer.model.add_exactly_one(on for _, _, on in literals)
    for week, group, on in literals:
        peer.model.add(start == week).only_enforce_if(on)
        if group is not None:
            peer.begun[group].append(cohort.size * on)


def _rates(module: Module) -> tuple[int, ...]:
    """Return the weekly minutes that our search tries. Ours may end with others, where these spread a module better."""
    return weekly_candidates(module.minutes, module.weekly_min, module.weekly_max, module.weekly_step)


def _run(model: Any, start: Any, last: Any, weeks: int) -> list[Any]:
    """Return a literal for each week: start ≤ week ≤ last. Once begun it has begun, once over it is over."""
    begun = [model.new_bool_var("") for _ in range(weeks)]
    open_ = [model.new_bool_var("") for _ in range(weeks)]
    inside = [model.new_bool_var("") for _ in range(weeks)]
    model.add(start == weeks - sum(begun))
    model.add(last == sum(open_) - 1)
    for week in range(weeks):
        if week:
            model.add_implication(begun[week - 1], begun[week])
            model.add_implication(open_[week], open_[week - 1])
        model.add(inside[week] == begun[week] + open_[week] - 1)
    return inside


def _taught(
    model: Any, module: Module, rates: dict[int, Any], inside: Any, ends: Any, gone: list[Any], days: int
) -> Any:
    """Return a week's minutes: in full at the rate, or in the last week what is missing, or none while away."""
    full = {h: model.new_bool_var("") for h in rates}
    model.add_exactly_one([*full.values(), ends, ~inside, *_away_inside(model, inside, gone)])
    for h, on in full.items():
        model.add_implication(on, rates[h])
    rest = model.new_int_var(0, max(rates) * days // 5, "")
    for h, on in rates.items():
        model.add(rest <= h * days // 5).only_enforce_if(on)
    model.add(rest == 0).only_enforce_if(~ends)
    model.add(rest >= 1).only_enforce_if(ends)
    return sum((h * days // 5) * on for h, on in full.items()) + rest


def _away_inside(model: Any, inside: Any, gone: list[Any]) -> list[Any]:
    """Return literals of being away within the run; of the options away in a week at most one is taken."""
    found = []
    for on in gone:
        both = model.new_bool_var("")
        model.add_bool_and([inside, on]).only_enforce_if(both)
        model.add_bool_or([both, ~inside, ~on])
        found.append(both)
    return found


def _ties(peer: Peer, cohort: Cohort, made: CohortVars) -> None:
    """Needs, what builds on blocks, distances."""
    model = peer.model
    for need in cohort.needs:
        options = cohort.blocks[need.block].options
        deadline = sum(options[k].phases[need.phase] * on for k, on in made.options[need.block].items())
        ways = []
        for module in need.modules:
            way = model.new_bool_var("")
            model.add(made.modules[module].end_week <= deadline).only_enforce_if(way)
            ways.append(way)
        model.add_bool_or(ways)
    for m, b in cohort.builds_on:
        ends = sum(cohort.blocks[b].options[k].end * on for k, on in made.options[b].items())
        model.add(made.modules[m].start >= ends)
    for d in cohort.distances:
        distance = made.modules[d.after].start - made.modules[d.before].end_week
        model.add(distance >= d.weeks_min)
        if d.weeks_max is not None:
            model.add(distance <= d.weeks_max)


def _lag_and_late(peer: Peer, cohort: Cohort, made: CohortVars, teaching: list[int]) -> None:
    model, weights, most = peer.model, peer.problem.weights, teaching[-1]
    for m, b in cohort.applies:
        options, ended = cohort.blocks[b].options, made.modules[m].end_teaching
        lag = model.new_int_var(0, most, "")
        model.add(lag >= sum(teaching[options[k].first] * on for k, on in made.options[b].items()) - ended)
        model.add(lag >= ended - sum(teaching[options[k].end] * on for k, on in made.options[b].items()))
        peer.cost.append(math.floor(weights.lag * SCALE) * lag)
    due = teaching_weeks_before(peer.problem.teaching_before()[cohort.calendar], cohort.due_week)
    late = model.new_int_var(0, most, "")
    for module in made.modules:
        model.add(late >= module.end_teaching - due)
    for block, literals in zip(cohort.blocks, made.options, strict=True):
        model.add(late >= sum(teaching[block.options[k].end] * on for k, on in literals.items()) - due)
    peer.cost.append(math.floor(weights.late * SCALE) * late)


def _resources(peer: Peer) -> None:
    """Within capacity in every week; the peak of those that have offered, less the unavoidable."""
    problem, model = peer.problem, peer.model
    least, unit = unavoidable(problem), problem.weights.peak * SCALE
    for r, resource in enumerate(problem.resources):
        weeks = [week for week in range(problem.weeks) if peer.minutes.get((r, week))]
        for week in weeks:
            model.add(sum(peer.minutes[r, week]) <= int(resource.capacity[week]))
        if resource.offered is None:
            continue
        over = model.new_int_var(0, math.ceil(10 * unit), "")
        for week in weeks:
            if resource.offered[week] > 0:
                a_minute = math.floor(unit / float(resource.offered[week]))
                model.add(over >= sum(a_minute * term for term in peer.minutes[r, week]) - math.ceil(least[r] * unit))
        peer.cost.append(over)


def _seats(peer: Peer) -> None:
    """Within the seats in every week; promised seats that nobody takes cost."""
    for s, group in enumerate(peer.problem.seat_groups):
        for week in range(peer.problem.weeks):
            away = sum(peer.away.get((s, week), [0]))
            peer.model.add(away <= int(group.seats[week]))
            promised = int(group.promised[week])
            if promised:
                unused = peer.model.new_int_var(0, promised, "")
                peer.model.add(unused >= promised - away)
                peer.cost.append(math.floor(peer.problem.weights.unused * SCALE) * unused)


def read_peer(peer: Peer, solver: Any) -> Solution:
    """Return what the solver found."""
    held = []
    for made in peer.cohorts:
        options = tuple(next(k for k, on in literals.items() if solver.value(on)) for literals in made.options)
        starts = tuple(int(solver.value(module.start)) for module in made.modules)
        weekly = tuple(next(h for h, on in module.rates.items() if solver.value(on)) for module in made.modules)
        held.append(Held(options, starts, weekly))
    return Solution(tuple(held))
