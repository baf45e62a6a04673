"""What each change is good for, and which limit keeps the rest away: proven by leaving out and letting go."""

from __future__ import annotations

from dataclasses import replace

from tests.gap.recommend.instances import choices, random_problem

from alternance.gap.recommend import solve
from alternance.gap.recommend.evaluate import broken, worth
from alternance.gap.recommend.explain import holding, losses
from alternance.gap.recommend.model import Limits
from alternance.gap.recommend.problem import Change, Module, Phase, Problem, Source, Want, Wish


def test_every_change_that_gives_more_is_of_use_and_every_other_is_needed() -> None:
    ups = downs = 0
    for seed in range(80):
        problem = random_problem(seed)
        best = solve(problem)
        lost = losses(problem, best)
        for number, (source, level) in enumerate(zip(problem.sources, best.levels, strict=True)):
            if level == source.now:
                continue
            without = (*best.levels[:number], source.now, *best.levels[number + 1 :])
            if level > source.now:
                less, names = lost[number]
                assert less == best.worth - worth(problem, without)
                # a change may also be there to keep a core aim or a module that gives something
                assert (less > 0 and names) or any(broken(problem, without)), seed
                ups += less > 0
            else:
                assert any(broken(problem, without)) or worth(problem, without) < best.worth, seed
                downs += 1
    assert ups > 50 and downs > 10


def one(**facts: object) -> Problem:
    """Return a problem in which each limit keeps something away: hours, room, and the size of the module."""
    wants = tuple(Want(name, name, (Wish("d", 10.0, 3, True),)) for name in ("a", "b", "c"))
    sources = (
        Source("module", "m", 0, "a", "a", 0, (Change(1, 10), Change(2, 20), Change(3, 30)), near=True),
        Source("module", "m", 0, "old", "old", 2, (Change(0, -20), Change(1, -10))),
        Source("module", "m", 0, "kept", "kept", 1, ()),
        Source("module", "locked", 0, "c", "c", 1, ()),
        Source("phase", "p", 1, "b", "b", 0, (Change(1, 0), Change(2, 0), Change(3, 0))),
    )
    problem = Problem("p", "P", wants, sources, (Module("m", 40, 20, 60),), (Phase("p", 1, 1),), new_most=60)
    return replace(problem, **facts)  # type: ignore[arg-type]


def test_each_limit_let_go_of_alone_gives_what_is_said() -> None:
    problem = one()
    open_to_change = Source("module", "m", 0, "c", "c", 1, (Change(2, 5), Change(3, 10)))
    unlocked = replace(problem, sources=(*problem.sources, open_to_change))
    best = solve(problem, 10)
    assert best.worth == 30_000  # a to level 1 in the ten minutes allowed, b to level 1 in the room there is; c has it
    held = {row.limit: row for row in holding(problem, unlocked, best, 10)}
    assert {name: (row.gain, row.moved) for name, row in held.items()} == {
        "hours allowed": (10_000, 20),  # twenty minutes can be set free
        "hours": (20_000, 30),
        "room": (20_000, 10),
        "authority": (10_000, 10),
    }
    assert held["room"].competences == ("b",)
    for name, limits in {"hours allowed": Limits(None), "room": Limits(10, room=False)}.items():
        assert solve(problem, limits=limits).worth == best.worth + held[name].gain


def test_a_limit_that_keeps_nothing_away_is_not_named() -> None:
    problem = one(phases=(Phase("p", 1, 3),))
    best = solve(problem)
    assert "room" not in {row.limit for row in holding(problem, problem, best, None)}
    full = one(wants=(Want("a", "a", (Wish("d", 1.0, 1, True),)),))
    assert holding(full, full, solve(full), None) == ()
    assert max(worth(full, levels) for levels in choices(full)) == full.asked


def test_modules_that_may_shrink_further_are_named() -> None:
    new = Source("new module", "", 0, "c", "c", 0, (Change(3, 15),))
    tight = one(modules=(Module("m", 40, 39, 60),), sources=(*one().sources[1:], new))
    best = solve(tight)
    held = {row.limit: row.gain for row in holding(tight, tight, best, None)}
    assert held["size"] == solve(tight, limits=Limits(size=False)).worth - best.worth > 0
