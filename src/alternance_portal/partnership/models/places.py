"""Where practice happens: hiring units, their mentors and positions."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models import Site
from alternance_portal.programmes.models import Aim, Block
from alternance_portal.rows import Named, Row

__all__ = ["HiringUnit", "Mentor", "Position", "PositionAim", "PositionBlock", "PositionWeek"]


class HiringUnit(Named):
    """An enterprise's site and occupation: it ranks students and has seats."""

    cells = Cells("hiring_units")
    owned_by = ("site",)

    key = cells.key()
    site = cells.ref("site", Site)
    occupation = cells("occupation")
    seats_total = cells("seats_total")
    staff = cells("staff")
    staff_known = cells("staff_known")
    ranks_by = cells("ranks_by")


class Mentor(Named):
    """People of the enterprise who guide trainees."""

    cells = Cells("mentors")
    owned_by = ("unit",)

    key = cells.key()
    unit = cells.ref("unit", HiringUnit)
    students_max = cells("students_max")


class Position(Named):
    """Practical posts of a hiring unit."""

    cells = Cells("positions")
    owned_by = ("unit",)

    key = cells.key()
    unit = cells.ref("unit", HiringUnit)
    title = cells("title")
    mentor = cells.ref("mentor", Mentor)
    seats = cells("seats")
    seats_min = cells("seats_min")
    days = cells("days")
    minutes_per_day = cells("minutes_per_day")
    language = cells("language")


class PositionWeek(Row):
    """When a position can be had. Outside these weeks it has no seat; spans of one position do not overlap."""

    cells = Cells("position_weeks")
    owned_by = ("position",)

    position = cells.ref("position", Position)
    begins = cells("from")
    ends = cells("to")
    seats = cells("seats")
    promised = cells("promised")
    starts = cells("starts")

    class Meta:
        constraints = Cells("position_weeks").one_a_key()


class PositionBlock(Row):
    """Blocks that a position serves, only where its unit's occupation does not say it."""

    cells = Cells("position_blocks")
    owned_by = ("position",)

    position = cells.ref("position", Position)
    block = cells.ref("block", Block)

    class Meta:
        constraints = Cells("position_blocks").one_a_key()


class PositionAim(Row):
    """What a position needs and trains beside the block's own phases."""

    cells = Cells("position_aims")
    owned_by = ("position",)

    position = cells.ref("position", Position)
    aim = cells.ref("aim", Aim)
    role = cells("role")
    level_needed = cells("level_needed")
    level_trained = cells("level_trained")

    class Meta:
        constraints = Cells("position_aims").one_a_key()
