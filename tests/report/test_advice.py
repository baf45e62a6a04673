"""What would close most of the gap, and where demand is going, as the page tells them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.communities import tiny
from tests.plans import calendar_plan, plan_table

from alternance.plan import Plan
from alternance.report.facts import Facts
from alternance.report.gap import gaps
from alternance.report.gap.advice import HIGH, MOST, advice
from alternance.report.gap.trend import trends
from alternance.report.render import render


def plan(changes: int = 3, **tables: list[dict[str, Any]]) -> Facts:
    community = tiny(weeks=12)
    kinds: list[dict[str, Any]] = [
        {
            "kind": "add",
            "place": "m",
            "title": "solder",
            "before": 0,
            "after": 3,
            "minutes": 900,
            "lost": 36.0,
            "rows": "d1 d2",
        },
        {"kind": "drop", "place": "m", "title": "blow glass", "before": 2, "after": 0, "minutes": -960, "lost": 0.0},
        {"kind": "hours", "place": "m", "title": None, "before": 480, "after": 420, "minutes": -60, "lost": 0.0},
    ]
    rows = [{"programme": "p", "order": n, "phase": 0, "owner": "school", **kinds[n % 3]} for n in range(changes)]
    steps = [
        {
            "programme": "p",
            "step": n,
            "minutes": minutes,
            "coverage": share,
            "gain": 0.0,
            "proven": True,
            "opens": opens,
        }
        for n, (minutes, share, opens) in enumerate([(0, 0.4, ""), (0, 0.5, ""), (900, 0.75, "d1 d2")])
    ]
    made: dict[str, list[dict[str, Any]]] = {"gap_recommendation": rows, "gap_frontier": steps, **tables}
    drawn = calendar_plan(community, {}, {})
    return Facts(
        community,
        Plan(drawn.meta, {**drawn.tables, **{name: plan_table(name, rows) for name, rows in made.items() if rows}}),
    )


def test_changes_are_told_in_words_with_what_is_lost_and_the_rows_behind() -> None:
    (found,) = advice(plan())
    assert (found.title, found.now, found.most) == ("Programme", "40 %", "75 %")
    add, drop, hours = found.changes
    assert add.says == "Add to Module m: solder, independent" and add.lost == "36" and add.behind == "d1, d2"
    assert add.time.startswith("+") and "set free" in drop.time
    assert drop.says == "Drop from Module m, because nobody asks for it: blow glass"
    assert hours.says.startswith("Hours of Module m: from ")


def test_the_frontier_begins_with_what_is_and_is_drawn_as_steps() -> None:
    (found,) = advice(plan())
    assert [(step.time, step.coverage) for step in found.steps[:2]] == [
        ("as it is", "40.0 %"),
        ("no lesson moved", "50.0 %"),
    ]
    assert found.steps[2].opens == "2 demands and positions"
    assert found.path.startswith(f"M0 {HIGH * 0.5:g}")  # half is covered without moving anything
    assert f"V{HIGH * 0.25:g}" in found.path


def test_many_changes_are_counted_and_none_is_left_out_without_a_word() -> None:
    (found,) = advice(plan(changes=MOST + 4))
    assert (len(found.changes), found.all_changes) == (MOST, MOST + 4)


def test_a_programme_without_changes_and_a_plan_without_a_gap_say_nothing() -> None:
    assert list(advice(plan(changes=0))) == []
    assert gaps(plan(gap_recommendation=[], gap_frontier=[])) is None


def test_what_is_bought_is_told_with_cost_provider_and_day_and_what_money_would_do() -> None:
    press = {
        "kind": "equipment", "place": "press", "title": "Press", "before": 0, "after": 0, "minutes": 0, "lost": 8.0,
        "cost": 48000, "currency": "EUR", "provider": "s", "ready_from": dt.date(2027, 3, 1), "rows": "d1",
    }  # fmt: skip
    add = {
        "kind": "add", "place": "m", "title": "press", "before": 0, "after": 3, "minutes": 60, "lost": 8.0, "rows": "d1",
        "improvements": "press",
    }  # fmt: skip
    rows = [{"programme": "p", "order": n, "phase": 0, "owner": "school", **one} for n, one in enumerate((press, add))]
    steps = [
        {"programme": "p", "step": n, "cost": cost, "currency": "EUR", "minutes": 0, "coverage": share, "gain": 0.0,
         "proven": True, "improvements": bought, "opens": opens}
        for n, (cost, share, bought, opens) in enumerate([(0, 0.4, "", ""), (48000, 0.5, "press", "d1")])
    ]  # fmt: skip
    facts = plan(gap_recommendation=rows, gap_budget=steps)
    (found,) = advice(facts)
    bought, added = found.changes
    assert bought.says == "Equipment: Press, provided by School, from 1 Mar 2027"
    assert bought.cost.replace("\u202f", "") == "48000 EUR" and (bought.lost, bought.behind) == ("8", "d1")
    assert added.says == "Add to Module m: press, independent; with press" and added.cost == "–"
    assert [(c.cost[:2], c.buys, c.coverage) for c in found.costs] == [("no", "–", "40.0 %"), ("48", "press", "50.0 %")]
    nothing = plan(gap_recommendation=[], gap_budget=steps)
    assert [one.costs for one in advice(nothing)] == [found.costs]  # without a budget, what one would do


def trend(
    name: str, slope: float, direction: str, kind: str = "occupation", forecast: float | None = None
) -> dict[str, Any]:
    return {
        "kind": kind, "name": name, "title": name, "first_quarter": "2024-Q3", "last_quarter": "2026-Q2", "quarters": 8,
        "history": "3 4 4 6 5 7 8 8", "slope": slope, "slope_low": slope - 1, "slope_high": slope + 1, "direction": direction, "forecast": forecast,
        "error": 1.2, "naive_error": 1.66, "rows": "d1",
    }  # fmt: skip


def test_trends_are_told_steepest_first_with_their_interval() -> None:
    rows = [
        trend("fitter", 0.5, "stable"),
        trend("welder", 2.0, "growing", forecast=9.0),
        trend("k1", -3.0, "fading", "competence"),
        trend("k2", 0.2, "stable", "competence"),
    ]
    facts = plan(gap_trend=rows)
    found = list(trends(facts))
    assert [(row.title, row.direction) for row in found] == [
        ("welder", "growing"),
        ("fitter", "stable"),
        ("k1", "fading"),
    ]
    assert found[0].errors == "1.2 people off so far, the naive one 1.7" and found[0].quarters == "2024-Q3 to 2026-Q2"
    assert found[0].path.startswith("M0 14.8V14.8H1V12H3V6.5H4") and found[0].path.endswith("V1H8")
    assert found[0].slope == "2 (1 to 3)" and found[0].forecast == "9" and found[1].forecast == "–"


def test_the_page_shows_them() -> None:
    facts = plan(
        gap_quantity=[
            {"occupation": "o", "quarter": "2026-Q4", "demanded": 9.0, "supplied": 5.0, "gap": -4.0, "rows": "d1"}
        ],
        gap_trend=[trend("welder", 2.0, "growing")],
    )
    page = render(facts.community, facts.plan)
    assert "What would close most of it" in page and "Where demand is going" in page and "solder" in page
