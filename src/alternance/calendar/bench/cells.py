"""Values of a JSON document that know where they stand, so that whatever is wrong is told with its place."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from alternance.text import N_, _, say

__all__ = ["Cell", "InstanceError"]

LONGEST_SHOWN = 60


class InstanceError(ValueError):
    """A benchmark instance that cannot be read: the place, the value found and the remedy, in the user's words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and the path to it, such as ``programmes[3].modules[0].hours``."""

    value: object
    place: str = ""

    def wrong(self, remedy: str, **values: object) -> InstanceError:
        """Return the error that tells this place and value."""
        shown = repr(self.value)
        if len(shown) > LONGEST_SHOWN:
            shown = shown[:LONGEST_SHOWN] + "…"
        place = self.place or _("the whole file")
        return InstanceError(
            say("{place}: {remedy} (found: {value})", place=place, value=shown, remedy=say(remedy, **values))
        )

    def field(self, name: str) -> Cell:
        """Return a member of an object."""
        place = f"{self.place}.{name}" if self.place else name
        if not isinstance(self.value, dict):
            raise self.wrong(N_("write an object with the member {name}"), name=name)
        if name not in self.value:
            raise Cell(sorted(self.value), place).wrong(N_("add this member"))
        return Cell(self.value[name], place)

    def rows(self) -> Iterator[Cell]:
        """Yield the entries of a list."""
        if not isinstance(self.value, list):
            raise self.wrong(N_("write a list"))
        for k, value in enumerate(self.value):
            yield Cell(value, f"{self.place}[{k}]")

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.value, list)

    def number(self, least: float = 0.0) -> float:
        """Return a finite number of at least `least`."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < least:
            raise self.wrong(N_("write a number of at least {least}"), least=f"{least:g}")
        return float(value)

    def whole(self, least: int = 0, most: int | None = None) -> int:
        """Return a whole number from `least` to `most`."""
        value = self.number(-math.inf)
        if value != int(value) or value < least or (most is not None and value > most):
            if most is None:
                raise self.wrong(N_("write a whole number of at least {least}"), least=least)
            raise self.wrong(N_("write a whole number from {least} to {most}"), least=least, most=most)
        return int(value)

    def wholes(self, least: int = 0, most: int | None = None) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        return tuple(cell.whole(least, most) for cell in self.rows())

    def ascending(self, least: int, most: int) -> tuple[int, ...]:
        """Return a list of at least one whole number, each greater than the one before."""
        values = self.wholes(least, most)
        if not values or any(b <= a for a, b in pairwise(values)):
            raise self.wrong(N_("write at least one week, each later than the one before"))
        return values
