"""`alternance compare`: the indicators of two or more plans side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.beside import beside
from alternance.cli.followed import as_json as entries
from alternance.cli.followed import followed
from alternance.cli.inputs import FOLDER
from alternance.text import _, say

if TYPE_CHECKING:
    from alternance.outcomes import Followed
    from alternance.plan import Plan

__all__ = ["command"]


@click.command(
    "compare",
    help=_(
        "Set the indicators of two or more plans side by side; the best of each is marked.\n\n"
        "What else differs between the plans is told, and where each of them is not the best. Of every action that the "
        "last plan has it is told how it stands, and how the figure that was to change went since the first.\n\n"
        "As JSON: a map from the indicator's id to a value for each plan; null where a plan does not know it."
    ),
    short_help=_("Set plans side by side."),
)
@click.argument("plans", metavar="OUT...", type=FOLDER, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=_("Print a map from indicator to the values."))
@click.option(
    "--of", "scope", metavar="ID", default="all", help=_("Compare only a school, programme, cohort or enterprise.")
)
@click.option(
    "--actions", "only_actions", is_flag=True, help=_("Tell only the actions; as JSON: a list, an entry for each.")
)
def command(plans: tuple[Path, ...], as_json: bool, scope: str, only_actions: bool) -> None:
    """Compare and print."""
    from alternance.outcomes import compare, since
    from alternance.plan import load

    if len(plans) < 2:
        raise click.UsageError(say("{path}: name at least two plans to compare", path=plans[0]))
    loaded = [load(folder) for folder in plans]
    actions = list(since(loaded[0], loaded[-1]))
    if only_actions:
        told = [json.dumps(entries(actions), indent=2, ensure_ascii=False)] if as_json else _told(actions, loaded[-1])
        for text in told:
            click.echo(text)
        return
    lines = compare(*loaded, scope=scope)
    if as_json:
        click.echo(json.dumps({line.id: list(line.values) for line in lines}, indent=2))
        return
    if not lines:
        raise click.UsageError(
            say("{id}: no plan has figures of it; name one that is in a plan's indicators", id=scope)
        )
    names = [f"{folder} ({_(plan.meta.mode)})" for folder, plan in zip(plans, loaded, strict=True)]
    for text in (*beside(loaded, names, lines), *(_told(actions, loaded[-1]) if actions else ())):
        click.echo(text)


def _told(actions: list[Followed], plan: Plan) -> Iterator[str]:
    from alternance.outcomes import on_date

    if not actions:
        yield _("The last of these plans has no actions.")
        return
    yield say("Actions, as they stand on {day}:", day=on_date(plan))
    yield from followed(actions)
