"""Who may, must or would like to go where."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.partnership.models.places import HiringUnit, Position
from alternance_portal.people.models import Site
from alternance_portal.programmes.models import Block, Student
from alternance_portal.rows import Row, Subject

__all__ = [
    "FixedPlacement",
    "ForbiddenPair",
    "PeerGroup",
    "PositionRanking",
    "Preference",
    "ReservedSeat",
    "Search",
    "TravelTime",
    "UnitRanking",
]


class FixedPlacement(Row):
    """Placements that stand before any round: by contract, by the student's own search, or a return."""

    cells = Cells("fixed")
    owned_by = ("student",)
    subject = Subject.LEARNERS
    persons = ("student__key", "student__cohort__class_head__key")
    shared_with = ("position__unit__site__organisation",)

    student = cells.ref("student", Student)
    block = cells.ref("block", Block)
    position = cells.ref("position", Position)
    door = cells("door")
    reason = cells("reason")

    class Meta:
        constraints = Cells("fixed").one_a_key()


class Search(Row):
    """Students who look for a position of their own: they take no part in the round, unless they want help."""

    cells = Cells("searches")
    owned_by = ("student",)
    subject = Subject.LEARNERS
    persons = ("student__key", "student__cohort__class_head__key")

    student = cells.ref("student", Student)
    block = cells.ref("block", Block)
    status = cells("status")
    said_on = cells("said_on")

    class Meta:
        constraints = Cells("searches").one_a_key()


class ReservedSeat(Row):
    """Seats of a position that only the students of one cohort, programme or school may take."""

    cells = Cells("reserved_seats")
    owned_by = ("position",)

    position = cells.ref("position", Position)
    kept_for = cells("for")
    seats = cells("seats")

    class Meta:
        constraints = Cells("reserved_seats").one_a_key()


class PeerGroup(Row):
    """Students who want to be at one site together: all of a group, or none of it there."""

    cells = Cells("peer_groups")
    owned_by = ("student",)
    subject = Subject.LEARNERS
    persons = ("student__key", "student__cohort__class_head__key")

    group = cells("group")
    student = cells.ref("student", Student)

    class Meta:
        constraints = Cells("peer_groups").one_a_key()


class ForbiddenPair(Row):
    """Pairs that must not be."""

    cells = Cells("forbidden")
    owned_by = ("student",)
    subject = Subject.LEARNERS
    persons = ("student__cohort__class_head__key",)

    student = cells.ref("student", Student)
    position = cells.ref("position", Position)
    reason = cells("reason")

    class Meta:
        constraints = Cells("forbidden").one_a_key()


class Preference(Row):
    """What students want: equal ranks are ties, 1 is best."""

    cells = Cells("preferences")
    owned_by = ("student",)
    subject = Subject.CHOICES
    persons = ("student__key",)

    student = cells.ref("student", Student)
    position = cells.ref("position", Position)
    rank = cells("rank")
    said_on = cells("said_on")

    class Meta:
        constraints = Cells("preferences").one_a_key()


class UnitRanking(Row):
    """How a hiring unit ranks students: one ranking for all its positions; whoever is not named comes after."""

    cells = Cells("unit_rankings")
    owned_by = ("unit",)
    subject = Subject.CHOICES
    shared_with = ("student__cohort__school",)

    unit = cells.ref("unit", HiringUnit)
    student = cells.ref("student", Student)
    rank = cells("rank")

    class Meta:
        constraints = Cells("unit_rankings").one_a_key()


class PositionRanking(Row):
    """How a position ranks students in its unit's place, where no total binds; whoever is not named comes after."""

    cells = Cells("position_rankings")
    owned_by = ("position",)
    subject = Subject.CHOICES
    shared_with = ("student__cohort__school",)

    position = cells.ref("position", Position)
    student = cells.ref("student", Student)
    rank = cells("rank")

    class Meta:
        constraints = Cells("position_rankings").one_a_key()


class TravelTime(Row):
    """Known travel times; where a pair is missing they are estimated from coordinates."""

    cells = Cells("travel")
    owned_by = ("student",)
    subject = Subject.LEARNERS
    persons = ("student__key", "student__cohort__class_head__key")

    student = cells.ref("student", Student)
    site = cells.ref("site", Site)
    minutes = cells("minutes")

    class Meta:
        constraints = Cells("travel").one_a_key()
