"""The nearest site is the one that looking at every pair finds."""

from __future__ import annotations

import random
from typing import Any

import pytest
from tests.communities import tiny

from alternance.community.ways import Ways
from alternance.outcomes.nearest import nearest_ways


@pytest.mark.parametrize("seed", range(20))
def test_it_is_what_every_pair_says(seed: int) -> None:
    chance = random.Random(seed)

    def somewhere() -> dict[str, Any]:
        if chance.random() < 0.2:
            return {"lat": None, "lon": None}
        return {"lat": chance.uniform(50.5, 51.5), "lon": chance.uniform(13, 15)}

    students = [{"id": f"c/{n}", "cohort": "c", **somewhere()} for n in range(1, 13)]
    sites = [{"id": f"s{n}", "organisation": "e", "title": "Works", **somewhere()} for n in range(6)]
    pairs = [(student["id"], site["id"]) for student in students for site in sites if chance.random() < 0.3]
    ways = [{"student": student, "site": site, "minutes": chance.randrange(200)} for student, site in pairs]
    community = tiny(
        cohorts={"c": {"size": 12}}, students=students, travel=ways,
        sites=[*sites, {"id": "e:site", "organisation": "e", "title": "Works"}],
    )  # fmt: skip
    known, names = Ways(community), [site["id"] for site in sites]
    expected = {}
    for student in students:
        found = [minutes for site in names if (minutes := known.minutes(str(student["id"]), str(site))) is not None]
        if found:
            expected[student["id"]] = min(found)
    assert nearest_ways(community, [str(s["id"]) for s in students], [str(name) for name in names]) == expected
    assert nearest_ways(community, ["c/1", "nobody"], []) == {}
