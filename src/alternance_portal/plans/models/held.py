"""What people have decided by hand, and a next plan keeps."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.programmes.models import Cohort, Student
from alternance_portal.rows import Named, Subject

__all__ = ["Lock"]


class Lock(Named):
    """Decisions made by hand that planning must keep."""

    cells = Cells("locks")
    owned_by = ("cohort", "student")
    subject = Subject.LEARNERS

    key = cells.key()
    what = cells("what")
    cohort = cells.ref("cohort", Cohort)
    student = cells.ref("student", Student)
    item = cells("item")
    value = cells("value")
    by = cells("by")
    reason = cells("reason")
