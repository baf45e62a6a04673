"""Where graduates work, six and twelve months on, by their own answers. Rows are cohorts, never persons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from alternance.outcomes.graduates import SMALLEST
from alternance.outcomes.item import Item, key
from alternance.outcomes.seen import Seen

__all__ = ["answers_6", "answers_12", "in_field_6", "in_field_12", "nearby_6", "nearby_12"]


def _answered(row: dict[str, Any]) -> bool:
    return row["answered_on"] is not None


def _in_field(row: dict[str, Any]) -> bool | None:
    """Tell whether somebody works in the field learnt; None of who studies on, and where it was not said."""
    if not _answered(row) or row["activity"] in (None, "study"):
        return None
    return False if row["activity"] != "work" else row["in_field"]


def _nearby(row: dict[str, Any]) -> bool | None:
    """Tell whether somebody works in the field learnt and near the school; None as of the field alone."""
    return row["nearby"] if _in_field(row) else _in_field(row)


def _asked(after: str, question: Callable[[dict[str, Any]], bool | None], seen: Seen) -> Iterator[Item]:
    """Yield a graduated cohort: those who say yes, out of those of whom it is known."""
    for cohort in seen.graduates.cohorts:
        known = [said for row in seen.graduates.answers.get((cohort, after), ()) if (said := question(row)) is not None]
        if len(known) >= SMALLEST:
            where = seen.graduates.wheres[cohort]
            yield Item("first_jobs", key(cohort, after), float(sum(known)), float(len(known)), where)


answers_6, answers_12 = partial(_asked, "6 months", _answered), partial(_asked, "12 months", _answered)
in_field_6, in_field_12 = partial(_asked, "6 months", _in_field), partial(_asked, "12 months", _in_field)
nearby_6, nearby_12 = partial(_asked, "6 months", _nearby), partial(_asked, "12 months", _nearby)
