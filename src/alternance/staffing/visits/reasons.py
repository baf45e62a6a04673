"""Why a visit is missed: codes, each proven from the problem, and each in words."""

from __future__ import annotations

from alternance.staffing.visits.problem import Placement, Problem
from alternance.text import N_, say

__all__ = ["REASONS", "reason", "words"]

#: Reason code → its sentence.
REASONS = {
    "no-tutor": N_("Nobody is named as a tutor of the programme, and nobody is given lessons in it"),
    "tutors-away": N_("No tutor is there in any of the weeks of this visit"),
    "way-too-long": N_("The way and the visit take more than the ceiling of any tutor leaves, even without lessons"),
    "tutors-teaching": N_("Lessons leave no tutor the time for it in any of its weeks"),
    "nobody-for-all": N_("Some tutor has time for each visit of this placement, but nobody for all of them"),
    "tutors-full": N_("Other visits leave no tutor the time for it"),
}


def reason(problem: Problem, placement: Placement, stretch: int) -> str:
    """Return why the visit of a stretch is missed, as a code.

    The first that holds: with the cause taken away (a tutor named, there, with more time, less to teach) the next is
    left, or nothing. Only the last depends on other visits.
    """
    tutors = [tutor for tutor in problem.tutors if tutor.id in placement.tutors]
    weeks, asked = placement.stretches[stretch], sum(problem.load(placement))
    if not tutors:
        return "no-tutor"
    if not any(tutor.present[week] for tutor in tutors for week in weeks):
        return "tutors-away"
    if not any(tutor.present[week] and asked <= tutor.unbound[week] for tutor in tutors for week in weeks):
        return "way-too-long"
    if not any(problem.could(placement, tutor, week) for tutor in tutors for week in weeks):
        return "tutors-teaching"
    possible = [
        {number for number, own in enumerate(placement.stretches) if any(problem.could(placement, t, w) for w in own)}
        for t in tutors
    ]
    if not any(each == set().union(*possible) for each in possible):
        return "nobody-for-all"
    return "tutors-full"


def words(code: str) -> str:
    """Return a reason as a sentence, in the language in use.

    Raises
    ------
    KeyError
        When there is no such reason.
    """
    return say(REASONS[code])
