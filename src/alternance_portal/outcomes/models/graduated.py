"""What became of those who have graduated, or left before."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models import Organisation
from alternance_portal.programmes.models import Aim, Programme
from alternance_portal.rows import Named, Row, Subject

__all__ = ["ExamResult", "FirstJob", "GraduateAim", "GraduatedCohort", "Leaver"]


class GraduatedCohort(Named):
    """Cohorts that have graduated: nothing is planned for them any more, and what came of them is known."""

    cells = Cells("graduated_cohorts")
    owned_by = ("school",)

    key = cells.key()
    programme = cells.ref("programme", Programme)
    school = cells.ref("school", Organisation)
    title = cells("title")
    began = cells("began")
    graduated_on = cells("graduated_on")


class ExamResult(Row):
    """Examinations that are needed to graduate, each try a row."""

    cells = Cells("exam_results")
    owned_by = ("cohort",)
    subject = Subject.LEARNERS
    persons = ("student",)

    cohort = cells.ref("cohort", GraduatedCohort)
    student = cells("student")
    exam = cells("exam")
    date = cells("date")
    passed = cells("passed")

    class Meta:
        constraints = Cells("exam_results").one_a_key()


class GraduateAim(Row):
    """What graduates showed at the end of their training: in examinations, to teachers and to mentors."""

    cells = Cells("graduate_aims")
    owned_by = ("cohort",)
    subject = Subject.LEARNERS
    persons = ("student",)

    cohort = cells.ref("cohort", GraduatedCohort)
    student = cells("student")
    aim = cells.ref("aim", Aim)
    seen_on = cells("seen_on")
    seen_by = cells("seen_by")
    level = cells("level")

    class Meta:
        constraints = Cells("graduate_aims").one_a_key()


class FirstJob(Row):
    """Graduates who were asked what they do, six and twelve months on; who has no row was not asked."""

    cells = Cells("first_jobs")
    owned_by = ("cohort",)
    subject = Subject.LEARNERS
    persons = ("student",)

    cohort = cells.ref("cohort", GraduatedCohort)
    student = cells("student")
    after = cells("after")
    answered_on = cells("answered_on")
    activity = cells("activity")
    occupation = cells("occupation")
    in_field = cells("in_field")
    nearby = cells("nearby")
    employer = cells.ref("employer", Organisation)

    class Meta:
        constraints = Cells("first_jobs").one_a_key()


class Leaver(Row):
    """Students who left before the end. They are not in `students` any more, and not in the cohort's size."""

    cells = Cells("leavers")
    owned_by = ("cohort",)
    subject = Subject.LEARNERS

    student = cells("student")
    cohort = cells("cohort")
    left_on = cells("left_on")
    reason = cells("reason")

    class Meta:
        constraints = Cells("leavers").one_a_key()
