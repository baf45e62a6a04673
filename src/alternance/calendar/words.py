"""Reasons in the user's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from alternance.calendar.drafting.draft import Draft, Group
from alternance.calendar.reason import Code, Reason
from alternance.text import N_, say

__all__ = ["limit_in_words", "titles_of", "words"]

#: What each code says; where a limit is named, what it is about stands in `group`.
_SAID: dict[Code, str] = {
    "no_option": N_(
        "Cohort {cohort}: block {block} can begin in no week that its window, the school, its locks and, in the "
        "traditional mode, its fixed dates leave. Widen its window, add dates to cycles, or plan more weeks."
    ),
    "option_too_small": N_(
        "Cohort {cohort}: no start of block {block} has a seat for each of its {size} students in every practice week. "
        "More seats, a smaller cohort, or positions that take beginners in more weeks would help."
    ),
    "no_giver": N_(
        "Cohort {cohort}: in block {block} students work on {what}, and nothing that is planned gives it before. "
        "Add a module that gives it, or instruction in the block's first days."
    ),
    "module_no_start": N_(
        "Cohort {cohort}: module {module} fits in no week{group}. Widen its window or allow more minutes a week."
    ),
    "taught_too_late": N_(
        "Cohort {cohort}: in block {block} students work on {what} from {latest} on at the latest, and {module}, which "
        "teaches it, cannot end before {earliest}. Let the block begin later, teach {module} earlier or in more "
        "minutes a week, or instruct in the first days."
    ),
    "hours_before_phase": N_(
        "Cohort {cohort}: what must be taught before block {block} takes more hours than there are before its last "
        "possible start. Let the block begin later, or instruct in its first days."
    ),
    "hours": N_(
        "Cohort {cohort}: its modules and blocks take more hours than the weeks of the horizon have. "
        "Plan more weeks, or say in outside_horizon what comes later."
    ),
    "blocks_order": N_(
        "Cohort {cohort}: the blocks do not fit one after the other; none is left for block {block}. Widen a window."
    ),
    "alone": N_(
        "Cohort {cohort}: it has no calendar even if all teachers, rooms and seats were there for it alone. "
        "Look at its windows, locks, and at what must be taught before its blocks."
    ),
    "over_seats": N_("Cohort {cohort}: no calendar was found within {group}{weeks}. More seats there would help."),
    "over_beginners": N_(
        "Cohort {cohort}: no calendar was found within {group}. More of them, or in more weeks, would help."
    ),
    "over_resource": N_("Cohort {cohort}: no calendar was found within {group}{weeks}. More minutes there would help."),
    "not_placed": N_("Cohort {cohort}: no calendar was found within the work limit. A greater one may find it."),
}

_GROUPS = {
    "teachers": N_("the minutes of the teachers of {where} for {items}"),
    "rooms": N_("the minutes of the rooms of {where} of the kind {items}"),
    "seats": N_("the seats for {items}"),
    "rooms for practice": N_("the places of the rooms of the kind {items}"),
    "beginners": N_("the beginners that the positions for {where} take in one week"),
    "dates": N_("the places of {where} at its date of {items}"),
    "cut": N_("what placement hands back: {items}"),
}


def words(draft: Draft, reason: Reason) -> str:
    """Say one reason: what is wrong, where, and what would help."""
    titles = titles_of(draft)
    about = draft.groups.get(reason.group)
    monday = draft.community.horizon.monday
    latest, earliest = (monday(week) for week in (*reason.weeks, 0, 0)[:2])
    course = next((c for c in draft.courses if c.cohort == reason.cohort), None)
    return say(
        _SAID[reason.code],
        cohort=titles.get(reason.cohort, reason.cohort),
        size="" if course is None else course.size,
        block=titles.get(reason.block, reason.block),
        module=titles.get(reason.module, reason.module),
        what=titles.get(reason.what, reason.what),
        group=_group(about, titles, within=reason.code == "module_no_start"),
        weeks=_weeks(draft, reason.weeks),
        latest=latest,
        earliest=earliest,
    )


def titles_of(draft: Draft) -> dict[str, str]:
    """Return the name of everything that has an id and a title."""
    found: dict[str, str] = {}
    for table in ("organisations", "aims", "modules", "blocks", "cohorts"):
        found.update({row: title or row for row, title in draft.community[table].select("id", "title").rows()})
    return found


def _group(about: Group | None, titles: dict[str, str], *, within: bool) -> str:
    if about is None:
        return ""
    text = limit_in_words(about, titles)
    return say(" within {group}", group=text) if within else text


def limit_in_words(about: Group, titles: Mapping[str, str]) -> str:
    """Say what a limit is of, as part of a sentence."""
    items = about.items[:1] if about.kind == "rooms" else about.items
    named = ", ".join(titles.get(item, item) for item in items)
    return say(_GROUPS[about.kind], where=titles.get(about.where, about.where), items=named)


def _weeks(draft: Draft, weeks: Sequence[int]) -> str:
    """Say runs of weeks by their Mondays; a few at most."""
    if not weeks:
        return ""
    spans = []
    for _, run in groupby(enumerate(weeks), key=lambda pair: pair[1] - pair[0]):
        listed = [week for _, week in run]
        spans.append((draft.community.horizon.monday(listed[0]), draft.community.horizon.monday(listed[-1])))
    named = [f"{first}" if first == last else f"{first} – {last}" for first, last in spans[:3]]
    rest = len(spans) - len(named)
    text = ", ".join(named) + (say(" and {count} more", count=rest) if rest else "")
    return say(" in the weeks of {weeks}", weeks=text)
