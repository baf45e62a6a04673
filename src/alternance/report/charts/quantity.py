"""Demand against supply: by quarter, and by occupation over all quarters."""

from __future__ import annotations

import polars as pl

from alternance.report.charts.chart import Chart, Series, table
from alternance.report.charts.options import bars, columns
from alternance.report.facts import Facts
from alternance.text import _

__all__ = ["by_occupation", "by_quarter"]


def by_quarter(facts: Facts) -> Chart | None:
    """Return demand and supply of all occupations by quarter; None without them."""
    rows = _summed(facts, "quarter")
    if rows.height < 2:
        return None
    series, titles = _both(rows), rows["quarter"].to_list()
    option = columns(titles, list(zip(series, ("hatched", "full"), strict=True)))
    heads = (_("Quarter"), *(own.title for own in series))
    says = _("People demanded and graduates of all occupations, by quarter.")
    return Chart("chart-quarters", _("Demand and supply"), says, 15, option, heads, table(titles, series))


def by_occupation(facts: Facts) -> Chart | None:
    """Return demand and supply of all quarters by occupation, most missing first; None without them."""
    rows = _summed(facts, "occupation").sort(pl.col("supplied") - pl.col("demanded"), maintain_order=True)
    if rows.height < 2:
        return None
    series, titles = _both(rows), [facts.names.occupation(code) for code in rows["occupation"]]
    option = bars(titles, list(zip(series, ("hatched", "full"), strict=True)))
    heads = (_("Occupation"), *(own.title for own in series))
    says = _("People demanded and graduates over all quarters; where most are missing comes first.")
    height = 3 + 2.6 * rows.height
    return Chart(
        "chart-occupations", _("Demand and supply by occupation"), says, height, option, heads, table(titles, series)
    )


def _summed(facts: Facts, by: str) -> pl.DataFrame:
    return facts.plan["gap_quantity"].group_by(by).agg(pl.col("demanded", "supplied").sum()).sort(by)


def _both(rows: pl.DataFrame) -> tuple[Series, Series]:
    demanded, supplied = (tuple(round(value, 1) for value in rows[column]) for column in ("demanded", "supplied"))
    return Series(_("demanded"), demanded), Series(_("graduates"), supplied)
