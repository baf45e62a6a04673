"""From the community's tables to the problem: headcounts, names of the framework, graduates, what programmes give."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.communities import FIRST, monday, tiny

from alternance import gap
from alternance.community import Community
from alternance.gap.problem import Asked, DemandLine, Graduates, Programme


def demand(name: str = "d", **row: Any) -> dict[str, Any]:
    return {"id": name, "occupation": "o", "from": monday(40), "to": monday(45), **row}


def demands(community: Community, requirements: dict[str, list[Asked]] | None = None) -> tuple[DemandLine, ...]:
    return gap.build(community, requirements or {}, {}, {}).demands


@pytest.mark.parametrize(
    ("low", "high", "people"), [(2, 5, 3.5), (2, None, 2), (None, 5, 5), (None, None, None), (0, 0, 0)]
)
def test_the_headcount_is_the_mean_or_the_one_known(low: int | None, high: int | None, people: float | None) -> None:
    (line,) = demands(tiny(demands=[demand(headcount_low=low, headcount_high=high)]))
    assert line.headcount == people
    assert (line.first, line.last) == (monday(40), monday(45))


def test_what_a_demand_names_replaces_what_the_framework_says() -> None:
    community = tiny(
        demands=[demand("d1"), demand("d2")],
        demand_aims=[
            {"demand": "d1", "competence": "k1", "level": 4, "essential": False},
            {"demand": "d1", "competence": "k3", "level": 1, "essential": True},
        ],
    )
    by_framework = [Asked("k1", 1, 3), Asked("k2", 0.5, 2)]
    one, two = demands(community, {"o": by_framework})
    assert one.asks == (Asked("k1", 0.5, 4), Asked("k2", 0.5, 2), Asked("k3", 1, 1))
    assert two.asks == tuple(by_framework)


def test_a_demand_may_name_an_aim_and_means_its_competence() -> None:
    community = tiny(
        demands=[demand()],
        demand_aims=[
            {"demand": "d", "competence": name, "level": level} for name, level in (("a", 4), ("k", 2), ("z", 1))
        ],
        aims=[{"id": "a", "title": "Mill", "competence": "k"}, {"id": "z", "title": "Turn"}],
    )
    (line,) = demands(community)
    assert line.asks == (Asked("k", 1, 4), Asked("z", 1, 1))
    assert gap.competences(community, {"o": [Asked("f", 1, 3)], "x": [Asked("g", 1, 3)]}) == {"k", "z", "f"}
    covered = gap.solve(gap.build(community, {}, {}, {})).quality_rows
    assert covered == ()  # nobody is counted without a headcount


def test_graduates_are_the_cohort_at_its_due_week_unless_said() -> None:
    community = tiny(
        cohorts={"c1": {"size": 3, "due_week": monday(15)}, "c2": {"size": 2}},
        graduates=[{"cohort": "c2", "date": dt.date(2027, 2, 1), "expected": 1}, {"cohort": "c2", "date": dt.date(2027, 8, 1), "expected": 0}],
    )  # fmt: skip
    assert gap.build(community, {}, {}, {}).graduates == (
        Graduates("c1", "o", monday(15), 3), Graduates("c2", "o", dt.date(2027, 2, 1), 1), Graduates("c2", "o", dt.date(2027, 8, 1), 0)
    )  # fmt: skip


def test_a_programme_without_an_occupation_stands_for_itself() -> None:
    community = tiny(programmes=[{"id": "p", "school": "s", "title": "Programme"}])
    problem = gap.build(community, {}, {}, {})
    assert problem.graduates[0].occupation == problem.programmes[0].occupation == "p"


def test_what_a_programme_gives_and_uses() -> None:
    community = tiny(
        modules={"m1": {"minutes": 600, "gives": {"a": 1, "z": 2}}, "m2": {"minutes": 300, "gives": {"a2": 3}}, "m3": {"minutes": 100}},
        blocks={
            "b1": {"phases": [{"weeks": 2, "alone": {"a": None}, "observe": {"z": None}, "gives": {"a": 3, "z": 1}}], "minutes_per_day": 400},
            "b2": {"phases": [{"weeks": 1, "assist": {"y": None}}, {"weeks": 1, "observe": {"x": None}}]},
        },
        aims=[{"id": "a", "title": "Mill", "competence": "k"}, {"id": "a2", "title": "Mill well", "competence": "k"}]
        + [{"id": name, "title": name.upper()} for name in "xyz"],
    )  # fmt: skip
    (programme,) = gap.build(community, {}, {}, {}).programmes
    assert programme == Programme(
        id="p",
        occupation="o",
        school={"k": 3, "z": 2},
        practice={"k": 3, "z": 1, "y": 0, "x": 0},
        used=frozenset({"k", "y"}),
        minutes={"k": 300 + 300, "z": 300},
        theory_minutes=1000,
        practice_minutes=2 * 5 * 400 + 2 * 5 * 480,
        titles={"k": "Mill well", "x": "X", "y": "Y", "z": "Z"},
        givers={"k": ("b1", "m1", "m2"), "z": ("b1", "m1"), "y": ("b2",), "x": ("b2",)},
        behind=("m1", "m2", "m3", "b1", "b2"),
    )


def test_a_community_without_demand_has_no_gap_and_says_so() -> None:
    found = gap.solve(gap.build(tiny(), {}, {}, {"a": "aim a"}))
    assert (found.too_few, found.too_many, found.quality, found.structure, found.compound) == (0, 2, None, None, None)
    assert found.quantity_rows[0].rows == ("c",)
    assert found.quantity_rows[0].quarter == "2027-Q1"
    assert monday(19) > FIRST


def test_the_latest_evidence_of_others_counts_and_the_highest_of_a_competence() -> None:
    seen = [
        ("c/1", "a", 1, "teacher", 1), ("c/1", "a", 3, "mentor", 2), ("c/1", "a2", 2, "teacher", 1),
        ("c/2", "a", 4, "self", 1), ("c/2", "a2", 1, "examination", 3),
    ]  # fmt: skip
    community = tiny(
        aims=[{"id": "a", "title": "Mill", "competence": "k"}, {"id": "a2", "title": "Mill well", "competence": "k"}],
        student_aims=[
            {"student": s, "aim": a, "level": level, "confirmed_by_kind": by, "seen_on": monday(w)} for s, a, level, by, w in seen
        ],
    )  # fmt: skip
    assert gap.build(community, {}, {}, {}).programmes[0].attained == {"k": (3, 1)}
