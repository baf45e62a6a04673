"""What is practised: blocks, their phases, and the aims each needs and gives."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models import Organisation
from alternance_portal.programmes.models.taught import Aim, Module, Programme
from alternance_portal.rows import Named, Row

__all__ = ["Block", "BlockModule", "BlockResource", "Cycle", "Phase", "PhaseAim"]


class Block(Named):
    """Practice blocks of a programme: time in an enterprise, a studio or a joint platform."""

    cells = Cells("blocks")
    owned_by = ("programme",)

    key = cells.key()
    programme = cells.ref("programme", Programme)
    title = cells("title")
    form = cells("form")
    place = cells("place")
    enterprise = cells.ref("enterprise", Organisation)
    order = cells("order")
    rhythm = cells("rhythm")
    practice_weeks = cells("practice_weeks")
    school_weeks = cells("school_weeks")
    days_per_week = cells("days_per_week")
    rotation = cells("rotation")
    minutes_per_day = cells("minutes_per_day")
    in_school_holidays = cells("in_school_holidays")
    window_from = cells("window_from")
    window_to = cells("window_to")
    origin = cells("origin")


class Phase(Row):
    """The parts of a block, in their order; a simple block has one."""

    cells = Cells("phases")
    owned_by = ("block",)

    block = cells.ref("block", Block)
    order = cells("order")
    weeks = cells("weeks")
    first_days_instruction = cells("first_days_instruction")

    class Meta:
        constraints = Cells("phases").one_a_key()


class PhaseAim(Row):
    """What students do in a phase, what it needs before and what it gives."""

    cells = Cells("phase_aims")
    owned_by = ("block",)

    block = cells.ref("block", Block)
    phase = cells("phase")
    aim = cells.ref("aim", Aim)
    role = cells("role")
    level_needed = cells("level_needed")
    level_given = cells("level_given")
    instructed_here = cells("instructed_here")
    origin = cells("origin")

    class Meta:
        constraints = Cells("phase_aims").one_a_key()


class BlockModule(Row):
    """Modules that build on a block, and modules that a block applies."""

    cells = Cells("block_modules")
    owned_by = ("block",)

    block = cells.ref("block", Block)
    module = cells.ref("module", Module)
    relation = cells("relation")

    class Meta:
        constraints = Cells("block_modules").one_a_key()


class BlockResource(Row):
    """What a block asks of rooms, equipment and teachers while it lasts: the shared places of a joint platform."""

    cells = Cells("block_resources")
    owned_by = ("block",)

    block = cells.ref("block", Block)
    kind = cells("kind")
    what = cells("what")
    minutes_per_week = cells("minutes_per_week")
    team_size = cells("team_size")

    class Meta:
        constraints = Cells("block_resources").one_a_key()


class Cycle(Row):
    """The fixed dates at which enterprises take trainees: used by the traditional mode alone."""

    cells = Cells("cycles")
    owned_by = ("block",)

    block = cells.ref("block", Block)
    first_week = cells("first_week")

    class Meta:
        constraints = Cells("cycles").one_a_key()
