"""`alternance compare`: the indicators of two plans side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.inputs import FOLDER
from alternance.cli.summary import shown
from alternance.text import _

if TYPE_CHECKING:
    from alternance.outcomes import Pair
    from alternance.plan import Plan

__all__ = ["command"]


@click.command(
    "compare",
    help=_(
        "Set the indicators of two plans side by side; the better one of each is marked.\n\n"
        "As JSON: a map from the indicator's id to its two values."
    ),
    short_help=_("Set two plans side by side."),
)
@click.argument("out1", metavar="OUT1", type=FOLDER)
@click.argument("out2", metavar="OUT2", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help=_("Print a map from indicator to the two values."))
def command(out1: Path, out2: Path, as_json: bool) -> None:
    """Compare and print."""
    from alternance.outcomes import compare
    from alternance.plan import load

    plans = load(out1), load(out2)
    pairs = compare(*plans)
    if as_json:
        click.echo(json.dumps({pair.id: [pair.first, pair.second] for pair in pairs}, indent=2))
        return
    if plans[0].meta.community != plans[1].meta.community:
        click.echo(
            _("The two plans were made for different communities, or for one before and after a change"), err=True
        )
    for line in _lines(pairs, plans, (out1, out2)):
        click.echo(line)


def _lines(pairs: list[Pair], plans: tuple[Plan, Plan], folders: tuple[Path, Path]) -> Iterator[str]:
    from alternance.outcomes import REGISTER

    heads = [f"{folder} ({_(plan.meta.mode)})" for plan, folder in zip(plans, folders, strict=True)]
    width = max(24, *(len(head) + 3 for head in heads))
    yield f"{'':<42}{heads[0]:<{width}}{heads[1]}"
    for pair in pairs:
        if pair.first is None and pair.second is None:
            continue
        entry = REGISTER[pair.id]
        first, second = (shown(value, entry.unit) for value in (pair.first, pair.second))
        marks = [" *" if pair.better == number else "" for number in (1, 2)]
        yield f"{_(entry.title):<42}{first + marks[0]:<{width}}{second + marks[1]}"
    yield _("* better")
