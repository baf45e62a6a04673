"""Jobs side by side in processes of this machine."""

from __future__ import annotations

import multiprocessing
import queue
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, TypeVar

from alternance.planner.executors.line import Line
from alternance.planner.progress import Progress

__all__ = ["Processes"]

T = TypeVar("T")
R = TypeVar("R")
#: Seconds between two looks at what was told, and at whether to stop.
_LOOK = 0.1


@dataclass(frozen=True)
class _Wire:
    """A line over two proxies of a manager; both can be sent to a process."""

    number: int
    said: Any
    stop: Any

    def tell(self, progress: Progress) -> None:
        self.said.put((self.number, progress))

    def cancelled(self) -> bool:
        return bool(self.stop.is_set())


@dataclass(frozen=True)
class Processes:
    """An `Executor` with `count` processes, begun anew for each run (each loads the solvers, which takes seconds).

    They begin with nothing of this process (*spawn*), on every system alike: a script that plans with it needs the
    usual ``if __name__ == "__main__"``.
    """

    count: int = 2

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"{self.count} processes are below 1")

    def run(
        self,
        task: Callable[[T, Line], R],
        jobs: Sequence[T],
        tell: Callable[[int, Progress], None],
        cancelled: Callable[[], bool],
    ) -> list[R]:
        """Run as many jobs at once as there are processes; see `Executor`."""
        context = multiprocessing.get_context("spawn")
        with (
            context.Manager() as manager,
            ProcessPoolExecutor(min(self.count, max(1, len(jobs))), mp_context=context) as pool,
        ):
            said, stop = manager.Queue(), manager.Event()
            futures = [pool.submit(task, job, _Wire(number, said, stop)) for number, job in enumerate(jobs)]
            try:
                _watch(futures, said, tell, lambda: stop.set() if cancelled() else None)
                return [future.result() for future in futures]
            except BaseException:
                stop.set()
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _watch(
    futures: Sequence[Future[R]], said: Any, tell: Callable[[int, Progress], None], look: Callable[[], object]
) -> None:
    """Pass on what is told until all is done, or something failed."""
    left: set[Future[R]] = set(futures)
    while left:
        done, left = wait(left, timeout=_LOOK)
        _drain(said, tell)
        if any(future.exception() is not None for future in done):
            return
        look()


def _drain(said: Any, tell: Callable[[int, Progress], None]) -> None:
    while True:
        try:
            tell(*said.get_nowait())
        except queue.Empty:
            return
