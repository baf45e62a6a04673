"""`alternance import`: what others publish as the beginning of a community."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.import_sheet import sheet
from alternance.cli.import_untis import untis
from alternance.cli.inputs import COMMUNITY, read_community
from alternance.cli.trouble import Trouble
from alternance.text import N_, _, many, say

if TYPE_CHECKING:
    from alternance.community import Community

__all__ = ["command"]

_FILE = click.Path(path_type=Path)
_OUT = click.option(
    "--out", type=_FILE, required=True, help=_("The folder to write, new or empty, or a new .xlsx file.")
)
_FROM = click.option(
    "--first-week", type=click.DateTime(["%Y-%m-%d"]), metavar="MONDAY",
    help=_("First week of the new community's horizon; else the next Monday."),
)  # fmt: skip


@click.group(
    "import",
    help=_(
        "Begin a community with what others publish.\n\n"
        "What was not understood is told row by row; cells that the source leaves empty stay empty, and "
        "`alternance check` then says which of them planning needs."
    ),
    short_help=_("Begin a community with what others publish."),
)
def command() -> None:
    """Choose a source."""


@command.command(
    "us-standard",
    help=_(
        "A US occupation standard (.xlsx: Details, WorkProcesses, RelatedInstruction, WageSchedule) as a programme.\n\n"
        "Exit code 0: written; 2: no such workbook."
    ),
    short_help=_("A US occupation standard as a programme."),
)
@click.argument("file", type=_FILE)
@_OUT
@_FROM
def us_standard(file: Path, out: Path, first_week: dt.datetime | None) -> None:
    """Read, tell, write."""
    from alternance.io.us_standard import StandardError, read_standard

    try:
        standard = read_standard(file, _monday(first_week))
    except StandardError as error:
        raise Trouble(say("error: {what}", what=error)) from None
    _keep(standard.community, standard.notes, out)


@command.command(
    "case",
    help=_("A CASE 1.1 package (.json) as the aims of a programme.\n\nExit code 0: written; 2: no such package."),
    short_help=_("A CASE 1.1 package as the aims of a programme."),
)
@click.argument("file", type=_FILE)
@_OUT
@_FROM
def case(file: Path, out: Path, first_week: dt.datetime | None) -> None:
    """Read, tell, write."""
    from alternance.framework import CaseError, read_case
    from alternance.io.case_aims import case_aims

    try:
        community, notes = case_aims(read_case(file), _monday(first_week))
    except CaseError as error:
        raise Trouble(say("error: {what}", what=error)) from None
    _keep(community, notes, out)


@command.command(
    "travel",
    help=_(
        "Travel times (.csv or .xlsx) as rows of the table `travel`: a matrix of students and sites, or long rows "
        "headed student, site, minutes.\n\n"
        "Each cell that was not understood is told with its row and column, and left out.\n\n"
        "Exit code 0: written; 2: no such file, or no travel times."
    ),
    short_help=_("Travel times from a matrix."),
)
@click.argument("file", type=_FILE)
@click.option("--community", type=COMMUNITY, required=True, help=_("The community whose students and sites they are."))
@click.option("--out", type=_FILE, required=True, metavar="FILE.csv", help=_("The new .csv file of the table."))
def travel(file: Path, community: Path, out: Path) -> None:
    """Read, tell, write."""
    import polars as pl

    from alternance.io.travel import MatrixError, read_matrix, travel_times

    if out.exists():
        raise Trouble(say("{path}: something is there already; name a new one", path=out))
    try:
        found = travel_times(read_matrix(file), read_community(community))
    except MatrixError as error:
        raise Trouble(say("error: {what}", what=error)) from None
    for line in found.notes:
        click.echo(line, err=True)
    pl.DataFrame(found.rows, schema={"student": pl.String, "site": pl.String, "minutes": pl.Int64}).write_csv(out)
    told = many("{n} cell was not understood", "{n} cells were not understood", len(found.notes))
    click.echo(say("{path}: written ({rows} rows)", path=out, rows=len(found.minutes)))
    click.echo(say("{notes}. Next: put it into the community as travel.csv", notes=told))


command.add_command(sheet)
command.add_command(untis)


def _monday(said: dt.datetime | None) -> dt.date:
    """Return the Monday that was said, or the next one."""
    if said is None:
        today = dt.date.today()
        return today + dt.timedelta(days=-today.weekday() % 7)
    if said.weekday():
        text = N_("--first-week {day} is no Monday; the week begins on {monday}")
        raise Trouble(say(text, day=said.date(), monday=said.date() - dt.timedelta(days=said.weekday())))
    return said.date()


def _keep(community: Community, notes: Sequence[str], out: Path) -> None:
    """Write the community, never over something that is there, and tell what was not understood."""
    from alternance.community import save, write_workbook

    if out.is_file() or (out.is_dir() and any(out.iterdir())):
        raise Trouble(say("{path}: something is there already; name a new one", path=out))
    if out.suffix.lower() == ".xlsx":
        write_workbook(community, out)
    else:
        save(community, out)
    for line in notes:
        click.echo(line, err=True)
    rows = ", ".join(f"{name} {table.height}" for name, table in community.tables.items() if table.height)
    click.echo(say("{path}: written ({rows})", path=out, rows=rows))
    told = many(
        "{n} thing was not understood or is missing", "{n} things were not understood or are missing", len(notes)
    )
    click.echo(say("{notes}. Next: `alternance check {path}`", notes=told, path=out))
