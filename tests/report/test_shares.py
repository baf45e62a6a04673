"""The page shows how what enterprises take in all falls to their units."""

from __future__ import annotations

import polars as pl
from tests.report.page import read
from tests.report.plans import everything

from alternance.report import render
from alternance.report.facts import Facts
from alternance.report.shares import shares


def test_the_split_stands_with_the_seats_and_only_where_there_is_one() -> None:
    community, plan = everything()
    assert shares(Facts(community, plan)) == ()
    before = read(render(community, plan)).root.all("section", id="seats")[0].text
    assert "Takes in all" not in before
    says = pl.when(pl.col("kind").cast(pl.String) == "enterprise").then(pl.lit(2, pl.Int64)).alias("seats_total")
    community = community.with_tables(organisations=community["organisations"].with_columns(says))
    (first, *_) = shares(Facts(community, plan))
    assert (first.total, first.share) == (2, 2) and first.most > 2
    table = read(render(community, plan)).root.all("section", id="seats")[0].all("table")[-1]
    cells = [cell.text for cell in table.all("tbody")[0].all("tr")[0].children]
    assert cells == [first.unit, first.enterprise, "2", "2", str(first.most), str(first.asked)]
