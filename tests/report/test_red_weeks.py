"""Whatever the calendar: the red weeks judged are those drawn, those listed, and those counted on top."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.communities import tiny
from tests.plans import calendar_plan
from tests.report.page import Element, read

from alternance.community import Community
from alternance.plan import Plan
from alternance.readiness.from_plan import red_student_weeks
from alternance.report import render

WEEKS = 16
levels = st.integers(1, 3)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Community, Plan]:
    """Draw two cohorts with modules anywhere and two blocks of two phases each, which may overlap (a recorded plan's may)."""
    community = tiny(
        weeks=WEEKS,
        modules={"m": {"gives": {"a": draw(levels)}}, "n": {"gives": {"a": draw(levels), "d": draw(levels)}}},
        blocks={
            "b": {"phases": [{"alone": {"a": draw(levels)}}, {"alone": {"d": draw(levels)}, "gives": {"a": 3}}]},
            "b2": {"phases": [{"alone": {"a": draw(levels), "d": None}}, {"assist": {"a": None}}]},
        },
        cohorts={"c": {"size": 3}, "c2": {"size": 5}},
    )
    modules: dict[tuple[str, str], tuple[int, int]] = {}
    phases: dict[tuple[str, str, int], tuple[int, int]] = {}
    for cohort in ("c", "c2"):
        for module in ("m", "n"):
            begin = draw(st.integers(0, WEEKS - 2))
            modules[cohort, module] = (begin, draw(st.integers(begin, WEEKS - 1)))
        for block in ("b", "b2"):
            ends = sorted(draw(st.lists(st.integers(0, WEEKS - 1), min_size=4, max_size=4, unique=True)))
            phases |= {(cohort, block, 1): (ends[0], ends[1]), (cohort, block, 2): (ends[2], ends[3])}
    return community, calendar_plan(community, modules, phases)


@settings(max_examples=25, deadline=None)
@given(calendars())
def test_judged_drawn_listed_and_counted_are_the_same(case: tuple[Community, Plan]) -> None:
    community, plan = case
    judged = red_student_weeks(community, plan)
    page = read(render(community, plan)).root
    assert sorted(_drawn(page)) == sorted({(cohort, week) for cohort, _, week in judged})
    rows = [row for row in page.all("tr") if "data-weeks" in row.attributes]
    listed = [(row.all("th")[0].text, int(week)) for row in rows for week in row.attributes["data-weeks"].split()]
    assert sorted(listed) == sorted((cohort, week) for cohort, _, week in judged)
    assert sum(int(row.all("td")[3].text) for row in rows) == sum(judged.values())
    assert page.all("ul")[0].all("b")[0].text == str(sum(judged.values()))


def _drawn(page: Element) -> list[tuple[str, int]]:
    """Return the red cells of the calendar, their weeks counted from the widths of the cells before."""
    found, begin = [], 0
    for table in (table for table in page.all("table") if "part" in table.classes()):
        for row in table.all("tr"):
            week = begin
            for cell in row.all("td"):
                if "red" in cell.classes():
                    found.append((row.all("th")[0].text.split()[0], week))
                week += int(cell.attributes.get("colspan", 1))
        begin = week
    return found
