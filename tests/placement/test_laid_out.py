"""A batch as arrays: who ranks for which position, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import tiny
from tests.placement.stays import held, stay
from tests.placement.test_all_placements import LIMITS

from alternance.community import Community
from alternance.placement import place

BLOCK = {"b": {"phases": [{"weeks": 4}]}}


def two(total: int, guides: int = 9, **more: Any) -> Community:
    """Two students, each with one position that ranks for itself and the other; the unit ranks c/1 first."""
    return tiny(
        cohorts={"c": {"size": 2}},
        blocks=BLOCK,
        positions={"p": {"seats": 1, "mentor": "m"}, "q": {"seats": 1, "mentor": "m"}},
        hiring_units=[{"id": "u", "site": "e:site", "occupation": "o", "seats_total": total}],
        mentors=[{"id": "m", "unit": "u", "students_max": guides}],
        preferences=[{"student": f"c/{n}", "position": p, "rank": 1 + (p == "q")} for n in (1, 2) for p in "pq"],
        unit_rankings=[{"unit": "u", "student": f"c/{n}", "rank": n} for n in (1, 2)],
        **{"position_rankings": [{"position": "p", "student": "c/2", "rank": 1}], **more},
    )


def test_a_position_that_ranks_for_itself_does_not_hear_its_unit_and_whom_it_does_not_name_comes_last() -> None:
    where = two(total=2)
    assert held(place(where, [stay(where, 4)], LIMITS)) == {("c/1", "b"): "q", ("c/2", "b"): "p"}
    where = two(total=2, position_rankings=[])
    assert held(place(where, [stay(where, 4)], LIMITS)) == {("c/1", "b"): "p", ("c/2", "b"): "q"}


def test_the_other_positions_of_the_unit_and_mentor_keep_their_limits() -> None:
    where = two(total=2, guides=2, fixed=[{"student": "c/2", "block": "b", "position": "q"}])
    assert held(place(where, [stay(where, 4)], LIMITS)) == {("c/1", "b"): "p", ("c/2", "b"): "q"}


@pytest.mark.parametrize(("total", "guides", "name"), [(1, 9, "u"), (9, 1, "m")])
def test_a_total_that_may_bind_is_refused(total: int, guides: int, name: str) -> None:
    where = two(total, guides)
    with pytest.raises(ValueError, match=f"^{name}: "):
        place(where, [stay(where, 4)], LIMITS)
