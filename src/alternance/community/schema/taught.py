"""What is taught at school: programmes, their aims and modules."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, flag, key, level, number, ref, text, week, whole

__all__ = [
    "ORIGINS", "Aims", "ModuleAims", "ModuleOrder", "Modules", "Offers", "OrderGroups", "ProgrammeModules",
    "Programmes", "WageSteps",
]  # fmt: skip

#: Where a row came from.
ORIGINS = ("typed", "imported", "composed", "text")
_origin = "Where the row came from"


class Programmes(dy.Schema):
    """Programmes of vocational education, a version a row."""

    id = key("Id of the programme", "school:mechanic")
    school = ref("organisations", "The school that offers it", "school")
    title = text("Name", "Industrial mechanic", empty=False)
    occupation = text("Occupation it leads to, a code of the framework", "isco/C7233")
    level = text("Level of the qualification, in the country's own words", "EQF 4")
    version = text("Version of the programme", "2026", longest=40)
    weeks = whole("Length", 80, unit="weeks", least=1, empty=True)
    origin = choice(ORIGINS, _origin, default="typed")


class Aims(dy.Schema):
    """Work tasks and competences that a programme pursues; a level of 0 to 4 belongs to each."""

    id = key("Id of the aim", "school:mechanic.mill")
    programme = ref(
        "programmes", "The programme that owns it; empty: shared by the alliance", "school:mechanic", empty=True
    )
    kind = choice(("work task", "competence"), "Work task (8 to 20 a programme) or competence", default="work task")
    title = text("What one can do", "Mill a part to its drawing", empty=False)
    parent = ref("aims", "The work task under which a competence hangs", "school:mechanic.make", empty=True)
    competence = text("The same competence in the framework; empty where there is none", "skill/0001")
    level_target = level("Level wanted at the end of the programme", default=3, example=3)
    core = flag("Accredited core that may not be dropped")
    safety = flag("Safety aim: wanted at level 1 before any assisted or independent work")
    origin = choice(ORIGINS, _origin, default="typed")


class Modules(dy.Schema):
    """Units taught at school: theory, workshop or project. Each cohort is taught each of its modules once."""

    id = key("Id of the module", "school:milling-1")
    title = text("Name", "Milling 1", empty=False)
    kind = choice(("theory", "workshop", "project", "examination"), "Kind", default="theory")
    minutes = whole("Time taught in all", 2400, unit="minutes", least=1)
    weekly_min = whole("Least time in a full week", 240, unit="minutes a week", least=1)
    weekly_max = whole("Most time in a full week", 480, unit="minutes a week", least=1)
    splittable = flag("May pause while the cohort is away in whole weeks of practice")
    section_min = whole(
        "Fewest students that a section should have; empty: any", 8, unit="students", least=1, empty=True
    )
    section_max = whole("Most students in one section; empty: no limit", 16, unit="students", least=1, empty=True)
    section_ideal = whole(
        "Students that a section should have if possible: as many sections are taught as bring their mean size nearest "
        "to it; empty: as few sections as the largest size allows",
        12, unit="students", least=1, empty=True, later=True,
    )  # fmt: skip
    shared = flag("Students of several cohorts who take it in the same weeks share its sections")
    order_group = ref("order_groups", "The group in which it may be taught in any order", "school:courses", empty=True)
    qualification = text("What its teacher must be qualified for; empty: anybody, not counted", "metal", longest=80)
    room_kind = text("Kind of room it needs; empty: none in particular, not counted", "workshop", longest=80)
    changeable_by = choice(("school", "authority", "nobody"), "Who may change its content", default="school")
    window_from = week("Not before this week", empty=True)
    window_to = week("Not after this week", "2027-01-25", empty=True)
    origin = choice(ORIGINS, _origin, default="typed")

    @dy.rule()
    def weekly_order(cls) -> pl.Expr:  # noqa: N805 - dataframely's form
        """`weekly_min` is at most `weekly_max`."""
        return cls.weekly_min.col <= cls.weekly_max.col

    @dy.rule()
    def window_order(cls) -> pl.Expr:  # noqa: N805
        """`window_from` is not after `window_to`."""
        return cls.window_from.col <= cls.window_to.col

    @dy.rule()
    def section_order(cls) -> pl.Expr:  # noqa: N805
        """`section_min` is at most `section_max`."""
        return cls.section_min.col <= cls.section_max.col

    @dy.rule()
    def section_ideal_least(cls) -> pl.Expr:  # noqa: N805
        """`section_ideal` is at least `section_min`."""
        return cls.section_min.col <= cls.section_ideal.col

    @dy.rule()
    def section_ideal_most(cls) -> pl.Expr:  # noqa: N805
        """`section_ideal` is at most `section_max`."""
        return cls.section_ideal.col <= cls.section_max.col


class OrderGroups(dy.Schema):
    """Modules that a cohort takes one after the other, in any order, with so many weeks between them."""

    id = key("Id of the group", "school:courses")
    title = text("Name", "Courses of the second year")
    spacing_min = whole("Least weeks from the end of one to the begin of the next", 10, unit="weeks", default=0)
    spacing_max = whole("Greatest weeks between them; empty: any", 16, unit="weeks", empty=True)

    @dy.rule()
    def spacing_order(cls) -> pl.Expr:  # noqa: N805
        """`spacing_min` is at most `spacing_max`."""
        return cls.spacing_min.col <= cls.spacing_max.col


class Offers(dy.Schema):
    """The only weeks in which a module may begin, where its dates are fixed beforehand."""

    module = ref("modules", "The module", "school:milling-1", primary=True)
    week = week("A week in which it begins", "2026-10-05", primary=True)
    places = whole("Most students, over all cohorts; empty: no limit", 12, unit="students", empty=True)


class ProgrammeModules(dy.Schema):
    """Which modules a programme is made of; a module may serve several programmes."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    module = ref("modules", "The module", "school:milling-1", primary=True)


class WageSteps(dy.Schema):
    """Steps in which the pay of an apprentice rises, as the standard of the programme says; kept, and shown."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    order = whole("Place among the steps", 1, least=1, primary=True)
    title = text("Name of the step", "First half year")
    work_minutes = whole("Practice of the step", 60000, unit="minutes", empty=True)
    share = number("Share of a skilled worker's pay", 0.5, unit="0 to 1", least=0, most=2, empty=True)
    duration = text("Duration, in the standard's own words", "6 months", longest=80)
    school_minutes = whole("Related instruction of the step", 4320, unit="minutes", empty=True)
    origin = choice(ORIGINS, _origin, default="typed")


class ModuleAims(dy.Schema):
    """What a module gives: the level that those taught reach."""

    module = ref("modules", "The module", "school:milling-1", primary=True)
    aim = ref("aims", "The aim", "school:mechanic.mill", primary=True)
    level_given = level("Level given at the module's end", least=1)
    origin = choice(ORIGINS, _origin, default="typed")


class ModuleOrder(dy.Schema):
    """Prerequisites among modules, with distances."""

    before = ref("modules", "The module taught first", "school:milling-1", primary=True)
    after = ref("modules", "The module taught later", "school:milling-2", primary=True)
    weeks_min = whole("Least distance from the end of the first to the begin of the second", 0, unit="weeks", default=0)
    weeks_max = whole("Greatest distance; empty: none", 20, unit="weeks", empty=True)

    @dy.rule()
    def distance_order(cls) -> pl.Expr:  # noqa: N805
        """`weeks_min` is at most `weeks_max`."""
        return cls.weeks_min.col <= cls.weeks_max.col
