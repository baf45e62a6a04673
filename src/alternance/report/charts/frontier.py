"""Coverage of what is demanded against the hours of school moved, for the programmes that gain most."""

from __future__ import annotations

import polars as pl

from alternance.report.charts.chart import Chart
from alternance.report.charts.options import curves
from alternance.report.facts import Facts
from alternance.report.words import number, percent
from alternance.text import _

__all__ = ["MOST", "frontier"]

#: Programmes drawn; the table has all.
MOST = 5


def frontier(facts: Facts) -> Chart | None:
    """Return the picture; None where the plan has no frontier."""
    steps = facts.plan["gap_frontier"].sort("programme", "step")
    if not steps.height:
        return None
    gains = steps.group_by("programme").agg(
        gain=pl.col("coverage").max() - pl.col("coverage").min(), moved=pl.col("minutes").max()
    )
    drawn = (
        gains.filter(pl.col("gain") > 0, pl.col("moved") > 0)
        .sort("gain", "programme", descending=[True, False])
        .head(MOST)
    )
    rows = [
        (
            facts.names.of("programmes", programme),
            number(minutes / 60),
            percent(coverage, 1),
            _("yes") if proven else _("no"),
        )
        for programme, minutes, coverage, proven in steps.select("programme", "minutes", "coverage", "proven").rows()
    ]
    if not drawn.height:
        return None
    lines = [(facts.names.of("programmes", programme), _points(steps, programme)) for programme in drawn["programme"]]
    says = _(
        "How much of the levels demanded a programme can cover when so many of its hours are moved; "
        "each step is the best there is."
    )
    heads = (_("Programme"), _("Hours moved"), _("Covered"), _("Proven"))
    option = curves(lines, _("hours moved"))
    return Chart("chart-frontier", _("Coverage against hours"), says, 18, option, heads, tuple(rows))


def _points(steps: pl.DataFrame, programme: str) -> list[tuple[float, float]]:
    own = steps.filter(programme=programme).select("minutes", "coverage").rows()
    return [(round(minutes / 60, 1), round(100 * coverage, 1)) for minutes, coverage in own]
