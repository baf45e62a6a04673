"""Limits of the packs in force: quantities with a dated parameter, read by engines and verifier from this one source."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from alternance.text import say

__all__ = ["Limit", "Limits", "PackError", "load_pack", "packs"]


class PackError(ValueError):
    """A rule pack is not there; the message names those that are."""


@dataclass(frozen=True)
class Limit:
    """A quantity that must not be passed.

    Attributes
    ----------
    sense : str
        ``<=`` or ``>=``.
    force : str
        ``hard`` binds, ``soft`` warns.
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


@dataclass(frozen=True)
class Limits:
    """The limits of several packs; of two with one id the stricter one counts on each day."""

    limits: tuple[Limit, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> Limits:
        """Load the packs named.

        Raises
        ------
        PackError
            When a pack is not there.
        """
        return cls(tuple(limit for name in names for limit in load_pack(name)))

    def value(self, id_: str, day: dt.date) -> float | None:
        """Return the strictest value of the limit in force on `day`; None when no pack in force has it."""
        found = [(limit.sense, value) for limit in self.limits if limit.id == id_ and (value := limit.value(day)) is not None]
        if not found:
            return None
        values = [value for _, value in found]
        return min(values) if found[0][0] == "<=" else max(values)

    def get(self, id_: str) -> Limit | None:
        """Return the first limit of this id."""
        return next((limit for limit in self.limits if limit.id == id_), None)


def packs() -> list[str]:
    """Return the names of the packs that are there."""
    folder = resources.files("alternance.policy") / "packs"
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


@cache
def load_pack(name: str) -> tuple[Limit, ...]:
    """Read pack `name`.

    Raises
    ------
    PackError
        When it is not there.
    """
    if name not in packs():
        raise PackError(say("there is no rule pack {name}; there are: {known}", name=name, known=", ".join(packs())))
    text = (resources.files("alternance.policy") / "packs" / f"{name}.toml").read_text(encoding="utf-8")
    return tuple(_limit(name, row) for row in tomllib.loads(text)["limits"])


def _limit(pack: str, row: dict[str, Any]) -> Limit:
    parameters = sorted((entry["from"], float(entry["value"])) for entry in row["parameters"])
    plain = {name: row[name] for name in Limit.__dataclass_fields__ if name in row and name != "parameters"}
    return Limit(pack=pack, parameters=tuple(parameters), **plain)
