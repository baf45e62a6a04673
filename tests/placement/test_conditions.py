"""Reserved seats, groups and positions that open only with some, from the community's tables to answers."""

from __future__ import annotations

from typing import Any

from tests.communities import tiny
from tests.placement.stays import held, stay
from tests.placement.test_sequence import BLOCK, LIMITS, codes, placed

from alternance.community import Community
from alternance.placement import place, why

SITES = [
    {"id": "s:site", "organisation": "s", "title": "S"},
    {"id": "e:site", "organisation": "e", "title": "E"},
    {"id": "f:site", "organisation": "e", "title": "F"},
]
UNITS = [{"id": u, "site": s, "occupation": "o", "seats_total": 9} for u, s in (("u", "e:site"), ("v", "f:site"))]


def wishes(**lists: str) -> list[dict[str, Any]]:
    """c1="pq": student c/1 wants p before q."""
    return [
        {"student": f"{name[0]}/{name[1:]}", "position": p, "rank": rank}
        for name, listed in lists.items()
        for rank, p in enumerate(listed, start=1)
    ]


def ranking(unit: str, *students: str) -> list[dict[str, Any]]:
    return [{"unit": unit, "student": s, "rank": rank} for rank, s in enumerate(students, start=1)]


def reserved(seats: int = 2, **more: Any) -> Community:
    """Two seats of p, one kept for cohort d, whom the unit ranks last."""
    usual: dict[str, Any] = {
        "cohorts": {"c": {"size": 2}, "d": {"size": 1}},
        "blocks": BLOCK,
        "positions": {"p": {"seats": seats}},
        "reserved_seats": [{"position": "p", "for": "d", "seats": 1}],
        "preferences": wishes(c1="p", c2="p", d1="p"),
        "unit_rankings": ranking("u", "c/1", "c/2", "d/1"),
    }
    return tiny(**{**usual, **more})


def test_a_reserved_seat_goes_to_its_own_student_whatever_the_ranking() -> None:
    where = reserved()
    result = placed(where, 4, 4)
    assert held(result) == {("c/1", "b"): "p", ("d/1", "b"): "p"}
    answer = why(result, "c/2", "b", "p")
    assert answer.code == "full" and answer.lines == ("p takes 1 in these weeks: c/1, all ranked higher",)
    assert held(placed(where.with_tables(reserved_seats=where["reserved_seats"].head(0)), 4, 4)) == {
        ("c/1", "b"): "p", ("c/2", "b"): "p"
    }  # fmt: skip


def test_a_reserved_seat_stays_empty_without_its_own_students() -> None:
    none = reserved(preferences=wishes(c1="p", c2="p", d1=""))
    assert held(placed(none.with_tables(students=none["students"].filter(cohort="c")), 4, 4)) == {("c/1", "b"): "p"}


def test_own_students_take_reserved_seats_first_and_leave_the_open_ones() -> None:
    """The best ranked of the own students is in the reserved part, so another has the open one."""
    where = reserved(unit_rankings=ranking("u", "d/1", "c/1", "c/2"))
    result = placed(where, 4, 4)
    assert held(result) == {("c/1", "b"): "p", ("d/1", "b"): "p"}
    part = {one[0]: result.batches[0].parts[k].holder for one, k in zip(
        result.batches[0].people, result.batches[0].result.assignment.tolist(), strict=True) if k >= 0}  # fmt: skip
    assert part == {"c/1": None, "d/1": "d"}


def test_what_is_reserved_stays_so_beside_earlier_batches_and_fixed_students() -> None:
    """A fixed student of the cohort has the reserved seat already; an earlier batch leaves it alone."""
    fixed = reserved(fixed=[{"student": "d/1", "block": "b", "position": "p"}])
    assert held(placed(fixed, 4, 4)) == {("d/1", "b"): "p", ("c/1", "b"): "p"}
    assert held(placed(reserved(), 4, 6)) == {("c/1", "b"): "p", ("d/1", "b"): "p"}
    assert codes(placed(reserved(seats=1), 4, 4)) == {"c/1": {"full": 1}, "c/2": {"full": 1}}


def test_a_programme_or_school_can_have_seats_of_its_own() -> None:
    for holder in ("prog", "s"):
        where = reserved()
        programme, school = where["cohorts"].select("programme", "school").row(0)
        name = programme if holder == "prog" else school
        kept = where["reserved_seats"].with_columns(where["reserved_seats"]["for"].replace("d", name))
        assert len(placed(where.with_tables(reserved_seats=kept), 4, 4).placed) == 2


def test_a_position_that_too_few_want_stays_closed_and_says_so() -> None:
    where = tiny(
        cohorts={"c": {"size": 2}}, blocks=BLOCK, positions={"p": {"seats": 3, "seats_min": 2}, "q": {"seats": 1}},
        preferences=wishes(c1="p", c2="q"),
    )  # fmt: skip
    result = placed(where, 4)
    assert held(result) == {("c/2", "b"): "q"} and codes(result) == {"c/1": {"not-opened": 1, "not-wanted": 1}}
    assert why(result, "c/1", "b", "p").code == "not-opened"
    both = where.with_tables(preferences=where["preferences"].clear())
    assert sorted(held(placed(both, 4)).values()) == ["p", "p"]


def grouped(**more: Any) -> Community:
    """c/1 and c/2 go together; p and q at one site, r at another."""
    usual: dict[str, Any] = {
        "cohorts": {"c": {"size": 3}}, "blocks": BLOCK, "sites": SITES, "hiring_units": UNITS,
        "positions": {"p": {"seats": 1}, "q": {"seats": 1}, "r": {"unit": "v", "seats": 2}},
        "peer_groups": [{"group": "car", "student": s} for s in ("c/1", "c/2")],
        "preferences": wishes(c1="pr", c2="pr", c3="p"),
    }  # fmt: skip
    return tiny(**{**usual, **more})


def test_a_group_goes_to_one_site_or_nowhere_and_says_so() -> None:
    result = placed(grouped(), 4)
    assert held(result) == {("c/1", "b"): "r", ("c/2", "b"): "r", ("c/3", "b"): "p"}
    answer = why(result, "c/1", "b", "p")
    assert answer.code == "group" and answer.lines == ("The group of c/1 goes together, to f:site",)
    nowhere = placed(grouped(preferences=wishes(c1="pr", c2="p", c3="p")), 4)
    assert held(nowhere) == {("c/3", "b"): "p"}
    assert codes(nowhere)["c/1"] == {"group-apart": 2, "not-wanted": 1}
    assert why(nowhere, "c/1", "b", "r").code == "group"


def test_where_none_is_stable_the_answer_says_so() -> None:
    """c/3 is above c/2 at q and below c/1 at p: whoever has what, somebody would change."""
    units = [*UNITS, {"id": "w", "site": "e:site", "occupation": "o", "seats_total": 9}]
    where = grouped(
        hiring_units=units,
        positions={"p": {"seats": 1}, "q": {"seats": 1, "unit": "w"}},
        preferences=wishes(c1="p", c2="q", c3="pq"),
        unit_rankings=[*ranking("u", "c/1", "c/3"), *ranking("w", "c/3", "c/2")],
    )
    result = place(where, [stay(where, 4)], LIMITS)
    assert result.batches[0].result.status == "none exists" and result.batches[0].result.blocking == 1
    answers = [why(result, s, "b", p).code for s, p in (("c/1", "p"), ("c/2", "q"), ("c/3", "p"), ("c/3", "q"))]
    assert answers.count("blocks") >= 1
