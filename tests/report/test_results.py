"""What came of earlier cohorts and of actions is on the page as the plan's tables say it."""

from __future__ import annotations

import polars as pl
from tests.report.test_content import section, words
from tests.verify.hand_made import hand_made

from alternance.report import render


def test_a_cohort_is_shown_with_what_was_aimed_at_and_what_came() -> None:
    html = render(*hand_made())
    text = words(section(html, "results"))
    assert "z: 3 of 4 targets met" not in text and "2 of 3 targets met" in text  # the late one is not counted
    assert "Mechanic; School; 8 students began; graduated on 3 Jul 2026" in text
    found = section(html, "results")
    assert found is not None
    rows = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in found.all("tr") if row.all("td")}
    quality = next(cells for title, cells in rows.items() if title.startswith("Quality: levels attained"))
    assert quality == ["90 %, set on 1 Aug 2023", "90 %", "met"]
    structure = next(cells for title, cells in rows.items() if title.startswith("Structure: first jobs as Mechanic"))
    assert structure == ["90 %, set on 1 Aug 2023", "80 %", "not met"]
    field = next(cells for title, cells in rows.items() if title.startswith("Work in the field after 6 months"))
    assert field == ["", "60 %", ""]


def test_a_planned_cohort_with_a_target_is_shown_too() -> None:
    community, plan = hand_made()
    assert "a: 1 of 1 target met" in words(section(render(community, plan), "results"))


def test_actions_say_how_they_stand_and_from_what_to_what_the_figure_went() -> None:
    text = words(section(render(*hand_made()), "actions"))
    assert "Actions: 5" in text and "As they stand on 7 Sep 2026" in text
    assert "Another unitFinding: Trainees among the staffMiller! overdue since 1 Aug 2026" in text
    assert "More positionsFinding: Students without a positionSchooldone on 1 Jul 2026" in text
    assert "from 3 to 1as hoped" in text and "from 2 to 1nearer" in text
    assert "Rank in the middlefrom 1 to 1.5not as hopedsince: plan of 2025/26" in text
    assert text.index("Another unit") < text.index("A platform") < text.index("More positions")


def test_beside_another_plan_it_is_since_that_one() -> None:
    community, plan = hand_made()
    raised = pl.when(pl.col("id") == "unplaced_students").then(7.0).otherwise(pl.col("value")).alias("value")
    old = plan.with_tables(indicators=plan["indicators"].with_columns(raised))
    text = words(section(render(community, plan, beside=old), "actions"))
    assert "from 7 to 1as hopedsince: Joint calendar" in text
    assert "from 7 to 1nearersince: Joint calendar" in text


def test_without_either_the_page_has_no_such_section() -> None:
    community, plan = hand_made()
    bare = {name: community[name].clear() for name in ("graduated_cohorts", "actions")}
    empty = {name: plan[name].clear() for name in ("cohort_results", "actions")}
    html = render(community.with_tables(**bare), plan.with_tables(**empty))
    assert section(html, "results") is None and section(html, "actions") is None
    assert 'href="#results"' not in html and 'href="#actions"' not in html
