"""Last year marked, this year mended: as a user types it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.run import LAST_YEAR, SHEETS, alternance, planned, tree

from alternance import mend
from alternance.plan import load

COMMUNITY = LAST_YEAR / "community"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of last year, recorded once for all tests."""
    out = tmp_path_factory.mktemp("recorded") / "last-year"
    result = alternance("record", *SHEETS, COMMUNITY, "--out", out)
    assert result.exit_code == 0, result.output
    return out


def test_last_year_is_recorded_with_its_red_weeks_and_doubts(tmp_path: Path) -> None:
    result = alternance("record", *SHEETS, COMMUNITY, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "6 classes, 124 students" in result.stdout
    assert "394 student-weeks" in result.stdout
    assert "Metallbau" in result.stderr  # one firm spelled two ways: taken as one, and said
    plan = load(tmp_path / "out")
    assert (plan.meta.kind, plan["verification"].height > 0) == ("recorded", True)
    assert "</html>" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_headings_are_proposed_for_whoever_confirms_them(tmp_path: Path) -> None:
    result = alternance("record", *SHEETS[:4], COMMUNITY, "--propose", tmp_path / "m.toml")
    assert result.exit_code == 0 and "item = “Lernfeld”" in result.stdout
    assert "confirmed = false" in (tmp_path / "m.toml").read_text(encoding="utf-8")
    unconfirmed = alternance(
        "record", *SHEETS[:4], "--mapping", tmp_path / "m.toml", COMMUNITY, "--out", tmp_path / "out"
    )
    assert unconfirmed.exit_code == 2 and "not confirmed yet" in unconfirmed.stderr
    again = alternance("record", *SHEETS[:4], COMMUNITY, "--propose", tmp_path / "m.toml")
    assert again.exit_code == 2 and "already" in again.stderr
    assert alternance("record", *SHEETS[:4], COMMUNITY).exit_code == 2  # neither to propose nor where to put it


def test_the_sheet_of_placements_may_be_lacking(tmp_path: Path) -> None:
    result = alternance("record", *SHEETS[:2], *SHEETS[4:], COMMUNITY, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert load(tmp_path / "out")["placements"].height == 0


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_sheet_that_is_not_there_is_named_and_nothing_written(tmp_path: Path, number: int) -> None:
    words = [*SHEETS[:number], "nowhere.xlsx", *SHEETS[number + 1 :]]
    result = alternance("record", *words, COMMUNITY, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "nowhere.xlsx" in result.stderr
    assert not (tmp_path / "out").exists()


def test_what_is_not_understood_is_told_with_sheet_row_and_value(tmp_path: Path) -> None:
    result = alternance("record", *SHEETS[:4], COMMUNITY, "--out", tmp_path / "out")  # without the mapping
    assert result.exit_code == 2
    assert "Jahresplan.xlsx" in result.stderr
    assert "row" in result.stderr
    assert not (tmp_path / "out").exists()


def test_three_moves_are_proposed_and_written(recorded: Path, tmp_path: Path) -> None:
    before, out = tree(recorded), tmp_path / "mended"
    result = alternance("mend", COMMUNITY, recorded, "--out", out)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("394 red student-weeks")
    assert [line[:3] for line in lines if line[:2] in ("1.", "2.", "3.", "4.")] == ["1. ", "2. ", "3. "]
    assert "removes 144 red student-weeks, moves 624 student-weeks" in result.stdout
    assert "76 of 394 remain: 81% removed" in result.stdout
    assert "under half" not in result.stdout
    assert load(out).meta.options["mended"]
    assert tree(recorded) == before
    assert "</html>" in (out / "report.html").read_text(encoding="utf-8")


def test_mending_again_says_that_it_is_under_half(recorded: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert alternance("mend", COMMUNITY, recorded, "--out", first).exit_code == 0
    result = alternance("mend", COMMUNITY, first, "--out", second)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("76 red student-weeks")
    assert len(load(second).meta.options["mended"]) >= len(load(first).meta.options["mended"])


@pytest.mark.parametrize(
    ("moves", "after", "status", "said"),
    [
        (0, 394, "proven", "No single move removes red weeks"),
        (1, 304, "proven", "That is under half"),
        (3, 76, "cut short", "there may be better moves"),
    ],
)
def test_what_mending_could_not_do_is_said(
    recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int, after: int, status: str, said: str
) -> None:
    solve = mend.solve

    def less(problem: mend.Problem, _progress: object) -> mend.Result:
        found = solve(problem)
        return replace(found, moves=found.moves[:moves], after=after, status=status)

    monkeypatch.setattr(mend, "solve", less)
    result = alternance("mend", COMMUNITY, recorded, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert said in result.stdout


def test_a_community_that_changed_since_is_told(recorded: Path, tmp_path: Path) -> None:
    changed = tmp_path / "community"
    shutil.copytree(COMMUNITY, changed)
    file = changed / "community.json"
    file.write_text(file.read_text(encoding="utf-8").replace("Am Fluss", "Am Berg"), encoding="utf-8")
    result = alternance("mend", changed, recorded, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "before it was changed" in result.stderr


def test_the_plan_to_be_mended_is_never_overwritten(recorded: Path) -> None:
    before = tree(recorded)
    result = alternance("mend", COMMUNITY, recorded, "--out", recorded)
    assert result.exit_code == 2
    assert "Name another folder" in result.stderr
    assert tree(recorded) == before


def test_no_plan_to_mend_is_bad_input(tmp_path: Path) -> None:
    result = alternance("mend", COMMUNITY, tmp_path / "nowhere", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_computed_plan_can_be_mended_too(tmp_path: Path) -> None:
    community, out = planned(tmp_path, "traditional")
    result = alternance("mend", community, out, "--out", tmp_path / "mended")
    assert result.exit_code == 0
    assert "red student-weeks" in result.stdout
