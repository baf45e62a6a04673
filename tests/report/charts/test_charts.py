"""Every picture has its table, both say the plan's own numbers, and the data of none can leave its script."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import polars as pl
import pytest
from tests.plans import plan_table
from tests.report.page import LIBRARY, Element, read
from tests.report.plans import everything, figures, nothing

from alternance.community import Community
from alternance.plan import Plan
from alternance.report import render
from alternance.report.charts import Chart, charts
from alternance.report.facts import Facts
from alternance.text import in_language


def rich() -> tuple[Community, Plan]:
    """Return a plan that every picture can be made of."""
    community, plan = everything()
    of_cohorts = [
        {
            "id": "lag_mean_weeks",
            "kind": "cohort",
            "scope": cohort,
            "value": value,
            "unit": "weeks",
            "direction": "lower",
        }
        for cohort, value in (("c", 1.25), ("c2", 3.0))
    ]
    known = {
        "gap_quantity_too_few": 4.0, "gap_structure": 0.25, "gap_quality": 0.6, "gap_compound": 0.5, "late_weeks": 2.0,
    }  # fmt: skip
    more = plan_table("indicators", [*of_cohorts, *figures(known)])
    quantity = [
        {"occupation": occupation, "quarter": quarter, "demanded": demanded, "supplied": supplied, "gap": supplied - demanded}
        for occupation, quarter, demanded, supplied in (("o", "2026-Q4", 9.0, 5.0), ("x", "2026-Q4", 1.0, 3.0), ("o", "2027-Q1", 0.0, 2.5))
    ]  # fmt: skip
    return community, plan.with_tables(
        indicators=plan["indicators"].vstack(more), gap_quantity=plan_table("gap_quantity", quantity)
    ).with_meta(objective={"lag": 3.0, "late": 0.0, "unused": 100.0, "calendar": 8.0}, bounds={"calendar": 6.0})


def beside(plan: Plan) -> Plan:
    """Return another plan with other figures."""
    other = plan_table(
        "indicators", figures({"working_before_learning_weeks": 0, "lag_mean_weeks": 3.0, "late_weeks": 2.0})
    )
    return plan.with_meta(mode="joint").with_tables(indicators=other)


def drawn(plan: Plan | None = None, other: bool = True) -> dict[str, Chart]:
    community, rich_plan = rich()
    plan = plan or rich_plan
    found = charts(Facts(community, plan, beside(plan) if other else None))
    return {chart.id: chart for chart in found.all}


def values(chart: Chart) -> dict[str, list[Any]]:
    """Return what the picture draws: series → its numbers."""
    option = chart.option.get("baseOption", chart.option)
    return {
        series["name"]: [datum["value"] if isinstance(datum, dict) else datum for datum in series["data"]]
        for series in option["series"]
    }


def test_there_are_all_of_them() -> None:
    found = {
        "chart-lag",
        "chart-seats",
        "chart-sides",
        "chart-quarters",
        "chart-occupations",
        "chart-modes",
        "chart-cost",
    }
    assert set(drawn()) == found
    assert set(drawn(other=False)) == found - {"chart-modes"}


def test_lag_is_the_plans_longest_first() -> None:
    chart = drawn()["chart-lag"]
    assert chart.rows == (("IM 26b", "3"), ("IM 26a", "1.2"))
    assert values(chart) == {"weeks of lag": [3.0, 1.2]}


def test_demand_and_supply_are_the_plans() -> None:
    by_quarter, by_occupation = drawn()["chart-quarters"], drawn()["chart-occupations"]
    assert by_quarter.rows == (("2026-Q4", "10", "8"), ("2027-Q1", "0", "2.5"))
    assert values(by_quarter) == {"demanded": [10.0, 0.0], "graduates": [8.0, 2.5]}
    assert [row[1:] for row in by_occupation.rows] == [("9", "7.5"), ("1", "3")]


def test_seats_are_those_of_all_positions() -> None:
    found = values(drawn()["chart-seats"])
    assert found["offered"] == [2] * 4 + [4] * 8
    assert found["used"] == [0, 0, 4, 4, 4, 4, 0, 0, 1, 1, 0, 0]
    assert found["promised"] == [1] * 12


def test_the_four_sides_are_shares_still_open() -> None:
    chart = drawn()["chart-sides"]
    assert [(row[0], row[2]) for row in chart.rows] == [
        ("Quantity", "40.0 %"), ("Structure", "25.0 %"), ("Quality", "60.0 %"), ("Type", "50.0 %"),
    ]  # fmt: skip


def test_the_cost_is_each_part_by_its_weight_and_the_bound() -> None:
    community, plan = rich()
    chart = drawn()["chart-cost"]
    weights = asdict(community.meta.weights)
    costs = [plan.meta.objective[name] * weights[name] for name in ("lag", "late", "unused")]
    assert values(chart) == {"this plan": [*costs, 8.0, None], "proven bound": [None] * 4 + [6.0]}
    assert [row[-1] for row in chart.rows] == ["3", "0", "5", "8", "6"]
    assert sum(costs) == plan.meta.objective["calendar"]


def test_modes_are_parts_of_the_larger_and_say_their_own_figure() -> None:
    chart = drawn()["chart-modes"]
    said = {row[0]: row[1:3] for row in chart.rows}
    assert said == {"Working before learning": ("6", "0"), "Lag between learning and using": ("1.5", "3")}
    assert "Alike in both: Lateness" in chart.says
    assert list(values(chart).values()) == [[100.0, 50.0], [0.0, 100.0]]
    mine = chart.option["baseOption"]["series"][0]["data"]
    assert [datum["label"]["formatter"] for datum in mine] == ["6", "1.5"]


def test_numbers_are_written_as_the_language_does() -> None:
    with in_language("ru"):
        chart = drawn()["chart-quarters"]
    assert chart.rows[1][2] == "2,5"
    assert chart.option["series"][1]["data"][1] == {"value": 2.5, "label": {"formatter": "2,5"}}


def test_the_frontier_is_the_plans() -> None:
    community, plan = rich()
    step = {"programme": "p", "gain": 1.0, "rows": "d1", "proven": True}
    steps = [step | {"step": 1, "minutes": 0, "coverage": 0.5}, step | {"step": 2, "minutes": 480, "coverage": 0.75}]
    chart = charts(Facts(community, plan.with_tables(gap_frontier=plan_table("gap_frontier", steps)))).frontier
    assert chart is not None
    assert chart.rows == (("Programme", "0", "50.0 %", "yes"), ("Programme", "8", "75.0 %", "yes"))
    assert chart.option["series"][0]["data"] == [[0.0, 50.0], [8.0, 75.0]]


@pytest.mark.parametrize("name", ["chart-lag", "chart-seats", "chart-quarters", "chart-occupations", "chart-cost"])
def test_what_is_drawn_is_in_the_table(name: str) -> None:
    chart = drawn()[name]
    option = chart.option.get("baseOption", chart.option)
    axis = option["yAxis"] if option["yAxis"]["type"] == "category" else option["xAxis"]
    assert axis["data"] == [row[0] for row in chart.rows][: len(axis["data"])]
    for data in values(chart).values():
        assert len(data) == len(axis["data"])


def figures_of(html: str) -> list[Element]:
    return read(html).root.all("figure")


def test_every_picture_of_the_page_has_its_table_words_and_data() -> None:
    community, plan = rich()
    html = render(community, plan, beside=beside(plan))
    for figure in figures_of(html):
        (canvas,) = figure.all("div", role="img")
        assert "hidden" in canvas.attributes and canvas.attributes["aria-label"]
        (details,) = figure.all("details")
        assert "open" in details.attributes  # without scripts the table is all there is
        (table,) = details.all("table")
        assert len(table.all("tr")) > 1 and figure.all("figcaption")[0].text.strip()
    assert {figure.attributes["id"] for figure in figures_of(html)} == set(drawn())
    data = [json.loads(text) for text in read(html).raw["script"] if text.startswith("{")]
    assert len(data) == len(figures_of(html))


def test_a_page_without_pictures_does_not_carry_the_library() -> None:
    assert LIBRARY not in render(*nothing()) and LIBRARY in render(*rich())


def test_hostile_names_stay_inside_the_data() -> None:
    community, plan = rich()
    bad = "</script><script>alert(1)</script><!--\u2028&\"'"
    titled = plan.with_tables(cohorts=plan["cohorts"].with_columns(title=pl.lit(bad)))
    html = render(replace(community, meta=replace(community.meta, title=bad)), titled)
    scripts = read(html).root.all("script")
    assert [script.attributes.get("type", "") for script in scripts].count("") == 3
    own = [text for text in read(html).raw["script"] if text.startswith("{")]
    assert any(bad in json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"') for text in own)
    assert "\u2028" not in "".join(own)


def test_every_axis_is_written_in_a_colour_of_the_page() -> None:
    for chart in drawn().values():
        option = chart.option.get("baseOption", chart.option)
        for axis in (option["xAxis"], option["yAxis"]):
            label = axis["axisLabel"]
            assert label.get("show") is False or label["color"] in ("var(--ink)", "var(--soft)"), chart.id


def test_nothing_in_the_data_is_code_or_an_address() -> None:
    for chart in drawn().values():
        assert "function" not in chart.data and "http" not in chart.data
