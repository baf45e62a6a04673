"""What an executor is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from alternance.planner.executors.line import Line
from alternance.planner.progress import Progress

__all__ = ["Executor"]

T = TypeVar("T")
R = TypeVar("R")


class Executor(Protocol):
    """Runs a task for each job.

    A task is a function of a module (so that it can be sent), a pure one: what it returns follows from its job, unless
    it was cancelled.
    """

    def run(
        self,
        task: Callable[[T, Line], R],
        jobs: Sequence[T],
        tell: Callable[[int, Progress], None],
        cancelled: Callable[[], bool],
    ) -> list[R]:
        """Return what comes of each job, in the order of the jobs.

        Parameters
        ----------
        tell : callable
            Told the number of a job and its progress, in the caller's thread.
        cancelled : callable
            Asked now and then, in the caller's thread; once it says yes every task hears of it.

        Raises
        ------
        Exception
            What the first task that failed has raised; the others are stopped.
        """
