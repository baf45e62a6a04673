"""`alternance-portal init`: a portal to begin with, or an older one brought up to date."""

from __future__ import annotations

import click

from alternance.cli.trouble import Trouble
from alternance.text import _, say
from alternance_portal.cli.ready import django_ready
from alternance_portal.home import home

__all__ = ["command"]


@click.command(
    "init",
    help=_("Set up the portal: its folder, its key, its database. Run again, it brings an older one up to date."),
    short_help=_("Set up the portal, or bring it up to date."),
)
def command() -> None:
    """Make the folder, then the tables."""
    home().make()
    django_ready()
    from django.core.management import call_command

    from alternance_portal.keeping import state

    before = state()
    if before.standing in ("no answer", "ahead"):
        from alternance_portal.cli.ready import portal_ready

        portal_ready()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    after = state()
    if after.standing != "ready":
        raise Trouble(say("error: the tables could not be made: {why}", why=after.why))
    texts = {
        "empty": _("the portal is set up in {home}; `alternance-portal load FOLDER` brings a community in"),
        "behind": _("the portal in {home} is up to date again"),
        "ready": _("the portal in {home} was set up and up to date"),
    }
    click.echo(say(texts[before.standing], home=home().path))
