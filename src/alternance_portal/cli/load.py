"""`alternance-portal load`: a community into the portal."""

from __future__ import annotations

from pathlib import Path

import click

from alternance.cli.inputs import COMMUNITY, read_community
from alternance.text import _, say
from alternance_portal.cli.ready import portal_ready

__all__ = ["command"]


@click.command(
    "load",
    help=_(
        "Bring a community in: a folder or a spreadsheet. Rows are known by their ids: new ones are added, known ones "
        "changed, and what the input lacks goes, unless `--keep`. All of it, or, when anything is wrong, nothing."
    ),
    short_help=_("Bring a community in."),
)
@click.argument("path", type=COMMUNITY)
@click.option("--dry-run", is_flag=True, help=_("Only say what would change."))
@click.option("--keep", is_flag=True, help=_("Keep rows that the input lacks."))
def command(path: Path, dry_run: bool, keep: bool) -> None:
    """Read, compare, write."""
    community = read_community(path)
    portal_ready()
    from alternance_portal.plans.snapshot import differences, put

    found = differences(community) if dry_run else put(community, removing=not keep)
    for table, changed in found.items():
        text = _("{table}: {added} added, {changed} changed, {removed} removed")
        removed = 0 if keep else changed.removed.height
        click.echo(say(text, table=table, added=changed.added.height, changed=changed.changed.height, removed=removed))
    if not found:
        click.echo(_("nothing changes: the portal has exactly these rows"))
    elif dry_run:
        click.echo(_("nothing was written; leave --dry-run out to bring it in"))
