"""The protocol on minute sizes: it runs, says what it must, and finds nothing wrong. No timing decides."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.preferences import for_algmatch, ours, preferences, settled_ties, some_ties, without_ties
from benchmarks.protocol import FULL, Protocol, run, write, wrong
from benchmarks.shown import table
from benchmarks.targets import TARGETS, targets
from tests.communities import tiny

from alternance.placement.blocking import blocking_pairs
from alternance.placement.solve import solve
from benchmarks import cpsat_baseline, many, placement, placement_ties

MINUTE = Protocol(
    alone=300,
    largest=24,
    many=(300,),
    compiling=False,
    planned={"small": lambda: tiny(weeks=20)},
    read=("small",),
    regions=0,
    compared=(("small", 1), ("small", None)),
    recommended=(("small", "p"),),
    workers=1,
    work_limit=2_000,
    most=60.0,
    peer_long=2.0,
)


def minute() -> Protocol:
    """With the peer of the placement where it is installed, as `make bench` does."""
    try:
        import matching  # noqa: F401
    except ImportError:
        return replace(MINUTE, matched=())
    return replace(MINUTE, matched=((20, 8, 4),))


def test_the_whole_protocol_on_minute_sizes(tmp_path: Path) -> None:
    shown: list[str] = []
    results = run(minute(), shown.append)
    assert wrong(results) == []
    path = tmp_path / "results.json"
    write(results, path)
    again = json.loads(path.read_text(encoding="utf-8"))
    assert list(again["parts"]) == ["placement", "reading", "recommending", "planning", "calendar"]
    first, planned = again["parts"]["planning"]
    assert first["case"].startswith("first call")
    assert planned["status"] == "planned" and planned["violations"] == 0 and planned["placed"] == 2
    assert {f"{stage}_s" for stage in ("calendar", "placement", "staffing")} <= planned.keys()
    assert [row["case"] for row in again["parts"]["reading"]] == [
        "small, folder",
        "small, parquet",
        "small, spreadsheet",
    ]
    assert again["protocol"]["work_limit"] == 2_000 and again["machine"]["cores"] >= 1
    assert any(line.startswith("Planning") for line in shown)
    assert [row["case"] for row in again["parts"]["calendar"]] == ["small, 1 cohort", "small"]


def test_our_matching_and_the_peers_are_the_same() -> None:
    pytest.importorskip("matching", reason="comes with locks/bench.txt")
    rows = placement.with_peer(((30, 10, 4),))
    assert [row["case"] for row in rows] == ["30 students, positions only", "30 students, totals of units"]
    assert all(0 < row["placed"] <= 30 and row["times_faster"] > 0 for row in rows)


def test_our_matching_is_algmatchs_and_with_ties_as_large() -> None:
    if not placement_ties.installed():
        pytest.skip("comes with locks/bench.txt")
    rows = placement_ties.with_algmatch(((30, 10, 4),))
    assert [row["case"] for row in rows] == [
        "30 students, algmatch", "30 students, algmatch, ties", "30 students, algmatch, all ties",
    ]  # fmt: skip
    assert rows[0]["placed"] == rows[1]["placed"] == rows[2]["placed"] > 0


def test_ties_that_are_settled_leave_the_matching_as_it_is() -> None:
    given = preferences(60, 20, 8, 5, binding=True)
    strict = ours(given)
    names, held = list(given.unit_of), solve(strict).assignment
    has = {s: names[p] for s, p in zip(given.students, held.tolist(), strict=True) if p >= 0}
    tied = ours(settled_ties(given, has, 1.0))
    assert tied.students_tie and tied.units_tie and not strict.students_tie
    assert len(blocking_pairs(tied, held)) == 0 and solve(tied).placed == solve(strict).placed
    assert (
        ours(some_ties(given, 0.5, 0.5)).students_tie
        and for_algmatch(given)["students"][0] == for_algmatch(without_ties(given))["students"][0]
    )


def test_the_largest_is_proven_and_memory_measured_on_minute_sizes() -> None:
    assert all(row["proven"] and row["placed"] >= row["in_linear_time"] for row in placement_ties.proven(24, 2))
    strict, ties = many.many((200,))
    assert strict["students"] == ties["students"] == 200 and 0 < strict["GiB"] < 4
    assert strict["proposals_a_pair"] <= 1 < 3 >= ties["proposals_a_pair"]


def test_what_is_wrong_is_told_whatever_the_time() -> None:
    fine: dict[str, Any] = {
        "parts": {"planning": [{"case": "a", "violations": 0}], "calendar": [{"case": "a", "broken": 0}]}
    }
    assert wrong(fine) == []
    broken = {"planning": [{"case": "a", "violations": 2}], "calendar": [{"case": "b", "broken": 1}]}
    assert wrong({"parts": broken}) == ["a: 2 violations", "b: 1 rules broken"]


def test_targets_are_named_met_or_not_and_never_for_what_was_not_measured() -> None:
    rows = [{"case": "region", "seconds": 181.0, "violations": 0, "gap": 0.3}, {"case": "small", "seconds": 9.0}]
    found = {row["figure"]: row["met"] for row in targets({"planning": rows})}
    assert found == {
        "small planned": True, "region planned": False, "region, violations": True, "region, calendar's gap": True
    }  # fmt: skip
    assert len({row[0] for row in TARGETS}) == len(TARGETS)


def test_a_table_aligns_and_leaves_out_what_is_missing() -> None:
    lines = list(table("T", [{"case": "a", "n": 12_345, "x": 0.123_45}, {"case": "long", "ok": True}]))
    assert lines == ["T", "case       n      x   ok", "a     12,345  0.123     ", "long                 yes", ""]


def test_the_full_protocol_is_that_of_the_issue() -> None:
    assert [size[0] for size in FULL.matched] == [200, 2_000]
    assert list(FULL.planned) == ["small", "region"] and FULL.workers == 2 and FULL.work_limit is None


def test_the_first_cohorts_keep_all_capacities() -> None:
    from alternance import calendar

    problem = calendar.build(tiny(cohorts={"c": {}, "d": {}})).problem
    fewer = cpsat_baseline.first_cohorts(problem, 1)
    assert [cohort.id for cohort in fewer.cohorts] == ["c"] and fewer.seat_groups is problem.seat_groups
