"""Where graduates work, by their own answers: counted again, cohort by cohort."""

from __future__ import annotations

from collections.abc import Callable

from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.recounted.cases import Case, Figures, by_scope, mean
from alternance.verify.recounted.graduated import FEWEST, scopes

__all__ = ["answered", "in_field", "nearby"]


def answered(after: str) -> Callable[[Facts], Figures]:
    """Return the recount of those who answered among those asked."""
    return _jobs(after, lambda row: row["answered_on"] is not None)


def in_field(after: str) -> Callable[[Facts], Figures]:
    """Return the recount of those who work in their field among those who said it."""
    return _jobs(after, _works)


def nearby(after: str) -> Callable[[Facts], Figures]:
    """Return the recount of those who work in their field near the school among those who said it."""
    return _jobs(after, lambda row: row["nearby"] if _works(row) is True else _works(row))


def _works(row: Row) -> bool | None:
    if row["answered_on"] is None:
        return None
    if row["activity"] == "work":
        return row["in_field"]  # type: ignore[no-any-return]
    return False if row["activity"] in ("seeking work", "other") else None


def _jobs(after: str, said: Callable[[Row], bool | None]) -> Callable[[Facts], Figures]:
    def recount(facts: Facts) -> Figures:
        cases: list[Case] = []
        asked = facts.given.grouped("first_jobs", "cohort")
        for cohort in facts.given.rows("graduated_cohorts"):
            answers = (said(row) for row in asked.get(cohort["id"], []) if row["after"] == after)
            known = [answer for answer in answers if answer is not None]
            if len(known) >= FEWEST:
                cases.append((scopes(cohort), known.count(True), len(known)))
        return by_scope(cases, mean)

    return recount
