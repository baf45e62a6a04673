"""All pictures of the page that ECharts draws."""

from __future__ import annotations

from dataclasses import dataclass, fields

from alternance.report.charts.chart import Chart
from alternance.report.charts.cost import cost
from alternance.report.charts.frontier import frontier
from alternance.report.charts.lag import lag
from alternance.report.charts.modes import modes
from alternance.report.charts.quantity import by_occupation, by_quarter
from alternance.report.charts.seats import by_week
from alternance.report.charts.sides import sides
from alternance.report.facts import Facts

__all__ = ["Charts", "charts"]


@dataclass(frozen=True)
class Charts:
    """The pictures by what they show; None where the plan does not say it."""

    lag: Chart | None
    seats: Chart | None
    sides: Chart | None
    quarters: Chart | None
    occupations: Chart | None
    frontier: Chart | None
    modes: Chart | None
    cost: Chart | None

    @property
    def all(self) -> list[Chart]:
        """Return those that there are."""
        found = (getattr(self, field.name) for field in fields(self))
        return [chart for chart in found if chart is not None]


def charts(facts: Facts) -> Charts:
    """Return the pictures."""
    return Charts(
        lag(facts),
        by_week(facts),
        sides(facts),
        by_quarter(facts),
        by_occupation(facts),
        frontier(facts),
        modes(facts),
        cost(facts),
    )
