"""`alternance export`: a plan handed out as page, spreadsheet and calendars."""

from __future__ import annotations

from pathlib import Path

import click

from alternance.cli.inputs import COMMUNITY, FOLDER, read_community, tell_changed
from alternance.text import LANGUAGES, _, many, say

__all__ = ["command"]


@click.command(
    "export",
    help=_(
        "Hand a plan out: the report, a spreadsheet with a sheet a table, and a calendar file for each cohort, teacher "
        "and position.\n\n"
        "DIR is the community, OUT the plan. Handed out again into the same folder, entries of the calendars keep "
        "their ids: calendars that took them in before are brought up to date.\n\n"
        "Exit code 0: written; 2: bad input."
    ),
    short_help=_("Hand a plan out: report, spreadsheet, calendars."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.argument("plan_folder", metavar="OUT", type=FOLDER)
@click.option(
    "--out", "to", type=FOLDER, required=True, metavar="NEW",
    help=_("The folder to hand out: new, empty, or one handed out before."),
)  # fmt: skip
@click.option(
    "--language", type=click.Choice(list(LANGUAGES)), help=_("The language; by default yours, where it is known.")
)
@click.option(
    "--beside", type=FOLDER, metavar="OTHER", help=_("Another plan, whose indicators the report sets beside.")
)
def command(community: Path, plan_folder: Path, to: Path, language: str | None, beside: Path | None) -> None:
    """Load, write, tell."""
    from alternance.plan import load
    from alternance.report import export

    plan, other = load(plan_folder), load(beside) if beside else None
    given = read_community(community, to_record=plan.meta.kind == "recorded")
    tell_changed(plan_folder, plan, given)
    for name, files in export(given, plan, to, beside=other, language=language).items():
        path = to / name
        click.echo(say("{path}: {files}", path=path, files=many("{n} file", "{n} files", files)))
