"""Why a section has no teacher: codes, each proven from the problem, and each in words."""

from __future__ import annotations

from alternance.staffing.problem import Problem, Section
from alternance.text import N_, say

__all__ = ["REASONS", "reason", "words"]

#: Reason code → its sentence.
REASONS = {
    "nobody-qualified": N_("Nobody at the school is qualified for *{qualification}*"),
    "locked-apart": N_("Its cohorts are taught as one, and hold fast different teachers"),
    "locked-elsewhere": N_("The teacher held fast is not of this school"),
    "locked-not-qualified": N_("The teacher held fast is not qualified for *{qualification}*"),
    "locked-away": N_("The teacher held fast has too little time in some week of it, even alone"),
    "locked-full": N_("The teacher held fast is full in some week of it"),
    "all-away": N_(
        "Everybody who is qualified for *{qualification}* has too little time in some week of it, even alone"
    ),
    "all-full": N_("Everybody who is qualified for *{qualification}* is full in some week of it"),
}


def reason(problem: Problem, section: Section) -> str:
    """Return why `section` has no teacher, as a code.

    The first that holds: with the cause taken away (a teacher qualified, the lock off, the absences off, more minutes)
    the next is left, or nothing. Only the two *full* ones depend on the other sections.
    """
    if section.apart:
        return "locked-apart"
    able = problem.able(section)
    if section.locked is not None:
        held = [teacher for teacher in able if teacher.id == section.locked]
        if not held:
            here = any(
                teacher.id == section.locked and teacher.school == section.school for teacher in problem.teachers
            )
            return "locked-not-qualified" if here else "locked-elsewhere"
        return "locked-full" if held[0].could(section) else "locked-away"
    if not able:
        return "nobody-qualified"
    return "all-full" if any(teacher.could(section) for teacher in able) else "all-away"


def words(code: str, qualification: str | None) -> str:
    """Return a reason as a sentence, in the language in use; `qualification` is empty where none is asked.

    Raises
    ------
    KeyError
        When there is no such reason.
    """
    return say(REASONS[code], qualification=qualification or "–")
