"""The value in force on a day, and the strictest of several packs."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alternance.policy import Limit, Limits, PackError

Y2000, Y2010, Y2020 = (dt.date(year, 1, 1) for year in (2000, 2010, 2020))
DAY = dt.timedelta(days=1)


def limit(*parameters: tuple[dt.date, float], sense: str = "<=", pack: str = "one", **facts: str) -> Limit:
    words = {name: name for name in ("title", "message", "remedy", "unit", "window", "clause", "known")}
    return Limit(**{"id": "x", "force": "hard", **words, **facts}, sense=sense, pack=pack, parameters=parameters)


def test_the_last_value_that_has_begun_is_in_force() -> None:
    amended = limit((Y2000, 16), (Y2020, 15))
    days = (Y2000 - DAY, Y2000, Y2020 - DAY, Y2020)
    assert [amended.value(day) for day in days] == [None, 16, 16, 15]
    assert [Limits((amended,)).value("x", day) for day in days] == [None, 16, 16, 15]


@pytest.mark.parametrize(("sense", "strictest"), [("<=", [8, 8, 5]), (">=", [8, 9, 9])])
def test_the_strictest_of_several_packs_counts_on_each_day(sense: str, strictest: list[float]) -> None:
    one = limit((Y2000, 8), (Y2020, 5), sense=sense)
    two = limit((Y2010, 9), sense=sense, pack="two")
    for order in ((one, two), (two, one)):
        assert [Limits(order).value("x", day) for day in (Y2000, Y2010, Y2020)] == strictest


def test_a_pack_whose_value_has_not_begun_does_not_count() -> None:
    assert Limits((limit((Y2020, 1)), limit((Y2000, 9), pack="two"))).value("x", Y2010) == 9


def test_what_no_pack_asks_is_no_limit() -> None:
    limits = Limits((limit((Y2000, 8)),))
    assert limits.value("y", Y2020) is None
    assert limits.get("y") is None
    assert limits.get("x") == limits.limits[0]
    assert Limits.of([]).limits == ()


def test_packs_are_loaded_by_name_each_once() -> None:
    once = Limits.of(["alternance-core"])
    assert Limits.of(["alternance-core", "alternance-core"]) == once
    assert once.value("minimum-age", Y2020) == 16


@pytest.mark.parametrize(("word", "value"), [("sense", ">="), ("unit", "hours"), ("window", "day"), ("force", "soft")])
def test_two_packs_mean_the_same_by_one_id(word: str, value: str) -> None:
    one = limit((Y2000, 8))
    said = f"the packs one and two differ in {word} of x; use one of them, or another id"
    with pytest.raises(PackError, match=re.escape(said)):
        Limits((one, replace(one, pack="two", **{word: value})))  # type: ignore[arg-type]
    assert Limits((one, replace(one, pack="two", clause="Art. 2", title="Another"))).limits


dated = st.lists(
    st.tuples(st.dates(Y2000, Y2020), st.floats(0, 100)), min_size=1, max_size=4, unique_by=lambda entry: entry[0]
).map(sorted)


@given(st.lists(dated, min_size=1, max_size=3), st.sampled_from(["<=", ">="]), st.dates(Y2000 - DAY, Y2020))
def test_no_pack_is_broken_by_what_keeps_the_strictest(
    packs: list[list[tuple[dt.date, float]]], sense: str, day: dt.date
) -> None:
    limits = [limit(*parameters, sense=sense, pack=str(n)) for n, parameters in enumerate(packs)]
    asked = [value for one in limits if (value := one.value(day)) is not None]
    found = Limits(tuple(limits)).value("x", day)
    assert (found is None) == (not asked)
    if found is not None:
        assert found in asked
        assert all(found <= value if sense == "<=" else found >= value for value in asked)
