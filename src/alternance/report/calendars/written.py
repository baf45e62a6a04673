"""A calendar as bytes of an .ics file: nothing of the clock, each change numbered after what was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from icalendar import Calendar, Event

from alternance.report.calendars.entry import Entry
from alternance.report.calendars.published import CANCELLED, Published, said

__all__ = ["written"]

PRODUCT = "-//Alternance//Plan of an enterprise school community//EN"
SECOND = dt.timedelta(seconds=1)


def written(title: str, entries: Mapping[str, Entry], before: Mapping[str, Published], since: dt.datetime) -> bytes:
    """Return the calendar called `title`.

    Parameters
    ----------
    entries : mapping of str to Entry
        By their ids.
    before : mapping of str to Published
        What stood in the file before. What is the same keeps number and stamp; what changed gets the next; what is not
        planned any more is cancelled, for those who took the file into their own calendar.
    since : datetime.datetime
        Stamp of what is published for the first time (in UTC).
    """
    calendar = Calendar()
    for name, value in (("PRODID", PRODUCT), ("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")):
        calendar.add(name, value)
    calendar.add("NAME", title)
    calendar.add("X-WR-CALNAME", title)
    events = {uid: _event(uid, entry) for uid, entry in entries.items()}
    events |= {uid: _cancelled(old) for uid, old in before.items() if uid not in events}
    for uid, event in events.items():
        _number(event, before.get(uid), since)
    for uid in sorted(events, key=lambda uid: (events[uid]["DTSTART"].to_ical(), uid)):
        calendar.add_component(events[uid])
    content: bytes = calendar.to_ical()
    return content


def _event(uid: str, entry: Entry) -> Event:
    event = Event()
    event.add("UID", uid)
    event.add("SUMMARY", entry.summary)
    event.add("DTSTART", entry.first)
    event.add("DTEND", entry.end)
    for name, text in (("DESCRIPTION", entry.description), ("LOCATION", entry.location)):
        if text:
            event.add(name, text)
    event.add("TRANSP", "OPAQUE" if entry.busy else "TRANSPARENT")
    return event


def _cancelled(old: Published) -> Event:
    event = Event()
    for name, value in old.event.items():
        event[name] = value
    event.pop("STATUS", None)
    event.add("STATUS", CANCELLED)
    return event


def _number(event: Event, old: Published | None, since: dt.datetime) -> None:
    """Give `event` its number of changes and the stamp of the last one."""
    sequence, stamp = 0, since
    if old is not None:
        changed = old.says() != said(event)
        sequence = old.sequence + changed
        stamp = max(since, old.stamp + SECOND) if changed else old.stamp
    for name in ("SEQUENCE", "DTSTAMP"):
        event.pop(name, None)
    event.add("SEQUENCE", sequence)
    event.add("DTSTAMP", stamp)
