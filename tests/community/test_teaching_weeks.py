"""Teaching weeks as schools count them: parts, weeks that are counted in, and numbers that cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.communities import monday, tiny
from tests.community.good import TABLES, write_folder

from alternance.community import Community, check
from alternance.community.teaching_weeks import Counted, parts, teaching_weeks


def counting(numbers: Mapping[int, int | None], days: Mapping[int, int] | None = None) -> Community:
    """Return a community whose school gives `numbers` (week → number) and has `days` (week → school days, else 5)."""
    days = days or {}
    rows = [
        {"school": "s", "week": monday(week), "days": days.get(week, 5), "number": numbers.get(week)}
        for week in sorted({*numbers, *days})
    ]
    return tiny(weeks=20, school_weeks=rows)


def counted(numbers: Mapping[int, int | None], days: Mapping[int, int] | None = None) -> dict[int, tuple[int, int]]:
    found = teaching_weeks(counting(numbers, days)).get("s", {})
    return {(week - monday(0)).days // 7: (own.part, own.number) for week, own in found.items()}


def test_a_school_without_numbers_counts_none() -> None:
    assert teaching_weeks(tiny()) == {}
    assert teaching_weeks(counting({}, {3: 0})) == {}


def test_a_number_that_falls_to_one_begins_a_part() -> None:
    assert counted({0: 1, 1: 2, 2: 1, 3: 2}) == {0: (1, 1), 1: (1, 2), 2: (2, 1), 3: (2, 2)}
    # a horizon may begin in the midst of a part, and a week 0 may come first
    assert counted({0: 17, 1: 18, 4: 0, 5: 1}) == {0: (1, 17), 1: (1, 18), 4: (2, 0), 5: (2, 1)}


def test_between_two_numbers_weeks_are_counted_where_it_comes_out() -> None:
    # weeks with school days: the holiday has no number
    assert counted({0: 1, 4: 4}, {2: 0}) == {0: (1, 1), 1: (1, 2), 3: (1, 3), 4: (1, 4)}
    # all weeks: the holiday is counted through
    assert counted({0: 1, 4: 5}, {2: 0}) == {week: (1, week + 1) for week in range(5)}
    # neither: nothing is said of them
    assert counted({0: 1, 4: 3}, {2: 0}) == {0: (1, 1), 4: (1, 3)}
    # nor of weeks between two parts, before the first number and after the last
    assert counted({1: 1, 3: 3, 6: 1}) == {1: (1, 1), 2: (1, 2), 3: (1, 3), 6: (2, 1)}


def test_public_holidays_make_no_week_free_that_has_days_left() -> None:
    # 3 October 2026 is a Saturday, 18 November (Saxony's day of repentance) a Wednesday
    community = counting({0: 1, 12: 13})
    assert len(teaching_weeks(community)["s"]) == 13


def test_parts_reach_from_their_first_to_their_last_week() -> None:
    found = teaching_weeks(counting({0: 1, 3: 4, 6: 1, 9: 4}))["s"]
    assert parts(found) == {1: (monday(0), monday(3)), 2: (monday(6), monday(9))}
    assert parts({}) == {}


def test_each_school_counts_by_itself() -> None:
    rows = [{"school": school, "week": monday(0), "days": 5, "number": n} for school, n in (("s", 1), ("other", 9))]
    assert teaching_weeks(tiny(school_weeks=rows)) == {
        "s": {monday(0): Counted(1, 1)},
        "other": {monday(0): Counted(1, 9)},
    }


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 19), min_size=2), st.sets(st.integers(0, 19), max_size=5))
def test_first_and_last_say_as_much_as_all(weeks: set[int], free: set[int]) -> None:
    """A school that numbers every teaching week, and one that numbers the ends alone, are shown alike."""
    first, last = min(weeks), max(weeks)
    free -= {first, last}
    days = dict.fromkeys(free, 0)
    taught = [week for week in range(first, last + 1) if week not in free]
    whole = {week: n for n, week in enumerate(taught, start=1)}
    ends = {first: 1, last: whole[last]}
    shown = counted(whole, days)
    assert counted(ends, days) == {week: (1, n) for week, n in whole.items()}
    assert {week: n for week, (_part, n) in shown.items()} == whole


def found(rows: str, folder: Path) -> list[tuple[int | None, str | None, dict[str, object]]]:
    path = write_folder(folder / "c", {"school_weeks": "school,week,days,kind,number\n" + rows})
    return [(f.place.row, f.value, f.facts) for f in check(path).findings if f.code == "number-order"]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (((0, 1), (1, 2), (2, 3)), []),
        (((0, 1), (1, 1)), [3]),  # it does not rise
        (((0, 5), (1, 4)), [3]),  # it falls, and not to 1
        (((0, 5), (1, 1)), []),  # it falls to 1
        (((0, 1), (2, 3)), []),  # all weeks are counted
        (((0, 1), (2, 4)), [3]),  # by more than the weeks that passed
        (((1, 2), (0, 1)), []),  # the order of rows makes no difference
        (((0, 1), (1, None), (2, 1)), [4]),  # a week without a number changes nothing
    ],
)
def test_a_number_that_cannot_follow_is_told(
    tmp_path: Path, rows: tuple[tuple[int, int | None], ...], wrong: list[int]
) -> None:
    written = "".join(f"n,{monday(week)},5,teaching,{'' if n is None else n}\n" for week, n in rows)
    assert [row for row, _value, _facts in found(written, tmp_path)] == wrong


def test_two_schools_are_not_held_against_each_other(tmp_path: Path) -> None:
    assert "organisations" in TABLES
    assert found(f"n,{dt.date(2026, 9, 7)},5,teaching,5\nm,{dt.date(2026, 9, 14)},5,teaching,3\n", tmp_path) == []
