"""One job after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from alternance.planner.executors.line import Line
from alternance.planner.progress import Progress

__all__ = ["InProcess"]

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class _Here:
    number: int
    to: Callable[[int, Progress], None]
    stop: Callable[[], bool]

    def tell(self, progress: Progress) -> None:
        self.to(self.number, progress)

    def cancelled(self) -> bool:
        return self.stop()


class InProcess:
    """An `Executor` that needs nothing."""

    def run(
        self,
        task: Callable[[T, Line], R],
        jobs: Sequence[T],
        tell: Callable[[int, Progress], None],
        cancelled: Callable[[], bool],
    ) -> list[R]:
        """Run the jobs one after the other; see `Executor`."""
        return [task(job, _Here(number, tell, cancelled)) for number, job in enumerate(jobs)]
