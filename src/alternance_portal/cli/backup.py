"""`alternance-portal backup`: all rows in one file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from alternance.cli.trouble import Trouble
from alternance.text import _, say
from alternance_portal.cli.ready import portal_ready

__all__ = ["command"]


@click.command(
    "backup",
    help=_(
        "Write all rows to one file, as of one moment; the portal may go on meanwhile. The file suits either "
        "database. It holds personal data: keep it where only those may read it who may read the portal."
    ),
    short_help=_("Write all rows to one file."),
)
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Write."""
    portal_ready()
    from alternance_portal.keeping import back_up

    try:
        rows = back_up(file, dt.datetime.now(dt.UTC))
    except FileExistsError as error:
        raise Trouble(say("error: {path} is there already. Name a new file", path=file)) from error
    click.echo(say("{path}: {rows} rows", path=file, rows=sum(rows.values())))
