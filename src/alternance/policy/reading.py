"""Reading rule packs. A pack is a TOML file; whatever is wrong with it is told with file and key."""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from alternance.policy.limit import FORCES, SENSES, Limit
from alternance.text import say

__all__ = ["PackError", "load_pack", "packs", "read_pack"]

#: What a pack says of itself, and the words of a limit.
PACK = ("id", "title", "jurisdiction", "checked_on", "limits")
WORDS = ("id", "title", "message", "remedy", "unit", "sense", "window", "force", "clause", "known")
#: Words of a limit of which only these are known.
CHOICES = {"sense": SENSES, "force": FORCES}


class PackError(ValueError):
    """A rule pack is not there, or not as it must be; the message says what to do."""


def packs() -> list[str]:
    """Return the names of the packs that are there."""
    folder = resources.files("alternance.policy") / "packs"
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


@cache
def load_pack(name: str) -> tuple[Limit, ...]:
    """Return the limits of pack `name`.

    Raises
    ------
    PackError
        When it is not there, or not as it must be.
    """
    if name not in packs():
        text = say(
            "there is no rule pack {name}; name one of these under packs in community.json: {known}",
            name=name,
            known=", ".join(packs()),
        )
        raise PackError(text)
    return read_pack(
        name, (resources.files("alternance.policy") / "packs" / f"{name}.toml").read_text(encoding="utf-8")
    )


def read_pack(name: str, text: str) -> tuple[Limit, ...]:
    """Read the text of pack `name`.

    Raises
    ------
    PackError
        When it is not as it must be; the message names file and key.
    """
    file = f"{name}.toml"
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(say("{file}: not TOML: {why}", file=file, why=error)) from error
    _keys(file, "", facts, PACK)
    if facts["id"] != name:
        raise _wrong(file, "id", facts["id"], say("the name of its file, {name}", name=name))
    if not isinstance(facts["checked_on"], dt.date):
        raise _wrong(file, "checked_on", facts["checked_on"], say("a day such as 2026-11-24"))
    if not isinstance(facts["limits"], list):
        raise _wrong(file, "limits", facts["limits"], say("each limit under [[limits]]"))
    limits = tuple(_limit(file, name, number, row) for number, row in enumerate(facts["limits"], start=1))
    for number, limit in enumerate(limits, start=1):
        if limit.id in {other.id for other in limits[: number - 1]}:
            raise _wrong(file, f"limits[{number}].id", limit.id, say("an id of its own"))
    return limits


def _limit(file: str, pack: str, number: int, row: Mapping[str, Any]) -> Limit:
    key = f"limits[{number}]."
    _keys(file, key, row, (*WORDS, "parameters"))
    for word in WORDS:
        if not isinstance(row[word], str) or not row[word].strip():
            raise _wrong(file, key + word, row[word], say("a text"))
        if word in CHOICES and row[word] not in CHOICES[word]:
            raise _wrong(file, key + word, row[word], say(" or ").join(CHOICES[word]))
    return Limit(pack=pack, parameters=_parameters(file, key, row["parameters"]), **{word: row[word] for word in WORDS})


def _parameters(file: str, key: str, rows: Any) -> tuple[tuple[dt.date, float], ...]:
    if not isinstance(rows, list) or not rows:
        raise _wrong(file, key + "parameters", rows, say("at least one value with the day from which on it holds"))
    found: dict[dt.date, float] = {}
    for number, row in enumerate(rows, start=1):
        here = f"{key}parameters[{number}]."
        _keys(file, here, row, ("from", "value"))
        since, value = row["from"], row["value"]
        if not isinstance(since, dt.date) or isinstance(since, dt.datetime) or since in found:
            raise _wrong(file, here + "from", since, say("a day such as 2026-11-24, each once"))
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise _wrong(file, here + "value", value, say("a number"))
        found[since] = float(value)
    return tuple(sorted(found.items()))


def _keys(file: str, key: str, row: Any, wanted: tuple[str, ...]) -> None:
    if not isinstance(row, Mapping):
        raise _wrong(file, key.rstrip("."), row, say("a table"))
    for name in row:
        if name not in wanted:
            known = ", ".join(wanted)
            raise PackError(
                say("{file}: there is no key {key}; there are: {known}", file=file, key=key + name, known=known)
            )
    for name in wanted:
        if name not in row:
            raise PackError(say("{file}: {key} is missing; add it", file=file, key=key + name))


def _wrong(file: str, key: str, value: object, wanted: str) -> PackError:
    return PackError(
        say("{file}: {key} is {value}; write {wanted}", file=file, key=key, value=repr(value), wanted=wanted)
    )
