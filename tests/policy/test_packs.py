"""The packs that are shipped, and what is said of one that is not there or not as it must be."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from alternance.policy import PackError, load_pack, packs, read_pack

GOOD = """
id = "somewhere"
title = "Somewhere"
jurisdiction = "XX"
checked_on = 2026-01-01

[[limits]]
id = "minimum-age"
title = "At least {value} years"
message = "{student} is too young"
remedy = "Wait"
unit = "years"
sense = ">="
window = "first day"
force = "hard"
clause = "Art. 1"
known = "quoted"
parameters = [{ from = 2020-01-01, value = 15 }, { from = 2010-01-01, value = 14 }]
"""


def test_the_core_pack_asks_four_things() -> None:
    limits = {limit.id: limit for limit in load_pack("alternance-core")}
    day = dt.date(2026, 9, 7)
    assert {name: (limit.force, limit.sense, limit.value(day)) for name, limit in limits.items()} == {
        "minimum-age": ("hard", ">=", 16),
        "weekly-minutes-under-18": ("hard", "<=", 40 * 60),
        "trainee-share": ("soft", "<=", 0.1),
        "visit-weeks": ("soft", "<=", 12),
    }


def test_china_asks_six_months_of_practice_in_any_five_years() -> None:
    (limit,) = load_pack("cn-teachers")
    assert (limit.id, limit.force, limit.sense, limit.years) == ("teacher-practice", "hard", ">=", 5)
    assert (limit.value(dt.date(2016, 5, 10)), limit.value(dt.date(2016, 5, 11))) == (None, 6)
    assert all(other.years is None for other in load_pack("alternance-core"))


@pytest.mark.parametrize("name", packs())
def test_every_pack_that_is_there_can_be_read_and_cites_its_clauses(name: str) -> None:
    limits = load_pack(name)
    assert limits
    for limit in limits:
        assert limit.pack == name
        assert any(sign.isdigit() for sign in limit.clause)
        assert limit.value(dt.date(1999, 12, 31)) is None


def test_a_pack_that_is_not_there_is_said_with_those_that_are() -> None:
    said = "there is no rule pack atlantis; name one of these under packs in community.json: alternance-core"
    with pytest.raises(PackError, match=re.escape(said)):
        load_pack("atlantis")


def test_values_are_kept_in_the_order_of_their_days() -> None:
    (limit,) = read_pack("somewhere", GOOD)
    assert limit.parameters == ((dt.date(2010, 1, 1), 14.0), (dt.date(2020, 1, 1), 15.0))
    assert limit.pack == "somewhere"


BROKEN = {
    "not TOML": ("title =", "title ==", "somewhere.toml: not TOML: "),
    "no title": ('title = "Somewhere"', "", "somewhere.toml: title is missing; add it"),
    "another name": ('id = "somewhere"', 'id = "there"', "somewhere.toml: id is 'there'; write the name of its file, somewhere"),
    "no day": ("2026-01-01", '"today"', "somewhere.toml: checked_on is 'today'; write a day such as 2026-11-24"),
    "an unknown key": ("jurisdiction", "juristiction", "somewhere.toml: there is no key juristiction; there are: id, title, "),
    "one table": ("[[limits]]", "[limits]", "somewhere.toml: limits is {"),
    "an unknown word": ("remedy", "remedies", "somewhere.toml: there is no key limits[1].remedies; there are: "),
    "no clause": ('clause = "Art. 1"', "", "somewhere.toml: limits[1].clause is missing; add it"),
    "an empty clause": ('"Art. 1"', '" "', "somewhere.toml: limits[1].clause is ' '; write a text"),
    "another sense": ('">="', '">"', "somewhere.toml: limits[1].sense is '>'; write <= or >="),
    "another force": ('"hard"', '"firm"', "somewhere.toml: limits[1].force is 'firm'; write hard or soft"),
    "no values": ("[{ from = 2020-01-01, value = 15 }, { from = 2010-01-01, value = 14 }]", "[]", "somewhere.toml: limits[1].parameters is []; write at least one value"),
    "a value in words": ("15", '"fifteen"', "somewhere.toml: limits[1].parameters[1].value is 'fifteen'; write a number"),
    "yes": ("15", "true", "somewhere.toml: limits[1].parameters[1].value is True; write a number"),
    "no number": ("14 }", "nan }", "somewhere.toml: limits[1].parameters[2].value is nan; write a number"),
    "a day twice": ("2010-01-01", "2020-01-01", "somewhere.toml: limits[1].parameters[2].from is datetime.date(2020, 1, 1); write a day"),
    "until": ("value = 14", "value = 14, until = 2019-12-31", "somewhere.toml: there is no key limits[1].parameters[2].until; there are: from, value"),
    "a value alone": ("{ from = 2010-01-01, value = 14 }", "14", "somewhere.toml: limits[1].parameters[2] is 14; write a table"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_with_a_pack_is_told_with_file_and_key(case: str) -> None:
    good, bad, said = BROKEN[case]
    assert good in GOOD
    with pytest.raises(PackError, match=re.escape(said)):
        read_pack("somewhere", GOOD.replace(good, bad, 1))


def test_an_id_stands_once_in_a_pack() -> None:
    limit = GOOD[GOOD.index("[[limits]]") :]
    with pytest.raises(
        PackError, match=re.escape("somewhere.toml: limits[2].id is 'minimum-age'; write an id of its own")
    ):
        read_pack("somewhere", GOOD + limit)
