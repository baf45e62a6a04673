"""What codes are called: rules, reasons, warnings, options and stages, as the page names them."""

from __future__ import annotations

from alternance.text import N_, _

__all__ = ["OPTIONS", "REASONS", "RULES", "STAGES", "WARNINGS", "called"]

#: Rules by id, by the titles that the verifier gives them (it is not asked: nothing but the command line may).
RULES = {
    "learn-before-work": N_("Learn before work"),
    "safety-before-work": N_("Safety before work"),
    "student-ready": N_("What was seen of a student"),
    "same-community": N_("Made for this community"),
    "same-horizon": N_("Made for these weeks"),
    "same-cohorts": N_("Cohorts as given"),
    "rules-off": N_("Nothing switched off"),
    "cells-filled": N_("No cell empty"),
    "keys-once": N_("No row twice"),
    "known-ids": N_("Known ids"),
    "weeks-in-horizon": N_("Weeks of the horizon"),
    "modules-once": N_("Every module planned"),
    "blocks-once": N_("Every practice block planned"),
    "sections-add-up": N_("Sections add up"),
    "sections-together": N_("Sections at the same time"),
    "module-minutes": N_("A module's minutes"),
    "module-same-minutes": N_("The same minutes every week"),
    "module-weekly-bounds": N_("A module's minutes a week"),
    "room-kind-named": N_("The kind of room"),
    "module-consecutive": N_("A module without gaps"),
    "module-uninterrupted": N_("A module is not interrupted"),
    "lessons-when-there": N_("No lessons while away"),
    "module-window": N_("A module's window"),
    "lessons-after-first-week": N_("No lessons before the cohort's first week"),
    "module-order": N_("The order of modules"),
    "builds-on": N_("Modules that build on a block"),
    "blocks-order": N_("The order of blocks"),
    "shared-sections": N_("Shared sections"),
    "any-order": N_("Modules in any order"),
    "offered-dates": N_("Dates fixed beforehand"),
    "offered-places": N_("Places of a date"),
    "block-phases": N_("A block's phases"),
    "block-rhythm": N_("A block's rhythm"),
    "release-days": N_("The days of a day release"),
    "block-window": N_("A block's window"),
    "block-after-first-week": N_("No practice before the cohort's first week"),
    "first-days": N_("Instruction in the first days"),
    "cycle-dates": N_("Fixed dates of the traditional mode"),
    "cohort-week": N_("A cohort's week"),
    "teachers-by-qualification": N_("Teachers for all lessons"),
    "rooms": N_("Rooms for all lessons"),
    "seats": N_("Seats for all who are away"),
    "beginners": N_("Seats for those who begin"),
    "platform-places": N_("Places in studios and joint platforms"),
    "one-position": N_("One position for a block"),
    "own-cohort": N_("Students of the cohort"),
    "placed-or-unplaced": N_("Nobody forgotten"),
    "placed-where-needed": N_("No position where none is needed"),
    "unplaced-reason": N_("A reason for everyone unplaced"),
    "position-serves": N_("A position of the block's place"),
    "allowed-start": N_("Begin when the position allows"),
    "seat-every-week": N_("A seat in every week"),
    "mentor-named": N_("The position's mentor and enterprise"),
    "position-seats": N_("No more students than seats"),
    "mentor-students": N_("No more students than the mentor may guide"),
    "unit-students": N_("No more students than the unit takes"),
    "trainee-share": N_("Trainees among the staff"),
    "fixed-kept": N_("Fixed places kept"),
    "forbidden-kept": N_("Nobody where it is forbidden"),
    "locks-kept": N_("Locks kept"),
    "rank-as-said": N_("Preferences as said"),
    "door-as-is": N_("How a place came about"),
    "travel-limit": N_("Near enough"),
    "language-spoken": N_("The language that the work demands"),
    "minimum-age": N_("Old enough for practice"),
    "weekly-minutes-under-18": N_("A week under 18"),
    "stable": N_("A stable placement"),
    "teacher-qualified": N_("Qualified teachers"),
    "one-teacher": N_("One teacher a section"),
    "experts-last": N_("Own teachers first"),
    "staffed-or-listed": N_("No section forgotten"),
    "unstaffed-reason": N_("A reason for every section unstaffed"),
    "teacher-ceiling": N_("No teacher over the ceiling"),
    "duties-add-up": N_("Duties add up"),
    "visit-weeks": N_("Visited often enough"),
    "visited-or-listed": N_("No visit forgotten"),
    "visit-allowed": N_("Visits by those who may, where and when students are in practice"),
    "visit-minutes": N_("Time of visits"),
    "teacher-practice": N_("Teachers practise themselves"),
    "practice-weeks": N_("Practice leaves no lesson and no visit without its teacher"),
    "points-add-up": N_("Points add up"),
    "red-weeks-recounted": N_("Red weeks recounted"),
    "sums-recounted": N_("Sums recounted"),
    "figures-recounted": N_("Figures recounted"),
    "gap-quantity-recounted": N_("People demanded and graduating"),
    "gap-structure-recounted": N_("Shares of occupations"),
}
#: Reasons why a student has no position, in a word or two; whole sentences stand with each student.
REASONS = {
    "other-block": N_("another block"),
    "start-not-allowed": N_("start not allowed"),
    "no-seat-in-weeks": N_("no seat in all weeks"),
    "forbidden": N_("forbidden"),
    "way-too-long": N_("way too long"),
    "language": N_("language"),
    "minimum-age": N_("minimum age"),
    "weekly-minutes-under-18": N_("too many hours under 18"),
    "not-ready": N_("not ready"),
    "not-wanted": N_("not wanted"),
    "full": N_("full"),
    "not-opened": N_("too few to open"),
    "group-apart": N_("no room for the group"),
    "no-position": N_("no position"),
    "fixed-full": N_("fixed place full"),
    "fixed-not-eligible": N_("fixed place not allowed"),
    "nobody-qualified": N_("nobody qualified"),
}
#: Kinds of warnings.
WARNINGS = {
    "ties": N_("equal ranks"),
    "over-contract": N_("over contract"),
    "demand-unknown": N_("demand without a number"),
    "trainee-share": N_("trainees among the staff"),
    "red-weeks": N_("red weeks"),
}
#: How planning was asked for.
OPTIONS = {
    "work_limit": N_("work limit"),
    "workers": N_("cores used"),
    "seed": N_("seed"),
    "mended": N_("moves that mended it"),
    "weeks_without_school": N_("weeks without school"),
}
#: Stages of planning.
STAGES = {
    "check": N_("check"),
    "calendar": N_("calendar"),
    "placement": N_("placement"),
    "staffing": N_("staffing"),
    "gap": N_("gap"),
    "outcomes": N_("outcomes"),
}
_ALL = {**OPTIONS, **STAGES, **WARNINGS, **REASONS, **RULES}


def called(code: str) -> str:
    """Return what `code` is called in the language in use; its own words, in English, where nothing calls it."""
    return _(_ALL[code]) if code in _ALL else code.replace("-", " ").replace("_", " ")
