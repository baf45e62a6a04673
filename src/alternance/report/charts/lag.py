"""How long each cohort waits between learning and using."""

from __future__ import annotations

from alternance.report.charts.chart import Chart, Series, table
from alternance.report.charts.options import bars
from alternance.report.facts import Facts
from alternance.text import _, say

__all__ = ["MOST", "lag"]

#: Cohorts drawn; the table has all.
MOST = 16


def lag(facts: Facts) -> Chart | None:
    """Return the picture; None where the plan does not say the lag of a cohort."""
    rows = facts.plan["indicators"].filter(id="lag_mean_weeks").drop_nulls("value").select("scope", "value").rows()
    known = sorted(
        ((value, facts.names.cohort(scope)) for scope, value in rows if scope in facts.cohorts),
        key=lambda row: (-row[0], row[1]),
    )
    if len(known) < 2:
        return None
    own = Series(_("weeks of lag"), tuple(round(value, 1) for value, _title in known))
    titles = [title for _value, title in known]
    says = _("Teaching weeks between the end of a module and the block that applies it, mean of the cohort.")
    if len(known) > MOST:
        says = say("{says} The {n} cohorts that wait longest; all of them are in the table.", says=says, n=MOST)
    shown = Series(own.title, own.values[:MOST])
    option = bars(titles[:MOST], [(shown, "full")])
    heads = (_("Cohort"), own.title)
    return Chart(
        "chart-lag", _("Lag by cohort"), says, 3.5 + 1.6 * min(MOST, len(known)), option, heads, table(titles, [own])
    )
