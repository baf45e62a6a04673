"""Conflicts in the user's words: what was asked, requirement by requirement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from alternance.calendar.drafting.draft import Draft
from alternance.calendar.problem import Cohort, Module
from alternance.calendar.reasons.conflict import Conflict
from alternance.calendar.reasons.opening import locked_starts
from alternance.calendar.reasons.requirement import Kind, Requirement
from alternance.calendar.words import limit_in_words, titles_of
from alternance.text import N_, many, say

__all__ = ["block_of", "conflict_words"]

#: What each requirement says, as part of a sentence.
_ASKED: Mapping[Kind, str] = {
    "need": N_("what block {block} asks of {what} is taught before"),
    "block window": N_("block {block} lies between {first} and {last}"),
    "block lock": N_("block {block} is locked to begin on {first}"),
    "contract": N_(
        "block {block} begins as contracts of its students, or what a published plan holds of the past, let it"
    ),
    "seats": N_("no more students are away at once than {limit}"),
    "beginners": N_("no more students begin block {block} in one week than its positions take"),
    "minutes": N_("lessons take no more in a week than {limit}"),
    "sections": N_("sections of module {module} are of about the size that is ideal (section_ideal)"),
    "module window": N_("module {module} lies between {first} and {last}"),
    "module start": N_("module {module} begins between {first} and {last}, by a lock or by what was before"),
    "dates": N_("module {module} begins in a week in which it is offered"),
    "builds on": N_("module {module} comes after block {block}, on which it builds"),
    "order": N_("module {module} comes after {other}"),
    "distance": N_("module {module} begins at most {weeks} after {other}"),
    "any order": N_("modules {module} are taught one after the other with their spacing"),
    "day": N_("at most {minutes} minutes of lessons a day"),
    "weekly": N_("module {module} takes at most {minutes} minutes a week"),
    "whole": N_("module {module} is not interrupted by practice"),
}
_BEGUN = N_("no more students begin at once than {limit}")
_TOGETHER = N_("{cohorts}: these cannot all be kept, and without any one of them they could: {list}.")
_ONE = N_("{cohorts}: this cannot be kept, whatever else is given up: {list}.")
_NOT_FREED = N_("Without {list} alone no calendar was found either; only the proof is gone.")
_NOTHING = N_(
    "{cohorts}: the modules and blocks do not fit into the weeks that are planned, whatever else is given up. "
    "Plan more weeks, or say in outside_horizon what comes later."
)


def conflict_words(draft: Draft, conflict: Conflict) -> str:
    """Say a conflict: each requirement with its number, and what is not certain."""
    titles = titles_of(draft)
    named = ", ".join(titles.get(c, c) for c in conflict.cohorts)
    cohorts = many("Cohort {names}", "Cohorts {names} together", len(conflict.cohorts), names=named)
    if not conflict.requirements:
        return say(_NOTHING, cohorts=cohorts)
    said = [_said(draft, titles, conflict, requirement) for requirement in conflict.requirements]
    if len(said) == 1:
        return say(_ONE, cohorts=cohorts, list=said[0])
    text = say(_TOGETHER, cohorts=cohorts, list="; ".join(f"({k}) {one}" for k, one in enumerate(said, start=1)))
    kept = [f"({k})" for k, freed in enumerate(conflict.freed, start=1) if not freed]
    return f"{text} {say(_NOT_FREED, list=', '.join(kept))}" if kept else text


def _said(draft: Draft, titles: Mapping[str, str], conflict: Conflict, r: Requirement) -> str:
    cohort = next((c for c in draft.problem.cohorts if c.id in conflict.cohorts and _has(c, r)), None)
    first, last = _span(draft, r, cohort)
    module = None if cohort is None else next((m for m in cohort.modules if m.id == r.module), None)
    about = draft.groups.get(r.group)
    weeks_max = 0
    if cohort is not None and r.kind == "distance":
        ids = [m.id for m in cohort.modules]
        weeks_max = next(
            d.weeks_max or 0 for d in cohort.distances if (ids[d.before], ids[d.after]) == (r.other, r.module)
        )
    dated = r.kind == "beginners" and not block_of(r.group)
    text = say(
        _BEGUN if dated else _ASKED[r.kind],
        block=titles.get(r.block or block_of(r.group), r.block or block_of(r.group)),
        module=titles.get(r.module, r.module),
        other=titles.get(r.other, r.other),
        what=titles.get(r.what, r.what),
        limit="" if about is None else limit_in_words(about, titles),
        minutes=_minutes(r, cohort, module),
        weeks=many("{n} week", "{n} weeks", weeks_max),
        first=first,
        last=last,
    )
    return f"{titles.get(r.cohort, r.cohort)}: {text}" if len(conflict.cohorts) > 1 and r.cohort else text


def _has(cohort: Cohort, r: Requirement) -> bool:
    """Tell whether a requirement is on this cohort: on it alone, or on all who have the module or block."""
    if r.cohort:
        return cohort.id == r.cohort
    if r.module:
        return any(m.id == r.module for m in cohort.modules)
    return any(b.id == r.block for b in cohort.blocks)


def block_of(group: str) -> str:
    """Beginners are dropped by block: its id stands second in their name."""
    return group.split("|")[1] if group.startswith("beginners|") else ""


def _minutes(r: Requirement, cohort: Cohort | None, module: Module | None) -> int:
    if r.kind == "day" and cohort is not None:
        return cohort.minutes_per_day
    return 0 if module is None else module.weekly_max


def _span(draft: Draft, r: Requirement, cohort: Cohort | None) -> tuple[dt.date, dt.date]:
    """Return the Mondays of the first and last week of a window, lock or start."""
    monday, weeks = draft.community.horizon.monday, draft.problem.weeks
    low, high = 0, weeks
    course = next((c for c in draft.courses if r.block in c.block_at()), None)
    if r.kind == "block window" and course is not None:
        low, high = course.blocks[course.block_at()[r.block]].window
    elif r.kind == "block lock":
        low = locked_starts(draft.community)[r.cohort, r.block]
        high = low + 1
    elif cohort is not None and r.module:
        module = next((m for m in cohort.modules if m.id == r.module), None)
        if module is None:
            return monday(low), monday(high - 1)
        if r.kind == "module window" and module.window is not None:
            low, high = module.window
        elif r.kind == "module start" and module.starts is not None:
            low, high = module.starts[0], module.starts[1] + 1
    return monday(low), monday(max(low, high - 1))
