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

__all__ = ["command"]

_FILE = click.Path(path_type=Path)


@click.command(
    "record",
    help=_(
        "Read last year's sheets, as they are, as a plan that can be judged like a computed one.\n\n"
        "DIR says what their words mean; it needs only programmes, aims, modules, module_aims, blocks, phases and "
        "phase_aims. Nothing is half-read: what was not understood is told at once, and then there is no plan.\n\n"
        "--propose writes down which of your headings may be which field, for you to correct, confirm and give back "
        "with --mapping; it records nothing.\n\n"
        "Exit code 0: recorded, or proposed; 2: something was not understood."
    ),
    short_help=_("Read last year's sheets as a plan."),
)
@click.option(
    "--calendar", type=_FILE, required=True, help=_("The sheet of classes, modules, practice and weeks (.xlsx).")
)
@click.option("--placements", type=_FILE, help=_("Who was where (.xlsx)."))
@click.option("--mapping", type=_FILE, help=_("What the sheets do not say (.toml); see docs/record.md."))
@click.option("--propose", type=_FILE, metavar="NEW.toml", help=_("Write down what your headings may mean."))
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.option("--out", type=FOLDER, help=_("The folder of the plan: new, empty, or a plan's."))
def command(
    calendar: Path,
    placements: Path | None,
    mapping: Path | None,
    propose: Path | None,
    community: Path,
    out: Path | None,
) -> None:
    """Read, judge, keep, tell; or propose."""
    if propose is not None:
        _propose(calendar, placements, community, propose)
        return
    if out is None:
        raise Trouble(_("error: the plan needs a folder. Name it with --out"))
    _record(calendar, placements, mapping, community, out)


def _propose(calendar: Path, placements: Path | None, community: Path, out: Path) -> None:
    from alternance.io.proposed_headings import mapping_text
    from alternance.io.record import proposed

    found, report = proposed(calendar, placements, read_community(community, to_record=True))
    if report.errors:
        raise Trouble("\n".join(report.lines()))
    if out.exists():
        raise Trouble(say("{path}: something is there already; name a new one", path=out))
    for field, one in ((field, one) for field, own in found.items() for one in own):
        facts = {"field": field, "heading": one.heading, "share": one.likely, "sheet": one.sheet}
        click.echo(say("  {field} = “{heading}” ({share:.0%}, sheet {sheet})", **facts))
    out.write_text(mapping_text(found), encoding="utf-8")
    click.echo(say("{path}: written. Correct it, write confirmed = true, give it back with --mapping", path=out))


def _record(calendar: Path, placements: Path | None, mapping: Path | None, community: Path, out: Path) -> None:
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
