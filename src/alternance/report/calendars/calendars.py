"""All calendars of a plan, as files in a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from alternance.community.community import Community
from alternance.plan.plan import Plan
from alternance.report.calendars.cohorts import cohorts
from alternance.report.calendars.entry import Feed
from alternance.report.calendars.filed import file_names
from alternance.report.calendars.positions import positions
from alternance.report.calendars.published import Published, published
from alternance.report.calendars.teachers import teachers
from alternance.report.calendars.written import written
from alternance.report.facts import Facts
from alternance.text import say

__all__ = ["calendars"]


def calendars(community: Community, plan: Plan, before: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the calendar files of `plan` in the language in use.

    Each entry has an id that a changed plan keeps, so that a calendar which took the file in before finds it again.
    `SEQUENCE` counts the changes since what is in `before`; `DTSTAMP` follows from the plan's first week and that
    count, never from the clock: the same plan after the same files gives the same bytes. Who is not concerned by a
    change keeps the file as it was.

    Parameters
    ----------
    community : Community
        What was planned for; it gives the names, and its title is part of the ids.
    plan : Plan
        Computed or recorded.
    before : mapping of str to bytes, optional
        The files of an earlier plan by their names, as this function returned them.

    Returns
    -------
    dict of str to bytes
        Name of the file below a folder, such as ``cohorts/school+mechanic-26.ics``, and its content. Cohorts,
        teachers and positions without an entry have none.

    Raises
    ------
    ValueError
        When something in `before` is no calendar of ours.

    Notes
    -----
    Linear in sessions, spans and placements.
    """
    facts, before = Facts(community, plan), before or {}
    since = dt.datetime.combine(plan.meta.first_week, dt.time(), dt.UTC)
    feeds = _by_file(facts)
    files = {}
    for name in sorted({*feeds, *before}):
        title, old = _published(name, before)
        entries = feeds[name].named(community.meta.title) if name in feeds else {}
        if entries or old:
            files[name] = written(feeds[name].title if name in feeds else title, entries, old, since)
    return files


def _published(name: str, before: Mapping[str, bytes]) -> tuple[str, dict[str, Published]]:
    if name not in before:
        return "", {}
    try:
        return published(before[name])
    except ValueError as error:
        raise ValueError(say("{file}: {what}", file=name, what=error)) from None


def _by_file(facts: Facts) -> dict[str, Feed]:
    """Return the feeds by the names of their files, which depend on who there is, not on who has entries."""
    found: dict[str, Feed] = {}
    for table, feeds in (("cohorts", cohorts), ("teachers", teachers), ("positions", positions)):
        own = list(feeds(facts))
        names = file_names({*facts.community[table]["id"], *(feed.owner for feed in own)})
        found |= {f"{feed.folder}/{names[feed.owner]}": feed for feed in own}
    return found
