"""What came of it: who graduated or left, what they showed, where they work; what had been aimed at, what is done."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, date, key, level, maybe, number, ref, text, whole

__all__ = ["Actions", "CohortTargets", "ExamResults", "FirstJobs", "GraduateAims", "GraduatedCohorts", "Leavers"]


class GraduatedCohorts(dy.Schema):
    """Cohorts that have graduated: nothing is planned for them any more, and what came of them is known."""

    id = key("Id of the cohort, the one that it had while it was planned", "school:mechanic-23")
    programme = ref("programmes", "The programme", "school:mechanic")
    school = ref("organisations", "The school", "school")
    title = text("Name shown, such as the class's", "IM 23a")
    began = whole("Students who began, those who left among them", 24, unit="students", least=1)
    graduated_on = date("Day of graduation", "2026-07-03")


class ExamResults(dy.Schema):
    """Examinations that are needed to graduate, each try a row."""

    cohort = ref("graduated_cohorts", "The cohort", "school:mechanic-23", primary=True)
    student = text("Id of the student", "school:s-0815", primary=True, longest=120)
    exam = text("The examination", "final examination, part 1", primary=True, longest=200)
    day = date("The day", "2026-06-12", alias="date", primary=True)
    passed = maybe("Whether it was passed; empty: not known yet")


class GraduateAims(dy.Schema):
    """What graduates showed at the end of their training: in examinations, to teachers and to mentors."""

    cohort = ref("graduated_cohorts", "The cohort", "school:mechanic-23", primary=True)
    student = text("Id of the student", "school:s-0815", primary=True, longest=120)
    aim = ref("aims", "The aim", "school:mechanic.mill", primary=True)
    seen_on = date("Day on which it was seen", "2026-06-12", primary=True)
    seen_by = choice(("mentor", "teacher", "examination"), "Who saw it", default="examination", primary=True)
    level = level("Level seen", example=3)


class FirstJobs(dy.Schema):
    """Graduates who were asked what they do, six and twelve months on; who has no row was not asked."""

    cohort = ref("graduated_cohorts", "The cohort", "school:mechanic-23", primary=True)
    student = text("Id of the student", "school:s-0815", primary=True, longest=120)
    after = choice(("6 months", "12 months"), "How long after graduation", primary=True)
    answered_on = date("Day of the answer; empty: none came", "2027-01-11", empty=True)
    activity = choice(("work", "study", "seeking work", "other"), "What the graduate does", empty=True)
    occupation = text("The occupation at work, a code of the framework", "isco/C7233")
    in_field = maybe("Whether the work is in the field learnt")
    nearby = maybe("Whether the work is in the school's own region")
    employer = ref("organisations", "The employer, where it is of the community", "miller", empty=True)


class Leavers(dy.Schema):
    """Students who left before the end. They are not in `students` any more, and not in the cohort's size."""

    student = text("Id that the student had", "school:s-0007", primary=True, longest=120)
    cohort = ref("cohorts|graduated_cohorts", "The cohort", "school:mechanic-26")
    left_on = date("Day on which the student left", "2026-11-13")
    reason = choice(
        ("another programme", "work without a qualification", "examination failed", "health", "moved away", "other"),
        "Why; empty: not said", empty=True,
    )  # fmt: skip


class CohortTargets(dy.Schema):
    """What is aimed at with a cohort, set before it is examined."""

    id = key("Id of the target", "school:mechanic-23.quality")
    cohort = ref("cohorts|graduated_cohorts", "The cohort", "school:mechanic-23")
    measure = text(
        "What is measured: quality, structure, quantity or type, or an indicator that is told of cohorts", "quality",
        empty=False, longest=80,
    )  # fmt: skip
    occupation = text("Of structure: the occupation whose share of first jobs is aimed at", "isco/C7233")
    target = number("What it should be", 0.9)
    set_on = date("Day on which it was set", "2023-08-01")


class Actions(dy.Schema):
    """What is done about a finding, by whom and until when, and the figure in which its effect is looked for."""

    id = key("Id of the action", "a-01")
    kind = choice(("indicator", "rule", "warning"), "What the finding is of", default="indicator")
    finding = text(
        "The finding: id of an indicator or rule, or code of a warning", "gap_quality", empty=False, longest=80
    )
    place = text("Where it was found", "school:mechanic", longest=200)
    what = text("What is done", "20 lessons of hydraulics more in year 2", empty=False)
    owner = ref("organisations|teachers|mentors", "Who sees to it", "school:t-01")
    due = date("Day until which it is to be done", "2026-07-31")
    done_on = date("Day on which it was done; empty: not yet", "2026-06-19", empty=True)
    indicator = text("The indicator in which its effect is looked for; empty: in none", "gap_quality", longest=80)
    scope = text(
        "What that indicator is of: `all`, or the id of a school, programme, cohort or enterprise", "all",
        default="all", longest=200,
    )  # fmt: skip
    hoped = choice(("lower", "higher"), "Which way the figure is hoped to go; empty: as is better for it", empty=True)
    hoped_value = number("What the figure is hoped to reach; empty: nothing in particular", 0.2, empty=True)
    base = number("The figure at the time of the finding; empty: not known", 0.31, empty=True)
    base_from = text("Which plan or day that figure is from", "plan of 2025/26")

    @dy.rule()
    def scope_of_indicator(cls) -> pl.Expr:  # noqa: N805
        """`base` and `hoped_value` are figures of an `indicator`."""
        return cls.indicator.col.is_not_null() | (cls.base.col.is_null() & cls.hoped_value.col.is_null())
