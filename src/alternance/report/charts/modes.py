"""Two plans side by side: each figure as a part of the larger of the two."""

from __future__ import annotations

from alternance.outcomes import REGISTER
from alternance.report.charts.chart import Chart
from alternance.report.charts.options import paired
from alternance.report.facts import Facts
from alternance.report.names import plan_name
from alternance.report.words import apart, listed
from alternance.text import _, say

__all__ = ["modes"]


def modes(facts: Facts) -> Chart | None:
    """Return the picture; None without another plan."""
    if facts.beside is None:
        return None
    titles, rows, same = [], [], []
    mine: list[tuple[float, str]] = []
    other: list[tuple[float, str]] = []
    for name, known in REGISTER.items():
        values = facts.figure(name), facts.figure_beside(name)
        if known.direction == "none" or None in values:
            continue
        texts = apart(*values, known.unit)
        top = max(abs(value) for value in values if value is not None)
        if texts[0] == texts[1]:
            same.append(_(known.title))
            continue
        titles.append(_(known.title))
        for part, value, text in zip((mine, other), values, texts, strict=True):
            assert value is not None
            part.append((round(100 * abs(value) / top, 1), text))
        rows.append(
            (_(known.title), *texts, _("less is better") if known.direction == "lower" else _("more is better"))
        )
    if not titles:
        return None
    names = plan_name(facts.plan.meta), plan_name(facts.beside.meta)
    heads = (_("Figure"), *names, _("Which way"))
    says = _("Each figure of both plans as a part of the larger one; the number is the figure itself.")
    if same:
        says = say("{says} Alike in both: {figures}.", says=says, figures=listed(same))
    option = paired(titles, (names[0], mine), (names[1], other))
    return Chart("chart-modes", _("Both plans side by side"), says, 3.2 + 2.6 * len(titles), option, heads, tuple(rows))
