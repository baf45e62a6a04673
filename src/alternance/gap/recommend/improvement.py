"""What could be bought or brought in, and which levels it makes possible."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["Improvement"]


@dataclass(frozen=True)
class Improvement:
    """Equipment, a textbook, a practice base or an expert.

    Attributes
    ----------
    kind : str
        ``equipment``, ``textbook``, ``base``, ``expert``.
    owner : str
        The organisation that provides it.
    cost : int
        In whole units of the currency.
    currency : str
        ISO 4217 code.
    ready : datetime.date or None
        Day from which it is there; None: from the beginning.
    since : int
        First period of the problem's wants for which it counts.
    """

    id: str
    kind: str
    title: str
    owner: str
    cost: int
    currency: str = ""
    ready: dt.date | None = None
    since: int = 0

    def __post_init__(self) -> None:
        if self.cost < 0 or self.since < 0:
            raise ValueError(f"{self.id}: costs {self.cost}, counts from period {self.since} on")
