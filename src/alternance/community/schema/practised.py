"""What is practised: blocks, their phases, and the aims that each phase needs and gives."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, flag, key, level, ref, text, week, whole
from alternance.community.schema.taught import ORIGINS

__all__ = ["FORMS", "ROLES", "BlockModules", "BlockResources", "Blocks", "Cycles", "PhaseAims", "Phases"]

FORMS = ("in-post", "apprenticeship", "order class", "studio", "joint platform")
ROLES = ("observe", "assist", "alone")


class Blocks(dy.Schema):
    """Practice blocks of a programme: time in an enterprise, a studio or a joint platform."""

    id = key("Id of the block", "school:mechanic.block-1")
    programme = ref("programmes", "The programme", "school:mechanic")
    title = text("Name", "First practice block", empty=False)
    form = choice(FORMS, "Form of cooperation", default="in-post")
    place = text(
        "Where it is held: the occupation of the hiring units (of the room kind, for a studio or joint platform)",
        "isco/C7233", empty=False,
    )  # fmt: skip
    enterprise = ref("organisations", "The one enterprise of an order class or studio", "miller", empty=True)
    order = whole("Place among the programme's blocks", 1, least=1)
    rhythm = choice(("whole weeks", "alternation", "day release"), "Rhythm", default="whole weeks")
    practice_weeks = whole("Alternation: weeks of practice at a time", 2, unit="weeks", least=1, empty=True)
    school_weeks = whole("Alternation: weeks of school between them", 1, unit="weeks", least=1, empty=True)
    days_per_week = whole("Day release: days of practice a week", 2, unit="days", least=1, most=5, empty=True)
    rotation = choice(
        ("any", "same enterprise", "other enterprise"), "Whether students stay with their earlier enterprise",
        default="any",
    )  # fmt: skip
    minutes_per_day = whole("Practice time of a day", 480, unit="minutes", least=1, most=1440, default=480)
    in_school_holidays = flag("Goes on in weeks without school days")
    window_from = week("Not before this week", empty=True)
    window_to = week("Not after this week", "2027-06-07", empty=True)
    origin = choice(ORIGINS, "Where the row came from", default="typed")

    @dy.rule()
    def alternation_weeks(cls) -> pl.Expr:  # noqa: N805
        """An alternation says both `practice_weeks` and `school_weeks`."""
        said = cls.practice_weeks.col.is_not_null() & cls.school_weeks.col.is_not_null()
        return (cls.rhythm.col.cast(pl.String) != "alternation") | said

    @dy.rule()
    def day_release_days(cls) -> pl.Expr:  # noqa: N805
        """A day release says `days_per_week`."""
        return (cls.rhythm.col.cast(pl.String) != "day release") | cls.days_per_week.col.is_not_null()

    @dy.rule()
    def window_order(cls) -> pl.Expr:  # noqa: N805
        """`window_from` is not after `window_to`."""
        return cls.window_from.col <= cls.window_to.col


class Phases(dy.Schema):
    """The parts of a block, in their order; a simple block has one."""

    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    order = whole("Place in the block", 1, least=1, primary=True)
    weeks = whole("Practice weeks", 4, unit="weeks", least=1)
    first_days_instruction = whole("Days of instruction in its first week; 0: none", 0, unit="days", most=5, default=0)


class PhaseAims(dy.Schema):
    """What students do in a phase, what it needs before and what it gives."""

    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    phase = whole("The phase, by its order", 1, least=1, primary=True)
    aim = ref("aims", "The aim", "school:mechanic.mill", primary=True)
    role = choice(ROLES, "How it is done there")
    level_needed = level("Level needed before; empty: 2 when done alone, else 0", empty=True)
    level_given = level("Level reached by the phase's end; empty: none", empty=True, example=3)
    instructed_here = flag("Taught in the first days, to level 2 at most, where the phase has such days")
    origin = choice(ORIGINS, "Where the row came from", default="typed")


class BlockModules(dy.Schema):
    """Modules that build on a block, and modules that a block applies."""

    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    module = ref("modules", "The module", "school:milling-1", primary=True)
    relation = choice(
        ("builds on", "applies"),
        "`builds on`: the module begins after the block; `applies`: the block uses it, the weeks between count as lag",
        primary=True,
    )


class BlockResources(dy.Schema):
    """What a block asks of rooms, equipment and teachers while it lasts: the shared places of a joint platform."""

    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    kind = choice(("room", "teacher"), "What is asked: a kind of room or equipment, or a qualification", primary=True)
    what = text("The kind of room or equipment, or the qualification", "robot cell", primary=True, longest=80)
    minutes_per_week = whole("Time asked in a full week, by each team", 240, unit="minutes a week", least=1)
    team_size = whole("Students in a team; empty: each alone", 4, unit="students", least=1, empty=True)


class Cycles(dy.Schema):
    """The fixed dates at which enterprises take trainees: used by the traditional mode alone."""

    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    first_week = week("A week in which it begins", "2027-02-01", primary=True)
