"""Teachers: their contract, what they may teach, when they are away, and their own practice."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models.who import Organisation
from alternance_portal.rows import Named, Row, Subject

__all__ = ["Teacher", "TeacherAbsence", "TeacherPractice", "TeacherQualification"]


class Teacher(Named):
    """Teachers, by id, with their contract."""

    cells = Cells("teachers")
    owned_by = ("school",)
    subject = Subject.STAFF
    persons = ("key",)

    key = cells.key()
    school = cells.ref("school", Organisation)
    minutes_per_week = cells("minutes_per_week")
    other_duties_minutes = cells("other_duties_minutes")
    ceiling = cells("ceiling")
    since = cells("since")
    enterprise = cells.ref("enterprise", Organisation)


class TeacherQualification(Row):
    """What teachers are qualified for."""

    cells = Cells("teacher_qualifications")
    owned_by = ("teacher",)
    subject = Subject.STAFF
    persons = ("teacher__key",)

    teacher = cells.ref("teacher", Teacher)
    qualification = cells("qualification")

    class Meta:
        constraints = Cells("teacher_qualifications").one_a_key()


class TeacherAbsence(Row):
    """When teachers are away: leave, training, their own practice in an enterprise."""

    cells = Cells("teacher_absences")
    owned_by = ("teacher",)
    subject = Subject.STAFF
    persons = ("teacher__key",)

    teacher = cells.ref("teacher", Teacher)
    begins = cells("from")
    ends = cells("to")
    share = cells("share")
    reason = cells("reason")

    class Meta:
        constraints = Cells("teacher_absences").one_a_key()


class TeacherPractice(Row):
    """What teachers practised in enterprises before the horizon, and what is agreed within it."""

    cells = Cells("teacher_practice")
    owned_by = ("teacher",)
    subject = Subject.STAFF
    persons = ("teacher__key",)

    teacher = cells.ref("teacher", Teacher)
    begins = cells("from")
    ends = cells("to")
    enterprise = cells.ref("enterprise", Organisation)
    field = cells("field")
    proof = cells("proof")

    class Meta:
        constraints = Cells("teacher_practice").one_a_key()
