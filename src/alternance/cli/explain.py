"""`alternance explain`: why a student is, or is not, at a position."""

from __future__ import annotations

from pathlib import Path

import click

from alternance.cli.inputs import COMMUNITY, FOLDER, read_community, tell_changed
from alternance.cli.trouble import Trouble
from alternance.text import _, say

__all__ = ["command"]


@click.command(
    "explain",
    help=_(
        "Say why a student is, or is not, at a position for a block: not eligible and for which reasons, or full and "
        "with whom, or somewhere the student likes better.\n\n"
        "Exit code 0: answered; 2: there is no such student, block or position in the plan."
    ),
    short_help=_("Say why a student is, or is not, at a position."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.argument("plan_folder", metavar="PLAN", type=FOLDER)
@click.option("--student", required=True, metavar="ID", help=_("The student's id."))
@click.option("--block", required=True, metavar="ID", help=_("The practice block's id."))
@click.option(
    "--position", "positions", multiple=True, metavar="ID",
    help=_("The position's id; it may be given several times. Without it every position that serves the block."),
)  # fmt: skip
def command(community: Path, plan_folder: Path, student: str, block: str, positions: tuple[str, ...]) -> None:
    """Read, ask, tell."""
    from alternance.plan import load
    from alternance.planner import explain

    given, plan = read_community(community), load(plan_folder)
    tell_changed(plan_folder, plan, given)
    try:
        answers = explain(given, plan, student, block, positions or given["positions"]["id"].to_list())
    except KeyError as error:
        raise Trouble(say("error: {what}", what=error.args[0])) from None
    for position, found in answers.items():
        if positions or "other-block" not in found.reasons:
            click.echo(say("{position}: {why}", position=position, why="; ".join(found.lines)))
