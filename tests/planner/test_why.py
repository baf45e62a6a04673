"""A plan that cannot be made says why, and what would do; and what is said is so."""

from __future__ import annotations

import pytest
from tests.communities import monday, tiny

from alternance import calendar
from alternance.community import Community
from alternance.planner import Options, plan


def late() -> Community:
    """Return a community whose block must begin before its module can have been taught."""
    return tiny(
        weeks=12,
        modules={"m": {"gives": {"a": 2}, "minutes": 2400}},
        blocks={"b": {"phases": [{"weeks": 2, "alone": {"a": None}}], "window_to": monday(5)}},
    )


def test_reasons_and_changes_stand_in_the_plan() -> None:
    made = plan(late(), Options("joint", 2000))
    assert made.meta.status == "impossible"
    assert any("(1)" in reason and "(2)" in reason for reason in made.meta.reasons)
    assert made.meta.changes
    assert all("price" in change and "{" not in change for change in made.meta.changes)
    assert type(made.meta).from_json(made.meta.as_json()) == made.meta


@pytest.mark.parametrize(
    "changed",
    [
        tiny(
            weeks=12,
            modules={"m": {"gives": {"a": 2}, "minutes": 2400, "weekly_max": 600}},
            blocks={"b": {"phases": [{"weeks": 2, "alone": {"a": None}}], "window_to": monday(5)}},
        ),
        tiny(
            weeks=12,
            modules={"m": {"gives": {"a": 2}, "minutes": 2400}},
            blocks={"b": {"phases": [{"weeks": 2, "alone": {"a": None}}], "window_to": monday(11)}},
        ),
        tiny(
            weeks=12,
            modules={"m": {"gives": {"a": 2}, "minutes": 2400}},
            blocks={"b": {"phases": [{"weeks": 2, "assist": {"a": None}}], "window_to": monday(5)}},
        ),
    ],
    ids=["240 minutes a week and 360 more", "six weeks later", "with help"],
)
def test_what_is_said_to_do_does(changed: Community) -> None:
    said = " ".join(plan(late(), Options("joint", 2000)).meta.changes)
    assert "up to 360 minutes a week more" in said
    assert "up to 6 weeks later" in said
    assert "with help" in said
    assert calendar.solve(calendar.build(changed).problem, work_limit=2000).solution is not None


def test_two_cohorts_who_share_seats_are_proven_to_have_none() -> None:
    crowded = tiny(weeks=8, cohorts={"c1": {}, "c2": {}}, positions={"p1": {"seats": 2}})
    made = plan(crowded, Options("joint", 2000))
    assert made.meta.status == "impossible"
    assert any("c1, c2" in reason and "seats" in reason for reason in made.meta.reasons)
    assert any(change.startswith("2 more of the seats") for change in made.meta.changes)
