"""Rooms, who else may use them, and a school's weeks."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models.who import Organisation, Site
from alternance_portal.rows import Named, Row

__all__ = ["Room", "RoomShare", "SchoolWeek"]


class Room(Named):
    """Rooms and workplaces in them."""

    cells = Cells("rooms")
    owned_by = ("site",)

    key = cells.key()
    site = cells.ref("site", Site)
    kind = cells("kind")
    places = cells("places")
    minutes_per_week = cells("minutes_per_week")


class RoomShare(Row):
    """Places of a shared room by school and week; a room without rows is open to all who may use it."""

    cells = Cells("room_shares")
    owned_by = ("room",)

    room = cells.ref("room", Room)
    school = cells.ref("school", Organisation)
    begins = cells("from")
    ends = cells("to")
    places = cells("places")

    class Meta:
        constraints = Cells("room_shares").one_a_key()


class SchoolWeek(Row):
    """The school's year where it differs from a week of five days less public holidays."""

    cells = Cells("school_weeks")
    owned_by = ("school",)

    school = cells.ref("school", Organisation)
    week = cells("week")
    days = cells("days")
    kind = cells("kind")
    number = cells("number")

    class Meta:
        constraints = Cells("school_weeks").one_a_key()
