"""`alternance import sheet`: a list that a school has, as rows of a table of its community."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.trouble import Trouble
from alternance.text import _, many, say

if TYPE_CHECKING:
    from alternance.io.any_sheet import Proposal, TakenIn
    from alternance.io.sheet import Sheet

__all__ = ["sheet"]

_FILE = click.Path(path_type=Path)


@click.command(
    "sheet",
    help=_(
        "A list of students, positions, enterprises or anything else (.xlsx) as rows of one table.\n\n"
        "Without --mapping it is told which heading is taken for which column; --propose writes that down. Correct it, "
        "write `confirmed = true` into it and give it back with --mapping: then every row is checked as `check` would, "
        "and with --write the table is written, if no row is wrong.\n\n"
        "Exit code 0: proposed, looked at, or written; 2: a row is wrong, or the mapping is not confirmed."
    ),
    short_help=_("A list that you have as rows of a table."),
)
@click.argument("file", type=_FILE)
@click.option("--table", required=True, metavar="TABLE", help=_("The table: students, positions, organisations …"))
@click.option("--into", type=_FILE, required=True, metavar="DIR", help=_("The folder of the community."))
@click.option("--propose", "proposed", type=_FILE, metavar="NEW.toml", help=_("Write the proposal down, to be edited."))
@click.option("--mapping", type=_FILE, metavar="M.toml", help=_("The proposal, corrected and confirmed."))
@click.option("--write", is_flag=True, help=_("Write the table; without it nothing is changed."))
def sheet(file: Path, table: str, into: Path, proposed: Path | None, mapping: Path | None, write: bool) -> None:
    """Propose, or look, or write."""
    from alternance.community.schema import TABLES
    from alternance.io.any_sheet import ConfirmedError, read_confirmed, take_in

    if table not in TABLES:
        raise Trouble(say("error: there is no table {table}; see docs/data/tables.md", table=table))
    if not into.is_dir():
        raise Trouble(say("error: {path} is no folder of a community; `alternance new` writes one", path=into))
    sheets = _sheets(file)
    if mapping is None:
        if write:
            raise Trouble(_("error: nothing is written that was not confirmed. Use --propose, then --mapping"))
        _propose(sheets, file, table, into, proposed)
        return
    try:
        taken = take_in(sheets, read_confirmed(mapping, table), into)
    except ConfirmedError as error:
        raise Trouble(say("error: {what}", what=error)) from None
    _tell(taken, into, write)


def _sheets(file: Path) -> list[Sheet]:
    from alternance.community.findings import Report
    from alternance.io.problems import Found
    from alternance.io.sheet import read_sheets

    found = Found()
    sheets = read_sheets(file, found)
    if found.fatal or not sheets:
        raise Trouble("\n".join(Report(str(file), found.in_order()).lines()))
    return sheets


def _propose(sheets: list[Sheet], file: Path, table: str, into: Path, out: Path | None) -> None:
    from alternance.io.any_sheet import as_toml, names_of, propose

    proposal = propose(table, sheets, names_of(into))
    if proposal is None:
        raise Trouble(say("error: {file}: no heading looks like a column of {table}", file=file, table=table))
    for line in _lines(proposal):
        click.echo(line)
    if out is None:
        click.echo(_("Nothing is imported. Next: the same with --propose mapping.toml"))
        return
    if out.exists():
        raise Trouble(say("{path}: something is there already; name a new one", path=out))
    out.write_text(as_toml(proposal), encoding="utf-8")
    click.echo(say("{path}: written. Correct it, write confirmed = true, give it back with --mapping", path=out))


def _lines(proposal: Proposal) -> Iterator[str]:
    yield say("{table} from sheet {sheet}, headings in row {row}:", table=proposal.table, sheet=proposal.sheet,
              row=proposal.heading_row)  # fmt: skip
    for column, one in proposal.columns.items():
        facts = {"column": column, "heading": one.heading, "share": one.likely, "why": _(one.why)}
        yield say("  {column} = “{heading}” ({share:.0%}, by {why})", **facts)
    for column in proposal.lacking:
        yield say("  {column} is needed, and no heading looks like it", column=column)
    for heading in proposal.left:
        yield say("  “{heading}” is not read", heading=heading)


def _tell(taken: TakenIn, into: Path, write: bool) -> None:
    for line in taken.report.lines():
        click.echo(line, err=True)
    facts = {"added": taken.added, "changed": taken.changed, "same": taken.same}
    click.echo(say("{added} rows are new, {changed} change one, {same} are there already", **facts))
    if taken.wrong:
        text = many(
            "{n} error on the sheet: nothing is written",
            "{n} errors on the sheet: nothing is written",
            len(taken.wrong),
        )
        raise Trouble(text)
    if write:
        click.echo(say("{path}: written. Next: `alternance check {folder}`", path=taken.write(), folder=into))
    else:
        click.echo(_("No row of the sheet is wrong. Nothing is written yet: add --write"))
