"""An enterprise whose units lie in different parts: each part sees the shares of the whole."""

from __future__ import annotations

import polars as pl
from tests.communities import tiny
from tests.planner.parts.twice import several

from alternance.community import Community
from alternance.community.totals import unit_totals
from alternance.planner import Options, plan
from alternance.planner.parts import components, jobs_of
from alternance.verify import verify


def in_two_parts(total: int) -> Community:
    """Return two schools with a cohort each, of three and two; both go to units of one enterprise, which takes `total`."""
    community = several(tiny(cohorts={"c": {"size": 3}}), tiny())
    site = pl.when(pl.col("organisation") == "1-e").then(pl.lit("0-e")).otherwise(pl.col("organisation"))
    says = pl.when(pl.col("id") == "0-e").then(pl.lit(total, pl.Int64)).alias("seats_total")
    return community.with_tables(
        sites=community["sites"].with_columns(organisation=site),
        organisations=community["organisations"].with_columns(says),
    )


def test_a_part_has_the_share_of_the_whole() -> None:
    community = in_two_parts(4)
    parts = components(community)
    assert len(parts) == 2 and unit_totals(community) == {"0-u": 2, "1-u": 2}
    for job in jobs_of(community, parts, Options()):
        assert unit_totals(job.community) == {"0-u": 2, "1-u": 2}


def test_a_plan_in_parts_keeps_the_total() -> None:
    community = in_two_parts(5)
    made = plan(community, Options(work_limit=200))
    assert made["placements"].height == 5 and made["unplaced"].height == 0
    assert verify(community, made).violations == 0
