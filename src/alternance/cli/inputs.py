"""What commands read: a community. Whatever is wrong is told whole, and the command ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.trouble import Trouble
from alternance.text import N_, say

if TYPE_CHECKING:
    from alternance.community import Community
    from alternance.plan import Plan

__all__ = ["COMMUNITY", "FOLDER", "read_community", "tell_changed"]

#: A folder or .xlsx file with a community; that it is there is looked at when it is read, with the others' findings.
COMMUNITY = click.Path(path_type=Path)
#: A plan's folder.
FOLDER = click.Path(path_type=Path, file_okay=True)


def read_community(path: Path, to_record: bool = False) -> Community:
    """Read a community.

    Parameters
    ----------
    to_record : bool
        Whether the few tables suffice against which a school's own sheets are read.

    Raises
    ------
    Trouble
        With every finding, when anything is wrong.
    """
    from alternance.community.reading import NEEDED, NEEDED_TO_RECORD, examine

    community, report = examine(path, needed=NEEDED_TO_RECORD if to_record else NEEDED)
    if community is None or report.errors:
        raise Trouble("\n".join(report.lines()))
    if report.warnings:
        text = N_("{path}: {count} warnings; `alternance check {path}` shows them")
        click.echo(say(text, path=path, count=len(report.warnings)), err=True)
    return community


def tell_changed(folder: Path, plan: Plan, community: Community) -> None:
    """Say so where `community` is not, or no longer, the one that the plan in `folder` was made for."""
    if plan.meta.community != community.hash:
        text = N_(
            "{path}: made for another community, or for this one before it was changed; judged by what is there now"
        )
        click.echo(say(text, path=folder), err=True)
