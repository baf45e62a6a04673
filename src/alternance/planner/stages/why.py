"""Where there is no calendar: why, and what would help, in the user's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alternance import calendar
from alternance.calendar.reasons import analyse, change_words, conflict_words
from alternance.community import Community
from alternance.framework import known
from alternance.planner.labels import with_labels
from alternance.planner.progress import Watch
from alternance.text import _, many

__all__ = ["Why", "why"]


@dataclass(frozen=True, slots=True)
class Why:
    """Whether it is proven that there is none; reasons, the simple ones first; changes that do, the cheapest first."""

    proven: bool
    reasons: tuple[str, ...]
    changes: tuple[str, ...] = ()


def why(
    draft: calendar.Draft,
    result: calendar.Result,
    again: Callable[[Community], calendar.Draft],
    watch: Watch,
    cancelled: Callable[[], bool] | None = None,
) -> Why:
    """Explain a result without a calendar; what the search met before it was stopped is no reason.

    `again` drafts a changed community as this one was.
    """
    proven = result.status == "impossible"
    if not proven and not result.reproducible:
        return Why(False, (_("Stopped before a calendar for every cohort was found. Give it more time."),))

    def tell(asked: int) -> None:
        watch.tell(
            "calendar", many("no calendar: {n} question asked why", "no calendar: {n} questions asked why", asked)
        )

    found = analyse(draft, result, again=again, progress=tell, cancelled=cancelled)
    unproven = _("No calendar was found with the work allowed; that there is none is not proven.")
    reasons = [] if proven or found.conflicts else [unproven]
    reasons += [calendar.words(draft, reason) for reason in result.reasons]
    reasons += [conflict_words(draft, conflict) for conflict in found.conflicts]
    if not found.complete:
        reasons.append(
            _("The work allowed for explaining ended before everything was looked at: more may be to change.")
        )
    changes = [change_words(draft, change) for change in found.changes]
    if changes and not found.alone:
        changes.append(_("These are not alternatives: every conflict needs a change of its own."))
    labels = known().labels
    said = (tuple(dict.fromkeys(with_labels(text, labels) for text in texts)) for texts in (reasons, changes))
    return Why(proven or bool(found.conflicts), *said)
