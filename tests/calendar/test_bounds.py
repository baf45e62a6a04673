"""A bound never exceeds any calendar ever found: those of fixed small instances are kept in `bounds.json`.

Kept are whole answers to benchmark instances, which are counted again from the instance as it is written, and totals of
small communities. `python -m tests.calendar.test_bounds` adds what is found today, where it is better than all that is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.calendar.bench.recount import Facts, recount
from tests.calendar.bench.test_run import seeded
from tests.calendar.bench.tiny import overlapping, tiny
from tests.communities import monday
from tests.communities import tiny as community

from alternance.calendar import build, solve
from alternance.calendar.bench import read_instance, run
from alternance.community import Community

FILE = Path(__file__).parent / "bounds.json"
WORK = 12_000
SAME = 1e-6

INSTANCES: dict[str, Callable[[], Facts]] = {
    "tiny": tiny,
    "two blocks in the same holidays": overlapping,
    "10-1, first cohort": lambda: seeded(1),
    "10-1, first two cohorts": lambda: seeded(2),
    "10-1, first four cohorts": lambda: seeded(4),
}


def _three_cohorts() -> Community:
    """Return three cohorts who share a teacher and four seats, some of them promised."""
    return community(
        weeks=24,
        modules={
            "m1": {"gives": {"a": 2}, "qualification": "q", "minutes": 1200},
            "m2": {"gives": {"z": 2}, "qualification": "q", "minutes": 960, "weekly_max": 480},
        },
        blocks={
            "b1": {"phases": [{"weeks": 3, "alone": {"a": None}}], "applies": ["m1"]},
            "b2": {"phases": [{"weeks": 2, "alone": {"z": None}}], "applies": ["m2"]},
        },
        cohorts={name: {"due_week": monday(12)} for name in ("c1", "c2", "c3")},
        positions={"p1": {"seats": 4, "promised": 2}},
    )


def _day_release() -> Community:
    """Return two cohorts away three days a week, who share a teacher and three seats."""
    return community(
        weeks=20,
        modules={"m1": {"gives": {"a": 2}, "qualification": "q", "minutes": 1200}, "m2": {"qualification": "q"}},
        blocks={
            "b": {
                "phases": [{"weeks": 5, "alone": {"a": None}}], "applies": ["m1", "m2"],
                "rhythm": "day release", "days_per_week": 3,
            }
        },
        cohorts={name: {"due_week": monday(9)} for name in ("c1", "c2")},
        positions={"p1": {"seats": 3, "promised": 1}},
    )  # fmt: skip


def _orders_and_dates() -> Community:
    """Return two cohorts with courses in any order that lie apart, one of them offered at dates to so many."""
    course = {"minutes": 300, "weekly_min": 300, "weekly_max": 300, "order_group": "courses"}
    return community(
        weeks=20,
        modules={"x": course, "y": course, "z": course, "m": {"gives": {"a": 2}}},
        blocks={"b": {"phases": [{"weeks": 3, "alone": {"a": None}}], "applies": ["m", "x"]}},
        cohorts={name: {"due_week": monday(5)} for name in ("c1", "c2")},
        order_groups=[{"id": "courses", "title": "Courses", "spacing_min": 2, "spacing_max": 8}],
        offers=[{"module": "y", "week": monday(w), "places": 2} for w in (3, 6, 12)],
    )


def _shared_and_thin() -> Community:
    """Return cohorts whose shared sections are thin where they do not come together, one of them later."""
    return community(
        weeks=16,
        modules={
            "m": {
                "gives": {"a": 2}, "minutes": 600, "weekly_min": 300, "weekly_max": 300, "shared": True,
                "section_min": 5, "section_max": 6, "qualification": "q",
            },
            "n": {"splittable": True, "minutes": 1200},
        },
        blocks={"b": {"phases": [{"weeks": 3, "alone": {"a": None}}], "applies": ["m"]}},
        cohorts={
            "c1": {"due_week": monday(8)}, "c2": {"due_week": monday(8), "size": 3},
            "c3": {"first_week": monday(4), "due_week": monday(10), "size": 1},
        },
        positions={"p1": {"seats": 4, "promised": 2}},
    )  # fmt: skip


COMMUNITIES: dict[str, Callable[[], Community]] = {
    "tiny": community,
    "three cohorts": _three_cohorts,
    "day release": _day_release,
    "any order and dates": _orders_and_dates,
    "shared and thin": _shared_and_thin,
}


@cache
def kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", INSTANCES)
def test_no_answer_ever_found_to_an_instance_costs_less_than_its_bound(name: str) -> None:
    instance = INSTANCES[name]()
    bound = run(read_instance(instance), work_limit=WORK).bound
    assert kept()["instances"][name]
    for answer in kept()["instances"][name]:
        wrong, cost = recount(instance, answer)
        assert not wrong
        assert bound <= cost + SAME


@pytest.mark.parametrize("name", COMMUNITIES)
def test_no_calendar_ever_found_of_a_community_costs_less_than_its_bound(name: str) -> None:
    bound = solve(build(COMMUNITIES[name]()).problem, work_limit=WORK).bound
    assert kept()["communities"][name]
    assert all(bound <= total + SAME for total in kept()["communities"][name])


def add() -> None:
    """Add what is found today, where nothing that is kept is as good."""
    found = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"instances": {}, "communities": {}}
    for name, make in INSTANCES.items():
        answers = found["instances"].setdefault(name, [])
        outcome = run(read_instance(make()), work_limit=10 * WORK)
        if outcome.answer and all(recount(make(), a)[1] > outcome.objective + SAME for a in answers):  # type: ignore[operator]
            answers.append(outcome.answer)
    for name, draw in COMMUNITIES.items():
        totals = found["communities"].setdefault(name, [])
        result = solve(build(draw()).problem, work_limit=10 * WORK)
        if result.solution and all(total > result.parts.total + SAME for total in totals):
            totals.append(result.parts.total)
    FILE.write_text(_text(found), encoding="utf-8")


def _text(found: dict[str, Any]) -> str:
    """Return the file: an answer a line."""
    lists = [
        f"  {json.dumps(name)}: [\n" + ",\n".join(f"   {json.dumps(answer)}" for answer in answers) + "\n  ]"
        for name, answers in found["instances"].items()
    ]
    communities = json.dumps(found["communities"])
    return '{\n "instances": {\n' + ",\n".join(lists) + '\n },\n "communities": ' + communities + "\n}\n"


if __name__ == "__main__":
    add()
