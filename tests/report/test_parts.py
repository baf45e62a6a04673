"""The small parts: weeks and months, words and numbers, drawings, lessons by week."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.communities import monday, tiny
from tests.plans import calendar_plan, plan_table
from tests.report.plans import everything

from alternance.community.horizon import Horizon
from alternance.report.axis import MOST, Axis
from alternance.report.bounds import open_share
from alternance.report.drawing import area, strip
from alternance.report.facts import Facts
from alternance.report.load import loads
from alternance.report.seats import seats
from alternance.report.words import apart, days, number, percent, weeks


@pytest.mark.parametrize("size", [1, 2, 26, 27, 28, 48, 52, 53, 80, 104, 157])
@pytest.mark.parametrize("first", [dt.date(2026, 8, 17), dt.date(2026, 12, 28), dt.date(2027, 2, 1)])
def test_parts_follow_one_another_and_fit_on_a_sheet(first: dt.date, size: int) -> None:
    parts = Axis(Horizon(first, size)).parts()
    assert [week for part in parts for week in part.weeks] == list(range(size))
    assert all(len(part.weeks) <= MOST + 3 for part in parts)
    for part in parts:
        assert sum(month.weeks for month in part.months) == len(part.weeks) == len(part.numbers)


def test_a_year_is_cut_at_the_begin_of_a_month() -> None:
    parts = Axis(Horizon(dt.date(2026, 8, 17), 52)).parts()
    assert [part.begins for part in parts] == [dt.date(2026, 8, 17), dt.date(2027, 2, 1)]


def test_weeks_have_their_iso_number() -> None:
    assert Axis(Horizon(dt.date(2026, 12, 21), 3)).parts()[0].numbers == [52, 53, 1]
    assert weeks(dt.date(2026, 12, 21), dt.date(2027, 1, 4)) == "weeks 52–1"


def test_a_span_of_weeks_ends_on_a_friday() -> None:
    assert days(dt.date(2026, 9, 7), dt.date(2026, 9, 14)) == "7 Sep – 18 Sep 2026"
    assert days(dt.date(2026, 12, 28), dt.date(2026, 12, 28)) == "28 Dec 2026 – 1 Jan 2027"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0001, "0"), (-4, "−4"), (1.26, "1.3"), (2.0000001, "2"), (11448, "11\u202f448"), (0.96, "1")],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0 %"), (0.004, "0.4 %"), (0.996, "99.6 %"), (1, "100 %"), (0.5, "50 %"), (1.07, "107 %")]
)
def test_a_share_is_all_or_nothing_only_where_it_is(share: float, text: str) -> None:
    assert percent(share) == text


def test_a_strip_draws_each_level_where_it_is() -> None:
    assert strip([0, 1, 1, 2, 1]) == [(1, "M1 0h2v1h-2zM4 0h1v1h-1z"), (2, "M3 0h1v1h-1z")]
    assert strip([0, 0]) == []


def test_an_area_steps_with_its_values() -> None:
    assert area([2, 2, 0], lambda value: 10 - 5 * value, 10) == "M0 0V0H2V10H3V10H0z"


def test_lessons_count_days_away_and_what_is_missing() -> None:
    community = tiny(
        weeks=8,
        modules={"m": {"gives": {}, "minutes": 700, "room_kind": "lab"}},
        cohorts={"c": {"size": 2}},
        school_weeks=[{"school": "s", "week": monday(1), "days": 2}, {"school": "s", "week": monday(2), "days": 0}],
    )
    plan = calendar_plan(community, {("c", "m"): (0, 5)}, {("c", "b", 1): (3, 3)})
    sessions = [row | {"minutes": 240, "room_kind": "lab"} for row in plan["sessions"].to_dicts()]
    found = Facts(community, plan.with_tables(sessions=plan_table("sessions", sessions))).lessons
    # a full week, two days of five, a holiday, a week of practice, a full week, what is missing
    assert found.cohorts["c"].tolist() == [240, 96, 0, 0, 240, 124, 0, 0]
    assert found.rooms["s", "lab"].tolist() == found.cohorts["c"].tolist()


def test_sections_count_twice_in_rooms_and_once_for_the_cohort() -> None:
    community = tiny(weeks=4, modules={"m": {"gives": {}, "minutes": 480, "room_kind": "lab"}}, blocks={})
    plan = calendar_plan(community, {("c", "m"): (0, 1)}, {})
    sections = [{"id": f"c/m/{n}", "cohort": "c", "module": "m", "number": n, "size": 1} for n in (1, 2)]
    when = {"from": monday(0), "to": monday(1), "minutes": 240, "room_kind": "lab"}
    sessions = [{"section": f"c/m/{n}"} | when for n in (1, 2)]
    tables = {"sections": plan_table("sections", sections), "sessions": plan_table("sessions", sessions)}
    found = Facts(community, plan.with_tables(**tables)).lessons
    assert found.cohorts["c"].tolist() == [240, 240, 0, 0]
    assert found.rooms["s", "lab"].tolist() == [480, 480, 0, 0]


def test_seats_are_those_of_positions_by_week() -> None:
    found = seats(Facts(*everything()))
    assert found is not None
    (place,) = found.places
    # p1 offers 2 seats in 12 weeks, p2 in 8; in weeks 2 to 5 four students are there, in 8 and 9 one
    assert (place.positions, place.offered, place.used, place.promised) == (2, "4", "4", "1")
    assert (place.share, place.full) == (percent(18 / 40), 4)
    assert place.used_area == "M0 40V40H2V0H6V40H8V30H10V40H12V40H0z"


def test_a_load_above_the_contract_is_marked() -> None:
    found = loads(Facts(*everything()))
    assert found is not None
    (teacher,) = found.teachers[0].rows
    assert (teacher.title, teacher.highest, teacher.when, teacher.over) == ("t", "107 %", "week 38", True)
    assert dict(teacher.strip) == {1: "M0 0h1v1h-1z", 3: "M5 0h1v1h-1z", 5: "M1 0h1v1h-1z"}
    (room,) = found.rooms[0].rows
    assert (room.title, room.has) == ("workshop", "1")


def test_a_gap_to_a_bound_is_a_share_of_the_cost() -> None:
    assert open_share(8, 6) == 0.25
    assert open_share(8, 9) == 0 == open_share(0, 0)
    assert open_share(None, 6) is None is open_share(8, None)


@pytest.mark.parametrize(
    ("one", "other", "unit", "texts"),
    [
        (0.2401, 0.2409, "0 to 1", ("24.0 %", "24.1 %")),
        (0.24, 0.31, "0 to 1", ("24 %", "31 %")),
        (1.52, 1.53, "weeks", ("1.52", "1.53")),
        (3, 3, "weeks", ("3", "3")),
        (None, 3, "weeks", ("–", "3")),
    ],
)
def test_figures_that_differ_are_seen_to_differ(one: float, other: float, unit: str, texts: tuple[str, str]) -> None:
    assert apart(one, other, unit) == texts
