"""Ways of running one community, by the same solver: neither is made weak, and where joint loses it is said."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from tests.communities import FIRST, monday, table, tiny

from alternance.community import Community, CommunityError
from alternance.outcomes import compare, worse
from alternance.outcomes.scenario import Scenario, without_enterprise
from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.planner.whatif import Way, planned, ways
from alternance.verify import verify

OPTIONS = Options(work_limit=2000)
BLOCK: dict[str, Any] = {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}


def seats_twice() -> Community:
    """Return a cohort that is due in week 5, for which there are seats in weeks 0 to 3 and 8 to 11 alone."""
    weeks = [{"position": "p1", "from": monday(first), "to": monday(first + 3)} for first in (0, 8)]
    return tiny(
        weeks=16,
        blocks={"b": BLOCK},
        cohorts={"c": {"size": 4, "due_week": monday(5)}},
        position_weeks=weeks,
        cycles=[{"block": "b", "first_week": FIRST}, {"block": "b", "first_week": monday(8)}],
    )


@cache
def both() -> tuple[Plan, Plan]:
    made = [planned(way, OPTIONS) for way in ways(seats_twice())]
    return made[0], made[1]


def test_without_other_forms_there_are_two_ways_with_them_three() -> None:
    assert [(way.mode, way.scenario.id) for way in ways(seats_twice())] == [
        ("traditional", "traditional"), ("joint", "joint")
    ]  # fmt: skip
    other = tiny(blocks={"b": {**BLOCK, "form": "order class", "enterprise": "e"}})
    third = ways(other)[2]
    assert (third.mode, third.scenario.title) == ("joint", "joint, in-post only")
    made = planned(third, OPTIONS)
    assert "Block b is held as in-post practice." in made.meta.assumed
    assert verify(third.scenario.community, made).violations == 0


def test_where_joint_loses_it_is_said() -> None:
    traditional, joint = both()
    lines = {line.id: line for line in compare(traditional, joint)}
    assert lines["working_before_learning_weeks"].values == (4 * 4, 0)
    # traditional practises at once and ends in week 5; joint must wait for the seats of weeks 8 to 11
    assert lines["late_weeks"].values == (0, 6)
    assert worse(lines["late_weeks"], 1, 0) and worse(lines["working_before_learning_weeks"], 0, 1)


def test_both_ways_have_the_same_work_and_differ_only_in_what_is_said() -> None:
    traditional, joint = both()
    assert traditional.meta.options == joint.meta.options and traditional.meta.seed == joint.meta.seed
    assert traditional.meta.community == joint.meta.community
    assert (traditional.meta.rules_off, joint.meta.rules_off) == (("learn-before-work",), ())


#: Weeks between the fixed dates, and when each of two cohorts is due.
CASES = [(2, 9, 11), (3, 8, 8), (4, 9, 15), (1, 7, 12)]


@pytest.mark.parametrize(("apart", "due", "other"), CASES)
def test_traditional_is_never_worse_by_its_own_measure_than_joint_at_the_same_dates(
    apart: int, due: int, other: int
) -> None:
    # whatever joint finds with these dates held fast is open to traditional too, which keeps fewer rules
    community = tiny(
        weeks=24,
        modules={
            name: {"gives": {"a": 2 if name == "m" else 1}, "minutes": 720, "qualification": "q"} for name in "mnk"
        },
        blocks={"b": {**BLOCK, "applies": ["m", "n", "k"]}},
        cohorts={"c": {"due_week": monday(due)}, "d": {"size": 3, "due_week": monday(other)}},
        cycles=[{"block": "b", "first_week": monday(week)} for week in range(3, 20, apart)],
        positions={"p1": {"seats": 5, "promised": 2}},
    )
    traditional = plan(community, Options("traditional", 3000))
    begun = dict(traditional["spans"].select("cohort", "from").rows())
    locks = [
        {"id": f"l-{cohort}", "what": "block start", "cohort": cohort, "item": "b", "value": str(week)}
        for cohort, week in begun.items()
    ]
    held = plan(community.with_tables(locks=table("locks", locks)), Options("joint", 3000))
    assert held.meta.status == "planned"
    assert traditional.meta.objective["calendar"] <= held.meta.objective["calendar"] + 1e-6
    assert traditional.meta.bounds["calendar"] <= traditional.meta.objective["calendar"] + 1e-6


def test_a_changed_community_that_cannot_be_has_an_impossible_plan_with_the_reasons() -> None:
    community = tiny(blocks={"b": BLOCK})
    made = planned(Way(without_enterprise(community, "e"), "joint"), OPTIONS)
    assert made.meta.status == "impossible" and made.meta.reasons
    assert not made["cohorts"].height
    broken = tiny(blocks={"b": BLOCK}, positions={"p1": {"seats": 0}})
    with pytest.raises(CommunityError):
        planned(Way(Scenario("joint", "joint", broken), "joint"), OPTIONS)
