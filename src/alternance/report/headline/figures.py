"""Four big figures, what they mean in plain words, and what they are in the plan beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.plan.plan import Plan
from alternance.readiness.from_plan import red_student_weeks
from alternance.report.bounds import open_share
from alternance.report.facts import Facts
from alternance.report.names import plan_name
from alternance.report.words import number, percent
from alternance.text import _, say

__all__ = ["Figure", "figures"]


@dataclass(frozen=True)
class Figure:
    """A big figure, what it counts, and what it means; `tone` is ``good``, ``bad`` or empty."""

    value: str
    title: str
    meaning: str
    tone: str = ""
    beside: str = ""


def figures(facts: Facts) -> Iterator[Figure]:
    """Yield the figures that the plan knows."""
    if facts.plan["cohorts"].height:
        yield _red(facts)
        yield from _placed(facts)
        yield from _seats(facts)
        yield from _bound(facts)


def _red(facts: Facts) -> Figure:
    total, other = sum(facts.red.values()), facts.beside
    # counted as for this plan: a recorded plan has red weeks, and no indicators where nobody counted them
    beside = _said_beside(facts, sum(red_student_weeks(facts.community, other).values())) if other else ""
    title = _("red student-weeks")
    if not total:
        return Figure("0", title, _("Nobody works alone at anything before it was taught."), "good", beside)
    meaning = say(
        "Practice weeks in which students work alone at something not yet taught; in {some} of {all} cohorts.",
        some=len({cohort for cohort, _block, _week in facts.red}),
        all=facts.plan["cohorts"].height,
    )
    return Figure(number(total), title, meaning, "bad", beside)


def _placed(facts: Facts) -> Iterator[Figure]:
    plan = facts.plan
    placed, out = (plan[table]["student"].n_unique() for table in ("placements", "unplaced"))
    if plan.meta.kind == "recorded" and not out:
        if placed:
            text = _("As recorded; whether anybody was left out is not known.")
            yield Figure(number(placed), _("students placed"), text)
        return
    if not placed and not out:
        return
    held = say("{n} students hold {places} places.", n=number(placed), places=number(plan["placements"].height))
    beside = _beside(facts, "unplaced_students")
    title = _("student lacks a position") if out == 1 else _("students lack a position")
    if out:
        text = say("{held} Whoever lacks one is listed with every reason.", held=held)
        yield Figure(number(out), title, text, "bad", beside)
    else:
        yield Figure("0", title, held, "good", beside)


def _seats(facts: Facts) -> Iterator[Figure]:
    share, unused = (_indicator(facts.plan, name) for name in ("seats_used_share", "promised_seats_unused"))
    if share is None:
        return
    text = _("Share of the weeks of seats on offer in which somebody is there.")
    if unused:
        text = say("{text} Promised and empty: {n} seat-weeks.", text=text, n=number(unused))
    elif unused is not None:
        text = say("{text} No promised seat stays empty.", text=text)
    beside = _beside(facts, "seats_used_share", share=True)
    yield Figure(percent(share), _("of the seats are used"), text, beside=beside)


def _bound(facts: Facts) -> Iterator[Figure]:
    meta = facts.plan.meta
    gap = open_share(meta.objective.get("calendar"), meta.bounds.get("calendar"))
    if gap is None:
        return
    if gap >= 1:
        text = _("How much less another calendar could cost is not proven.")
    elif gap:
        text = say("No other calendar can save more than {gap} of this one's cost: proven.", gap=percent(gap))
    else:
        text = _("No other calendar costs less by the weights chosen: proven.")
    yield Figure(percent(gap), _("gap to the proven bound"), text)


def _beside(facts: Facts, name: str, *, share: bool = False) -> str:
    """Return the figure of the plan beside, by that plan's mode."""
    value = _indicator(facts.beside, name) if facts.beside else None
    return "" if value is None else _said_beside(facts, value, share=share)


def _said_beside(facts: Facts, value: float, *, share: bool = False) -> str:
    mine, other = plan_name(facts.plan.meta), plan_name(facts.beside.meta) if facts.beside else ""
    if mine == other:
        other = _("The other plan")
    return say("{plan}: {value}", plan=other, value=percent(value) if share else number(value))


def _indicator(plan: Plan, name: str) -> float | None:
    """Return an indicator of the whole plan; None where the plan has none."""
    rows = plan["indicators"].filter(id=name, scope="all")["value"]
    return rows[0] if rows.len() else None
