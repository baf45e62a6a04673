"""The stage of the gap: ESCO's requirements beside what demand names, lists of ids that fit their cell."""

from __future__ import annotations

import pytest
from tests.communities import FIRST, tiny
from tests.planner.made import rows

from alternance.framework import esco
from alternance.planner.progress import Watch
from alternance.planner.stages.gap import gaps, requirements


def milling() -> tuple[str, str]:
    """Return an occupation of ESCO, and one competence that is essential for it."""
    occupation = esco().occupations.filter(label="milling machine operator")["id"][0]
    return occupation, next(competence for competence, essential in esco().requires(occupation) if essential)


def test_the_framework_says_what_an_occupation_asks() -> None:
    occupation, competence = milling()
    community = tiny(demands=[{"id": "d", "occupation": occupation, "from": FIRST, "to": FIRST, "headcount_low": 2}])
    asked = requirements(community, esco())
    assert list(asked) == [occupation]
    assert [want.competence for want in asked[occupation]] == [name for name, _ in esco().requires(occupation)]
    assert (3, 1.0) in {(want.level, want.weight) for want in asked[occupation] if want.competence == competence}


def test_an_occupation_that_is_not_of_the_framework_asks_only_what_demand_names() -> None:
    community = tiny(
        demands=[{"id": "d", "occupation": "o", "from": FIRST, "to": FIRST, "headcount_low": 3}],
        demand_aims=[{"demand": "d", "competence": "a", "level": 4}],
    )
    gap = gaps(community, esco(), Watch())
    assert rows(gap.tables["gap_quality"], "programme", "competence", "demanded", "level_asked", "level_given") == [
        ("p", "a", 3.0, 4.0, 2.0)
    ]
    assert rows(gap.tables["gap_quantity"].filter(occupation="o").sort("quarter"), "demanded", "supplied", "gap") == [
        (3.0, 0.0, -3.0),
        (0.0, 2.0, 2.0),
    ]
    assert gap.result.too_few == 1.0
    assert gap.result.quality == pytest.approx(0.5)


def test_a_demand_that_names_an_aim_counts_the_relatives_of_its_competence() -> None:
    _, competence = milling()
    relative, share = esco().relatives({competence})[competence][0]
    community = tiny(
        demands=[{"id": "d", "occupation": "o", "from": FIRST, "to": FIRST, "headcount_low": 1}],
        demand_aims=[{"demand": "d", "competence": "x", "level": 3}],
        aims=[{"id": "a", "title": "A", "competence": relative}, {"id": "x", "title": "X", "competence": competence}],
    )
    table = gaps(community, esco(), Watch()).tables["gap_quality"].filter(competence=competence)
    assert rows(table, "level_asked", "level_given") == [(3.0, pytest.approx(share * 2))]


def test_without_demand_the_gap_is_not_known_rather_than_nothing() -> None:
    gap = gaps(tiny(), esco(), Watch())
    assert (gap.result.structure, gap.result.quality, gap.result.compound) == (None, None, None)


def test_more_ids_than_a_cell_holds_end_with_a_mark() -> None:
    many = [
        {"id": f"with-a-long-name:{n:04}", "occupation": "o", "from": FIRST, "to": FIRST, "headcount_low": 1}
        for n in range(2000)
    ]
    table = gaps(tiny(demands=many), esco(), Watch()).tables["gap_quantity"]
    behind = table.filter(occupation="o", quarter="2026-Q3")["rows"][0]
    assert 31_900 < len(behind) <= 32_000
    assert behind.endswith(" ...")
    assert set(behind.removesuffix(" ...").split()) <= {row["id"] for row in many}
