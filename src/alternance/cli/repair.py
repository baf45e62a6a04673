"""`alternance repair`: a plan after the community changed, with as few students moved as can be."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.inputs import COMMUNITY, FOLDER, read_community
from alternance.cli.trouble import IMPOSSIBLE, Trouble
from alternance.text import N_, _, many, say

if TYPE_CHECKING:
    from alternance.planner.repair import Repaired

__all__ = ["command"]


@click.command(
    "repair",
    help=_(
        "Repair a plan in mid-year: an enterprise closed, a student left, seats fell.\n\n"
        "DIR is the community as it is now, PLAN the plan made before. The calendar stays; of the students, fewest "
        "lose their place, and then fewest move. Nobody is moved to where they are not ready.\n\n"
        "Exit code 0: repaired; 1: the repaired plan breaks rules, because the calendar no longer fits; 2: bad input."
    ),
    short_help=_("Repair a plan after a change, with few moves."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.argument("plan", metavar="PLAN", type=FOLDER)
@click.option("--out", type=FOLDER, required=True, help=_("The folder of the repaired plan: new, or a plan's."))
@click.option(
    "--moves", type=click.IntRange(min=0), metavar="K",
    help=_("Placements moved to another position at most; else as few as can be."),
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, community: Path, plan: Path, out: Path, moves: int | None) -> None:
    """Repair, judge, keep, tell."""
    from alternance.cli.keeping import judged, keep
    from alternance.cli.lines import Lines
    from alternance.plan import claim, load
    from alternance.planner.repair import CannotRepairError, repaired

    if out.absolute() == plan.absolute() or (out.exists() and plan.exists() and out.samefile(plan)):
        text = N_("error: {path} holds the plan to be repaired, which is kept. Name another folder for --out")
        raise Trouble(say(text, path=out))
    claim(out)
    before, given = load(plan), read_community(community)
    try:
        found = repaired(given, before, moves, Lines(time.monotonic), time.monotonic)
    except CannotRepairError as error:
        raise Trouble(say("error: {path}: {what}", path=plan, what=error)) from None
    made, verification = judged(given, found.plan)
    page = keep(given, made, out, beside=before)
    for line in _lines(found):
        click.echo(line)
    click.echo(list(verification.lines())[-1])
    click.echo(say("plan: {folder}   open: {page}", folder=out, page=page))
    if verification.violations:
        click.echo(_("What is broken lies in the calendar: it no longer fits the community. Plan anew"), err=True)
        ctx.exit(IMPOSSIBLE)


def _lines(found: Repaired) -> Iterator[str]:
    from alternance.placement import words

    if not found.moves:
        yield _("Nobody has to move")
    for move in found.moves:
        where = {"before": move.before or "–", "after": move.after or "–"}
        yield say("{student}, {block}: {before} → {after}", student=move.student, block=move.block, **where)
        yield from (f"   {words(code)}" for code in move.why)
        if move.before is None:
            yield _("   a place has become free")
        elif not move.why:
            yield _("   makes room for another, or there are fewer seats")
    moved = sum(move.before is not None and move.after is not None for move in found.moves)
    lost = sum(move.after is None for move in found.moves)
    yield say(
        "{moved}, {lost}: {status}",
        moved=many("{n} placement moved", "{n} placements moved", moved),
        lost=many("{n} lost", "{n} lost", lost),
        status=_("proven the fewest") if found.status == "fewest" else _("not proven the fewest"),
    )
