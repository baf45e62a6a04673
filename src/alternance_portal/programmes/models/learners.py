"""Who learns: cohorts and their students."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models import Organisation, Teacher
from alternance_portal.programmes.models.taught import Aim, Programme
from alternance_portal.rows import Named, Row, Subject

__all__ = ["Cohort", "OutsideHorizon", "Student", "StudentAim", "Tutor"]


class Cohort(Named):
    """Students who follow one programme from one start date on."""

    cells = Cells("cohorts")
    owned_by = ("programme",)

    key = cells.key()
    programme = cells.ref("programme", Programme)
    school = cells.ref("school", Organisation)
    title = cells("title")
    first_week = cells("first_week")
    due_week = cells("due_week")
    size = cells("size")
    minutes_per_day = cells("minutes_per_day")
    class_head = cells.ref("class_head", Teacher)


class OutsideHorizon(Row):
    """What of a cohort's programme is not planned because it lies before or after the horizon."""

    cells = Cells("outside_horizon")
    owned_by = ("cohort",)

    cohort = cells.ref("cohort", Cohort)
    kind = cells("kind")
    item = cells("item")
    ended = cells("ended")

    class Meta:
        constraints = Cells("outside_horizon").one_a_key()


class Student(Named):
    """Students, by id."""

    cells = Cells("students")
    owned_by = ("cohort",)
    subject = Subject.LEARNERS
    persons = ("key", "cohort__class_head__key")

    key = cells.key()
    cohort = cells.ref("cohort", Cohort)
    birth_date = cells("birth_date")
    lat = cells("lat")
    lon = cells("lon")
    travel_max = cells("travel_max")
    sex = cells("sex")
    disability = cells("disability")
    adjustments = cells("adjustments")
    wish = cells("wish")
    languages = cells("languages")


class StudentAim(Row):
    """Evidence: what a student was seen to be able to do."""

    cells = Cells("student_aims")
    owned_by = ("student",)
    subject = Subject.LEARNERS
    persons = ("student__key", "student__cohort__class_head__key")

    student = cells.ref("student", Student)
    aim = cells.ref("aim", Aim)
    level = cells("level")
    confirmed_by_kind = cells("confirmed_by_kind")
    seen_on = cells("seen_on")

    class Meta:
        constraints = Cells("student_aims").one_a_key()


class Tutor(Row):
    """Which teachers may visit the students of a programme in practice; without a row: those who teach it."""

    cells = Cells("tutors")
    owned_by = ("programme",)

    programme = cells.ref("programme", Programme)
    teacher = cells.ref("teacher", Teacher)

    class Meta:
        constraints = Cells("tutors").one_a_key()
