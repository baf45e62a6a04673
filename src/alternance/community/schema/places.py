"""Where practice happens: hiring units, mentors, positions and who wants or must have them."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, date, key, level, ref, text, week, whole
from alternance.community.schema.practised import ROLES

__all__ = [
    "Fixed", "Forbidden", "HiringUnits", "Mentors", "PeerGroups", "PositionAims", "PositionBlocks",
    "PositionRankings", "PositionWeeks", "Positions", "Preferences", "ReservedSeats", "Searches", "Travel",
    "UnitRankings",
]  # fmt: skip


class HiringUnits(dy.Schema):
    """An enterprise's site and occupation: it ranks students and has seats."""

    id = key("Id of the hiring unit", "miller:u1")
    site = ref("sites", "The site", "miller:works")
    occupation = text("The occupation practised there, a code of the framework", "isco/C7233", empty=False)
    seats_total = whole("Most trainees at one time, over all its positions", 4, unit="seats")
    staff = whole("People in the unit; empty where not known", 20, unit="people", empty=True)
    staff_known = choice(("exact", "band", "declared", "missing"), "How well the staff is known", default="missing")
    ranks_by = choice(
        ("ranking", "fit"), "How it ranks students: as `unit_rankings` say, or by what they can", default="ranking"
    )


class Mentors(dy.Schema):
    """People of the enterprise who guide trainees."""

    id = key("Id of the mentor", "miller:m1")
    unit = ref("hiring_units", "The hiring unit", "miller:u1")
    students_max = whole("Most trainees at one time", 2, unit="students")


class Positions(dy.Schema):
    """Practical posts of a hiring unit."""

    id = key("Id of the position", "miller:p1")
    unit = ref("hiring_units", "The hiring unit", "miller:u1")
    title = text("Name", "Milling, hall 2", empty=False)
    mentor = ref("mentors", "Who guides there", "miller:m1", empty=True)
    seats = whole("Seats", 2, unit="seats", least=0)
    seats_min = whole(
        "It opens only with at least so many students at a time; 0: with any", 0, unit="students", default=0
    )
    days = whole("Days a week", 5, unit="days", least=1, most=7, default=5)
    minutes_per_day = whole(
        "Working time of a day; empty: as the block", 480, unit="minutes", least=1, most=1440, empty=True
    )
    language = text("Language that the work demands, BCP 47; empty: none", "de", longest=20)


class PositionWeeks(dy.Schema):
    """When a position can be had. Outside these weeks it has no seat; spans of one position do not overlap."""

    position = ref("positions", "The position", "miller:p1", primary=True)
    first_week = week("First week", alias="from", primary=True)
    last_week = week("Last week", "2027-06-28", alias="to")
    seats = whole("Seats in these weeks; empty: the position's", 2, unit="seats", empty=True)
    promised = whole("Of them, promised: the enterprise counts on these trainees", 1, unit="seats", default=0)
    starts = text(
        "Weeks in which trainees may begin: `any`, `every 4 from 2026-09-07`, or Mondays parted by blanks",
        "any", default="any", empty=False,
    )  # fmt: skip

    @dy.rule()
    def weeks_order(cls) -> pl.Expr:  # noqa: N805
        """`from` is not after `to`."""
        return pl.col("from") <= pl.col("to")


class PositionBlocks(dy.Schema):
    """Blocks that a position serves, only where its unit's occupation does not say it."""

    position = ref("positions", "The position", "miller:p1", primary=True)
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)


class PositionAims(dy.Schema):
    """What a position needs and trains beside the block's own phases."""

    position = ref("positions", "The position", "miller:p1", primary=True)
    aim = ref("aims", "The aim", "school:mechanic.mill", primary=True)
    role = choice(ROLES, "How it is done there")
    level_needed = level("Level needed on the first day; empty: 2 when done alone, else 0", empty=True)
    level_trained = level("Level reached there; empty: none", empty=True, example=3)


class Fixed(dy.Schema):
    """Placements that stand before any round: by contract, by the student's own search, or a return."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    position = ref("positions", "The position", "miller:p1")
    door = choice(("contract", "search", "returning"), "How it came about", default="contract")
    reason = text("Reason", "apprenticeship contract of 2026-05-02")


class Searches(dy.Schema):
    """Students who look for a position of their own: they take no part in the round, unless they want help."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    block = ref("blocks", "The block", "school:mechanic.block-1", primary=True)
    status = choice(("searching", "help wanted"), "Where the search stands", default="searching")
    said_on = date("Day on which it was said", "2026-10-01", empty=True)


class ReservedSeats(dy.Schema):
    """Seats of a position that only the students of one cohort, programme or school may take."""

    position = ref("positions", "The position", "miller:p1", primary=True)
    holder = ref("cohorts|programmes|organisations", "Whose students", "school:mechanic-26", primary=True, alias="for")
    seats = whole("Seats kept for them", 1, unit="seats", least=1)


class PeerGroups(dy.Schema):
    """Students who want to be at one site together: all of a group, or none of it there."""

    group = text("Name of the group", "carpool-1", primary=True, longest=80)
    student = ref("students", "The student; of one group at most", "school:s-0001", primary=True)


class Forbidden(dy.Schema):
    """Pairs that must not be."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    position = ref("positions", "The position", "miller:p1", primary=True)
    reason = text("Reason", "refused before", empty=False)


class Preferences(dy.Schema):
    """What students want: equal ranks are ties, 1 is best."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    position = ref("positions", "The position", "miller:p1", primary=True)
    rank = whole("Rank, 1 is best", 1, least=1)
    said_on = date("Day on which it was said", "2026-10-01", empty=True)


class UnitRankings(dy.Schema):
    """How a hiring unit ranks students: one ranking for all its positions; whoever is not named comes after."""

    unit = ref("hiring_units", "The hiring unit", "miller:u1", primary=True)
    student = ref("students", "The student", "school:s-0001", primary=True)
    rank = whole("Rank, 1 is best; equal ranks are ties", 1, least=1)


class PositionRankings(dy.Schema):
    """How a position ranks students in its unit's place, where no total binds; whoever is not named comes after."""

    position = ref("positions", "The position", "miller:p1", primary=True)
    student = ref("students", "The student", "school:s-0001", primary=True)
    rank = whole("Rank, 1 is best; equal ranks are ties", 1, least=1)


class Travel(dy.Schema):
    """Known travel times; where a pair is missing they are estimated from coordinates."""

    student = ref("students", "From the home of this student", "school:s-0001", primary=True)
    site = ref("sites", "To this site", "miller:works", primary=True)
    minutes = whole("One way", 35, unit="minutes")
