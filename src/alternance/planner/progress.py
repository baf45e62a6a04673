"""How far planning is: told to whoever watches, by stage, with a clock that comes in from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

__all__ = ["STAGES", "Listener", "Progress", "Watch"]

#: The stages in their order.
STAGES = ("check", "calendar", "placement", "staffing", "gap", "outcomes")


@dataclass(frozen=True)
class Progress:
    """One thing to tell.

    Attributes
    ----------
    stage : str
        One of `STAGES`.
    text : str
        What is being done, or was found, in the language in use.
    incumbent, bound : float or None
        Value of the best solution so far, and what no solution can fall below.
    done : bool
        Whether the stage is over.
    """

    stage: str
    text: str
    incumbent: float | None = None
    bound: float | None = None
    done: bool = False


Listener = Callable[[Progress], None]


@dataclass
class Watch:
    """Tells a listener, and times the stages: seconds by stage in `times`, none without a clock."""

    listener: Listener | None = None
    clock: Callable[[], float] | None = None
    times: dict[str, float] = field(default_factory=dict)

    def tell(
        self, stage: str, text: str, incumbent: float | None = None, bound: float | None = None, done: bool = False
    ) -> None:
        """Tell the listener, if there is one."""
        if self.listener is not None:
            self.listener(Progress(stage, text, incumbent, bound, done))

    def pass_on(self, progress: Progress) -> None:
        """Tell the listener what somebody else told."""
        if self.listener is not None:
            self.listener(progress)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Time a stage; one that is gone through again adds up."""
        begin = self.clock() if self.clock is not None else None
        yield
        if self.clock is not None and begin is not None:
            self.times[stage] = round(self.times.get(stage, 0.0) + self.clock() - begin, 3)
