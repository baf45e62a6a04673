"""`alternance-portal doctor`: what is wrong, and what to do."""

from __future__ import annotations

import datetime as dt

import click

from alternance.text import _, say
from alternance_portal.cli.ready import django_ready
from alternance_portal.home import home

__all__ = ["command"]


@click.command(
    "doctor",
    help=_("Look at settings, database, disk and clock: what is wrong, and what to do.\n\nExit code 1: something is."),
    short_help=_("Say what is wrong, and what to do."),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Look, tell."""
    django_ready()
    from alternance_portal.keeping import checkup

    ill = False
    for found in checkup(home(), dt.datetime.now(dt.UTC)):
        ill |= bool(found.remedy)
        text = _("wrong  {what}. {remedy}") if found.remedy else _("well   {what}")
        click.echo(say(text, what=found.what, remedy=found.remedy))
    ctx.exit(1 if ill else 0)
