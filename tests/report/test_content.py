"""What the plan says is on the page, as the plan says it; what it does not say is not."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
from tests.communities import monday
from tests.plans import plan_table
from tests.report.page import Element, read
from tests.report.plans import NEED, REASONS, everything, figures, impossible, nothing, red

from alternance.outcomes import REGISTER
from alternance.readiness.from_plan import red_student_weeks
from alternance.report import calendars, render


def section(html: str, name: str) -> Element | None:
    return next((part for part in read(html).root.all("section") if part.attributes["id"] == name), None)


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join(element.text.split())


def test_every_red_week_is_in_the_calendar_and_in_the_list() -> None:
    for community, plan in (red(), everything()):
        html = render(community, plan)
        judged = red_student_weeks(community, plan)
        year, listed = section(html, "year"), section(html, "red")
        assert judged and year is not None and listed is not None
        cells = [cell for table in year.all("table") if "part" in table.classes() for cell in table.all("td")]
        assert sum("red" in cell.classes() for cell in cells) == len({(cohort, week) for cohort, _, week in judged})
        rows = [row for row in listed.all("tr") if "data-weeks" in row.attributes]
        weeks = [int(week) for row in rows for week in row.attributes["data-weeks"].split()]
        assert sorted(weeks) == sorted(week for _, _, week in judged)
        assert sum(int(row.all("td")[3].text) for row in rows) == sum(judged.values())


def test_a_red_week_says_what_lacks_and_who_gives_it_when() -> None:
    text = words(section(render(*red()), "red"))
    assert "IM 26a" in text and "weeks 39–40" in text and "3 students" in text
    assert "Aim a – level 2 comes from Module m on 5 Oct 2026, 2 weeks too late" in text


def test_what_nobody_gives_is_said_so() -> None:
    community, plan = red()
    weak = community["module_aims"].with_columns(level_given=pl.lit(1, pl.Int64))
    assert "level 2 comes from nobody; Module m reaches 1" in words(
        section(render(community.with_tables(module_aims=weak), plan), "red")
    )
    without = community["module_aims"].clear()
    text = words(section(render(community.with_tables(module_aims=without), plan), "red"))
    assert "level 2 comes from nothing that is planned for this cohort" in text


def test_a_plan_without_red_weeks_has_no_red_section_and_says_so_on_top() -> None:
    community, plan = red()
    calm = community.with_tables(phase_aims=community["phase_aims"].clear())
    html = render(calm, plan)
    assert section(html, "red") is None
    assert "Nobody works alone at anything before it was taught." in html


def test_every_unplaced_student_is_there_with_each_reason() -> None:
    text = words(section(render(*everything()), "placed"))
    assert "Without a position: 1 student" in text
    assert "c/3" in text
    for reason in (*REASONS, "no language (1 position)"):
        assert reason in text


def test_what_a_student_needs_is_told_to_whoever_agrees_it_and_stands_nowhere_else() -> None:
    community, plan = everything()
    html = render(community, plan)
    placed = section(html, "placed")
    assert placed is not None
    (row,) = (row for row in placed.all("tr") if NEED in row.text)
    assert [cell.text for cell in row.all("th") + row.all("td")] == [
        "Enterprise", "Position p1", "c/2", "Block b", "weeks 39–42", NEED, "asked",
    ]  # fmt: skip
    assert html.count(NEED) == 1, "whoever looks for something else does not come upon it"
    (box,) = (box for box in placed.all("details") if NEED in box.text)
    assert "open" not in box.attributes and box.classes() == {"needs"}, "shut, and so not printed"
    (opens,) = (one.attributes["data-all"] for one in placed.all("button"))
    assert opens == "#placed details:not(.needs)", "and not opened with all others"
    files = calendars(community, plan)
    assert files and not any(NEED in text.decode() for text in files.values()), "calendars are handed round"
    without = render(community, plan.with_tables(adjustments=plan["adjustments"].clear()))
    assert "What students need there" in html and "What students need there" not in without


def test_what_rounds_brought_is_said_where_they_brought_anything() -> None:
    community, plan = everything()
    said = "5 students lacked a position at first; with other weeks for some cohorts 1 student lacks one."
    assert said in words(section(render(community, plan.with_meta(unplaced_before=5, unplaced_after=1)), "placed"))
    assert "at first" not in words(
        section(render(community, plan.with_meta(unplaced_before=1, unplaced_after=1)), "placed")
    )


def test_every_placed_student_is_there() -> None:
    community, plan = everything()
    text = words(section(render(community, plan), "placed"))
    for student in plan["placements"]["student"]:
        assert student in text
    assert "4 students hold 5 places at 1 enterprise. Of these 5 by round." in text


def test_the_figures_shown_are_the_plans_indicators() -> None:
    community, plan = everything()
    shown = section(render(community, plan), "indicators")
    assert shown is not None
    values = {row.all("th")[0].text: row.all("td")[0].text for row in shown.all("tbody")[0].all("tr")}
    expected = {
        "working_before_learning_weeks": "6student-weeks", "lag_mean_weeks": "1.5weeks", "seats_used_share": "62 %",
        "promised_seats_unused": "3seat-weeks", "unplaced_students": "1students", "own_field_share": "–",
    }  # fmt: skip
    for name, text in expected.items():
        assert values[REGISTER[name].title + REGISTER[name].formula] == text
    assert len(values) == len(expected)


def test_a_rank_a_gap_and_a_load_are_read_from_the_plan() -> None:
    html = render(*everything())
    assert "−4" in words(section(html, "gap")) and "5 / 9" in words(section(html, "gap"))
    assert "solder" in words(section(html, "gap")) and "blow glass" in words(section(html, "gap"))
    load = words(section(html, "load"))
    assert "! 107 %" in load and "Nobody is qualified for glass" in load  # 1600 of 1500 minutes


def test_where_this_plan_loses_beside_another_is_said_plainly() -> None:
    community, plan = everything()
    better = {"working_before_learning_weeks": 0.0, "lag_mean_weeks": 2.5, "unplaced_students": 1.0}
    other = plan.with_meta(mode="joint").with_tables(indicators=plan_table("indicators", figures(better)))
    text = words(section(render(community, plan, beside=other), "indicators"))
    assert "Set beside: Joint calendar. This plan is better in 1 figure." in text
    assert "Where this plan loses: Working before learning: 6 against 0." in text
    assert "Where this plan loses: Lag" in words(section(render(community, other, beside=plan), "indicators"))


def test_verification_says_zero_or_which() -> None:
    community, plan = everything()
    assert "0 violations of 2 rules. Not checked for want of data: 1 rule." in render(community, plan)
    broken = plan["verification"].with_columns(
        violations=pl.when(pl.col("rule") == "seats").then(4).otherwise(pl.col("violations"))
    )
    html = render(community, plan.with_tables(verification=broken))
    assert "4 violations in 1 of 2 rules" in html and "Seats for all who are away: 4" in html
    assert "Not verified yet." in render(*red())


def test_what_was_assumed_and_which_rules_are_off_stands_on_top() -> None:
    top = read(render(*everything())).root.all("header")[0]
    assert "Nobody is ill" in top.text and "Learn before work" in top.text
    assert "25 %" in top.text  # (8 - 6) / 8


def test_an_impossible_plan_shows_every_reason_and_no_empty_section() -> None:
    community, plan = impossible()
    html = render(community, plan)
    top = read(html).root.all("header")[0].text
    for reason in plan.meta.reasons:
        assert reason in top
    assert [part.attributes["id"] for part in read(html).root.all("section")] == ["made"]


def test_an_empty_plan_has_no_empty_section() -> None:
    html = render(*nothing())
    assert [part.attributes["id"] for part in read(html).root.all("section")] == ["made"]


def test_a_recorded_plan_says_what_it_does_not_know() -> None:
    community, plan = red()
    recorded = plan.with_meta(kind="recorded", mode="recorded", status="recorded", tables_given=("cohorts", "spans"))
    html = render(community, recorded)
    assert "This recorded plan does not say: who was placed where" in words(section(html, "made"))
    assert section(html, "placed") is None and section(html, "seats") is None and section(html, "indicators") is None


def test_a_recorded_plan_has_weeks_of_its_own() -> None:
    community, plan = red()
    options = {"weeks_without_school": [monday(7).isoformat()]}
    later = plan.with_meta(kind="recorded", mode="recorded", status="recorded", options=options)
    apart = replace(community, meta=replace(community.meta, first_week=monday(-52)))
    html = render(apart, later)
    year = section(html, "year")
    assert year is not None
    off = [cell for table in year.all("table") for cell in table.all("td") if "off" in cell.classes()]
    assert [cell.attributes["title"] for cell in off] == ["No school · week 44, 26 Oct – 30 Oct 2026"]


def test_what_people_typed_is_harmless() -> None:
    bad = "<script>alert(1)</script>\"'&"
    community, plan = everything()
    titles = {
        name: community[name].with_columns(title=pl.lit(bad)) for name in ("organisations", "modules", "aims", "blocks")
    }
    community = replace(community, meta=replace(community.meta, title=bad)).with_tables(**titles)
    unplaced = plan["unplaced"].with_columns(detail=pl.lit(bad))
    html = render(community, plan.with_tables(unplaced=unplaced).with_meta(title=bad, assumed=(bad,), reasons=(bad,)))
    page = read(html)
    assert "alert(1)" not in "".join(page.raw["script"])
    scripts = [script.attributes.get("type", "") for script in page.root.all("script")]
    assert scripts.count("") == 3 and set(scripts) == {"", "application/json"}
    assert page.root.all("h1")[0].text == bad


def test_changes_that_would_do_stand_with_the_reasons() -> None:
    community, plan = impossible()
    assert "What would do" not in render(community, plan)
    top = read(render(community, plan.with_meta(changes=("Begin <a> week earlier",)))).root.all("header")[0]
    assert "What would do" in top.text and "Begin <a> week earlier" in top.text


def test_where_nothing_was_planned_nothing_is_said_of_rules() -> None:
    community, plan = impossible()
    rows = [{"rule": "seats", "checked": 0, "violations": 0, "not_checked": "nothing was planned"}]
    html = render(community, plan.with_tables(verification=plan_table("verification", rows)))
    assert "Not checked" not in html and "0 violations" not in html


def test_what_lies_outside_the_weeks_shown_is_left_out() -> None:
    community, plan = everything()
    later = plan["spans"].with_columns(pl.col("to") + pl.duration(weeks=20))
    earlier = plan["sessions"].with_columns(pl.col("from") - pl.duration(weeks=20))
    duties = plan["duties"].with_columns(pl.col("week") - pl.duration(weeks=20))
    year = section(render(community, plan.with_tables(spans=later, sessions=earlier, duties=duties)), "year")
    assert year is not None
    for table in (table for table in year.all("table") if "part" in table.classes()):
        for row in table.all("tbody")[0].all("tr")[2:]:
            assert sum(int(cell.attributes.get("colspan", 1)) for cell in row.all("td")) == 12
