"""Each reason alone: a community in which nothing else is in the way, and what takes it out of the way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.communities import FIRST, GROWN_UP, monday, tiny
from tests.placement.stays import stay

from alternance.community import Community
from alternance.placement import REASONS, Placement, place, words
from alternance.placement.eligible import age
from alternance.policy.limit import Limit
from alternance.policy.limits import Limits
from alternance.readiness.givers import Given

LIMITS = Limits.of(["alternance-core"])
READY = Given({"a": ((0, 2),)})
#: One student, one position; the block's four weeks begin in week 8.
ALONE: dict[str, Any] = {"cohorts": {"c": {"size": 1}}, "weeks": 16}


def student(**facts: Any) -> list[dict[str, Any]]:
    return [{"id": "c/1", "cohort": "c", "birth_date": GROWN_UP, **facts}]


def position(**facts: Any) -> dict[str, Any]:
    return {"positions": {"p1": facts}}


def placed(where: Community, given: Given = READY) -> Placement:
    return place(where, [stay(where, 8, given=given)], LIMITS)


#: Reason → what brings it about, and what is different where it is not there.
CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "start-not-allowed",
        position(starts=f"every 4 from {monday(1)}"),
        position(starts=f"every 4 from {monday(4)}"),
    ),
    ("start-not-allowed", position(starts=f"{monday(7)} {monday(9)}"), position(starts=f"{monday(7)} {monday(8)}")),
    ("no-seat-in-weeks", position(to=monday(10)), position(to=monday(11))),
    (
        "no-seat-in-weeks",
        {"position_weeks": [{"position": "p1", "from": monday(k), "to": monday(k + 4)} for k in (5, 11)]},
        {"position_weeks": [{"position": "p1", "from": monday(k), "to": monday(k + 4)} for k in (5, 10)]},
    ),
    (
        "forbidden",
        {"forbidden": [{"student": "c/1", "position": "p1", "reason": "refused"}]},
        {},
    ),
    (
        "way-too-long",
        {
            "students": student(travel_max=30),
            "travel": [{"student": "c/1", "site": "e:site", "minutes": 31}],
        },
        {
            "students": student(travel_max=30),
            "travel": [{"student": "c/1", "site": "e:site", "minutes": 30}],
        },
    ),
    ("language", {**position(language="de"), "students": student(languages="en zh")}, position(language="de")),
    (
        "language",
        {**position(language="de"), "students": student(languages="en")},
        {"students": student(languages="en")},
    ),
    (
        "minimum-age",
        {"students": student(birth_date=monday(8).replace(year=monday(8).year - 16) + dt.timedelta(days=1))},
        {"students": student(birth_date=monday(8).replace(year=monday(8).year - 16))},
    ),
    (
        "weekly-minutes-under-18",
        {**position(days=6, minutes_per_day=480), "students": student(birth_date=dt.date(2010, 1, 1))},
        {**position(days=5, minutes_per_day=480), "students": student(birth_date=dt.date(2010, 1, 1))},
    ),
    (
        "weekly-minutes-under-18",
        {**position(days=6, minutes_per_day=480), "students": student(birth_date=dt.date(2010, 1, 1))},
        {**position(days=6, minutes_per_day=480), "students": student(birth_date=dt.date(2008, 1, 1))},
    ),
    (
        "not-ready",
        {"position_aims": [{"position": "p1", "aim": "a", "role": "alone", "level_needed": 3}]},
        {"position_aims": [{"position": "p1", "aim": "a", "role": "assist", "level_needed": 3}]},
    ),
    (
        "not-ready",
        {"student_aims": [{"student": "c/1", "aim": "a", "level": 1, "seen_on": monday(8) - dt.timedelta(days=1)}]},
        {"student_aims": [{"student": "c/1", "aim": "a", "level": 1, "seen_on": monday(8)}]},
    ),
    (
        "not-wanted",
        {
            "preferences": [{"student": "c/1", "position": "p2", "rank": 1}],
            "positions": {"p1": {}, "p2": {"to": FIRST}},
        },
        {"preferences": [{"student": "c/1", "position": "p1", "rank": 1}]},
    ),
    ("full", {"hiring_units": [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": 0}]}, {}),
    ("no-position", {"hiring_units": [{"id": "u", "site": "e:site", "occupation": "other", "seats_total": 1}]}, {}),
]


@pytest.mark.parametrize(("reason", "there", "gone"), CASES)
def test_the_reason_is_given_and_without_it_the_student_is_placed(
    reason: str, there: dict[str, Any], gone: dict[str, Any]
) -> None:
    result = placed(tiny(**{**ALONE, **there}))
    assert [one.student for one in result.unplaced] == ["c/1"] and not result.placed
    assert reason in result.unplaced[0].reasons
    if reason != "not-wanted":  # there the second position has a reason of its own
        assert list(result.unplaced[0].reasons) == [reason]
    after = placed(tiny(**{**ALONE, **gone}))
    assert [(one.student, one.position.id) for one in after.placed] == [("c/1", "p1")] and not after.unplaced


def test_an_order_class_takes_its_own_enterprise_alone() -> None:
    phases = [{"weeks": 4, "alone": {"a": None}}]
    other = [{"id": "s", "kind": "school", "title": "S"}, *({"id": e, "kind": "enterprise", "title": e} for e in "ef")]
    block = {"phases": phases, "form": "order class", "enterprise": "f"}
    where = tiny(**ALONE, blocks={"b": block}, organisations=other)
    assert placed(where).unplaced[0].reasons == {"no-position": 1}
    own = tiny(**ALONE, blocks={"b": {**block, "enterprise": "e"}}, organisations=other)
    assert placed(own).placed
    listed = tiny(
        **ALONE,
        blocks={"b": block},
        organisations=other,
        position_blocks=[{"position": "p1", "block": "b"}],
    )
    assert placed(listed).placed


def test_who_speaks_no_known_language_is_not_shut_out() -> None:
    assert placed(tiny(**ALONE, **position(language="de", days=6))).placed


@pytest.mark.parametrize(
    ("limits", "minutes", "starts"),
    [
        (LIMITS.limits, 60, False),  # whatever the hours, the least age may not be reached
        ((), 480, True),  # no pack asks the age
        (tuple(one for one in LIMITS.limits if one.id != "minimum-age"), 60, True),  # short enough at any age
        (tuple(one for one in LIMITS.limits if one.id != "minimum-age"), 600, False),
    ],
)
def test_an_unknown_birth_date_blocks_a_start_where_a_hard_limit_asks_the_age(
    limits: tuple[Limit, ...], minutes: int, starts: bool
) -> None:
    where = tiny(**ALONE, **position(minutes_per_day=minutes), students=student(birth_date=None))
    result = place(where, [stay(where, 8, given=READY)], Limits(limits))
    assert [row.reasons for row in result.unplaced] == ([] if starts else [{"birth-date-unknown": 1}])
    assert bool(result.placed) == starts


def test_a_contract_starts_nobody_of_unknown_age() -> None:
    fixed = [{"student": "c/1", "block": "b", "position": "p1", "door": "contract"}]
    result = placed(tiny(**ALONE, students=student(birth_date=None), fixed=fixed))
    assert result.unplaced[0].reasons == {"fixed-not-eligible": 1, "birth-date-unknown": 1}
    assert "enter it in students.birth_date" in words("birth-date-unknown")


def test_the_limit_of_minutes_counts_only_while_the_student_is_under_18() -> None:
    """Eighteen in the second week: the first week is too long."""
    turned = monday(9).replace(year=monday(9).year - 18)
    long = position(days=6, minutes_per_day=480)
    assert placed(tiny(**ALONE, **long, students=student(birth_date=turned))).unplaced
    turned = monday(8).replace(year=monday(8).year - 18)
    assert placed(tiny(**ALONE, **long, students=student(birth_date=turned))).placed


def test_the_block_says_the_minutes_where_the_position_does_not() -> None:
    block = {"phases": [{"weeks": 4}], "minutes_per_day": 481}
    young = student(birth_date=dt.date(2010, 1, 1))
    assert placed(tiny(**ALONE, blocks={"b": block}, students=young)).unplaced[0].reasons == {
        "weekly-minutes-under-18": 1
    }


@pytest.mark.parametrize(
    ("seen", "level", "ready"),
    [
        (monday(5), 1, False),  # seen after the module's end: it replaces what was given
        (monday(5) - dt.timedelta(days=1), 1, True),  # seen before: the module still counts
        (monday(5), 2, True),
        (monday(8), 1, True),  # seen on the first day: too late to bear on it
    ],
)
def test_evidence_counts_from_the_last_givers_end_to_the_first_day(seen: dt.date, level: int, ready: bool) -> None:
    evidence = [{"student": "c/1", "aim": "a", "level": level, "seen_on": seen}]
    result = placed(tiny(**ALONE, student_aims=evidence), Given({"a": ((2, 1), (5, 2), (9, 3))}))
    assert bool(result.placed) is ready


def test_of_several_pieces_of_evidence_the_latest_counts() -> None:
    evidence: list[dict[str, Any]]
    evidence = [{"student": "c/1", "aim": "a", "level": n, "seen_on": monday(n)} for n in (1, 2, 3)]
    late = [*evidence, {"student": "c/1", "aim": "a", "level": 0, "seen_on": monday(7)}]
    given = Given({"a": ((0, 1),)})
    assert placed(tiny(**ALONE, student_aims=evidence), given).placed
    assert placed(tiny(**ALONE, student_aims=late), given).unplaced


def test_instruction_in_the_first_days_makes_up_for_evidence_of_too_little() -> None:
    evidence = [{"student": "c/1", "aim": "a", "level": 0, "seen_on": monday(7)}]
    for days, ready in ((0, False), (1, True)):
        phases = [{"weeks": 4, "alone": {"a": 2}, "days": days, "instructed": ["a"]}]
        result = placed(tiny(**ALONE, blocks={"b": {"phases": phases}}, student_aims=evidence))
        assert bool(result.placed) is ready


def test_every_phase_must_be_ready_at_its_own_first_week() -> None:
    phases = [{"weeks": 2, "observe": {"a": None}}, {"weeks": 2, "alone": {"a": 2}}]
    where = tiny(**ALONE, blocks={"b": {"phases": phases}})
    assert placed(where, Given({"a": ((10, 2),)})).placed
    assert placed(where, Given({"a": ((11, 2),)})).unplaced[0].reasons == {"not-ready": 1}


def test_where_learn_before_work_is_off_readiness_shuts_nobody_out() -> None:
    where = tiny(**ALONE)
    assert placed(where, Given({})).unplaced[0].reasons == {"not-ready": 1}
    assert place(where, [stay(where, 8, given=Given({}))], LIMITS, learn_before_work=False).placed


def test_a_pair_keeps_all_its_reasons() -> None:
    where = tiny(
        **ALONE,
        **position(starts=str(monday(3)), to=monday(9), language="de", days=7),
        students=student(languages="en", birth_date=dt.date(2011, 6, 1), travel_max=5),
        travel=[{"student": "c/1", "site": "e:site", "minutes": 60}],
        forbidden=[{"student": "c/1", "position": "p1", "reason": "refused"}],
    )
    reasons = placed(where, Given({})).unplaced[0].reasons
    beside = {"full", "no-position", "not-wanted", "fixed-full", "fixed-not-eligible", "other-block", "searching"}
    beside |= {"birth-date-unknown"}  # instead of what is asked of an age
    beside |= {"enterprise-differs", "enterprise-known"}  # where there are earlier blocks
    beside |= {"not-opened", "group-apart", "not-moved", "position-gone", "by-hand"}  # of a whole batch, or of a repair
    assert set(reasons) == REASONS.keys() - beside


def test_age_in_full_years() -> None:
    assert age(dt.date(2008, 2, 29), dt.date(2026, 2, 28)) == 17
    assert age(dt.date(2008, 2, 29), dt.date(2026, 3, 1)) == 18


def test_every_reason_has_words_for_one_and_for_several() -> None:
    for reason in REASONS:
        assert words(reason) and "{" not in words(reason) + words(reason, 3)
    assert words("language", 3).startswith("3 positions ask")
    with pytest.raises(KeyError):
        words("no such reason")
