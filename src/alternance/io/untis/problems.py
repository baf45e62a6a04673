"""What can be wrong with a file of lessons: codes added to the catalogue of findings."""

# ruff: noqa: E501 - one problem a line reads best

from __future__ import annotations

from alternance.community.findings import Problem, register
from alternance.text import N_

__all__ = ["LESSON_PROBLEMS"]

_EXPORT = N_("Export the lessons in Untis as GPU002.TXT, and name that file")
_IN_UNTIS = N_("Correct it in Untis and export again")

LESSON_PROBLEMS = (
    # the file
    Problem("lessons-unreadable", N_("the file cannot be read: {why}"), N_("Correct the name, or restore the file")),
    Problem("lessons-big", N_("the file is larger than {limit}"), _EXPORT),
    Problem("lessons-none", N_("no line is a lesson: it begins with a number and has {fewest} fields or more"), _EXPORT),
    Problem("lessons-grid", N_("this is a timetable's grid (GPU001.TXT): it does not say from when to when a lesson is held"), _EXPORT),
    Problem("lessons-nothing", N_("no lesson of a class and module of the community was found"), N_("Look at the classes and subjects told above; the mapping file may say what they mean")),
    Problem("lesson-refers", N_("the mapping file names what is not among the {table} that are looked for"), N_("Name the id of a cohort, module or teacher")),
    # a line
    Problem("lesson-quotes", N_("the quotes of this line make no sense: one is not closed, or stands within a field"), _IN_UNTIS),
    Problem("lesson-fields", N_("the line has {count} fields, a lesson has {fewest} or more"), N_("Take the line out, or export again")),
    Problem("lesson-number", N_("not a whole number"), _IN_UNTIS),
    Problem("lesson-periods", N_("not a number of periods a week"), _IN_UNTIS),
    Problem("lesson-date", N_("not a date of the form 20260907"), _IN_UNTIS),
    Problem("lesson-backwards", N_("the last day comes before the first, {first}"), _IN_UNTIS),
    Problem("lesson-far", N_("more than five years away from the weeks planned ({first} to {last})"), N_("Correct the date in Untis, or the community's first week")),
    Problem("lesson-several", N_("it may mean {names}"), N_("Say in the mapping file which: classes under [classes], subjects under [items], teachers under [teachers]")),
    # what is left out or taken otherwise
    Problem("lesson-no-class", N_("no class: nobody's lesson, left out"), N_("Nothing need be done where it is another duty"), "warning"),
    Problem("lesson-class", N_("no class of the community is called so; its lessons are left out"), N_("Nothing need be done where it is not planned here; else say it under [classes] of the mapping file{guess}"), "warning"),
    Problem("lesson-subject", N_("no module is called so; its lessons are left out"), N_("Nothing need be done where it is not planned here; else say under [items] of the mapping file what it means{guess}"), "warning"),
    Problem("lesson-teacher", N_("no teacher of the community is called so; the lesson has none"), N_("Say under [teachers] of the mapping file who it is{guess}, or add the teacher"), "warning"),
    Problem("lesson-room", N_("no room or kind of room is called so; {kind} is taken, as the module asks"), N_("Add the room if it is another kind"), "warning"),
    Problem("lesson-idle", N_("no periods a week: left out"), N_("Nothing need be done where it is not held"), "warning"),
    Problem("lesson-some-weeks", N_("held in some weeks only, and the file does not say in which: taken as held in all from {first} to {last}"), N_("Give it dates of its own in Untis"), "warning"),
    Problem("lesson-added", N_("{cohort} has {module} in several lessons at once: their minutes are added up, and the teacher of the longest is kept"), N_("Look whether they are groups of the class: then give each a student group"), "warning"),
    Problem("lesson-parted", N_("{cohort} has {module} in {count} lines of one lesson: taken as so many groups of the class at the same time"), N_("Look whether it is one group with several teachers"), "warning"),
    Problem("lesson-lacking", N_("the class had lessons in the plan and has none in the files"), N_("Export the lessons of all classes of the school"), "warning"),
)  # fmt: skip

register(*LESSON_PROBLEMS)
