"""The stage of staffing: minutes by week as the words have them, teachers into sessions, duties, reasons."""

from __future__ import annotations

import polars as pl
from tests.communities import monday, tiny
from tests.planner.made import drawn, rows

from alternance.planner.progress import Watch
from alternance.planner.stages.lessons import lessons
from alternance.planner.stages.staffing import staffed

QUALIFIED = {"m": {"gives": {"a": 2}, "qualification": "q"}}


def test_a_full_week_takes_its_minutes_and_the_last_only_what_is_missing() -> None:
    community = tiny(modules={"m": {"gives": {"a": 2}, "minutes": 400}})
    assert lessons(community, drawn(community)) == [("c/m/1", "c", "s", "m", {0: 240, 1: 160}, None)]


def test_a_short_week_takes_its_share_and_a_free_week_nothing() -> None:
    days = [{"school": "s", "week": monday(0), "days": 3}, {"school": "s", "week": monday(1), "days": 0}]
    community = tiny(school_weeks=days)
    plan = drawn(community)
    longer = pl.DataFrame([{"section": "c/m/1", "from": monday(0), "to": monday(3), "minutes": 240}])
    assert lessons(community, plan.with_tables(sessions=longer)) == [
        ("c/m/1", "c", "s", "m", {0: 144, 2: 240, 3: 96}, None),
    ]


def test_sessions_get_their_teacher_and_duties_count_lessons_and_the_rest() -> None:
    teachers = [{"id": "t", "school": "s", "minutes_per_week": 1500, "other_duties_minutes": 60}]
    community = tiny(weeks=8, modules=QUALIFIED, teachers=teachers)
    staff = staffed(community, drawn(community), Watch())
    assert rows(staff.tables["sessions"], "section", "teacher") == [("c/m/1", "t")]
    found = {(week, activity): minutes for _teacher, week, activity, minutes in staff.tables["duties"].rows()}
    assert {key: minutes for key, minutes in found.items() if key[1] == "lessons"} == {
        (monday(0), "lessons"): 240,
        (monday(1), "lessons"): 240,
    }
    assert sum(minutes for (_, activity), minutes in found.items() if activity == "other duties") == 8 * 60


def test_a_section_that_asks_no_qualification_has_no_teacher_and_is_not_lacking_one() -> None:
    staff = staffed(tiny(), drawn(), Watch())
    assert (staff.tables["sessions"]["teacher"].to_list(), staff.tables["unstaffed"].height) == ([None], 0)


def test_what_cannot_be_staffed_says_why() -> None:
    nobody = tiny(modules=QUALIFIED, teacher_qualifications=[{"teacher": "t", "qualification": "other"}])
    busy = tiny(modules=QUALIFIED, teachers=[{"id": "t", "school": "s", "minutes_per_week": 100}])
    found = [
        rows(staffed(c, drawn(c), Watch()).tables["unstaffed"], "section", "reason", "detail") for c in (nobody, busy)
    ]
    assert found[0] == [("c/m/1", "nobody-qualified", "Nobody at the school is qualified for *q*")]
    assert [row[:2] for row in found[1]] == [("c/m/1", "all-away")]
    assert "*q*" in found[1][0][2]
