"""`alternance compare`: the indicators of two or more plans side by side."""

from __future__ import annotations

import json
from pathlib import Path

import click

from alternance.cli.beside import beside
from alternance.cli.inputs import FOLDER
from alternance.text import _, say

__all__ = ["command"]


@click.command(
    "compare",
    help=_(
        "Set the indicators of two or more plans side by side; the best of each is marked.\n\n"
        "What else differs between the plans is told, and where each of them is not the best.\n\n"
        "As JSON: a map from the indicator's id to a value for each plan; null where a plan does not know it."
    ),
    short_help=_("Set plans side by side."),
)
@click.argument("plans", metavar="OUT...", type=FOLDER, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=_("Print a map from indicator to the values."))
@click.option(
    "--of", "scope", metavar="ID", default="all", help=_("Compare only a school, programme, cohort or enterprise.")
)
def command(plans: tuple[Path, ...], as_json: bool, scope: str) -> None:
    """Compare and print."""
    from alternance.outcomes import compare
    from alternance.plan import load

    if len(plans) < 2:
        raise click.UsageError(say("{path}: name at least two plans to compare", path=plans[0]))
    loaded = [load(folder) for folder in plans]
    lines = compare(*loaded, scope=scope)
    if as_json:
        click.echo(json.dumps({line.id: list(line.values) for line in lines}, indent=2))
        return
    if not lines:
        raise click.UsageError(
            say("{id}: no plan has figures of it; name one that is in a plan's indicators", id=scope)
        )
    names = [f"{folder} ({_(plan.meta.mode)})" for folder, plan in zip(plans, loaded, strict=True)]
    for text in beside(loaded, names, lines):
        click.echo(text)
