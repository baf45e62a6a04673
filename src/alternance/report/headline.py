"""What a principal reads first: what this is, four figures with what they mean, whether it was verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.names import MODES, STATUSES
from alternance.report.words import coded, count, days, number, percent
from alternance.text import N_, _, say

__all__ = ["Figure", "Headline", "Verdict", "bound_gap", "headline", "indicator"]


@dataclass(frozen=True)
class Figure:
    """A big figure, what it counts, and what it means; `tone` is ``good``, ``bad`` or empty."""

    value: str
    title: str
    meaning: str
    tone: str = ""


@dataclass(frozen=True)
class Verdict:
    """What the verification says; `tone` is ``good``, ``bad`` or ``open``."""

    text: str
    tone: str
    rows: tuple[str, ...] = ()


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
    assumed: tuple[str, ...]
    off: tuple[str, ...]
    reasons: tuple[str, ...]


def headline(facts: Facts) -> Headline:
    """Return the top of the page."""
    meta = facts.plan.meta
    return Headline(
        facts.community.meta.title,
        "" if facts.community.meta.title in meta.title else meta.title,
        _(MODES.get(meta.mode, meta.mode)),
        _(STATUSES.get(meta.status, meta.status)),
        "bad" if meta.status in ("impossible", "not found") else "open" if meta.status == "cut short" else "",
        _horizon(facts),
        _size(facts),
        tuple(_figures(facts)),
        _verdict(facts),
        meta.assumed,
        tuple(coded(rule) for rule in meta.rules_off),
        meta.reasons,
    )


def indicator(facts: Facts, name: str) -> float | None:
    """Return an indicator of the whole plan; None where the plan has none."""
    rows = facts.plan["indicators"].filter(id=name, scope="all")["value"]
    return rows[0] if rows.len() else None


def bound_gap(value: float | None, bound: float | None) -> float | None:
    """Return by which share of itself `value` may at most be above the best; None where nothing is proven."""
    if value is None or bound is None:
        return None
    return max(0.0, (value - bound) / value) if value > 0 else 0.0


def _horizon(facts: Facts) -> str:
    meta, horizon = facts.plan.meta, facts.plan.horizon
    span = days(meta.first_week, horizon.monday(meta.weeks - 1))
    return say("{span} ({weeks})", span=span, weeks=count(meta.weeks, N_("{n} week"), N_("{n} weeks")))


def _size(facts: Facts) -> str:
    cohorts = facts.plan["cohorts"]
    if not cohorts.height:
        return ""
    students, schools = int(cohorts["size"].sum()), cohorts["school"].drop_nulls().n_unique()
    parts = [
        count(schools, N_("{n} school"), N_("{n} schools")) if schools else "",
        count(cohorts.height, N_("{n} cohort"), N_("{n} cohorts")),
        count(students, N_("{n} student"), N_("{n} students")),
    ]
    return ", ".join(filter(None, parts))


def _figures(facts: Facts) -> Iterator[Figure]:
    if facts.plan["cohorts"].height:
        yield _red(facts)
        yield from _placed(facts)
        yield from _seats(facts)
        yield from _bound(facts)


def _red(facts: Facts) -> Figure:
    total = sum(facts.red.values())
    if not total:
        return Figure("0", _("red student-weeks"), _("Nobody works alone at anything before it was taught."), "good")
    cohorts = len({cohort for cohort, _, _ in facts.red})
    meaning = say(
        "Practice weeks in which students work alone at something not yet taught; in {some} of {all} cohorts.",
        some=cohorts, all=facts.plan["cohorts"].height,
    )  # fmt: skip
    return Figure(number(total), _("red student-weeks"), meaning, "bad")


def _placed(facts: Facts) -> Iterator[Figure]:
    placed, plan = facts.plan["placements"]["student"].n_unique(), facts.plan
    if plan.meta.kind == "recorded" and not plan.knows("unplaced"):
        if placed:
            yield Figure(
                number(placed), _("students placed"), _("As recorded; whether anybody was left out is not known.")
            )
        return
    if not placed and not plan["unplaced"].height:
        return
    out = plan["unplaced"]["student"].n_unique()
    if not out:
        yield Figure("0", _("students without a position"), _places(placed, plan["placements"].height), "good")
        return
    text = say(
        "{places} Each of the others is listed with every reason.", places=_places(placed, plan["placements"].height)
    )
    yield Figure(number(out), _("students lack a position"), text, "bad")


def _places(students: int, places: int) -> str:
    return say("{students} students hold {places} places.", students=number(students), places=number(places))


def _seats(facts: Facts) -> Iterator[Figure]:
    share, unused = indicator(facts, "seats_used_share"), indicator(facts, "promised_seats_unused")
    if share is None:
        return
    text = say("Of the weeks of seats that enterprises offer, so many are used.")
    if unused:
        text = say(
            "Of the weeks of seats that enterprises offer, so many are used. Promised and not used: {n} seat-weeks.",
            n=number(unused),
        )
    elif unused is not None:
        text = say("Of the weeks of seats that enterprises offer, so many are used. No promised seat stays empty.")
    yield Figure(percent(share), _("of the seats are used"), text)


def _bound(facts: Facts) -> Iterator[Figure]:
    gap = bound_gap(facts.plan.meta.objective.get("calendar"), facts.plan.meta.bounds.get("calendar"))
    if gap is None:
        return
    if gap == 0:
        text = _("No calendar is better by the weights chosen: this is proven.")
    else:
        text = say(
            "At most {gap} of the calendar's cost could be saved by any other calendar: this is proven.",
            gap=percent(gap),
        )
    yield Figure(percent(gap), _("gap to the proven bound"), text)


def _verdict(facts: Facts) -> Verdict | None:
    table, off = facts.plan["verification"], facts.plan.meta.rules_off
    if not table.height:
        return Verdict(_("Not verified yet."), "open") if facts.plan["cohorts"].height else None
    broken = table.filter((pl.col("violations") > 0) & ~pl.col("rule").is_in(list(off)))
    rows = [say("{rule}: {n}", rule=coded(rule), n=number(n)) for rule, n in broken.select("rule", "violations").rows()]
    unchecked = table["not_checked"].drop_nulls()
    unchecked = unchecked.filter(unchecked != "")
    checked = table.height - unchecked.len()
    if rows:
        total = count(int(broken["violations"].sum()), N_("{n} violation"), N_("{n} violations"))
        text = say("Verified from the raw tables: {total} of {rules}.", total=total, rules=_rules(checked))
        return Verdict(text, "bad", tuple(rows))
    text = say("Verified from the raw tables: 0 violations of {rules}.", rules=_rules(checked))
    if unchecked.len():
        text = say("{text} Not checked for want of data: {n}.", text=text, n=_rules(unchecked.len()))
    return Verdict(text, "open" if unchecked.len() else "good")


def _rules(n: int) -> str:
    return count(n, N_("{n} rule"), N_("{n} rules"))
