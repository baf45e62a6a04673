"""Every command explains itself; help and check load neither solver nor model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.run import a_community, alternance

from alternance.cli.commands import COMMANDS


def test_help_lists_every_command_in_the_order_of_use() -> None:
    result = alternance("--help")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.output.partition("Commands:\n")[2].splitlines()]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options(name: str) -> None:
    result = alternance(name, "--help")
    assert result.exit_code == 0
    options = [line for line in result.output.splitlines() if line.strip().startswith("--")]
    assert options or name in ("new", "calendar", "import")  # of the last two each part has its own
    assert all(len(line.split(maxsplit=1)) == 2 for line in options)


@pytest.mark.parametrize(
    "words", [("fly",), ("plan", "--fast"), ("plan", "x"), ("compare", "one"), ("plan", "x", "--out")]
)
def test_a_wrong_call_is_bad_input(words: tuple[str, ...]) -> None:
    result = alternance(*words)
    assert result.exit_code == 2
    assert "Error: " in result.output


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--mode", "free"),
        ("--work-limit", "0"),
        ("--time-limit", "0"),
        ("--workers", "0"),
        ("--seed", "-1"),
        ("--seed", "x"),
    ],
)
def test_an_option_out_of_range_names_option_and_value(tmp_path: Path, option: str, value: str) -> None:
    result = alternance("plan", tmp_path, "--out", tmp_path / "out", option, value)
    assert result.exit_code == 2
    assert option in result.output
    assert value in result.output


def test_the_version_is_told() -> None:
    assert alternance("--version").output.startswith("alternance")


LOOK = """
import sys
from alternance.cli import main
code = main(sys.argv[1:], standalone_mode=False)
print("LOADED", *({"numba", "ortools", "onnxruntime"} & sys.modules.keys()))
sys.exit(code)
"""


def loaded_by(*words: str | Path) -> tuple[int, set[str]]:
    """Return the exit code of a command run in a process of its own, and which heavy packages it loaded."""
    args = [sys.executable, "-c", LOOK, *map(str, words)]
    run = subprocess.run(args, capture_output=True, text=True, check=False)
    assert "LOADED" in run.stdout, run.stderr
    return run.returncode, set(run.stdout.splitlines()[-1].split()[1:])


def test_help_and_check_load_neither_solver_nor_model(tmp_path: Path) -> None:
    assert loaded_by("--help") == (0, set())
    assert loaded_by("plan", "--help") == (0, set())
    assert loaded_by("check", a_community(tmp_path / "in")) == (0, set())


def test_the_test_above_can_fail(tmp_path: Path) -> None:
    code, loaded = loaded_by("plan", a_community(tmp_path / "in"), "--out", tmp_path / "out", "--work-limit", "500")
    assert code == 0
    assert loaded == {"numba", "ortools"}
