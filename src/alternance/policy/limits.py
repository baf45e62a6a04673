"""Limits of the packs in force, read by engines and verifier from this one source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from alternance.policy.limit import Limit
from alternance.policy.reading import PackError, load_pack
from alternance.text import say

__all__ = ["Limits"]

#: What packs that have one limit must agree on, for only then one of two values is the stricter one.
AGREED = ("sense", "unit", "window", "force")


@dataclass(frozen=True)
class Limits:
    """The limits of several packs; of two with one id the stricter one counts on each day.

    Raises
    ------
    PackError
        When two packs mean different things by one id.
    """

    limits: tuple[Limit, ...]

    def __post_init__(self) -> None:
        for limit in self.limits:
            first = self.get(limit.id)
            for word in AGREED:
                if first is not None and getattr(limit, word) != getattr(first, word):
                    text = say(
                        "the packs {first} and {second} differ in {word} of {limit}; use one of them, or another id",
                        first=first.pack, second=limit.pack, word=word, limit=limit.id,
                    )  # fmt: skip
                    raise PackError(text)

    @classmethod
    def of(cls, names: Iterable[str]) -> Limits:
        """Load the packs named.

        Raises
        ------
        PackError
            When a pack is not there, not as it must be, or does not go with another.
        """
        return cls(tuple(limit for name in dict.fromkeys(names) for limit in load_pack(name)))

    def value(self, id_: str, day: dt.date) -> float | None:
        """Return the strictest value of the limit in force on `day`; None when no pack in force has it."""
        limits = [limit for limit in self.limits if limit.id == id_]
        values = [value for limit in limits if (value := limit.value(day)) is not None]
        if not values:
            return None
        return min(values) if limits[0].sense == "<=" else max(values)

    def get(self, id_: str) -> Limit | None:
        """Return the limit of this id in the pack named first; None when no pack has it."""
        return next((limit for limit in self.limits if limit.id == id_), None)
