"""`alternance-portal restore`: a backup's rows into an empty portal."""

from __future__ import annotations

from pathlib import Path

import click

from alternance.cli.trouble import Trouble
from alternance.text import _, say
from alternance_portal.cli.ready import portal_ready

__all__ = ["command"]


@click.command(
    "restore",
    help=_(
        "Put the rows of a backup into a portal that was just set up, on either database. All of them, or, when "
        "anything is wrong, none."
    ),
    short_help=_("Put the rows of a backup into an empty portal."),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def command(file: Path) -> None:
    """Read, write."""
    portal_ready()
    from alternance_portal.keeping import BackupError, restore

    try:
        rows = restore(file)
    except BackupError as error:
        raise Trouble(say("error: {what}", what=error)) from error
    click.echo(say("{path}: {rows} rows restored", path=file, rows=sum(rows.values())))
