"""What else the truth says of the region, looked up in its tables."""

from __future__ import annotations

import polars as pl
import pytest
from tests.sample.made import frame, made
from tests.sample.test_reference import offered

from alternance.sample.region.groups import HORIZON

SEEDS = [1, 2]


@pytest.mark.parametrize("seed", SEEDS)
def test_seats_are_scarce_when_it_says_so_and_nobody_is_away_then(seed: int) -> None:
    sample, seats = made("region", seed), offered(seed)
    units = dict(sample.community["hiring_units"].select("id", "occupation").rows())
    more = dict(sample.community["hiring_units"].select("id", "seats_total").rows())
    assert sample.truth["scarce_seats"].height >= 4
    for row in sample.truth["scarce_seats"].iter_rows(named=True):
        first, last = HORIZON.index(row["from"]), HORIZON.index(row["to"])
        own = sample.community["positions"].select("id", "unit").rows()
        by_unit: dict[str, list[str]] = {}
        for position, unit in own:
            if units[unit] == row["occupation"]:
                by_unit.setdefault(unit, []).append(position)
        for week in range(first - 1, last + 1):
            total = sum(min(more[unit], sum(int(seats[p][week]) for p in names)) for unit, names in by_unit.items())
            # a position may have a seat more than its unit takes: then as many as the closed ones leave
            expected = row["usual"] if week < first else row["seats"]
            assert expected <= total <= expected + len(by_unit)
        assert not frame(seed).away(row["occupation"])[first : last + 1].any()
        assert row["seats"] < 0.6 * row["usual"]


@pytest.mark.parametrize("seed", SEEDS)
def test_contracts_are_fixed(seed: int) -> None:
    sample = made("region", seed)
    fixed = sample.community["fixed"]
    assert set(fixed["door"]) == {"contract"}
    assert sorted(sample.truth["contract_first"].rows()) == sorted(fixed.select("student", "block", "position").rows())
    assert fixed["student"].n_unique() == 40


@pytest.mark.parametrize("seed", SEEDS)
def test_evidence_shows_too_little_of_those_who_are_not_ready_and_of_nobody_else(seed: int) -> None:
    sample = made("region", seed)
    work = sample.community["phase_aims"].filter(role="alone").drop_nulls("level_needed")
    cohort_of = dict(sample.community["students"].select("id", "cohort").rows())
    first = {group.id: group.practices[0].id for group in frame(seed).groups}
    seen = sample.community["student_aims"].rows(named=True)
    short = []
    for row in seen:
        block = first[cohort_of[row["student"]]]
        needs = work.filter((pl.col("block") == block) & (pl.col("aim") == row["aim"]))["level_needed"]
        assert len(needs) == 1
        if row["level"] < needs[0]:
            short.append((row["student"], block, row["aim"]))
    assert sorted(short) == sorted(sample.truth["not_ready"].select("student", "block", "aim").rows())
    assert len(short) == 4
