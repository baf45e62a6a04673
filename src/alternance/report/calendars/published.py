"""What was published before: a calendar file read back, so that a change of it can be numbered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from icalendar import Calendar, Event

from alternance.text import say

__all__ = ["CANCELLED", "SAID", "Published", "published"]

CANCELLED = "CANCELLED"
#: What of an event people see; a difference in it is a change.
SAID = ("SUMMARY", "DTSTART", "DTEND", "DESCRIPTION", "LOCATION", "TRANSP", "STATUS")


@dataclass(frozen=True)
class Published:
    """An event as it stands in a file, with what makes it newer than an older one."""

    event: Event
    sequence: int
    stamp: dt.datetime

    def says(self) -> list[str]:
        """Return what people see of it."""
        return said(self.event)


def said(event: Event) -> list[str]:
    """Return what people see of an event, each property as it is written."""
    return [_written(event[name]) if name in event else "" for name in SAID]


def _written(value: Any) -> str:
    content: bytes = value.to_ical()
    return content.decode()


def published(content: bytes) -> tuple[str, dict[str, Published]]:
    """Return the name of the calendar in `content` and its events by their ids.

    Raises
    ------
    ValueError
        When it is no calendar, or an event lacks what every calendar file of ours has.
    """
    try:
        calendar = Calendar.from_ical(content)
        events = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
        return str(calendar["X-WR-CALNAME"]), {event.uid: _published(event) for event in events}
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        raise ValueError(say("no calendar that Alternance wrote ({why})", why=error)) from None


def _published(event: Event) -> Published:
    if event.DTSTAMP is None or not event.uid:
        raise ValueError("DTSTAMP, UID")
    return Published(event, event.sequence, event.DTSTAMP)
