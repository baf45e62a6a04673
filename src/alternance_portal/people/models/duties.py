"""What a school asks of its teachers beside lessons, and what it gives points for."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models.staff import Teacher
from alternance_portal.people.models.who import Organisation
from alternance_portal.rows import Named, Row, Subject

__all__ = ["ActivityRecord", "DutyRule", "PointsRule"]


class DutyRule(Row):
    """Minutes that work beside lessons takes; a school without a row counts lessons and other duties alone."""

    cells = Cells("duty_rules")
    owned_by = ("school",)

    school = cells.ref("school", Organisation)
    activity = cells("activity")
    per = cells("per")
    minutes = cells("minutes")

    class Meta:
        constraints = Cells("duty_rules").one_a_key()


class PointsRule(Named):
    """A scheme of points for what teachers do, as the school has agreed it."""

    cells = Cells("points_rules")
    owned_by = ("school",)

    key = cells.key()
    school = cells.ref("school", Organisation)
    activity = cells("activity")
    counts = cells("counts")
    points = cells("points")
    per = cells("per")
    cap = cells("cap")
    evidence = cells("evidence")


class ActivityRecord(Named):
    """What teachers did that no plan knows: a competition, a textbook, a student's complaint settled."""

    cells = Cells("activity_records")
    owned_by = ("teacher",)
    subject = Subject.STAFF
    persons = ("teacher__key",)

    key = cells.key()
    teacher = cells.ref("teacher", Teacher)
    rule = cells.ref("rule", PointsRule)
    day = cells("day")
    count = cells("count")
    evidence = cells("evidence")
