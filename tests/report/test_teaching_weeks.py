"""The school's own teaching weeks beside the calendar's: on the page, in the spreadsheet and in the calendar files."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from tests.communities import monday
from tests.plans import plan_table
from tests.report.page import Element, Page, read
from tests.report.plans import everything
from tests.tables import table

from alternance.community import Community
from alternance.community.teaching_weeks import Counted, teaching_weeks
from alternance.plan import Plan
from alternance.report import render, workbook
from alternance.report.calendars import calendars
from alternance.report.cohort.bars import bars
from alternance.report.facts import Facts
from alternance.report.words import taught_weeks, weeks
from alternance.text import in_language


def numbered(*rows: tuple[int, int]) -> tuple[Community, Plan]:
    """Return the plan with everything, whose school gives numbers: (week, number)."""
    community, plan = everything()
    own = [{"school": "s", "week": monday(week), "days": 5, "number": number} for week, number in rows]
    return community.with_tables(school_weeks=table("school_weeks", own)), plan


def rows_of(page: Page, css: str) -> list[Element]:
    return [row for row in page.root.all("tr") if css in row.classes()]


ONE = {monday(week): Counted(1, week + 1) for week in range(4)}
TWO = {**ONE, monday(6): Counted(2, 1), monday(7): Counted(2, 2)}


@pytest.mark.parametrize(
    ("counted", "first", "last", "text"),
    [
        ({}, 0, 3, "weeks 37–40"),
        (ONE, 1, 1, "week 38 (teaching week 2)"),
        (ONE, 1, 2, "weeks 38–39 (teaching weeks 2–3)"),
        (ONE, 3, 5, "weeks 40–42 (teaching week 4)"),  # the weeks after are not counted
        (ONE, 4, 5, "weeks 41–42"),
        (TWO, 1, 1, "week 38 (teaching week 2 of part 1)"),
        (TWO, 6, 7, "weeks 43–44 (teaching weeks 1–2 of part 2)"),
        (TWO, 2, 7, "weeks 39–44 (teaching weeks 3 of part 1 to 2 of part 2)"),
    ],
)
def test_weeks_are_said_in_both_ways(counted: dict[dt.date, Counted], first: int, last: int, text: str) -> None:
    assert weeks(monday(first), monday(last), counted) == text
    assert (taught_weeks(monday(first), monday(last), counted) != "") == ("teaching" in text)


def test_the_page_shows_a_row_of_teaching_weeks_where_the_school_counts() -> None:
    plain, own = read(render(*everything())), read(render(*numbered((0, 1), (5, 6), (6, 1), (11, 6))))
    assert not rows_of(plain, "counted")
    (row,) = rows_of(own, "counted")
    heads = row.all("th")
    assert [head.text for head in heads] == ["1", "2", "3", "4", "5", "6"] * 2
    assert heads[7].attributes["title"] == "teaching week 2 of part 2"
    assert "teaching weeks 3–6 of part 1" in own.root.text
    assert "as the school counts them" in own.root.text


def test_a_school_of_the_same_plan_that_does_not_count_has_no_row() -> None:
    community, plan = numbered((0, 1), (3, 4))
    cohorts = [row | {"school": "other"} if row["id"] == "c2" else row for row in plan["cohorts"].to_dicts()]
    page = read(render(community, plan.with_tables(cohorts=plan_table("cohorts", cohorts))))
    assert len(rows_of(page, "numbers")) == 3 and len(rows_of(page, "counted")) == 1


def test_the_spreadsheet_has_a_column_beside_each_week() -> None:
    def sheet(community: Community, plan: Plan, name: str) -> list[tuple[object, ...]]:
        book = load_workbook(BytesIO(workbook(community, plan)))
        return list(book[name].iter_rows(values_only=True))

    heads, *rows = sheet(*numbered((0, 1), (3, 4)), "Lessons")
    at = heads.index("↳ teaching week")
    begin = [(row[at - 1], row[at]) for row in rows]
    assert (dt.datetime(2026, 9, 7), "teaching week 1") in begin
    assert (dt.datetime(2026, 10, 19), None) in begin
    for name in ("Practice", "Placements", "Load of teachers", "Cohorts"):
        assert "↳ teaching week" in sheet(*numbered((0, 1), (11, 12)), name)[0]
    assert "↳ teaching week" not in sheet(*everything(), "Lessons")[0]


def test_calendar_files_say_the_teaching_weeks() -> None:
    community, plan = numbered((0, 1), (3, 4))
    files = calendars(community, plan)
    said = {
        (name, str(event["SUMMARY"]), line)
        for name, content in files.items()
        for event in Calendar.from_ical(content).walk("VEVENT")
        for line in str(event.get("DESCRIPTION", "")).splitlines()
    }
    assert ("cohorts/c.ics", "Block b", "teaching weeks 3–4") in said
    assert ("teachers/t.ics", "Module m · IM 26a", "teaching weeks 1–2") in said
    before = calendars(*everything())
    # who has no entry in a week that is counted keeps the very same file
    assert {name for name in files if files[name] != before[name]} == {
        "cohorts/c.ics", "cohorts/c2.ics", "teachers/t.ics",
    }  # fmt: skip


def test_minutes_that_change_from_run_to_run_are_said() -> None:
    community, plan = everything()
    sessions = [row | {"minutes": 135} if row["from"] == monday(6) else row for row in plan["sessions"].to_dicts()]
    facts = Facts(community, plan.with_tables(sessions=plan_table("sessions", sessions)))
    changed = facts.plan

    def load(of: Community, plan: Plan) -> str:
        return next(bar.load for bar in bars(Facts(of, plan), "c") if bar.title == "Module m")

    assert load(community, changed) == "3 lessons to 5 lessons a week"
    assert load(community, plan) == "5 lessons a week"
    # a timetable holds for a part of the term: a change within one is said, one between two is usual
    one_part, _plan = numbered((0, 1), (6, 7))
    assert load(one_part, changed) == "3 lessons to 5 lessons a week, changing within part 1 of the year"
    two_parts, _plan = numbered((0, 1), (4, 5), (5, 1), (6, 2))
    assert load(two_parts, changed) == "3 lessons to 5 lessons a week"


@pytest.mark.parametrize("language", ["zh-Hans", "ru"])
def test_other_languages_keep_the_numbers(language: str) -> None:
    with in_language(language):
        text = taught_weeks(monday(2), monday(7), TWO)
    assert all(number in text for number in "3122")


def test_the_community_counts_what_the_page_shows() -> None:
    community, _plan = numbered((0, 1), (3, 4))
    assert list(teaching_weeks(community)) == ["s"]
