"""The page of the indicators: each with its formula, sources, unit and target, from the register."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.outcomes import ABSENT, SUBJECTS, Indicator
from alternance.outcomes.behind import EACH, MOST
from alternance.outcomes.counts.groups import SMALLEST
from alternance.plan.tables import TABLES as PLAN_TABLES

__all__ = ["indicators_page"]

OPENING = f"""# The indicators
What a plan is worth, in figures. Each is computed for the whole plan and, where *told of* says so, for every school,
programme, cohort or enterprise; they stand in the plan's table [indicators](data/tables.md#indicators-plan).
The rows that a figure was counted from stand in [indicator_rows](data/tables.md#indicator_rows-plan), those that
weigh most first: at most {EACH} of one cohort (or enterprise, programme, school), at most {MOST:,} of one indicator.

A figure is computed alike for a plan that was computed and for one that was recorded. What the tables cannot say has no
value, and a note *not known: …* with the reason; it is never 0. The verifier counts every figure again, with code that
shares nothing with what made it. Groups of fewer than {SMALLEST} students are never told.

`alternance compare` sets the figures of plans side by side, `alternance modes` plans a community in every way and sets
these side by side: see [the commands](commands.md#compare).
"""
DIRECTIONS = {"lower": "lower is better", "higher": "higher is better", "none": "neither is better"}


def indicators_page() -> str:
    """Return the content of `docs/indicators.md`."""
    return "\n".join([OPENING, *_subjects(), *_absent()]) + "\n"


def _subjects() -> Iterator[str]:
    for subject, indicators in SUBJECTS.items():
        yield f"## {subject}"
        for indicator in indicators:
            yield from _indicator(indicator)


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield f"### {indicator.title}"
    yield f"{indicator.formula[:1].upper()}{indicator.formula[1:]}."
    yield ""
    yield f"- id: `{indicator.id}`"
    yield f"- unit: {indicator.unit}; {DIRECTIONS[indicator.direction]}{_target(indicator)}"
    yield f"- told of: {', '.join(('all', *indicator.kinds))}"
    yield f"- from: {', '.join(_link(table, indicator) for table in indicator.tables)}"
    yield f"- not known where {indicator.without}"
    yield ""


def _target(indicator: Indicator) -> str:
    return "" if indicator.target is None else f"; target {indicator.target:g}"


def _link(table: str, indicator: Indicator) -> str:
    of_plan = table in indicator.plan or (table in PLAN_TABLES and table not in indicator.community)
    return f"[{table}](data/tables.md#{table}{'-plan' if of_plan else ''})"


def _absent() -> Iterator[str]:
    yield "## What is not counted yet"
    yield "No table says it; it is left out rather than estimated."
    yield ""
    yield "| figure | what it needs |"
    yield "| --- | --- |"
    for absent in ABSENT:
        yield f"| {absent.title} | {absent.needs} |"
