"""What a principal reads first."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.report.called import called
from alternance.report.facts import Facts
from alternance.report.headline.figures import Figure, figures
from alternance.report.headline.standing import standing
from alternance.report.headline.verdict import Verdict, verdict
from alternance.report.names import plan_name, status_name
from alternance.report.words import count, days, listed
from alternance.text import say

__all__ = ["Headline", "headline"]

#: How a status is shown: ``bad`` is no plan, ``open`` asks for a second look.
TONES = {"impossible": "bad", "not found": "bad", "cut short": "open"}


@dataclass(frozen=True)
class Headline:
    """The top of the page."""

    title: str
    subtitle: str
    mode: str
    status: str
    status_tone: str
    horizon: str
    size: str
    figures: tuple[Figure, ...]
    verdict: Verdict | None
    standing: str
    assumed: tuple[str, ...]
    off: tuple[str, ...]
    reasons: tuple[str, ...]
    changes: tuple[str, ...]


def headline(facts: Facts) -> Headline:
    """Return the top of the page."""
    meta, title = facts.plan.meta, facts.community.meta.title
    return Headline(
        title,
        "" if title in meta.title else meta.title,
        plan_name(meta),
        status_name(meta),
        TONES.get(meta.status, ""),
        _horizon(facts),
        _size(facts),
        tuple(figures(facts)),
        verdict(facts.plan),
        standing(facts),
        meta.assumed,
        tuple(called(rule) for rule in meta.rules_off),
        meta.reasons,
        meta.changes,
    )


def _horizon(facts: Facts) -> str:
    meta, horizon = facts.plan.meta, facts.plan.horizon
    span = days(meta.first_week, horizon.monday(meta.weeks - 1))
    return say("{span} ({weeks})", span=span, weeks=count(meta.weeks, "{n} week", "{n} weeks"))


def _size(facts: Facts) -> str:
    cohorts = facts.plan["cohorts"]
    if not cohorts.height:
        return ""
    students, schools = int(cohorts["size"].sum()), cohorts["school"].drop_nulls().n_unique()
    parts = [
        count(schools, "{n} school", "{n} schools") if schools else "",
        count(cohorts.height, "{n} cohort", "{n} cohorts"),
        count(students, "{n} student", "{n} students"),
    ]
    return listed(parts)
