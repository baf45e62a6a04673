"""The mapping file: a proposal written down, for a person to correct and confirm; and read again."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alternance.community.schema import TABLES
from alternance.io.any_sheet.propose import Proposal
from alternance.io.any_sheet.shapes import DATE_ORDERS
from alternance.io.toml_text import comment, quoted
from alternance.text import N_, _, say

__all__ = ["Confirmed", "ConfirmedError", "as_toml", "read_confirmed"]

_KNOWN = ("confirmed", "table", "sheet", "heading_row", "dates", "columns", "same", "words")


class ConfirmedError(ValueError):
    """The mapping file cannot be used; the text says every reason, a line each."""


@dataclass(frozen=True)
class Confirmed:
    """What somebody confirmed.

    Attributes
    ----------
    table, sheet : str
        The table, and the sheet that is read.
    heading_row : int
        As a spreadsheet counts.
    dates : str
        One of `DATE_ORDERS`, for dates that are text.
    columns : mapping of str to str
        Column of the table → heading.
    same : mapping of str to str
        Column → what every row has there.
    words : mapping
        Column → what a cell says → what is meant.
    """

    table: str
    sheet: str
    heading_row: int
    dates: str = DATE_ORDERS[0]
    columns: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def as_toml(proposal: Proposal) -> str:
    """Return the proposal as a mapping file that is not confirmed yet."""
    lines = [
        "# " + _("Proposed by Alternance. Look at every line, correct it, then write confirmed = true"),
        "confirmed = false",
        f"table = {quoted(proposal.table)}",
        f"sheet = {quoted(proposal.sheet)}",
        f"heading_row = {proposal.heading_row}",
        f"dates = {quoted(proposal.dates)}  # " + _("of dates that are text"),
        "",
        "[columns]  # " + _("column of the table = heading of the sheet"),
    ]
    for column, one in proposal.columns.items():
        facts = {"share": one.likely, "why": _(one.why), "cells": " | ".join(cell[:30] for cell in one.cells)}
        lines.append(f"{column} = {quoted(one.heading)}  # " + comment(say("{share:.0%}, by {why}: {cells}", **facts)))
    lines += [f'# {column} = ""  # ' + _("needed, and not found on the sheet") for column in proposal.lacking]
    lines += ["# " + comment(say("not read: {heading}", heading=heading)) for heading in proposal.left]
    lines += ["", "[same]  # " + _("column = what every row has there"), ""]
    lines += ["[words]  # " + _("column.'what a cell says' = 'what is meant'"), ""]
    return "\n".join(lines)


def read_confirmed(path: Path, table: str) -> Confirmed:
    """Read a mapping file.

    Raises
    ------
    ConfirmedError
        When it cannot be read, is of another table, names what is not there, or is not confirmed.
    """
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ConfirmedError(say("{path}: it cannot be read: {why}", path=path, why=error)) from None
    wrong = [say("{path}: {what}", path=path.name, what=what) for what in _wrong(facts, table)]
    if wrong:
        raise ConfirmedError("\n".join(wrong))
    return Confirmed(
        table, facts["sheet"], facts["heading_row"], facts.get("dates", DATE_ORDERS[0]),
        facts.get("columns", {}), facts.get("same", {}), facts.get("words", {}),
    )  # fmt: skip


def _wrong(facts: Mapping[str, Any], table: str) -> list[str]:
    found = [
        say("there is no entry {name}. Take it out, or correct its name", name=name)
        for name in facts if name not in _KNOWN
    ]  # fmt: skip
    kinds = (("sheet", str, N_("a text")), ("heading_row", int, N_("a whole number")))
    found += [_bad(name, said) for name, kind, said in kinds if not isinstance(facts.get(name), kind)]
    if facts.get("table") != table:
        found.append(say("it is for table {other}, not for {table}", other=facts.get("table"), table=table))
    if facts.get("dates", DATE_ORDERS[0]) not in DATE_ORDERS:
        found.append(say("dates is none of {orders}", orders=", ".join(DATE_ORDERS)))
    for name in ("columns", "same", "words"):
        part = facts.get(name, {})
        kind = dict if name == "words" else str
        if not isinstance(part, dict) or not all(isinstance(value, kind) for value in part.values()):
            found.append(_bad(name, N_("a table of texts")))
            continue
        found += [_no_column(table, name, column) for column in part if column not in TABLES[table].columns()]
    if facts.get("confirmed") is not True:
        found.append(_("it is not confirmed: nothing is imported. Look at it, then write confirmed = true"))
    return found


def _bad(name: str, expected: str) -> str:
    return say("{name} is not {expected}", name=name, expected=_(expected))


def _no_column(table: str, part: str, column: str) -> str:
    near = difflib.get_close_matches(column, TABLES[table].columns(), n=1)
    guess = say(" (perhaps {name})", name=near[0]) if near else ""
    text = N_("{part}: table {table} has no column {column}{guess}")
    return say(text, part=part, table=table, column=column, guess=guess)
