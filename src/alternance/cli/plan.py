"""`alternance plan`: a community in, a verified plan and its report out."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.inputs import COMMUNITY, FOLDER, read_community
from alternance.cli.searching import seed, time_limit, work_limit, workers
from alternance.cli.trouble import IMPOSSIBLE, Trouble
from alternance.text import _, say

if TYPE_CHECKING:
    from alternance.plan import Plan
    from alternance.planner.options import Mode

__all__ = ["command"]


@click.command(
    "plan",
    help=_(
        "Plan a community: calendar, placement, staffing, gap, indicators; verified, with a report to open.\n\n"
        "Ctrl-C keeps the best plan so far, marked `reproducible: false`; pressed twice it ends at once.\n\n"
        "Exit code 0: planned; 1: impossible, with the reasons; 2: bad input."
    ),
    short_help=_("Plan a community."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.option("--out", type=FOLDER, required=True, help=_("The folder of the plan: new, empty, or a plan's."))
@click.option(
    "--mode", type=click.Choice(["joint", "traditional"]), default="joint", show_default=True,
    help=_("Solved together, or each block at its fixed cycle without asking what was learnt."),
)  # fmt: skip
@work_limit(_("Schedules of a cohort tried at most; by default by the size. The same limit gives the same plan."))
@time_limit(_("Seconds after which the best calendar so far is kept; not reproducible."))
@workers(_("Cores used; never changes the plan."))
@seed
@click.option(
    "--rounds", type=click.IntRange(min=0), default=3, show_default=True, metavar="N",
    help=_("How often at most the calendar is made anew for students without a place."),
)  # fmt: skip
@click.option(
    "--place-everybody", is_flag=True,
    help=_("Give students whom stability leaves out a place too, where there is one; what blocks then is listed."),
)  # fmt: skip
@click.option(
    "--budget", type=click.IntRange(min=0), default=0, show_default=True, metavar="N",
    help=_("What improvements may cost for each programme whose changes are recommended."),
)  # fmt: skip
@click.option(
    "--near", type=FOLDER, metavar="PLAN",
    help=_("A published plan to stay close to: what moves costs, the sooner it is the more."),
)  # fmt: skip
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help=_("With --near: what lies before the week of this day stays as it is."),
)  # fmt: skip
@click.option(
    "--beside", type=FOLDER, metavar="PLAN",
    help=_("Another plan that the report sets beside this one, such as that of the other mode."),
)  # fmt: skip
@click.option(
    "--processes", type=click.IntRange(min=1), metavar="N",
    help=_("Plan parts of the community that share nothing in so many processes; never changes the plan."),
)  # fmt: skip
@click.option(
    "--scheduler", metavar="ADDRESS",
    help=_("Plan such parts on the workers of a Dask scheduler, such as tcp://10.0.0.5:8786; never changes the plan."),
)  # fmt: skip
@click.option(
    "--apply", "advice", type=click.Path(path_type=Path, dir_okay=False), multiple=True, metavar="FILE",
    help=_("Plan the community as it would be with this recommendation; may be given for several programmes."),
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    community: Path,
    out: Path,
    mode: Mode,
    work_limit: int | None,
    time_limit: float | None,
    workers: int,
    seed: int,
    rounds: int,
    place_everybody: bool,
    budget: int,
    near: Path | None,
    today: dt.datetime | None,
    beside: Path | None,
    processes: int | None,
    scheduler: str | None,
    advice: tuple[Path, ...],
) -> None:
    """Plan, judge, keep, tell."""
    from alternance.cli.keeping import judged, keep
    from alternance.cli.lines import Lines
    from alternance.cli.running import executor
    from alternance.cli.stopping import Stop
    from alternance.cli.summary import summary
    from alternance.plan import claim

    claim(out)
    with Stop(time_limit, time.monotonic) as stop:
        given = read_community(community)
        if advice:
            from alternance.cli.applying import applied

            given = applied(given, advice)

        from alternance.planner import Options, plan

        published, other = _plan(near), _plan(beside)
        day = _day(today, near)
        options = Options(mode, work_limit, workers, seed, rounds, published, day, place_everybody, budget)
        where = executor(processes, scheduler)
        made = plan(given, options, Lines(time.monotonic), stop, time.monotonic, where)
        if made.meta.status in ("impossible", "not found"):
            _tell_why(made, out)
            ctx.exit(IMPOSSIBLE)
        made, verification = judged(given, made)
        page = keep(given, made, out, beside=other)
    click.echo(
        say("{title}, {mode}: {status}", title=made.meta.title, mode=_(made.meta.mode), status=_(made.meta.status))
    )
    for line in summary(made):
        click.echo(line)
    click.echo(list(verification.lines())[-1])
    click.echo(say("plan: {folder}   open: {page}", folder=out, page=page))
    if verification.violations:
        click.echo(_("The plan breaks rules: a fault of Alternance. Please report it, with the community"), err=True)
        ctx.exit(IMPOSSIBLE)


def _plan(folder: Path | None) -> Plan | None:
    from alternance.plan import load

    return None if folder is None else load(folder)


def _day(today: dt.datetime | None, near: Path | None) -> dt.date | None:
    if today is not None and near is None:
        raise Trouble(_("error: --today says from when on a published plan may change. Name it with --near"))
    return None if today is None else today.date()


def _tell_why(made: Plan, out: Path) -> None:
    impossible = made.meta.status == "impossible"
    click.echo(_("There is no plan:") if impossible else _("No plan was found:"), err=True)
    for reason in made.meta.reasons:
        click.echo(f"- {reason}", err=True)
    if made.meta.changes:
        click.echo(_("What would do:"), err=True)
        for change in made.meta.changes:
            click.echo(f"- {change}", err=True)
    click.echo(say("Nothing was written to {path}", path=out), err=True)
