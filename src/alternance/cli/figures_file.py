"""The figures of plans as a CSV file: an indicator a row, a plan a column, empty where it is not known."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.text import say

if TYPE_CHECKING:
    from alternance.plan import Plan

__all__ = ["write"]


def write(file: Path, names: Sequence[str], plans: Sequence[Plan]) -> None:
    """Write the figures of the whole plans and say where."""
    from alternance.outcomes import REGISTER, compare

    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as rows:
        table = csv.writer(rows, lineterminator="\n")
        table.writerow(["indicator", "unit", "direction", *names])
        for line in compare(*plans):
            entry = REGISTER[line.id]
            values = ("" if value is None else repr(value) for value in line.values)
            table.writerow([line.id, entry.unit, entry.direction, *values])
    click.echo(say("figures: {path}", path=file))
