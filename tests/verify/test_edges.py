"""What just fits breaks no rule; one more does."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from tests.tables import monday
from tests.verify.damages import Case
from tests.verify.hand_made import hand_made

from alternance.verify import verify


def cohort_begins_with_its_block(case: Case, more: int) -> None:
    # first of cohort a begins in week 4
    case.one("cohorts", "a")["first_week"] = monday(4 + more)


def week_is_full(case: Case, more: int) -> None:
    # 300 safety, 480 milling and 100 English in week 1: five days of 176
    case.one("cohorts", "a")["minutes_per_day"] = 176 - more


def rooms_are_full(case: Case, more: int) -> None:
    # three sections of milling in week 1
    case.one("rooms", "w1")["minutes_per_week"] = 3 * 480 - 500 - more


def ends_with_its_window(case: Case, more: int) -> None:
    # cohort b is taught milling until week 4
    case.one("modules", "milling")["window_to"] = monday(4 - more)


def begins_with_its_window(case: Case, more: int) -> None:
    # cohort a is taught cnc from week 8 on
    case.one("modules", "cnc")["window_from"] = monday(8 + more)


def as_few_minutes_as_may_be(case: Case, more: int) -> None:
    case.one("modules", "cnc")["weekly_min"] = 240 + more


def as_many_minutes_as_may_be(case: Case, more: int) -> None:
    case.one("modules", "cnc")["weekly_max"] = 240 - more


def as_far_apart_as_may_be(case: Case, more: int) -> None:
    # four weeks from the end of milling to the begin of cnc, in both cohorts
    case.pick(case.c("module_order"), lambda row: row["before"] == "milling")["weeks_max"] = 4 - more


def as_near_as_may_be(case: Case, more: int) -> None:
    row = case.pick(case.c("module_order"), lambda row: row["before"] == "milling")
    row["weeks_min"], row["weeks_max"] = 4 + more, 9


def one_seat(case: Case, more: int) -> None:
    case.pick(case.c("position_weeks"), lambda row: row["position"] == "turner:p3")["seats"] = 1 - more


def teacher_at_the_ceiling(case: Case, more: int) -> None:
    # 960 minutes of lessons and 100 of other duties in week 1
    case.one("teachers", "t1")["ceiling"] = 1060 - more


def way_as_long_as_accepted(case: Case, more: int) -> None:
    case.c("travel").append({"student": "a1", "site": "turner:works", "minutes": 60 + more})


def sixteen_today(case: Case, more: int) -> None:
    # the first practice day of a2 is 5 October 2026
    birth = monday(4).replace(year=2010)
    case.one("students", "a2")["birth_date"] = birth.replace(day=birth.day + more)


def a_full_week_under_18(case: Case, more: int) -> None:
    case.one("positions", "miller:p1")["minutes_per_day"] = 480 + more
    case.one("students", "a2")["birth_date"] = monday(4).replace(year=2010, month=1)


def trainees_are_a_tenth(case: Case, more: int) -> None:
    # four trainees at a time, in the practice of the order class
    case.one("hiring_units", "miller:u")["staff"] = 40 - more


def block_at_the_end_of_its_window(case: Case, more: int) -> None:
    case.one("blocks", "first")["window_to"] = monday(8 - more)


def laboratory_is_full(case: Case, more: int) -> None:
    case.one("rooms", "l1")["places"] = 4 - more


def seats_for_just_so_many(case: Case, more: int) -> None:
    # seven students are away in week 6: three at Turner's, four at Miller's
    case.one("hiring_units", "miller:u")["seats_total"] = 4 - more


Edge = Callable[[Case, int], None]
EDGES: dict[Edge, str] = {
    cohort_begins_with_its_block: "block-after-first-week",
    week_is_full: "cohort-week",
    rooms_are_full: "rooms",
    ends_with_its_window: "module-window",
    begins_with_its_window: "module-window",
    as_few_minutes_as_may_be: "module-weekly-bounds",
    as_many_minutes_as_may_be: "module-weekly-bounds",
    as_far_apart_as_may_be: "module-order",
    as_near_as_may_be: "module-order",
    one_seat: "seat-every-week",
    teacher_at_the_ceiling: "teacher-ceiling",
    way_as_long_as_accepted: "travel-limit",
    sixteen_today: "minimum-age",
    a_full_week_under_18: "weekly-minutes-under-18",
    trainees_are_a_tenth: "trainee-share",
    block_at_the_end_of_its_window: "block-window",
    laboratory_is_full: "platform-places",
    seats_for_just_so_many: "seats",
}


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.__name__)
def test_what_just_fits_is_right_and_one_more_is_not(edge: Edge) -> None:
    counts = []
    for more in (0, 1):
        case = Case(*hand_made(), random.Random(0))
        edge(case, more)
        counts.append(len(verify(*case.done())[EDGES[edge]].found))
    assert counts[0] == 0 < counts[1]


def test_five_students_are_three_and_two() -> None:
    case = Case(*hand_made(), random.Random(0))
    for rows in (case.c("cohorts"), case.p("cohorts")):
        case.pick(rows, lambda row: row["id"] == "a")["size"] = 5
    for row in case.p("sections"):
        if row["cohort"] == "a":
            row["size"] = {"a/milling/1": 3, "a/cnc/1": 3}.get(
                row["id"], 2 if row["module"] in ("milling", "cnc") else 5
            )
    assert verify(*case.done())["sections-add-up"].count == 0


def test_a_module_that_was_finished_the_week_before_is_a_week_too_long() -> None:
    # the project takes 360 minutes in each of two weeks
    case = Case(*hand_made(), random.Random(0))
    case.one("modules", "project")["minutes"] = 360
    assert verify(*case.done())["module-minutes"].count == 2


def test_a_phase_does_not_begin_in_the_last_week_of_the_one_before() -> None:
    case = Case(*hand_made(), random.Random(0))
    case.pick(case.p("spans"), lambda row: (row["cohort"], row["block"], row["phase"]) == ("b", "first", 2))["from"] = (
        monday(6)
    )
    case.pick(case.c("phases"), lambda row: (row["block"], row["order"]) == ("first", 2))["weeks"] = 3
    places = [case.place for case in verify(*case.done())["block-phases"].violations]
    assert places == ["a · first · 2", "b · first · 2"]
