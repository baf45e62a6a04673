"""What is demanded by the enterprises, and who graduates; what people hold fast."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, date, flag, key, level, number, ref, text, whole
from alternance.community.schema.taught import ORIGINS

__all__ = ["CertaintyWeights", "DemandAims", "Demands", "Graduates", "Locks"]


class Demands(dy.Schema):
    """How many people of an occupation an enterprise needs, and when."""

    id = key("Id of the demand", "miller:d1")
    enterprise = ref("organisations", "The enterprise; empty: the region", "miller", empty=True)
    occupation = text("The occupation, a code of the framework", "isco/C7233", empty=False)
    first_day = date("First day on which they are needed", "2027-07-01", alias="from")
    last_day = date("Last day", "2027-09-30", alias="to")
    headcount_low = whole("People, at least; empty where not known", 2, unit="people", empty=True)
    headcount_high = whole("People, at most; empty where not known", 5, unit="people", empty=True)
    certainty = choice(("sure", "perhaps", "unknown"), "How sure", default="unknown")
    source = choice(("position", "forecast", "advertisement", "survey", "region"), "Source", default="forecast")
    text = text("The words it was said in", "Mechanics who can mill to drawing", longest=4000)
    seen_on = date("Day on which it was said", "2026-10-01", empty=True)
    origin = choice(ORIGINS, "Where the row came from", default="typed")

    @dy.rule()
    def days_order(cls) -> pl.Expr:  # noqa: N805
        """`from` is not after `to`."""
        return pl.col("from") <= pl.col("to")

    @dy.rule()
    def headcount_order(cls) -> pl.Expr:  # noqa: N805
        """`headcount_low` is at most `headcount_high`."""
        return cls.headcount_low.col <= cls.headcount_high.col


class CertaintyWeights(dy.Schema):
    """How much a demand counts by how sure it is; without a row it counts in full."""

    certainty = choice(("sure", "perhaps", "unknown"), "How sure", primary=True)
    weight = number("Share of its people that counts", 0.5, unit="0 to 1", least=0, most=1, default=1)


class DemandAims(dy.Schema):
    """Competences that a demand names, beside those of its occupation."""

    demand = ref("demands", "The demand", "miller:d1", primary=True)
    competence = text("A competence of the framework, or the id of an aim", "skill/0001", primary=True, longest=120)
    level = level("Level wanted", default=3, example=3)
    essential = flag("Essential rather than optional", default=True)


class Graduates(dy.Schema):
    """How many of a cohort are expected to graduate, and when; without a row the cohort's size at its due week."""

    cohort = ref("cohorts", "The cohort", "school:mechanic-26", primary=True)
    graduation = date("Day of graduation", "2027-07-02", alias="date", primary=True)
    expected = whole("Graduates expected", 20, unit="people")


class Locks(dy.Schema):
    """Decisions made by hand that planning must keep."""

    id = key("Id of the lock", "lock-1")
    what = choice(("block start", "module start", "position", "teacher"), "What is held fast")
    cohort = ref("cohorts", "The cohort (block start, module start, teacher)", "school:mechanic-26", empty=True)
    student = ref("students", "The student (position)", "school:s-0001", empty=True)
    item = ref(
        "modules|blocks",
        "The block (block start, position) or module (module start, teacher)",
        "school:mechanic.block-1",
    )
    value = text("The week, the position or the teacher", "2027-02-01", empty=False, longest=120)
    by = text("Who decided", "cooperation officer", longest=120)
    reason = text("Why", "agreed with the works council")
