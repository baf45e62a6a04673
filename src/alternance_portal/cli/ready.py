"""What a command needs before it may touch rows: Django, a folder, a database that is up to date."""

from __future__ import annotations

import os

from alternance.cli.trouble import Trouble
from alternance.text import N_, say
from alternance_portal.home import home

__all__ = ["django_ready", "portal_ready"]

#: How the database stands → what is said of it.
_TROUBLES = {
    "no answer": N_("error: the database does not answer: {why}. Start it, or correct DATABASE_URL"),
    "empty": N_("error: there is no portal yet ({home}). Run `alternance-portal init`"),
    "behind": N_("error: the database is of an earlier version ({why}). Run `alternance-portal init`"),
    "ahead": N_("error: the database is of a later version ({why}). Install that version of Alternance"),
}  # fmt: skip


def django_ready() -> None:
    """Let Django read its settings and load the apps."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alternance_portal.settings")
    django.setup()


def portal_ready() -> None:
    """Do so where the portal is set up.

    Raises
    ------
    Trouble
        Where it is not, or its database is of another version or does not answer.
    """
    django_ready()
    from alternance_portal.keeping import state

    found = state()
    if found.standing != "ready":
        raise Trouble(say(_TROUBLES[found.standing], why=found.why, home=home().path))
