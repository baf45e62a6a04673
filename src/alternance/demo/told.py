"""What the demo made, in a few lines that a principal understands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from alternance.cli.summary import figure, summary
from alternance.demo.checks import RED
from alternance.plan import REPORT, Plan, load
from alternance.text import N_, _, say

__all__ = ["told"]

#: Example → what it is.
_WHAT = {"small": N_("One school, one year"), "region": N_("Four schools, two years")}


def told(plans: Mapping[str, Path]) -> Iterator[str]:
    """Yield the lines.

    Parameters
    ----------
    plans : mapping of str to pathlib.Path
        ``small-joint``, ``small-traditional``, ``region-joint``, ``last-year``, ``last-year-mended``, and
        ``region-traditional`` where there was time for it.
    """
    for name, what in _WHAT.items():
        joint = load(plans[f"{name}-joint"])
        yield _(what)
        if f"{name}-traditional" in plans:
            text = N_(
                "  Working before learning: {red:,.0f} student-weeks with fixed cycles, {joint:,.0f} planned jointly"
            )
            yield say(text, red=_red(load(plans[f"{name}-traditional"])), joint=_red(joint))
            yield from list(summary(joint))[1:]
        else:
            yield from summary(joint)
        yield say("  Open {page}", page=plans[f"{name}-joint"] / REPORT)
    before, after = _red(load(plans["last-year"])), _red(load(plans["last-year-mended"]))
    yield _("Last year, read from a school's own sheets")
    text = N_("  Working before learning: {before:,.0f} student-weeks as it was, {after:,.0f} after three single moves")
    yield say(text, before=before, after=after)
    yield say("  Open {page}", page=plans["last-year-mended"] / REPORT)


def _red(plan: Plan) -> float:
    return figure(plan, RED) or 0.0
