"""`alternance repair`: a plan after a change, with a line for each move; what cannot be repaired is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.run import alternance
from tests.communities import monday, tiny

from alternance.community import save
from alternance.plan import load


def prepared(folder: Path, weeks: int = 20) -> None:
    """A plan with places for two at p, q and r; then p closes in the middle of the year."""
    positions: dict[str, Any] = {p: {"seats": 2} for p in "pqr"}
    save(tiny(positions=positions), folder / "before")
    closed = {**positions, "p": {"seats": 2, "to": monday(1)}}
    save(tiny(positions=closed, weeks=weeks), folder / "now")
    made = alternance("plan", folder / "before", "--out", folder / "plan", "--work-limit", 200, "--place-everybody")
    assert made.exit_code == 0, made.output


def test_a_repaired_plan_verifies_and_says_each_move(tmp_path: Path) -> None:
    prepared(tmp_path)
    told = alternance("repair", tmp_path / "now", tmp_path / "plan", "--out", tmp_path / "new")
    assert told.exit_code == 0, told.output
    before, after = load(tmp_path / "plan"), load(tmp_path / "new")
    assert set(before["placements"]["position"]) == {"p"} and set(after["placements"]["door"]) == {"repair"}
    assert after.meta.options["repaired"] == before.hash and after["spans"].equals(before["spans"])
    assert "c/1, b: p → q" in told.stdout and "2 placements moved, 0 lost: proven the fewest" in told.stdout
    assert "0 violations" in told.stdout
    assert "0 violations" in alternance("verify", tmp_path / "now", tmp_path / "new").stdout
    assert "Nobody has to move" in alternance(
        "repair", tmp_path / "before", tmp_path / "plan", "--out", tmp_path / "same"
    ).stdout  # fmt: skip


def test_moves_are_limited(tmp_path: Path) -> None:
    prepared(tmp_path)
    told = alternance("repair", tmp_path / "now", tmp_path / "plan", "--out", tmp_path / "new", "--moves", 1)
    assert told.exit_code == 0, told.output
    assert "1 placement moved, 1 lost" in told.stdout
    left = load(tmp_path / "new")["unplaced"]
    assert "not-moved" in left["reason"].to_list() and left["student"].n_unique() == 1


def test_a_plan_of_other_weeks_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    prepared(tmp_path, weeks=22)
    told = alternance("repair", tmp_path / "now", tmp_path / "plan", "--out", tmp_path / "new")
    assert told.exit_code == 2 and "other weeks" in told.output
    assert not (tmp_path / "new").exists()
    told = alternance("repair", tmp_path / "before", tmp_path / "plan", "--out", tmp_path / "plan")
    assert told.exit_code == 2 and "is kept" in told.output
