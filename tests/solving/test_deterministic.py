"""Every engine asks CP-SAT alike: repeatable, bounded by counted work, and deaf to Ctrl-C."""

from __future__ import annotations

from ortools.sat.python import cp_model

from alternance.solving import deterministic


def test_what_the_solver_is_told() -> None:
    told = deterministic(2.5, seed=3).parameters
    assert (told.num_workers, told.random_seed, told.max_deterministic_time) == (1, 3, 2.5)
    assert not told.catch_sigint_signal


def test_the_same_model_has_the_same_answer() -> None:
    model = cp_model.CpModel()
    taken = [model.new_bool_var(f"x{n}") for n in range(12)]
    model.add(sum(taken) == 5)
    answers = []
    for _ in range(3):
        solver = deterministic(1.0)
        assert solver.solve(model) == cp_model.OPTIMAL
        answers.append([solver.value(x) for x in taken])
    assert answers[0] == answers[1] == answers[2]
