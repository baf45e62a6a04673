"""The four sides of the gap on one scale: how far each is from closed."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.report.charts.chart import Chart, Series
from alternance.report.charts.options import bars
from alternance.report.facts import Facts
from alternance.report.words import percent
from alternance.text import _

__all__ = ["sides"]


def sides(facts: Facts) -> Chart | None:
    """Return the picture; None where the plan has no gap."""
    known = list(_open(facts))
    if len(known) < 2:
        return None
    titles = [title for title, _says, _share in known]
    own = Series(_("open, in per cent"), tuple(round(100 * share, 1) for _title, _says, share in known))
    rows = tuple((title, says, percent(share, 1)) for title, says, share in known)
    says = _("How far each side of the gap is from closed: 0 is what demand asks for.")
    option = bars(titles, [(own, "bad")])
    option["baseOption"]["xAxis"]["max"] = 100
    return Chart("chart-sides", _("Four sides"), says, 10, option, (_("Side"), _("What is open"), own.title), rows)


def _open(facts: Facts) -> Iterator[tuple[str, str, float]]:
    demanded = float(facts.plan["gap_quantity"]["demanded"].sum())
    if (few := facts.figure("gap_quantity_too_few")) is not None and demanded:
        yield _("Quantity"), _("people missing, of those demanded"), few / demanded
    if (structure := facts.figure("gap_structure")) is not None:
        yield _("Structure"), _("graduates that would have to learn another occupation"), structure
    if (quality := facts.figure("gap_quality")) is not None:
        yield _("Quality"), _("levels of competence missing, of those asked"), quality
    if (compound := facts.figure("gap_compound")) is not None:
        yield _("Type"), _("demanded competences not met both at school and in practice"), 1 - compound
