"""What a doctor would look at: settings, database, disk, clock; what is wrong, and what to do."""

from __future__ import annotations

import datetime as dt
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from alternance.text import N_, say
from alternance_portal.home import Home
from alternance_portal.keeping.state import state
from alternance_portal.rows import kept

__all__ = ["Finding", "checkup"]

#: Free space below which a database may stop in the middle of a day, in bytes.
ROOM = 500_000_000
#: Seconds by which this machine's clock may differ from the database's before sessions and links suffer.
CLOCK = 60


@dataclass(frozen=True)
class Finding:
    """What was looked at, and, where it is not well, the remedy."""

    what: str
    remedy: str = ""


def checkup(home: Home, now: dt.datetime) -> Iterator[Finding]:
    """Yield what was found, in an order in which each rests on those before.

    Parameters
    ----------
    now : datetime.datetime
        This machine's time, with its zone.
    """
    yield _folder(home)
    yield _key(home)
    yield _room(home)
    found = state()
    yield _database(found.standing, found.why)
    if found.standing == "ready":
        yield _clock(now)
        yield _rows()


def _folder(home: Home) -> Finding:
    if not home.path.is_dir():
        return Finding(say("folder: there is no {path}", path=home.path), say("Run `alternance-portal init`"))
    others = stat.S_IMODE(home.path.stat().st_mode) & 0o077
    what = say("folder: {path}", path=home.path)
    return Finding(what, say("Others may look into it: chmod 700 {path}", path=home.path) if others else "")


def _key(home: Home) -> Finding:
    if home.secret():
        return Finding(say("key: there"))
    what = say("key: {path} is not there, so nobody can sign in", path=home.key)
    return Finding(what, say("Run `alternance-portal init`"))


def _room(home: Home) -> Finding:
    place = next(path for path in (home.path, *home.path.absolute().parents) if path.is_dir())
    free = shutil.disk_usage(place).free
    what = say("disk: {free:,.0f} MB free at {path}", free=free / 1e6, path=place)
    return Finding(what, say("Make room: at least {room:,.0f} MB", room=ROOM / 1e6) if free < ROOM else "")


#: How the database stands → what is said, and the remedy.
_STANDINGS = {
    "ready": (N_("database: {kind}, up to date"), ""),
    "empty": (N_("database: {kind}, nothing set up"), N_("Run `alternance-portal init`")),
    "behind": (N_("database: {kind}, of an earlier version ({why})"), N_("Run `alternance-portal init`")),
    "ahead": (N_("database: {kind}, of a later version ({why})"), N_("Install that version of Alternance")),
    "no answer": (N_("database: {kind} does not answer: {why}"), N_("Start it, or correct DATABASE_URL")),
}


def _database(standing: str, why: str) -> Finding:
    what, remedy = _STANDINGS[standing]
    return Finding(say(what, kind=connection.display_name, why=why), say(remedy) if remedy else "")


def _clock(now: dt.datetime) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT CURRENT_TIMESTAMP")
        said = cursor.fetchone()[0]
    theirs = dt.datetime.fromisoformat(said) if isinstance(said, str) else said
    theirs = theirs if theirs.tzinfo else theirs.replace(tzinfo=dt.UTC)
    utc, apart = now.astimezone(dt.UTC), abs((now - theirs).total_seconds())
    what = say("clock: {now:%Y-%m-%d %H:%M} UTC, {apart:.0f} s from the database's", now=utc, apart=apart)
    return Finding(what, say("Let both machines keep time by the network") if apart > CLOCK else "")


def _rows() -> Finding:
    rows = sum(model.objects.count() for model in kept().values())
    if rows:
        return Finding(say("community: {rows:,} rows", rows=rows))
    return Finding(say("community: no rows yet"), say("Run `alternance-portal load FOLDER`"))
