"""A trap is one as counted by hand, and the smallest change makes it none."""

from __future__ import annotations

import datetime as dt

import polars as pl
from tests.sample.made import made

from alternance.community import Community
from alternance.sample.traps import traps


def small(**tables: pl.DataFrame) -> Community:
    return made("small", 1).community.with_tables(**tables)


def caught(community: Community) -> set[tuple[str, str]]:
    return set(traps(community).select("cohort", "block").rows())


def test_as_counted_by_hand() -> None:
    rows = traps(small()).select("cohort", "aim", "cycle_week", "ready_from", "student_weeks").rows()
    assert rows == [
        ("bsz:EL26", "electric.boards", dt.date(2027, 2, 22), dt.date(2027, 3, 8), 4 * 30),
        ("bsz:ZM26a", "cutting.turn", dt.date(2026, 11, 2), dt.date(2026, 11, 23), 4 * 16),
        ("bsz:ZM26b", "cutting.turn", dt.date(2026, 11, 2), dt.date(2026, 11, 23), 4 * 14),
    ]


def test_a_date_when_it_is_ready_is_none() -> None:
    cycles = small()["cycles"].with_columns(
        first_week=pl.when(pl.col("block") == "cutting:p1").then(dt.date(2026, 11, 23)).otherwise(pl.col("first_week"))
    )
    assert caught(small(cycles=cycles)) == {("bsz:EL26", "electric:p2")}


def test_a_date_one_week_before_is_one() -> None:
    cycles = small()["cycles"].with_columns(
        first_week=pl.when(pl.col("block") == "cutting:p1").then(dt.date(2026, 11, 16)).otherwise(pl.col("first_week"))
    )
    assert ("bsz:ZM26a", "cutting:p1") in caught(small(cycles=cycles))


def test_who_only_assists_is_not_caught() -> None:
    role = pl.when(pl.col("aim") == "electric.boards").then(pl.lit("assist")).otherwise(pl.col("role").cast(pl.String))
    work = small()["phase_aims"].with_columns(role=role.cast(small()["phase_aims"].schema["role"]))
    assert {block for _, block in caught(small(phase_aims=work))} == {"cutting:p1"}


def test_instruction_on_the_spot_is_no_trap() -> None:
    work = small()["phase_aims"].with_columns(
        instructed_here=pl.col("instructed_here") | (pl.col("aim") == "electric.boards")
    )
    assert {block for _, block in caught(small(phase_aims=work))} == {"cutting:p1"}


def test_what_was_taught_before_the_horizon_is_no_trap() -> None:
    ended = {"cohort": "bsz:EL26", "kind": "module", "item": "electric:boards", "ended": dt.date(2026, 6, 29)}
    outside = pl.DataFrame([ended], schema_overrides=dict(small()["outside_horizon"].schema))
    assert {block for _, block in caught(small(outside_horizon=outside))} == {"cutting:p1"}


def test_an_earlier_phase_that_gives_it_is_no_trap() -> None:
    gives = (pl.col("aim") == "electric.boards") & (pl.col("phase") == 1)
    work = small()["phase_aims"].with_columns(level_given=pl.when(gives).then(2).otherwise(pl.col("level_given")))
    assert {block for _, block in caught(small(phase_aims=work))} == {"cutting:p1"}
