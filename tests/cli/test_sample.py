"""`sample` writes a community that checks clean, the same for the same seed, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import alternance, tree


def test_a_sample_is_clean_and_comes_with_its_truth(tmp_path: Path) -> None:
    out = tmp_path / "try"
    result = alternance("sample", "--size", "small", "--seed", 3, "--out", out)
    assert result.exit_code == 0
    assert "3 cohorts, 60 students" in result.output
    assert list((out / "truth").glob("*.csv"))
    assert alternance("check", out).exit_code == 0


def test_the_seed_decides(tmp_path: Path) -> None:
    made = {}
    for name, seed in (("one", 1), ("again", 1), ("two", 2)):
        assert alternance("sample", "--size", "small", "--seed", seed, "--out", tmp_path / name).exit_code == 0
        made[name] = tree(tmp_path / name)
    assert made["one"] == made["again"] != made["two"]


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = alternance("sample", "--size", "small", "--out", tmp_path)
    assert result.exit_code == 2
    assert "Name another folder" in result.output
    assert tree(tmp_path) == {"mine.txt": b"mine"}


def test_size_must_be_one_that_there_is(tmp_path: Path) -> None:
    result = alternance("sample", "--size", "huge", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "huge" in result.output
