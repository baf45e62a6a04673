"""A limit: a quantity that must not be passed, with a parameter that has a value from a day on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["FORCES", "SENSES", "Limit"]

SENSES, FORCES = ("<=", ">="), ("hard", "soft")


@dataclass(frozen=True)
class Limit:
    """A quantity that must not be passed.

    Attributes
    ----------
    id : str
        Under which engines and verifier read it; the same in every pack that has it.
    pack : str
        The pack it comes from.
    title, message, remedy : str
        What it says, what is wrong where it is broken and what helps; values in braces are put in by name.
    unit, window : str
        What is counted, and over what.
    sense : str
        ``<=`` or ``>=``.
    force : str
        ``hard`` binds, ``soft`` warns.
    clause : str
        Where it is written.
    known : str
        How well that is known: ``quoted`` where the clause was read.
    parameters : tuple of (datetime.date, float)
        The value and the day from which on it is in force, in order.
    """

    id: str
    pack: str
    title: str
    message: str
    remedy: str
    unit: str
    sense: str
    window: str
    force: str
    clause: str
    known: str
    parameters: tuple[tuple[dt.date, float], ...]

    def value(self, day: dt.date) -> float | None:
        """Return the value in force on `day`; None before the first."""
        return next((value for since, value in reversed(self.parameters) if since <= day), None)

    @property
    def years(self) -> int | None:
        """The years of a window such as ``5 years``; None where the window is another."""
        number, _, unit = self.window.partition(" ")
        return int(number) if unit == "years" and number.isdecimal() else None
