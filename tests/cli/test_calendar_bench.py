"""`alternance calendar bench`: two lines of figures, a file that the recount accepts, and plain words for bad files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.calendar.bench.recount import Facts, recount
from tests.calendar.bench.tiny import tiny
from tests.cli.run import alternance


def written(path: Path, instance: Facts) -> Path:
    path.write_text(json.dumps(instance), encoding="utf-8")
    return path


def figures(output: str) -> dict[str, float]:
    words = [line.split() for line in output.splitlines() if line.startswith(("objective ", "bound "))]
    return {name: float(value) for name, value in words}


def test_the_figures_are_those_of_the_recount(tmp_path: Path) -> None:
    out = tmp_path / "solution.json"
    result = alternance("calendar", "bench", written(tmp_path / "i.json", tiny()), "--out", out, "--work-limit", 4000)
    assert result.exit_code == 0, result.output
    wrong, cost = recount(tiny(), json.loads(out.read_text(encoding="utf-8")))
    assert not wrong
    told = figures(result.stdout)
    assert told["objective"] == pytest.approx(cost, abs=0.006)
    assert told["bound"] <= cost
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_compressed_or_not_any_number_of_workers_the_same(tmp_path: Path) -> None:
    packed = tmp_path / "i.json.gz"
    packed.write_bytes(gzip.compress(json.dumps(tiny()).encode()))
    made = []
    for name, file, workers in (("a", packed, 1), ("b", written(tmp_path / "i.json", tiny()), 2)):
        words = ("--out", tmp_path / name, "--work-limit", 2000, "--workers", workers, "--seed", 1)
        assert alternance("calendar", "bench", file, *words).exit_code == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_without_a_solution_nothing_is_written_and_the_reasons_are_told(tmp_path: Path) -> None:
    none = tiny()
    none["position_kinds"][0]["seats"] = 2
    out = tmp_path / "solution.json"
    result = alternance("calendar", "bench", written(tmp_path / "i.json", none), "--out", out)
    assert result.exit_code == 1
    assert "bound inf" in result.stdout
    assert "There is no solution" in result.stderr
    assert "cohort 3" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", ("line 1, column 2", "no JSON")),
        (b"\xff{}", ("UTF-8",)),
        (gzip.compress(b"{}", mtime=0)[:-6], ("compressed",)),
        (b"{}", ("weeks", "add this member")),
        (json.dumps({**tiny(), "weeks": "x"}).encode(), ("weeks", "'x'", "number")),
    ],
)
def test_a_bad_file_is_told_with_place_value_and_remedy(tmp_path: Path, content: bytes, words: tuple[str, ...]) -> None:
    file = tmp_path / "i.json"
    file.write_bytes(content)
    result = alternance("calendar", "bench", file, "--out", tmp_path / "s.json")
    assert result.exit_code == 2
    assert str(file) in result.stderr
    for word in words:
        assert word in result.stderr
    assert not (tmp_path / "s.json").exists()


def test_a_file_that_is_not_there_or_a_folder_that_is_not(tmp_path: Path) -> None:
    result = alternance("calendar", "bench", tmp_path / "none.json", "--out", tmp_path / "s.json")
    assert (result.exit_code, "none.json" in result.stderr) == (2, True)
    file = written(tmp_path / "i.json", tiny())
    result = alternance("calendar", "bench", file, "--out", tmp_path / "none" / "s.json")
    assert (result.exit_code, str(tmp_path / "none") in result.stderr) == (2, True)
