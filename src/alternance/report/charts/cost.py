"""What the calendar's cost is made of, each part by its weight, beside the bound that no calendar can undercut."""

from __future__ import annotations

from dataclasses import asdict

from alternance.report.charts.chart import Chart, Series
from alternance.report.charts.options import bars
from alternance.report.facts import Facts
from alternance.report.terms import TERMS
from alternance.report.words import number
from alternance.text import _

__all__ = ["cost"]


def cost(facts: Facts) -> Chart | None:
    """Return the picture; None where the plan does not say the parts."""
    objective, weights = facts.plan.meta.objective, asdict(facts.community.meta.weights)
    parts = [(name, objective[name], weights[name]) for name in TERMS if name in objective and name in weights]
    total, bound = objective.get("calendar"), facts.plan.meta.bounds.get("calendar")
    if total is None or not parts:
        return None
    titles = [*(_(TERMS[name]) for name, _value, _weight in parts), _("in all")]
    costs = [*(value * weight for _name, value, weight in parts), total]
    rows = [
        (_(TERMS[name]), number(value, 2), number(weight, 2), number(value * weight, 2))
        for name, value, weight in parts
    ]
    rows.append((_("in all"), "", "", number(total, 2)))
    series = [(Series(_("this plan"), tuple(round(value, 1) for value in costs)), "full")]
    if bound is not None:
        titles.append(_("proven bound"))
        rows.append((_("proven bound"), "", "", number(bound, 2)))
        series[0] = (Series(series[0][0].title, (*series[0][0].values, None)), "full")
        series.append((Series(_("proven bound"), (*(None for _title in titles[:-1]), round(bound, 1))), "hatched"))
    heads = (_("Part"), _("Figure"), _("Weight"), _("Cost"))
    says = _("Each part of the calendar's objective, multiplied by its weight. No calendar costs less than the bound.")
    option = bars(titles, series, stack=True)
    height = 3.5 + 1.7 * len(titles)
    return Chart("chart-cost", _("What the calendar costs"), says, height, option, heads, tuple(rows))
