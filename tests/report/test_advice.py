"""What is recommended, as the plan says it: each change in words, what it is worth, and the frontier."""

from __future__ import annotations

from tests.plans import plan_table
from tests.report.page import read
from tests.report.plans import everything

from alternance.community import Community
from alternance.plan import Plan
from alternance.report import render
from alternance.report.charts import charts
from alternance.report.facts import Facts

CHANGE = {
    "programme": "p",
    "phase": 0,
    "before": 0,
    "after": 0,
    "minutes": 0,
    "lost": 0.0,
    "owner": "school",
    "rows": "d1",
}
CHANGES = [
    CHANGE | {"order": 1, "kind": "add", "place": "m", "title": "solder", "after": 3, "minutes": 480, "lost": 18.0},
    CHANGE | {"order": 2, "kind": "practise", "place": "b", "phase": 2, "title": "weld", "before": 1, "after": 2, "owner": "enterprise"},
    CHANGE | {"order": 3, "kind": "hours", "place": "m", "before": 960, "after": 1440, "minutes": 480, "rows": None},
    CHANGE | {"order": 4, "kind": "students", "place": "c", "before": 3, "after": 5, "rows": None},
]  # fmt: skip
STEP = {"programme": "p", "gain": 1.0, "opens": None, "rows": "d1", "proven": True}
STEPS = [STEP | {"step": 1, "minutes": 0, "coverage": 0.5}, STEP | {"step": 2, "minutes": 480, "coverage": 0.75}]
TREND = {
    "kind": "occupation", "name": "o", "title": "Millers", "first_quarter": "2024-Q3", "last_quarter": "2026-Q2",
    "quarters": 8, "slope": 0.5, "slope_low": 0.2, "slope_high": 1.0, "direction": "growing", "forecast": 9.0,
}  # fmt: skip


def advised() -> tuple[Community, Plan]:
    community, plan = everything()
    return community, plan.with_tables(
        gap_recommendation=plan_table("gap_recommendation", CHANGES),
        gap_frontier=plan_table("gap_frontier", STEPS),
        gap_trend=plan_table("gap_trend", [TREND, TREND | {"name": "x", "title": None, "slope": -1.0, "forecast": None, "direction": "fading"}]),
    )  # fmt: skip


def rows() -> list[list[str]]:
    (section,) = [part for part in read(render(*advised())).root.all("section") if part.attributes["id"] == "advice"]
    return [
        [" ".join(cell.text.split()) for cell in row.children]
        for table in section.all("table")
        for row in table.all("tbody")[0].all("tr")
    ]


def test_each_change_is_said_in_words() -> None:
    found = rows()
    assert ["solder", "add", "Module m", "none → 3 independent", "8", "18", "the school", "d1"] in found
    assert ["weld", "practise", "Block b, phase 2", "1 aware → 2 assisted", "–", "–", "an enterprise", "d1"] in found
    assert ["IM 26a", "change the number of students", "IM 26a", "3 → 5 students", "–", "–", "the school", ""] in found


def test_what_it_is_worth_is_the_frontiers_last_step_against_the_gap_as_it_is() -> None:
    html = render(*advised())
    # of 27 people times levels asked, 18 lack
    assert "4 changes: with 8 hours of school moved, 75.0 % of the levels demanded are covered; now 33.3 %." in html
    assert "not proven" not in html


def test_the_frontier_is_the_plans() -> None:
    chart = charts(Facts(*advised())).frontier
    assert chart is not None
    assert chart.rows == (("Programme", "0", "50.0 %", "yes"), ("Programme", "8", "75.0 %", "yes"))
    assert chart.option["series"][0]["data"] == [[0.0, 50.0], [8.0, 75.0]]


def test_trends_say_their_interval_and_a_forecast_only_where_there_is_one() -> None:
    found = rows()
    assert ["Millers", "▲ growing", "+0.5 (+0.2 to +1)", "2024-Q3 to 2026-Q2", "9"] in found
    assert any(row[1] == "▼ fading" and row[4] == "–" for row in found if len(row) == 5)


def test_a_plan_without_advice_has_no_such_section() -> None:
    assert 'id="advice"' not in render(*everything())
