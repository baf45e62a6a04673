"""Jobs on the workers of a Dask scheduler, on this machine or on many."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from alternance.planner.executors.line import Line
from alternance.planner.progress import Progress

__all__ = ["OnDask"]

T = TypeVar("T")
R = TypeVar("R")
#: Seconds between two looks at what was told, and at whether to stop.
_LOOK = 0.2
#: Seconds in which a worker asks once at most whether to stop.
_ASKED = 0.5


@dataclass
class _Remote:
    """A line over the scheduler: an event and a queue by a name that nobody else has."""

    number: int
    name: str
    asked: float = 0.0
    stop: bool = False

    def tell(self, progress: Progress) -> None:
        _distributed().Queue(self.name).put((self.number, progress))

    def cancelled(self) -> bool:
        now = time.monotonic()
        if not self.stop and now - self.asked >= _ASKED:
            self.asked, self.stop = now, bool(_distributed().Event(self.name).is_set())
        return self.stop


def _distributed() -> Any:
    """Return Dask distributed, an extra (`alternance[dask]`), loaded when it is asked for."""
    return import_module("distributed")


def _run(job: Any, task: Callable[[Any, Line], Any], number: int, name: str) -> Any:
    return task(job, _Remote(number, name))


@dataclass(frozen=True)
class OnDask:
    """An `Executor` on the scheduler at `address`, such as ``tcp://10.0.0.5:8786``.

    Its workers need the same version of Alternance: what is solved elsewhere must be solved alike. A worker that is
    lost is replaced by another: jobs are pure.
    """

    address: str

    def run(
        self,
        task: Callable[[T, Line], R],
        jobs: Sequence[T],
        tell: Callable[[int, Progress], None],
        cancelled: Callable[[], bool],
    ) -> list[R]:
        """Run the jobs on the workers; see `Executor`.

        Raises
        ------
        OSError
            When no scheduler answers at the address.
        """
        distributed = _distributed()
        name = f"alternance-{uuid.uuid4().hex}"
        with distributed.Client(self.address, set_as_default=False) as client:
            said, stop = distributed.Queue(name, client=client), distributed.Event(name, client=client)
            sent = [client.scatter(job, hash=False) for job in jobs]
            futures = [client.submit(_run, job, task, number, name, pure=False) for number, job in enumerate(sent)]
            try:
                while not all(future.done() for future in futures):
                    time.sleep(_LOOK)
                    _drain(said, tell)
                    if cancelled():
                        stop.set()
                    if any(future.status == "error" for future in futures):
                        break
                _drain(said, tell)
                return [future.result() for future in futures]
            finally:
                stop.set()
                client.cancel(futures)


def _drain(said: Any, tell: Callable[[int, Progress], None]) -> None:
    for number, progress in said.get(batch=True, timeout=1):
        tell(number, progress)
