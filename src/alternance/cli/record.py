"""`alternance record`: a school's real sheets as a recorded plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.inputs import COMMUNITY, FOLDER, read_community
from alternance.cli.summary import summary
from alternance.cli.trouble import Trouble
from alternance.text import _, say

if TYPE_CHECKING:
    from alternance.plan import Plan

if TYPE_CHECKING:
    from alternance.plan import Plan

__all__ = ["command"]

_FILE = click.Path(path_type=Path)


@click.command(
    "record",
    help=_(
        "Read last year's sheets, as they are, as a plan that can be judged like a computed one.\n\n"
        "DIR says what their words mean; it needs only programmes, aims, modules, module_aims, blocks, phases and "
        "phase_aims. Nothing is half-read: what was not understood is told at once, and then there is no plan.\n\n"
        "Exit code 0: recorded; 2: something was not understood."
    ),
    short_help=_("Read last year's sheets as a plan."),
)
@click.option(
    "--calendar", type=_FILE, required=True, help=_("The sheet of classes, modules, practice and weeks (.xlsx).")
)
@click.option("--placements", type=_FILE, help=_("Who was where (.xlsx)."))
@click.option("--mapping", type=_FILE, help=_("What the sheets do not say (.toml); see docs/record.md."))
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.option("--out", type=FOLDER, required=True, help=_("The folder of the plan: new, empty, or a plan's."))
def command(calendar: Path, placements: Path | None, mapping: Path | None, community: Path, out: Path) -> None:
    """Read, judge, keep, tell."""
    from alternance.cli.keeping import judged, keep
    from alternance.io.record import RecordError, record
    from alternance.plan import claim
    from alternance.planner import counted

    claim(out)
    given = read_community(community, to_record=True)
    try:
        plan = record(calendar, placements, given, mapping)
    except RecordError as error:
        raise Trouble("\n".join(error.report.lines())) from None
    plan, _found = judged(given, plan.with_tables(**counted(given, plan)))
    page = keep(given, plan, out)
    for row in plan["warnings"].iter_rows(named=True):
        click.echo(say("{place}: {message}. {remedy}", **row), err=True)
    click.echo(_size(plan))
    for line in summary(plan):
        click.echo(line)
    click.echo(say("plan: {folder}   open: {page}", folder=out, page=page))
    click.echo(say("Next: `alternance mend {community} {folder} --out ...`", community=community, folder=out))


def _size(plan: Plan) -> str:
    return say(
        "{title}: {classes} classes, {students} students, {weeks} weeks",
        title=plan.meta.title,
        classes=plan["cohorts"].height,
        students=plan["cohorts"]["size"].sum(),
        weeks=plan.meta.weeks,
    )
