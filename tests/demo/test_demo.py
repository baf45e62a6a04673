"""The whole demo on tiny examples: what it runs, what it tells, and that it fails when something is wrong."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.run import LAST_YEAR, a_community

from alternance.demo import steps
from alternance.demo.__main__ import main


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project's folder with tiny examples, in which the demo runs."""
    for name in ("small", "region"):
        a_community(tmp_path / "examples" / name)
    shutil.copytree(LAST_YEAR, tmp_path / "examples" / "last-year")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(import_module("alternance.calendar.solve"), "default_work", lambda problem: 2000)
    return tmp_path / "examples"


def run(*words: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, words)


def test_it_runs_every_step_and_tells_what_came_out(examples: Path) -> None:
    result = run("--once")
    assert result.exit_code == 0, result.output
    commands = [line.removeprefix("$ alternance ") for line in result.stdout.splitlines() if line.startswith("$ ")]
    assert [command.split()[0] for command in commands] == [
        *("plan", "verify", "plan", "verify", "compare") * 2, "record", "mend"
    ]  # fmt: skip
    assert "8 student-weeks with fixed cycles, 0 planned jointly" in result.stdout
    assert "394 student-weeks as it was, 76 after three single moves" in result.stdout
    for plan in ("small-joint", "region-joint", "last-year-mended"):
        assert f"Open {Path('out', plan, 'report.html')}" in result.stdout
        assert Path("out", plan, "report.html").is_file()
    assert result.stdout.splitlines()[-1] == "checked: all is as it should be"


def test_without_time_the_region_is_planned_once(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "BUDGET", 0.0)
    result = run("--once")
    assert result.exit_code == 0, result.output
    assert not Path("out", "region-traditional").exists()
    assert "Working before learning               0 student-weeks" in result.stdout


def test_what_is_wrong_is_told_and_fails(examples: Path) -> None:
    # without cycles the traditional mode goes as late as it may: nobody works before learning
    (examples / "small" / "cycles.csv").unlink()
    result = run("--once")
    assert result.exit_code == 1
    assert "wrong: Tiny, fixed cycles" in result.stderr or "wrong: Tiny, traditional" in result.stderr
    assert result.stdout.splitlines()[-1] == "checked: something is wrong"


def test_away_from_the_project_the_installed_one_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("alternance.demo.__main__.__file__", str(tmp_path / "a" / "b" / "c" / "d.py"))
    result = run()
    assert result.exit_code == 2
    assert "make demo" in result.stderr
