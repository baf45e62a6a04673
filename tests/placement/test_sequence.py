"""Batches one after the other: what is fixed goes first, what earlier ones take is gone, units and mentors bind over all."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import GROWN_UP, monday, tiny
from tests.placement.stays import held, stay

from alternance.community import Community
from alternance.placement import Placement, place
from alternance.policy.limits import Limits

LIMITS = Limits.of(["alternance-core"])
TWO: dict[str, Any] = {"c": {"size": 1}, "d": {"size": 1}}
BLOCK = {"b": {"phases": [{"weeks": 4}]}}


def placed(where: Community, *begins: int, **more: Any) -> Placement:
    """Cohorts c, d, … begin in these weeks."""
    stays = [stay(where, begin, cohort="cdef"[n]) for n, begin in enumerate(begins)]
    return place(where, stays, LIMITS, **more)


def codes(result: Placement) -> dict[str, dict[str, int]]:
    return {one.student: one.reasons for one in result.unplaced}


def test_a_seat_taken_for_a_week_is_gone_for_all_batches_that_need_it() -> None:
    where = tiny(cohorts=TWO, blocks=BLOCK, positions={"p": {"seats": 1}})
    overlapping = placed(where, 4, 7)
    assert held(overlapping) == {("c/1", "b"): "p"} and codes(overlapping) == {"d/1": {"full": 1}}
    assert held(placed(where, 4, 8)) == {("c/1", "b"): "p", ("d/1", "b"): "p"}
    assert held(placed(where, 5, 4)) == {("d/1", "b"): "p"}  # who begins first goes first


def test_students_of_two_cohorts_in_the_same_weeks_are_one_batch() -> None:
    """The unit ranks the second cohort's student above the first's: one batch, so the rank decides."""
    rank = [{"unit": "u", "student": "d/1", "rank": 1}]
    where = tiny(cohorts=TWO, blocks=BLOCK, positions={"p": {"seats": 1}}, unit_rankings=rank)
    result = placed(where, 4, 4)
    assert held(result) == {("d/1", "b"): "p"} and len(result.batches) == 1


def test_of_two_batches_that_begin_together_the_shorter_goes_first() -> None:
    blocks = {"b": {"phases": [{"weeks": 4}]}, "short": {"phases": [{"weeks": 2}]}}
    where = tiny(cohorts=TWO, blocks=blocks, positions={"p": {"seats": 1}})
    result = place(where, [stay(where, 4), stay(where, 4, cohort="d", block="short")], LIMITS)
    assert held(result) == {("d/1", "short"): "p"}


def test_a_unit_takes_no_more_at_a_time_than_its_total() -> None:
    unit = [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": 2}]
    where = tiny(cohorts={"c": {"size": 3}}, blocks=BLOCK, positions={"p": {}, "q": {}, "r": {}}, hiring_units=unit)
    result = placed(where, 4)
    assert len(result.placed) == 2 and codes(result) == {"c/3": {"full": 3}}


def test_a_mentor_guides_no_more_at_a_time_over_all_positions() -> None:
    mentors = [{"id": "m1", "unit": "u", "students_max": 1}]
    positions = {"p": {"mentor": "m1"}, "q": {"mentor": "m1"}, "r": {}}
    where = tiny(cohorts={"c": {"size": 3}}, blocks=BLOCK, positions=positions, mentors=mentors)
    assert sorted(held(placed(where, 4)).values()) == ["p", "r"]


def test_fixed_students_are_seated_before_any_batch_also_earlier_ones() -> None:
    fixed = [{"student": "d/1", "block": "b", "position": "p", "door": "contract"}]
    where = tiny(cohorts=TWO, blocks=BLOCK, positions={"p": {"seats": 1}}, fixed=fixed)
    result = placed(where, 4, 6)
    assert held(result) == {("d/1", "b"): "p"} and codes(result) == {"c/1": {"full": 1}}
    assert [one.door for one in result.placed] == ["contract"]


def test_a_lock_goes_before_what_is_fixed() -> None:
    fixed = [{"student": "c/1", "block": "b", "position": "p", "door": "search"}]
    lock = [{"id": "l", "what": "position", "student": "c/1", "item": "b", "value": "q"}]
    where = tiny(cohorts={"c": {"size": 1}}, blocks=BLOCK, positions={"p": {}, "q": {}}, fixed=fixed, locks=lock)
    result = placed(where, 4)
    assert [(one.position.id, one.door) for one in result.placed] == [("q", "lock")]


def test_what_is_fixed_and_cannot_be_is_said_and_not_done() -> None:
    fixed = [{"student": s, "block": "b", "position": "p"} for s in ("c/1", "d/1")]
    where = tiny(cohorts=TWO, blocks=BLOCK, positions={"p": {"seats": 1}, "q": {}}, fixed=fixed)
    assert codes(placed(where, 4, 4)) == {"d/1": {"fixed-full": 1}}
    units = [{"id": u, "site": "e:site", "occupation": o, "seats_total": 5} for u, o in (("u", "o"), ("v", "another"))]
    positions = {"p": {"unit": "v"}, "q": {}}
    apart = tiny(cohorts=TWO, blocks=BLOCK, positions=positions, fixed=fixed, hiring_units=units)
    assert codes(placed(apart, 4, 4)) == {s: {"fixed-not-eligible": 1, "other-block": 1} for s in ("c/1", "d/1")}


def test_preferences_come_before_the_way_and_without_them_the_nearest_is_first() -> None:
    sites = [
        {"id": "s:site", "organisation": "s", "title": "S"},
        {"id": "e:site", "organisation": "e", "title": "Far", "lat": 51.0, "lon": 14.0},
        {"id": "near", "organisation": "e", "title": "Near", "lat": 51.0, "lon": 13.1},
    ]
    units = [{"id": u, "site": s, "occupation": "o", "seats_total": 9} for u, s in (("u", "e:site"), ("v", "near"))]
    home = [{"id": "c/1", "cohort": "c", "birth_date": GROWN_UP, "lat": 51.0, "lon": 13.0}]
    one = {"cohorts": {"c": {"size": 1}}, "blocks": BLOCK, "sites": sites, "hiring_units": units, "students": home}
    where = tiny(**one, positions={"p": {"unit": "u"}, "q": {"unit": "v"}})  # type: ignore[arg-type]
    result = placed(where, 4)
    assert [(row.position.id, row.rank, row.way) for row in result.placed] == [("q", None, 21)]
    wish = [{"student": "c/1", "position": "p", "rank": 1}]
    where = tiny(**one, positions={"p": {"unit": "u"}, "q": {"unit": "v"}}, preferences=wish)  # type: ignore[arg-type]
    assert [(row.position.id, row.rank) for row in placed(where, 4).placed] == [("p", 1)]


def test_ties_are_kept_and_counted() -> None:
    """Who likes both takes the one that the other does not want; by id alone one of them would have none."""
    wishes = [{"student": "c/1", "position": p, "rank": 1} for p in ("p", "q")]
    wishes += [{"student": "c/2", "position": "p", "rank": 1}]
    ranking = [{"unit": "u", "student": s, "rank": 2} for s in ("c/1", "c/2")]
    more: Any = {"preferences": wishes, "unit_rankings": ranking}
    where = tiny(cohorts={"c": {"size": 2}}, blocks=BLOCK, positions={"p": {"seats": 1}, "q": {"seats": 1}}, **more)
    result = placed(where, 4)
    assert result.ties == 1 + 1
    assert held(result) == {("c/1", "b"): "q", ("c/2", "b"): "p"}
    assert result.batches[0].result.status == "largest"


def test_progress_counts_batches() -> None:
    where = tiny(cohorts=TWO, blocks=BLOCK)
    told: list[tuple[int, int]] = []
    placed(where, 4, 9, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_a_cohort_without_students_needs_nothing() -> None:
    where = tiny(cohorts={"c": {"size": 2}})
    result = placed(where.with_tables(students=where["students"].head(0)), 4)
    assert not result.placed and not result.unplaced


def test_a_cohort_in_two_blocks_at_once_is_refused() -> None:
    where = tiny(cohorts={"c": {"size": 1}}, blocks={**BLOCK, "d": {"phases": [{"weeks": 4}]}})
    with pytest.raises(ValueError, match="two blocks at once"):
        place(where, [stay(where, 4), stay(where, 4, block="d")], LIMITS)


def test_seats_below_what_is_fixed_are_none_left_not_less() -> None:
    """A span with fewer seats than those fixed before: the second is refused, nothing goes below 0."""
    weeks = [{"position": "p", "from": monday(0), "to": monday(19), "seats": 1}]
    fixed = [{"student": f"c/{n}", "block": "b", "position": "p"} for n in (1, 2)]
    where = tiny(
        cohorts={"c": {"size": 3}}, blocks=BLOCK, positions={"p": {"seats": 3}}, position_weeks=weeks, fixed=fixed
    )
    result = placed(where, 4)
    assert held(result) == {("c/1", "b"): "p"}
    assert codes(result) == {"c/2": {"fixed-full": 1}, "c/3": {"full": 1}}
