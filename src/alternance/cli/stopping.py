"""Stopping a run: by Ctrl-C or by a time limit the best so far is kept; a second Ctrl-C ends at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import click

from alternance.text import _

__all__ = ["Stop"]


class Stop:
    """Says whether to stop: once Ctrl-C was pressed inside of `with`, or the time is over.

    Parameters
    ----------
    seconds : float or None
        The time limit.
    clock : callable
        Seconds since any moment.
    """

    def __init__(self, seconds: float | None, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._deadline = None if seconds is None else clock() + seconds
        self._asked = False
        self._before: Any = None

    def __call__(self) -> bool:
        """Tell whether to stop."""
        return self._asked or (self._deadline is not None and self._clock() >= self._deadline)

    def __enter__(self) -> Stop:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_of_error: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        click.echo("\n" + _("stopping; the best calendar so far is kept (Ctrl-C again ends at once)"), err=True)
