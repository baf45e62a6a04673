"""A plan as one HTML page that needs nothing beside it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from alternance import text
from alternance.community.community import Community
from alternance.plan.plan import Plan
from alternance.report.charts import charts
from alternance.report.cohort import cohorts
from alternance.report.facts import Facts
from alternance.report.gap import gaps
from alternance.report.headline import headline
from alternance.report.indicators import indicators
from alternance.report.load import loads
from alternance.report.made import made, warned
from alternance.report.moved import moved
from alternance.report.people import placed
from alternance.report.red import red_rows
from alternance.report.results import actions, graduated
from alternance.report.seats import seats
from alternance.report.words import clauses, count, listed
from alternance.report.year import SHADES, year
from alternance.text import N_, _, in_language, say

__all__ = ["render"]


def render(community: Community, plan: Plan, *, beside: Plan | None = None, language: str | None = None) -> str:
    """Return `plan` as an HTML page.

    The page is self-contained: no network, no other file; it works without scripts, which only add a search.
    It computes nothing that an engine computes: every figure is read from the plan's tables, red weeks from
    `alternance.readiness`. Sections without data are left out.

    Parameters
    ----------
    community : Community
        What was planned for; it gives the names.
    plan : Plan
        Computed or recorded, complete or not.
    beside : Plan, optional
        Another plan of the same community, to set the indicators against.
    language : str, optional
        A BCP 47 tag; by default the language in use.

    Notes
    -----
    Linear in the rows of the plan's tables plus cohorts times weeks.
    """
    with in_language(language or text.language()):
        return _page(Facts(community, plan, beside))


def _page(facts: Facts) -> str:
    plan, calendar = facts.plan, year(facts)
    return _environment().get_template("page.html.j2").render(
        language=text.language(),
        head=headline(facts),
        ruler=facts.axis.ruler(),
        year=calendar,
        cohorts=cohorts(facts, calendar),
        moved=moved(facts),
        red=red_rows(facts),
        placed=placed(facts),
        load=loads(facts),
        seats=seats(facts),
        gap=gaps(facts),
        charts=charts(facts),
        library=_library,
        indicators=indicators(facts),
        graduated=graduated(facts),
        actions=actions(facts),
        warned=warned(plan),
        made=made(plan),
    )  # fmt: skip


def _css_text(text: str) -> Markup:
    """Return `text` as a string of CSS: every sign but letters and digits of English is written as its number."""
    return Markup(
        '"' + "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text) + '"'
    )


@cache
def _library() -> Markup:
    """Return ECharts, as it was published."""
    return Markup(files("alternance.report").joinpath("vendor", "echarts.common.min.js").read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("alternance.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_text"] = _css_text
    environment.globals.update(_=_, N_=N_, say=say, count=count, listed=listed, clauses=clauses, shades=SHADES)
    return environment
