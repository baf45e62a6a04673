"""`alternance modes`: one community planned in every way, beside last year's plan; and what if it were different."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.beside import beside, effects
from alternance.cli.figures_file import write
from alternance.cli.inputs import COMMUNITY, FOLDER, read_community
from alternance.cli.searching import seed, work_limit, workers
from alternance.cli.trouble import IMPOSSIBLE, Trouble
from alternance.text import _, say

if TYPE_CHECKING:
    from alternance.community import Community
    from alternance.plan import Plan
    from alternance.planner import Options
    from alternance.planner.whatif import Way

__all__ = ["command"]


@click.command(
    "modes",
    help=_(
        "Plan a community traditionally, jointly, and jointly with in-post practice only, by the same solver with the "
        "same work, and set the plans side by side.\n\n"
        "OUT gets a folder for each plan, verified and with its report, and modes.csv. With --what-if the community is "
        "also planned with a little more and less of seats, demand and teachers, and without one enterprise.\n\n"
        "Exit code 0: planned; 1: one of the ways has no plan, which is said; 2: bad input."
    ),
    short_help=_("Plan in every mode and set side by side."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.option("--out", type=FOLDER, required=True, help=_("The folder of all plans."))
@click.option("--recorded", type=FOLDER, metavar="PLAN", help=_("A recorded plan of last year, set beside them."))
@click.option("--what-if", "what_if", is_flag=True, help=_("Also plan with a little more and less, see above."))
@click.option(
    "--percent", type=click.IntRange(1, 99), default=10, show_default=True, metavar="N",
    help=_("How much is a little, for --what-if."),
)  # fmt: skip
@click.option("--lost", metavar="ID", help=_("The enterprise lost, for --what-if; by default the one with most seats."))
@work_limit(_("As for `alternance plan`; the same for every plan."))
@workers(_("Cores used."))
@seed
@click.pass_context
def command(
    ctx: click.Context,
    community: Path,
    out: Path,
    recorded: Path | None,
    what_if: bool,
    percent: int,
    lost: str | None,
    work_limit: int | None,
    workers: int,
    seed: int,
) -> None:
    """Plan, keep, set beside."""
    from alternance.plan import load

    last_year = None if recorded is None else load(recorded)
    given = read_community(community)

    from alternance.outcomes import compare
    from alternance.outcomes.scenario import sensitivities
    from alternance.planner import Options
    from alternance.planner.whatif import Way, ways

    try:
        changed = sensitivities(given, percent, lost) if what_if else []  # refused before anything is planned
    except ValueError as error:
        raise Trouble(str(error)) from None
    options = Options("joint", work_limit, workers, seed)
    names, plans = _kept(ways(given), given, options, out)
    if last_year is not None:
        names, plans = [*names, _("recorded")], [*plans, last_year]
    _tell(names, plans)
    for text in beside(plans, names, compare(*plans)):
        click.echo(text)
    write(out / "modes.csv", names, plans)
    if what_if:
        click.echo()
        tried = [(way.scenario.title, _planned(way, options)) for way in (Way(one, "joint") for one in changed)]
        base = plans[names.index(_("joint"))]
        names_if, plans_if = [_("joint"), *(title for title, _made in tried)], [base, *(made for _title, made in tried)]
        _tell(names_if[1:], plans_if[1:])
        for text in effects(names_if, compare(*plans_if)):
            click.echo(text)
        write(out / "what-if.csv", names_if, plans_if)
    if not all(plan["cohorts"].height for plan in plans):
        ctx.exit(IMPOSSIBLE)


def _kept(ways: Sequence[Way], given: Community, options: Options, out: Path) -> tuple[list[str], list[Plan]]:
    """Plan every way and keep it with its report, each set beside the first; return titles and plans."""
    from alternance.cli.keeping import keep
    from alternance.community import save
    from alternance.plan import claim

    for way in ways:
        claim(out / way.scenario.id)
    names: list[str] = []
    plans: list[Plan] = []
    for way in ways:
        made = _planned(way, options)
        if made["cohorts"].height:
            keep(way.scenario.community, made, out / way.scenario.id, beside=plans[0] if plans else None)
            if way.scenario.community is not given:
                save(way.scenario.community, out / f"{way.scenario.id}-community")
        names.append(way.scenario.title)
        plans.append(made)
    return names, plans


def _planned(way: Way, options: Options) -> Plan:
    """Plan and verify."""
    from alternance.cli.keeping import judged
    from alternance.cli.lines import Lines
    from alternance.planner.whatif import planned

    click.echo(say("{way}:", way=way.scenario.title), err=True)
    made = planned(way, options, Lines(time.monotonic), None, time.monotonic)
    if not made["cohorts"].height:
        for reason in made.meta.reasons:
            click.echo(f"- {reason}", err=True)
        return made
    made, found = judged(way.scenario.community, made)
    if found.violations:
        click.echo(_("The plan breaks rules: a fault of Alternance. Please report it, with the community"), err=True)
    return made


def _tell(names: Sequence[str], plans: Sequence[Plan]) -> None:
    """Say which have no plan."""
    for name, plan in zip(names, plans, strict=True):
        if not plan["cohorts"].height:
            click.echo(say("{way}: there is no plan ({status})", way=name, status=_(plan.meta.status)))
