"""Damages to courses: shared sections, dates, modules in any order, days of a day release."""

from __future__ import annotations

from tests.verify.damages.case import Case, Damage, shift
from tests.verify.recount.world import WEEK, Row


def _shared(case: Case, section: Row) -> bool:
    return bool(case.one("modules", section["module"])["shared"])


def one_moves_on(case: Case) -> None:
    shift(case.lessons(lambda row: _shared(case, row))[2], 1)


def taken_apart(case: Case) -> None:
    case.pick(case.p("sections"), lambda row: row["together"] is not None)["together"] = None


def taught_with_strangers(case: Case) -> None:
    one, other = case.pick(case.p("sections")), case.pick(case.p("sections"))
    one["together"] = other["together"] = "all of us"


def sections_grow(case: Case) -> None:
    case.pick(case.c("modules"), lambda row: row["shared"] and row["section_max"])["section_max"] += case.few()


def sections_of_one(case: Case) -> None:
    case.pick(case.c("modules"), lambda row: row["shared"]).update(section_ideal=1, section_min=None)


def shared_no_more(case: Case) -> None:
    case.pick(case.c("modules"), lambda row: row["shared"])["shared"] = False


def another_number(case: Case) -> None:
    case.pick(case.p("sections"), lambda row: _shared(case, row))["number"] += 1


def farther_than_it_is(case: Case) -> None:
    group = case.pick(case.c("order_groups"))
    group["spacing_min"], group["spacing_max"] = 4 + case.few(), 9


def nearer_than_it_is(case: Case) -> None:
    case.pick(case.c("order_groups"))["spacing_max"] = 2


def into_the_group(case: Case) -> None:
    case.pick(case.c("modules"), lambda row: not row["order_group"])["order_group"] = "courses"


def moved_to_another_week(case: Case) -> None:
    shift(case.lessons(lambda row: bool(case.one("modules", row["module"])["order_group"]))[2], -case.few())


def date_lost(case: Case) -> None:
    rows = case.c("offers")
    rows.remove(case.pick(rows))


def date_moved(case: Case) -> None:
    case.pick(case.c("offers"))["week"] += case.few() * WEEK


def off_its_date(case: Case) -> None:
    shift(case.lessons(lambda row: any(o["module"] == row["module"] for o in case.c("offers")))[2], case.few())


def fewer_places(case: Case) -> None:
    case.pick(case.c("offers"))["places"] = 0


def larger_cohort(case: Case) -> None:
    case.pick(case.c("cohorts"))["size"] += 9


def all_on_one_date(case: Case) -> None:
    for row in case.c("offers"):
        row["places"] = 2


def days_unsaid(case: Case) -> None:
    case.pick(case.p("spans"), lambda row: row["days"] is not None)["days"] = None


def days_miscounted(case: Case) -> None:
    case.pick(case.p("spans"))["days"] = 2 + case.few()


def block_of_other_days(case: Case) -> None:
    case.pick(case.c("blocks"), lambda row: row["rhythm"] == "day release")["days_per_week"] += 1


def whole_weeks_instead(case: Case) -> None:
    case.pick(case.c("blocks"), lambda row: row["rhythm"] == "day release")["rhythm"] = "whole weeks"


def three_days_too_short(case: Case) -> None:
    for row in case.c("cohorts"):
        row["minutes_per_day"] = 99


def blocks_ask_more(case: Case) -> None:
    case.pick(case.c("block_resources"))["minutes_per_week"] *= 20


def each_alone(case: Case) -> None:
    for row in case.c("block_resources"):
        row["team_size"] = None


def shares_cut(case: Case) -> None:
    case.pick(case.c("room_shares"))["places"] = 1


def shares_end_early(case: Case) -> None:
    row = case.pick(case.c("room_shares"))
    row["to"] = row["from"] - WEEK


def shared_room_shrinks(case: Case) -> None:
    case.pick(case.c("rooms"), lambda row: any(s["room"] == row["id"] for s in case.c("room_shares")))["places"] = 5


#: Rule → damages that break it in a plan of courses.
DAMAGES: dict[str, tuple[Damage, ...]] = {
    "shared-sections": (
        one_moves_on,
        taken_apart,
        taught_with_strangers,
        sections_grow,
        sections_of_one,
        shared_no_more,
        another_number,
    ),
    "any-order": (farther_than_it_is, nearer_than_it_is, into_the_group, moved_to_another_week),
    "offered-dates": (date_lost, date_moved, off_its_date),
    "offered-places": (fewer_places, larger_cohort, all_on_one_date),
    "release-days": (days_unsaid, days_miscounted, block_of_other_days, whole_weeks_instead),
}
#: Rules that other plans break too, and how a plan of courses breaks them.
BESIDES: dict[str, tuple[Damage, ...]] = {
    "sections-add-up": (shared_no_more, larger_cohort),
    "teachers-by-qualification": (taken_apart, blocks_ask_more),
    "rooms": (taken_apart, blocks_ask_more, each_alone),
    "platform-places": (shares_cut, shares_end_early, shared_room_shrinks),
    "cohort-week": (three_days_too_short,),
}
