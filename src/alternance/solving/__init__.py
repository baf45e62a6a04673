"""CP-SAT as every engine asks it: the same model gives the same answer, and Ctrl-C stays the caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["deterministic"]


def deterministic(work: float, seed: int = 0) -> cp_model.CpSolver:
    """Return a solver with one worker, a seed, and counted work instead of time.

    Parameters
    ----------
    work : float
        Most of the solver's own deterministic time.

    Notes
    -----
    On several workers CP-SAT repeats itself only with interleaved search, which is slower (decision 4). Left alone it
    takes Ctrl-C for itself and leaves none to whoever called.
    """
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = work
    return solver
