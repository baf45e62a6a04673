"""Tiny problems at random, and every choice that there is for them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace

from alternance.gap.recommend.evaluate import broken, moved, worth
from alternance.gap.recommend.improvement import Improvement
from alternance.gap.recommend.problem import Change, Module, Phase, Problem, Source, Want, Wish

__all__ = ["bought", "buying", "choices", "pareto", "random_problem"]

NAMES = ("k0", "k1", "k2", "k3")


def random_problem(seed: int) -> Problem:
    """Return a problem of two modules, a new one and a phase: sources that may go up, down, both or not at all."""
    rng = random.Random(seed)
    wants = tuple(want(rng, name) for name in NAMES if rng.random() < 0.8) or (want(rng, "k0"),)
    sources = [gift(rng, module, name) for module in ("m0", "m1") for name in NAMES if rng.random() < 0.5]
    sources += [
        Source("new module", "", 0, w.competence, f"a-{w.competence}", 0, up(rng, 0, w.most), new_aim=True)
        for w in wants
        if rng.random() < 0.4
    ]
    sources += [phase(rng, w) for w in wants if rng.random() < 0.5]
    rng.shuffle(sources)
    del sources[7:]  # few enough to try everything
    modules = tuple(
        Module(name, minutes := rng.randint(20, 60), minutes // 2, 3 * minutes // 2) for name in ("m0", "m1")
    )
    given: dict[str, int] = {}
    for source in sources:
        given[source.aim] = max(source.now, given.get(source.aim, 0))
    return Problem(
        "p", "Programme", wants, tuple(sources), modules, (Phase("b", 1, rng.randint(0, 3)),),
        {aim: rng.randint(1, level) for aim, level in given.items() if level and rng.random() < 0.3},
        "p/new", rng.choice([0, 8, 15]), 60, rng.choice([0, 0, 12]),
    )  # fmt: skip


def buying(seed: int) -> Problem:
    """Return a smaller problem in which changes need improvements, some of which are there only in a later period."""
    rng = random.Random(seed)
    problem = random_problem(seed)
    improvements = tuple(
        Improvement(f"i{n}", "equipment", f"I {n}", "s", rng.choice([0, 200, 300, 700]), since=rng.choice([0, 1]))
        for n in range(3)
    )

    def needs(source: Source) -> tuple[Change, ...]:
        some = tuple(sorted(rng.sample(range(3), rng.randint(1, 2))))
        ups = rng.random() < 0.8
        return tuple(replace(c, needs=some if ups and c.level > source.now else ()) for c in source.changes)

    trained = [phase(rng, want) for want in problem.wants]
    sources = tuple(replace(source, changes=needs(source)) for source in (*problem.sources[:3], *trained[:2]))
    given = {source.aim: source.now for source in sorted(sources, key=lambda source: source.now)}
    later = tuple(replace(want, period=1) for want in problem.wants if rng.random() < 0.7)
    floors = {aim: min(floor, given[aim]) for aim, floor in problem.floors.items() if given.get(aim)}
    wants = (*problem.wants, *later)
    phases = (Phase("b", 1, rng.randint(2, 6)),)
    return replace(problem, wants=wants, sources=sources, floors=floors, phases=phases, improvements=improvements)


def want(rng: random.Random, name: str) -> Want:
    wishes = tuple(
        Wish(f"d{n}", rng.choice([1.0, 2.5, 6.0]) * rng.choice([0.5, 1.0]), rng.randint(1, 4), rng.random() < 0.5)
        for n in range(rng.randint(1, 2))
    )
    others = [other for other in (*NAMES, "x") if other != name]
    return Want(
        name, name, wishes, tuple((other, rng.choice([0.5, 0.6, 0.7])) for other in others if rng.random() < 0.3)
    )


def gift(rng: random.Random, module: str, name: str) -> Source:
    name = rng.choice([name, name, name, "x"])
    now = rng.choice([0, 0, 1, 2, 3])
    down = [Change(level, -rng.randint(1, 12) * (now - level)) for level in range(now) if rng.random() < 0.7]
    changes = (*down, *(up(rng, now, 4) if rng.random() < 0.7 else ()))
    return Source("module", module, 0, name, f"a-{name}", now, changes, near=rng.random() < 0.5)


def up(rng: random.Random, now: int, most: int) -> tuple[Change, ...]:
    rate = rng.randint(3, 15)
    return tuple(Change(level, rate * (level - now)) for level in range(now + 1, most + 1) if rng.random() < 0.7)


def phase(rng: random.Random, want: Want) -> Source:
    now = rng.choice([0, 0, 1])
    changes = tuple(Change(level, 0) for level in range(now + 1, 4) if rng.random() < 0.7)
    return Source("phase", "b", 1, want.competence, f"a-{want.competence}", now, changes)


def choices(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Yield every choice that breaks nothing, however many minutes it moves."""
    for levels in itertools.product(*((s.now, *(c.level for c in s.changes)) for s in problem.sources)):
        if not any(broken(problem, levels)):
            yield levels


def bought(problem: Problem) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield (levels, improvements bought) of every choice that breaks nothing, whatever it moves and costs."""
    numbers = range(len(problem.improvements))
    sets = [some for size in range(len(numbers) + 1) for some in itertools.combinations(numbers, size)]
    for levels in itertools.product(*((s.now, *(c.level for c in s.changes)) for s in problem.sources)):
        for some in sets:
            if not any(broken(problem, levels, None, some, None)):
                yield levels, some


def pareto(problem: Problem) -> list[tuple[int, int]]:
    """Return (minutes, worth) of every step of the frontier, by trying every choice."""
    best: dict[int, int] = {}
    for levels in choices(problem):
        minutes = moved(problem, levels)
        best[minutes] = max(worth(problem, levels), best.get(minutes, 0))
    steps: list[tuple[int, int]] = []
    for minutes, value in sorted(best.items()):
        if not steps or value > steps[-1][1]:
            steps.append((minutes, value))
    return steps
