"""Why a teacher's practice stays below what is asked: codes, each proven from the problem, and each in words."""

from __future__ import annotations

from dataclasses import replace

from alternance.staffing.practice.choose import choose
from alternance.staffing.practice.problem import Teacher
from alternance.text import N_, say

__all__ = ["REASONS", "reason", "words"]

#: Reason code → its sentence.
REASONS = {
    "lessons": N_("Lessons lie in the weeks that are missing; without them the practice would fit"),
    "visits": N_("Visits to students lie in the weeks that are missing; without them the practice would fit"),
    "absence": N_("The teacher is absent in the weeks that are missing; without that the practice would fit"),
    "few-free-weeks": N_("Lessons, visits and absences together leave too few weeks in a row"),
    "horizon-short": N_("The horizon has fewer weeks than are missing, even without lessons"),
}


def reason(teacher: Teacher) -> str:
    """Return why fewer weeks than needed could be had, as a code: the first cause that alone, taken away, would do."""
    for cause in ("visits", "absence", "lessons"):
        if _had(teacher, {cause}) >= teacher.needed:
            return cause
    return "few-free-weeks" if _had(teacher, {"lessons", "visits", "absence"}) >= teacher.needed else "horizon-short"


def _had(teacher: Teacher, without: set[str]) -> int:
    """Return the weeks that could be had without these causes."""
    return len(choose(replace(teacher, busy=tuple("" if why in without else why for why in teacher.busy))))


def words(code: str) -> str:
    """Return a reason as a sentence, in the language in use.

    Raises
    ------
    KeyError
        When there is no such reason.
    """
    return say(REASONS[code])
