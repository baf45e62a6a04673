"""Tiny problems with one or more of the rarer rules: day release, orders, dates, courses, joint use, moves, long weeks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st
from tests.calendar.instances import problems

from alternance.calendar.problem import (
    BeginnerGroup,
    Block,
    Cohort,
    Module,
    Near,
    OrderGroup,
    Problem,
    Resource,
    Shared,
)

__all__ = ["FEATURES", "with_feature"]

Draw = st.DrawFn
FEATURES = ("release", "long weeks", "orders", "dates", "near", "thin", "uses", "shared", "all")


@st.composite
def with_feature(draw: Draw, feature: str, *, cohorts: int = 2) -> Problem:
    """Draw a problem in which a rule binds now and then; ``all``: all of them may."""
    problem = draw(problems(coupled=cohorts > 1, cohorts=cohorts))
    names = FEATURES[:-1] if feature == "all" else (feature,)
    for name in names:
        if feature != "all" or draw(st.booleans()):
            problem = _DECORATED[name](draw, problem)
    return problem


def _blocks(draw: Draw, problem: Problem) -> Problem:
    def released(block: Block) -> Block:
        if not block.interrupts:
            return block
        return replace(block, interrupts=False, release=draw(st.integers(1, 4)))

    return _each(problem, lambda c: replace(c, blocks=tuple(released(b) for b in c.blocks)))


def _long_weeks(draw: Draw, problem: Problem) -> Problem:
    days = np.array([[draw(st.sampled_from([d, 6, 7])) if d == 5 else int(d) for d in problem.days[0]]], np.int64)
    return replace(problem, days=days)


def _orders(draw: Draw, problem: Problem) -> Problem:
    def grouped(c: Cohort) -> Cohort:
        group = OrderGroup(
            tuple(range(len(c.modules))), draw(st.integers(0, 2)), draw(st.sampled_from([None, 2, 3]))
        )  # fmt: skip
        short = tuple(replace(m, minutes=min(m.minutes, 4)) for m in c.modules)
        return replace(c, modules=short, orders=(group,), distances=())

    return _each(problem, grouped)


def _dates(draw: Draw, problem: Problem) -> Problem:
    first = len(problem.beginner_groups)
    limits = tuple(BeginnerGroup(f"d{k}", draw(st.integers(1, 3))) for k in range(2))
    weeks = list(range(problem.weeks))

    def dated(m: Module) -> Module:
        chosen = sorted(draw(st.lists(st.sampled_from(weeks), min_size=2, max_size=5, unique=True)))
        return replace(m, dates=tuple((w, draw(st.sampled_from([None, first, first + 1]))) for w in chosen))

    problem = replace(problem, beginner_groups=(*problem.beginner_groups, *limits))
    return _each(problem, lambda c: replace(c, modules=(dated(c.modules[0]), *c.modules[1:])))


def _near(draw: Draw, problem: Problem) -> Problem:
    def near() -> Near | None:
        known = draw(st.booleans())
        return Near(draw(st.integers(-1, problem.weeks)), draw(st.sampled_from([0.5, 1.0, 8 / 11]))) if known else None

    return _each(
        problem,
        lambda c: replace(
            c,
            modules=tuple(replace(m, near=near()) for m in c.modules),
            blocks=tuple(replace(b, near=near()) for b in c.blocks),
        ),
    )


def _thin(draw: Draw, problem: Problem) -> Problem:
    def thin(m: Module) -> Module:
        return m if m.shared is not None else replace(m, thin=draw(st.integers(0, 2)))

    return _each(problem, lambda c: replace(c, modules=tuple(thin(m) for m in c.modules)))


def _uses(draw: Draw, problem: Problem) -> Problem:
    here = len(problem.resources)
    capacity = np.full(problem.weeks, draw(st.integers(2, 6)), np.int64)
    room = Resource("room", capacity, capacity.astype(float) if draw(st.booleans()) else None)

    def asking(b: Block) -> Block:
        return replace(b, uses=(*b.uses, (here, draw(st.integers(1, 4)), draw(st.integers(1, 2)))))

    problem = replace(problem, resources=(*problem.resources, room))
    return _each(problem, lambda c: replace(c, blocks=tuple(asking(b) for b in c.blocks)))


def _shared(draw: Draw, problem: Problem) -> Problem:
    here = len(problem.resources)
    capacity = np.full(problem.weeks, draw(st.integers(3, 8)), np.int64)
    teacher, room = Resource("t", capacity, capacity.astype(float)), Resource("large", capacity // 2)
    uses = ((here, 0), (here + 1, 2))
    ideal = draw(st.sampled_from([None, 1, 2]))
    shared = Shared("x", draw(st.sampled_from([None, 2, 3])), draw(st.integers(0, 3)), uses, ideal)
    one = problem.cohorts[0].modules[0]

    def joining(c: Cohort) -> Cohort:
        first = replace(one, uses=(), thin=0, shared=0, near=c.modules[0].near, dates=c.modules[0].dates)
        return replace(c, modules=(first, *c.modules[1:]))

    problem = replace(problem, resources=(*problem.resources, teacher, room), shared=(shared,))
    return _each(problem, joining)


def _each(problem: Problem, change: object) -> Problem:
    assert callable(change)
    return replace(problem, cohorts=tuple(change(c) for c in problem.cohorts))


_DECORATED = {
    "release": _blocks, "long weeks": _long_weeks, "orders": _orders, "dates": _dates, "near": _near, "thin": _thin,
    "uses": _uses, "shared": _shared,
}  # fmt: skip
