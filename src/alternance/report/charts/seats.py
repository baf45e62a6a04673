"""Seats of all occupations by week: offered, promised, used."""

from __future__ import annotations

import numpy as np

from alternance.report.charts.chart import Chart, Series, table
from alternance.report.charts.options import steps
from alternance.report.facts import Facts
from alternance.report.seats import by_place
from alternance.report.words import day
from alternance.text import _

__all__ = ["by_week"]


def by_week(facts: Facts) -> Chart | None:
    """Return the picture; None where no position or placement is known."""
    if not facts.community["positions"].height or not facts.plan["placements"].height:
        return None
    sums = [np.sum(list(by.values()), axis=0) if by else None for by in by_place(facts)]
    if sums[0] is None:
        return None
    named = ((_("offered"), "area", sums[0]), (_("used"), "used", sums[2]), (_("promised"), "line", sums[1]))
    series = [
        (Series(title, tuple(int(n) for n in values)), look)
        for title, look, values in named
        if values is not None and (look != "line" or values.any())
    ]
    titles = [day(monday) for monday in facts.plan.horizon.mondays()]
    only = [own for own, _look in series]
    heads = (_("Week from"), *(own.title for own in only))
    says = _("Seats of all positions by week: what is offered, what enterprises promised, and where somebody is.")
    return Chart("chart-seats", _("Seats by week"), says, 16, steps(titles, series), heads, table(titles, only))
