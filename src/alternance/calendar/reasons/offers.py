"""Changes that would do, in the user's words: what to change, by how much, at which price."""

from __future__ import annotations

from collections.abc import Mapping

from alternance.calendar.drafting.draft import Draft
from alternance.calendar.reasons.change import Change, ChangeKind
from alternance.calendar.reasons.words import block_of
from alternance.calendar.words import limit_in_words, titles_of
from alternance.text import N_, many, say

__all__ = ["change_words"]

_DONE: Mapping[ChangeKind, str] = {
    "seats": N_("{size} more of {limit}, to begin there too, {when}"),
    "beginners": N_("let {size} more students begin block {block} in one week"),
    "minutes": N_("{size} minutes a week more of {limit}, {when}"),
    "sections": N_("fewer sections of module {module}: its ideal size (section_ideal) larger by {students}"),
    "distance": N_("let module {module} begin up to {weeks} later after {other}"),
    "weekly": N_("teach module {module} in up to {size} minutes a week more"),
    "day": N_("{whose}{size} minutes of lessons a day more"),
    "whole": N_("let practice interrupt module {module} (splittable)"),
    "instruct": N_("block {block}: {days} of instruction in the first week of phase {phase}, for {aims}"),
    "assist": N_("block {block}: in phase {phase} let students do with help, not alone: {aims}"),
    "bridge": N_("a bridging course of {size} minutes, in one week before block {block}, for {aims}"),
}
_BEGUN = N_("{size} more of {limit}")
_LATER: Mapping[ChangeKind, str] = {
    "block moves": N_("{whose}let block {block} begin up to {weeks} later"),
    "module window": N_("let module {module} end up to {weeks} later"),
    "module start": N_("{whose}let module {module} begin up to {weeks} later"),
}
_EARLIER: Mapping[ChangeKind, str] = {
    "block moves": N_("{whose}let block {block} begin up to {weeks} earlier"),
    "module window": N_("let module {module} begin up to {weeks} earlier"),
    "module start": N_("{whose}let module {module} begin up to {weeks} earlier"),
}
_PRICED = N_("{what} (price: {price:,.1f} student-weeks)")


def change_words(draft: Draft, change: Change) -> str:
    """Say a change and its price."""
    titles = titles_of(draft)
    texts = _DONE if change.kind in _DONE else (_LATER if change.size > 0 else _EARLIER)
    about = draft.groups.get(change.group)
    block = change.block or block_of(change.group)
    dated = change.kind == "beginners" and not block_of(change.group)
    what = say(
        _BEGUN if dated else texts[change.kind],
        whose=say("cohort {cohort}: ", cohort=titles.get(change.cohort, change.cohort)) if change.cohort else "",
        block=titles.get(block, block),
        module=titles.get(change.module, change.module),
        other=titles.get(change.other, change.other),
        limit="" if about is None else limit_in_words(about, titles),
        size=abs(change.size),
        weeks=many("{n} week", "{n} weeks", abs(change.size)),
        students=many("{n} student", "{n} students", abs(change.size)),
        days=many("{n} day", "{n} days", abs(change.size)),
        phase=change.phase + 1,
        aims=", ".join(titles.get(aim, aim) for aim in change.aims),
        when=_when(draft, change),
    )
    return say(_PRICED, what=what, price=change.price)


def _when(draft: Draft, change: Change) -> str:
    if change.weeks is None:
        return say("in every week")
    first, last = (draft.community.horizon.monday(week) for week in change.weeks)
    if first == last:
        return say("in the week of {first}", first=first)
    return say("in the weeks of {first} to {last}", first=first, last=last)
