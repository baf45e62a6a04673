"""`alternance new`: an empty community to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from alternance.cli.inputs import COMMUNITY
from alternance.text import _, say

__all__ = ["command"]


@click.command(
    "new",
    help=_(
        "Write an empty community to fill in, with every heading explained.\n\n"
        "PATH is a folder (a CSV file a table) or a file whose name ends in .xlsx (a sheet a table, allowed values as "
        "drop-downs)."
    ),
    short_help=_("Write an empty community to fill in."),
)
@click.argument("path", type=COMMUNITY)
def command(path: Path) -> None:
    """Write it, never over something that is there."""
    from alternance.cli.trouble import Trouble
    from alternance.community import new

    try:
        new(path)
    except (OSError, ValueError) as error:
        raise Trouble(say("error: {what}", what=error)) from None
    click.echo(say("{path}: written. Fill it in, then `alternance check {path}`", path=path))
