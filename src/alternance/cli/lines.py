"""Progress on the terminal: one line a stage, rewritten in place; in a file one line a stage and now and then."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from alternance.text import _, padded, say

if TYPE_CHECKING:
    from alternance.planner import Progress

__all__ = ["Lines", "line"]

#: Seconds between two lines of one stage where lines are not rewritten, and between two rewritings.
NOW_AND_THEN, REDRAW = 10.0, 0.1
_CLEAR = "\r\x1b[2K"


def line(progress: Progress) -> str:
    """Return one progress as a line."""
    text = f"{padded(_(progress.stage), 10)} {progress.text}"
    if progress.incumbent is not None:
        text += say(", best {value:,.1f}", value=progress.incumbent)
    if progress.bound is not None:
        text += say(", bound {value:,.1f}", value=progress.bound)
    if progress.incumbent is not None and progress.bound is not None:
        share = max(0.0, 1 - progress.bound / progress.incumbent) if progress.incumbent else 0.0
        text += say(", gap {share:.1%}", share=share)
    return text


class Lines:
    """Prints progress on the error stream, so that what a command prints can be piped.

    Parameters
    ----------
    clock : callable
        Seconds since any moment.
    in_place : bool or None
        Whether lines are rewritten; None: where the error stream is a terminal.
    """

    def __init__(self, clock: Callable[[], float], in_place: bool | None = None) -> None:
        self._clock = clock
        self._in_place = sys.stderr.isatty() if in_place is None else in_place
        self._every = REDRAW if self._in_place else NOW_AND_THEN
        self._stage, self._begin, self._next = "", clock(), clock()
        self._solved = False

    def __call__(self, progress: Progress) -> None:
        """Print `progress`, or leave it out where the last one was just printed; a first solution is always told."""
        now = self._clock()
        if progress.stage != self._stage:
            self._stage, self._begin, self._solved = progress.stage, now, False
            self._next = now if self._in_place else now + self._every
        first = progress.incumbent is not None and not self._solved
        self._solved = self._solved or first
        if progress.done:
            self._print(line(progress) + say(" ({seconds:.1f} s)", seconds=now - self._begin), last=True)
        elif first or now >= self._next:
            self._next = now + self._every
            self._print(line(progress))

    def _print(self, text: str, last: bool = False) -> None:
        if not self._in_place:
            click.echo(text, err=True)
            return
        # a line that wraps cannot be rewritten: it is cut to the terminal's width
        width = max(20, shutil.get_terminal_size().columns - 1)
        click.echo(_CLEAR + (text if last else text[:width]), err=True, nl=last, color=True)
