"""Who learns and who teaches, with rooms and the school's weeks. Names and contacts are not part of a community."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, date, key, level, number, ref, text, week, whole

__all__ = [
    "Cohorts", "OutsideHorizon", "RoomShares", "Rooms", "SchoolWeeks", "StudentAims", "Students", "TeacherAbsences",
    "TeacherPractice", "TeacherQualifications", "Teachers", "Tutors",
]  # fmt: skip


class Cohorts(dy.Schema):
    """Students who follow one programme from one start date on."""

    id = key("Id of the cohort", "school:mechanic-26")
    programme = ref("programmes", "The programme", "school:mechanic")
    school = ref("organisations", "The school", "school")
    title = text("Name shown, such as the class's", "IM 26a")
    first_week = week("First week planned")
    due_week = week("Week by whose end all should be finished", "2027-06-28")
    size = whole("Students", 22, unit="students", least=1)
    minutes_per_day = whole("School time of a day", 360, unit="minutes", least=1, most=1440)
    class_head = ref("teachers", "The teacher who heads the class", "school:t-01", empty=True)

    @dy.rule()
    def weeks_order(cls) -> pl.Expr:  # noqa: N805
        """`first_week` is not after `due_week`."""
        return cls.first_week.col <= cls.due_week.col


class OutsideHorizon(dy.Schema):
    """What of a cohort's programme is not planned because it lies before or after the horizon."""

    cohort = ref("cohorts", "The cohort", "school:mechanic-25", primary=True)
    kind = choice(("module", "block"), "What it is", primary=True)
    item = ref("modules|blocks", "The module or block", "school:milling-1", primary=True)
    ended = week("Its last week where it lies before the horizon; empty: it comes after", "2026-06-22", empty=True)


class Students(dy.Schema):
    """Students, by id."""

    id = key("Id of the student", "school:s-0001")
    cohort = ref("cohorts", "The cohort", "school:mechanic-26")
    birth_date = date("Date of birth; empty where not known", "2010-05-17", empty=True)
    lat = number("Latitude of the home", 51.04, unit="degrees", least=-90, most=90, empty=True)
    lon = number("Longitude of the home", 13.70, unit="degrees", least=-180, most=180, empty=True)
    travel_max = whole("Longest way accepted, one way; empty: any", 60, unit="minutes", empty=True)
    sex = choice(("female", "male", "other"), "Only to see whether placement is fair; empty: not said", empty=True)
    disability = choice(
        ("yes", "no"), "Whether a disability is declared, only to see whether placement is fair; empty: not said",
        empty=True, later=True,
    )  # fmt: skip
    adjustments = text(
        "Adjustments asked, in the student's words; never a reason to exclude", "a desk of its own height"
    )
    wish = choice(("job", "further study", "both"), "What the student wants afterwards", empty=True)
    languages = text("Languages spoken, BCP 47 tags parted by blanks", "de en", longest=80)


class StudentAims(dy.Schema):
    """Evidence: what a student was seen to be able to do."""

    student = ref("students", "The student", "school:s-0001", primary=True)
    aim = ref("aims", "The aim", "school:mechanic.mill", primary=True)
    level = level("Level seen")
    confirmed_by_kind = choice(("mentor", "teacher", "examination", "self"), "Who saw it", default="teacher")
    seen_on = date("Day on which it was seen", "2026-12-01", primary=True)


class Teachers(dy.Schema):
    """Teachers, by id, with their contract."""

    id = key("Id of the teacher", "school:t-01")
    school = ref("organisations", "The school", "school")
    minutes_per_week = whole("Time of the contract in a full week", 1500, unit="minutes a week")
    other_duties_minutes = whole("Of it, taken by other duties", 120, unit="minutes a week", default=0)
    ceiling = whole("Most time in a week; empty: as the contract", 1650, unit="minutes a week", empty=True)
    since = date("First day as a teacher; empty where not known", "2024-08-01", empty=True)
    enterprise = ref(
        "organisations",
        "The enterprise that lends this expert; asked only where no own teacher can",
        "miller",
        empty=True,
    )

    @dy.rule()
    def duties_within(cls) -> pl.Expr:  # noqa: N805
        """`other_duties_minutes` is at most `minutes_per_week`."""
        return cls.other_duties_minutes.col <= cls.minutes_per_week.col


class TeacherQualifications(dy.Schema):
    """What teachers are qualified for."""

    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)
    qualification = text("The qualification, as modules ask it", "metal", primary=True, longest=80)


class TeacherAbsences(dy.Schema):
    """When teachers are away: leave, training, their own practice in an enterprise."""

    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)
    first_week = week("First week", "2027-02-01", alias="from", primary=True)
    last_week = week("Last week", "2027-02-22", alias="to")
    share = number("Share of the contract that is missing", 1.0, unit="0 to 1", least=0, most=1, default=1.0)
    reason = choice(("leave", "enterprise practice", "training"), "Reason", default="leave")

    @dy.rule()
    def weeks_order(cls) -> pl.Expr:  # noqa: N805
        """`from` is not after `to`."""
        return pl.col("from") <= pl.col("to")


class TeacherPractice(dy.Schema):
    """What teachers practised in enterprises before the horizon, and what is agreed within it."""

    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)
    first_day = date("First day", "2025-07-06", alias="from", primary=True)
    last_day = date("Last day", "2025-08-21", alias="to")
    enterprise = ref("organisations", "The enterprise", "miller", empty=True)
    field = text("Field", "CNC milling")
    proof = text("Proof", "certificate of 2025-08-29")

    @dy.rule()
    def days_order(cls) -> pl.Expr:  # noqa: N805
        """`from` is not after `to`."""
        return pl.col("from") <= pl.col("to")


class Tutors(dy.Schema):
    """Which teachers may visit the students of a programme in practice; without a row: those who teach it."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    teacher = ref("teachers", "The teacher", "school:t-01", primary=True)


class Rooms(dy.Schema):
    """Rooms and workplaces in them."""

    id = key("Id of the room", "school:w1")
    site = ref("sites", "The site", "school:main")
    kind = text("Kind of room, as modules ask it", "workshop", empty=False, longest=80)
    places = whole("Places", 16, unit="students", least=1)
    minutes_per_week = whole("Time in which it is open in a full week", 2100, unit="minutes a week")


class RoomShares(dy.Schema):
    """Places of a shared room by school and week; a room without rows is open to all who may use it."""

    room = ref("rooms", "The room", "platform:cell-1", primary=True)
    school = ref("organisations", "The school", "school", primary=True)
    first_week = week("First week", alias="from", primary=True)
    last_week = week("Last week", "2027-06-28", alias="to")
    places = whole("Places of this school in these weeks; 0: closed", 8, unit="students")

    @dy.rule()
    def weeks_order(cls) -> pl.Expr:  # noqa: N805
        """`from` is not after `to`."""
        return pl.col("from") <= pl.col("to")


class SchoolWeeks(dy.Schema):
    """The school's year where it differs from a week of five days less public holidays."""

    school = ref("organisations", "The school", "school", primary=True)
    week = week("The week", "2026-12-21", primary=True)
    days = whole("Days with lessons; make-up days may bring six or seven", 0, unit="days", most=7)
    kind = choice(("teaching", "examination", "holiday", "make-up"), "Kind", default="teaching")
    number = whole(
        "Number of the teaching week, as the school counts; 1 begins a new part of its year. Weeks between two "
        "numbers are counted in, where the difference comes out",
        17, empty=True,
    )  # fmt: skip
