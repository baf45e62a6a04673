"""`alternance import untis`: lessons of a school's timetable as a recorded plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.asked_weeks import asked_weeks, weeks_options
from alternance.cli.inputs import COMMUNITY, FOLDER, read_community
from alternance.cli.summary import summary
from alternance.cli.trouble import Trouble
from alternance.text import _, many, say

if TYPE_CHECKING:
    from alternance.community import Community
    from alternance.plan import Plan

__all__ = ["untis"]

_FILE = click.Path(path_type=Path)


@click.command(
    "untis",
    help=_(
        "Lessons as Untis exports them (GPU002.TXT) as a plan that can be judged like a computed one.\n\n"
        "With --plan, practice and placements are those of that plan, and its lessons are replaced: so `alternance "
        "verify` judges what the timetabler changed. Classes and subjects that the community does not know are left "
        "out and told; where a lesson of the community is not understood, there is no plan.\n\n"
        "Exit code 0: written; 2: something was not understood."
    ),
    short_help=_("Lessons of a timetable as a recorded plan."),
)
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option("--community", type=COMMUNITY, required=True, help=_("The community whose classes and modules they are."))
@click.option("--plan", "before", type=FOLDER, help=_("The plan whose practice and placements stay."))
@click.option("--mapping", type=_FILE, help=_("What names mean (.toml): [classes], [items], [teachers]."))
@click.option("--school", metavar="SCHOOL", help=_("Only classes of this school, by its id."))
@weeks_options
@click.option(
    "--encoding", type=click.Choice(["utf-8", "windows-1252", "gb18030"]),
    help=_("How letters are written; by default it is found out."),
)  # fmt: skip
@click.option("--out", type=FOLDER, required=True, help=_("The folder of the plan: new, empty, or a plan's."))
def untis(
    files: tuple[Path, ...], community: Path, before: Path | None, mapping: Path | None, school: str | None,
    first: dt.datetime | None, last: dt.datetime | None, part: int | None, encoding: str | None, out: Path,
) -> None:  # fmt: skip
    """Read, judge, keep, tell."""
    from alternance.cli.keeping import judged, keep
    from alternance.io.untis import read_lessons
    from alternance.plan import claim, load
    from alternance.planner import counted

    claim(out)
    base = load(before) if before else None
    given = read_community(community, to_record=base is not None and base.meta.kind == "recorded")
    weeks = _weeks(given, base, school, first, last, part)
    plan, report = read_lessons(files, given, base, weeks=weeks, mapping=mapping, school=school, encoding=encoding)
    if plan is None:
        raise Trouble("\n".join(report.lines()))
    for line in report.lines() if report.findings else ():
        click.echo(line, err=True)
    plan, _found = judged(given, plan.with_tables(**counted(given, plan)))
    page = keep(given, plan, out, base)
    facts = {
        "classes": many("{n} class", "{n} classes", plan["sections"]["cohort"].n_unique()),
        "lessons": many("{n} run of lessons", "{n} runs of lessons", plan["sessions"].height),
    }
    click.echo(say("{title}: {lessons} for {classes}", title=plan.meta.title, **facts))
    for line in summary(plan):
        click.echo(line)
    click.echo(say("plan: {folder}   open: {page}", folder=out, page=page))
    click.echo(say("Next: `alternance verify {community} {folder}`", community=community, folder=out))


def _weeks(
    community: Community, plan: Plan | None, school: str | None, first: dt.datetime | None, last: dt.datetime | None,
    part: int | None,
) -> tuple[dt.date, dt.date] | None:  # fmt: skip
    """Return the Mondays of the first and last week that are read; None: all."""
    if not (first or last or part):
        return None
    if part and school is None:
        raise Trouble(_("error: --part is counted by a school; name it with --school"))
    horizon = community.horizon if plan is None else plan.horizon
    whole = horizon.first_week, horizon.monday(horizon.weeks - 1)
    return asked_weeks(community, school or "", whole, first, last, part)
