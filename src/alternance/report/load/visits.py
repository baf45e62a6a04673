"""Visits of tutors: by site, with those that share a way; and those that cannot be made."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.words import count, listed, number, weeks
from alternance.text import say

__all__ = ["Site", "Visits", "visits"]


@dataclass(frozen=True)
class Site:
    """A site: whose it is, students visited there, visits, ways, tutors, and each tutor's weeks."""

    enterprise: str
    site: str
    students: int
    visits: int
    ways: int
    tutors: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Visits:
    """All visits, and reasons of those that cannot be made, each with how many."""

    lead: str
    sites: tuple[Site, ...]
    missed: tuple[tuple[str, str], ...]


def visits(facts: Facts) -> Visits | None:
    """Return the visits; None where none is made or missed."""
    made, missed = facts.plan["visits"], facts.plan["unvisited"]
    if not made.height and not missed.height:
        return None
    sites = _sites(facts)
    ways, minutes = sum(site.ways for site in sites), int(made["travel"].sum())
    lead = say(
        "{visits} on {ways}, {hours} on the way; visits of one tutor to one site in one week share a way.",
        visits=count(made.height, "{n} visit", "{n} visits"),
        ways=count(ways, "{n} way", "{n} ways"),
        hours=count(round(minutes / 60), "{n} hour", "{n} hours"),
    )
    reasons = Counter(detail or reason for reason, detail in missed.select("reason", "detail").rows())
    return Visits(lead, sites, tuple((reason, number(n)) for reason, n in reasons.most_common()))


def _sites(facts: Facts) -> tuple[Site, ...]:
    """Return the sites, those with most visits first."""
    titles = {row[0]: row[1:] for row in facts.community["sites"].select("id", "title", "organisation").rows()}
    rows: dict[str, list[tuple[str, str, dt.date]]] = defaultdict(list)
    for site, student, teacher, week in facts.plan["visits"].select("site", "student", "teacher", "week").rows():
        rows[site].append((student, teacher, week))
    found = []
    for site, own in rows.items():
        title, organisation = titles.get(site, (site, None))
        when: dict[str, set[dt.date]] = defaultdict(set)
        for _student, teacher, week in own:
            when[teacher].add(week)
        tutors = tuple((name, _weeks(facts, name, days)) for name, days in sorted(when.items()))
        ways = sum(len(days) for days in when.values())
        whose = facts.names.of("organisations", organisation)
        found.append(Site(whose, title or site, len({row[0] for row in own}), len(own), ways, tutors))
    return tuple(sorted(found, key=lambda site: (-site.visits, site.enterprise, site.site)))


def _weeks(facts: Facts, teacher: str, days: set[dt.date]) -> str:
    counted = facts.counted.get(facts.school_of_teacher.get(teacher, ""))
    return listed(weeks(day, day, counted) for day in sorted(days))
