"""`alternance verify`: every rule recomputed from the raw tables."""

from __future__ import annotations

import json
from pathlib import Path

import click

from alternance.cli.inputs import COMMUNITY, FOLDER, read_community
from alternance.cli.trouble import NOT_CHECKED, VIOLATIONS
from alternance.text import _

__all__ = ["command"]


@click.command(
    "verify",
    help=_(
        "Recompute every rule of a plan from the raw tables, with code that shares nothing with what made it.\n\n"
        "DIR is the community, OUT the plan. A rule that the plan's mode does not keep is counted in red weeks.\n\n"
        "Exit code 0: no violations; 1: violations; 2: bad input; 3: something could not be checked for want of data."
    ),
    short_help=_("Recompute every rule of a plan."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.argument("out", metavar="OUT", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help=_("Print the findings as JSON."))
@click.pass_context
def command(ctx: click.Context, community: Path, out: Path, as_json: bool) -> None:
    """Verify and print; the last line counts the violations."""
    from alternance.plan import load
    from alternance.verify import verify

    plan = load(out, whole=False)
    given = read_community(community, to_record=plan.meta.kind == "recorded")
    found = verify(given, plan)
    if as_json:
        click.echo(json.dumps(found.as_json(), indent=2, ensure_ascii=False))
    else:
        for line in found.lines():
            click.echo(line)
    if found.violations:
        ctx.exit(VIOLATIONS)
    ctx.exit(NOT_CHECKED if found.unchecked else 0)
