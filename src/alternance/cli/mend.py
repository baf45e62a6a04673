"""`alternance mend`: the three moves that together do most against working before learning."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.inputs import COMMUNITY, FOLDER, read_community, tell_changed
from alternance.cli.lines import Lines
from alternance.cli.searching import work_limit
from alternance.cli.trouble import Trouble
from alternance.text import N_, _, say

if TYPE_CHECKING:
    from alternance.mend import Result
    from alternance.plan import Plan

__all__ = ["command"]

_STAGE = N_("mend")
#: Rules that look at every student and position of a batch: they are asked of what keeps all others.
_SLOW = frozenset({"stable", "opens-with-enough", "groups-together", "kept-seats-said"})
#: Plans verified at most, by default: so many, and fewer the more stays each of them has.
_MOST, _STAYS = 300, 60_000


@click.command(
    "mend",
    help=_(
        "Propose the three moves that together remove most red weeks: each removes some and breaks nothing new.\n\n"
        "DIR is the community, OUT a recorded plan. A move shifts one block, shifts or swaps modules, or makes the "
        "first days of a phase instruction, for one class.\n\n"
        "Exit code 0: told, and written to NEW; 2: bad input."
    ),
    short_help=_("Propose the moves that remove most red weeks."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.argument("out", metavar="OUT", type=FOLDER)
@click.option("--out", "new", type=FOLDER, required=True, metavar="NEW", help=_("The folder of the mended plan."))
@work_limit(_("Plans verified at most; by default by the size. The same limit gives the same moves."))
def command(community: Path, out: Path, new: Path, work_limit: int | None) -> None:
    """Search, tell, keep the mended plan."""
    from alternance import mend
    from alternance.cli.keeping import judged, keep
    from alternance.plan import claim, load
    from alternance.planner import Progress, counted
    from alternance.verify import RULES, verify

    if new.absolute() == out.absolute() or (new.exists() and out.exists() and new.samefile(out)):
        raise Trouble(
            say("error: {path} holds the plan to be mended, which is kept. Name another folder for --out", path=new)
        )
    claim(new)
    plan = load(out)
    given = read_community(community, to_record=plan.meta.kind == "recorded")
    tell_changed(out, plan, given)
    quick = [rule for rule in RULES if rule.id not in _SLOW]
    problem = mend.build(
        given,
        plan,
        lambda tried: verify(given, tried).counts(),
        quick=lambda tried: verify(given, tried, quick).counts(),
        checks_most=work_limit or _checks(plan),
    )
    lines = Lines(time.monotonic)
    result = mend.solve(problem, lambda text: lines(Progress(_STAGE, text)))
    mended = mend.apply(plan, result.moves)
    mended, _found = judged(given, mended.with_tables(**counted(given, mended)))
    page = keep(given, mended, new, beside=plan)
    for line in _lines(result):
        click.echo(line)
    click.echo(say("plan: {folder}   open: {page}", folder=new, page=page))


def _checks(plan: Plan) -> int:
    return max(12, min(_MOST, _STAYS // max(1, plan["placements"].height)))


def _lines(result: Result) -> Iterator[str]:
    if not result.before:
        yield _("There are no red weeks: nobody worked before learning. Nothing need be moved")
        return
    yield say("{count} red student-weeks: students working alone at what they had not been taught", count=result.before)
    for number, move in enumerate(result.moves, start=1):
        yield f"{number}. {move.words}"
        text = N_("   removes {removed} red student-weeks, moves {size:,g} student-weeks")
        yield say(text, removed=move.removed, size=move.size)
    share = 1 - result.after / result.before
    yield say("{after} of {before} remain: {share:.0%} removed", after=result.after, before=result.before, share=share)
    if not result.moves:
        yield _("No single move removes red weeks and breaks nothing; `alternance plan` makes the year anew")
    elif result.under_half:
        yield _("That is under half: single moves are not enough; `alternance plan` makes the year anew")
    if result.status == "cut short":
        yield _("The search stopped at its work limit: there may be better moves")
