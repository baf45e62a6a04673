"""The gap of a region, with occupations of ESCO, takes seconds."""

from __future__ import annotations

import time
from typing import Any

import polars as pl
from tests.communities import monday, tiny

from alternance import gap
from alternance.framework import esco
from alternance.gap.problem import ESSENTIAL, OPTIONAL, Asked


def test_twelve_programmes_and_five_hundred_lines() -> None:
    often = esco().requirements.group_by("occupation").len().sort("len", "occupation", descending=True)
    occupations = often["occupation"].head(12).to_list()
    required = (
        esco().requirements.filter(pl.col("occupation").is_in(occupations)).sort("occupation", "competence").rows()
    )
    asked: dict[str, list[Asked]] = {occupation: [] for occupation in occupations}
    for occupation, competence, essential in required:
        asked[occupation].append(Asked(competence, *(ESSENTIAL if essential else OPTIONAL)))
    programmes = [
        {"id": f"p{n}", "school": "s", "title": f"Programme {n}", "occupation": o} for n, o in enumerate(occupations)
    ]
    # every second competence is taught, each in a module of its own
    taught = [(n, want.competence) for n, o in enumerate(occupations) for want in asked[o][::2]]
    lines: list[dict[str, Any]] = [
        {"id": f"d{n}", "occupation": occupations[n % 12], "from": monday(n % 50), "to": monday(n % 50 + 30), "headcount_low": 1 + n % 5}
        for n in range(500)
    ]  # fmt: skip
    community = tiny(
        blocks={},
        modules={f"m{k}": {"minutes": 600} for k in range(len(taught))},
        programmes=programmes,
        programme_modules=[{"programme": f"p{n}", "module": f"m{k}"} for k, (n, _) in enumerate(taught)],
        module_aims=[{"module": f"m{k}", "aim": f"a{k}", "level_given": 3} for k in range(len(taught))],
        aims=[{"id": f"a{k}", "title": name, "competence": name} for k, (_, name) in enumerate(taught)],
        cohorts={"c": {"programme": "p0"}},
        demands=lines,
    )
    begin = time.perf_counter()
    relatives = esco().relatives({want.competence for wants in asked.values() for want in wants})
    found = gap.solve(gap.build(community, asked, relatives, esco().labels))
    seconds = time.perf_counter() - begin
    assert len(found.type_rows) == 12
    assert len({row.competence for row in found.quality_rows if row.demanded}) == len({c for _, c, _ in required})
    assert found.quality is not None and 0 < found.quality < 0.5
    assert seconds < 10  # about 0.4 s on one core; the room is for a busy machine
