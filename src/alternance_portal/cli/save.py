"""`alternance-portal save`: the portal's community as a folder."""

from __future__ import annotations

from pathlib import Path

import click

from alternance.cli.trouble import Trouble
from alternance.text import _, say
from alternance_portal.cli.ready import portal_ready

__all__ = ["command"]


@click.command(
    "save",
    help=_("Write the portal's community to a folder, as `alternance plan` reads it."),
    short_help=_("Write the portal's community to a folder."),
)
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Read all rows, write."""
    portal_ready()
    from alternance.community import save
    from alternance_portal.plans.snapshot import NoCommunityError, snapshot

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble(say("error: {path} is there already, and not empty. Name a new folder", path=folder))
    try:
        community = snapshot()
    except NoCommunityError as error:
        text = _("error: the portal has no community yet. `alternance-portal load FOLDER` brings one in")
        raise Trouble(text) from error
    save(community, folder)
    click.echo(say("{path}: {title}", path=folder, title=community.meta.title))
