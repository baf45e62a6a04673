"""What students need where they are placed is asked of the host, for as long as they are there and in their words."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from tests.communities import GROWN_UP, monday, tiny
from tests.planner.made import drawn
from tests.plans import plan_table

from alternance.community import Community
from alternance.plan import Plan
from alternance.planner import Options, caution, plan
from alternance.planner.stages.adjustments import adjustments
from alternance.verify import verify

NEED = "a desk of its own height; a break every hour"


def with_need(*needs: str | None, **more: Any) -> Community:
    """Return a cohort of students with these needs, and a seat for each."""
    students = [
        {"id": f"c/{n}", "cohort": "c", "birth_date": GROWN_UP, "adjustments": need}
        for n, need in enumerate(needs, start=1)
    ]
    usual: dict[str, Any] = {"cohorts": {"c": {"size": len(needs)}}, "positions": {"p": {"seats": len(needs)}}}
    return tiny(**{**usual, "students": students, **more})


@pytest.fixture(scope="module")
def made() -> tuple[Community, Plan]:
    refused = [{"student": "c/3", "position": "p", "reason": "refused before"}]
    community = with_need(NEED, None, "an interpreter", forbidden=refused)
    return community, plan(community, Options(work_limit=2000))


def test_a_placement_asks_in_the_students_words_and_who_has_no_place_asks_nobody(made: tuple[Community, Plan]) -> None:
    _, planned = made
    (placed,) = planned["placements"].filter(student="c/1").rows(named=True)
    assert planned["unplaced"]["student"].unique().to_list() == ["c/3"]
    same = ("student", "block", "from", "to", "position", "enterprise")
    assert planned["adjustments"].rows(named=True) == [
        {name: placed[name] for name in same} | {"adjustment": NEED, "status": "asked"}
    ]


def test_it_is_warned_of_without_names_and_verified(made: tuple[Community, Plan]) -> None:
    community, planned = made
    (warning,) = planned["warnings"].filter(rule="adjustments-asked").rows(named=True)
    assert (warning["place"], warning["message"]) == ("adjustments", "1 placement asks for an adjustment")
    assert "before the first day" in warning["remedy"]
    assert not any(word in str(warning) for word in ("c/1", "desk"))
    found = verify(community, planned)["adjustments-asked"]
    assert (found.checked, found.violations) == (1, ())
    (violation,) = verify(community, planned.with_tables(adjustments=planned["adjustments"].clear()))[
        "adjustments-asked"
    ].violations
    assert violation.place == f"c/1 · b · {planned['adjustments']['from'][0]}" and NEED in violation.message


def test_nothing_is_asked_where_nobody_says_a_need() -> None:
    community = with_need(None, "")
    planned = drawn(community).with_tables(placements=_at_p())
    asked = adjustments(community, planned["placements"])
    assert asked.height == 0 and list(caution.adjustments(asked)) == []


def test_each_placement_of_a_student_asks() -> None:
    community = with_need(NEED, "an interpreter")
    asked = adjustments(community, drawn(community).with_tables(placements=_at_p())["placements"])
    assert asked.select("student", "adjustment", "from").rows() == [
        ("c/1", NEED, monday(3)),
        ("c/2", "an interpreter", monday(3)),
    ]
    (warning,) = caution.adjustments(asked)
    assert warning.message == "2 placements ask for an adjustment"


def _at_p() -> pl.DataFrame:
    where = {"cohort": "c", "block": "b", "from": monday(3), "to": monday(6), "position": "p", "enterprise": "e"}
    return plan_table("placements", [{"student": f"c/{n}", "door": "round", **where} for n in (1, 2)])
