"""`alternance check`: every problem of a community at once."""

from __future__ import annotations

import json
from pathlib import Path

import click

from alternance.cli.inputs import COMMUNITY
from alternance.cli.trouble import BAD_INPUT, Trouble
from alternance.text import _, say

__all__ = ["command"]


@click.command(
    "check",
    help=_(
        "Report every problem of a community at once: file or sheet, row, column, value found, rule, remedy.\n\n"
        "Exit code 0: clean (warnings do not count); 2: there are errors."
    ),
    short_help=_("Report every problem of a community."),
)
@click.argument("path", type=COMMUNITY)
@click.option("--json", "as_json", is_flag=True, help=_("Print the findings as JSON."))
@click.option(
    "--mark", type=click.Path(path_type=Path), metavar="OUT.xlsx",
    help=_("Write the same spreadsheet with two more columns on each sheet: result and what to do."),
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, path: Path, as_json: bool, mark: Path | None) -> None:
    """Check, print, mark."""
    from alternance.community import check

    report = check(path)
    if mark is not None:
        _mark(path, report, mark)
    if as_json:
        click.echo(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
    else:
        for line in report.lines():
            click.echo(line)
        if mark is not None:
            click.echo(say("{path}: the spreadsheet with its findings", path=mark))
    ctx.exit(BAD_INPUT if report.errors else 0)


def _mark(path: Path, report: object, out: Path) -> None:
    from alternance.community import mark

    if not path.is_file():
        raise Trouble(say("error: {path} is no spreadsheet: --mark marks .xlsx files. Leave it out", path=path))
    if out.exists() and out.samefile(path):
        raise Trouble(say("error: {path} is the spreadsheet itself. Name another file for --mark", path=out))
    mark(path, report, out)  # type: ignore[arg-type]
