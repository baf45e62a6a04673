"""Setting up: what is missing is named with its remedy, and what is there is not made again."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from tools import environment
from tools.tree import ROOT

MAKE = shutil.which("make")


def _make(*words: str) -> str:
    if MAKE is None:
        pytest.fail("make is needed, see README.md")
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    run = subprocess.run([MAKE, *words], cwd=ROOT, env=alone, capture_output=True, text=True, check=True)
    return run.stdout


@pytest.mark.parametrize("lacks", ["venv", "ensurepip"])
def test_a_python_without_venv_names_the_package(
    lacks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == lacks else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    assert environment.main(str(tmp_path / "venv")) == 1
    said = capsys.readouterr().err
    assert lacks in said
    assert "python3-venv" in said
    assert not (tmp_path / "venv").exists()


def test_an_old_python_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    assert environment.main(str(tmp_path / "venv")) == 1
    assert "3.9.18 is too old" in (said := capsys.readouterr().err)
    assert "make PYTHON=" in said


def test_help_names_every_target_that_people_call() -> None:
    said = _make("help")
    for target in ("setup", "demo", "test", "check", "bench", "lock"):
        assert f"make {target} " in said


def test_a_second_setup_installs_nothing() -> None:
    if not (ROOT / ".venv").exists():
        pytest.skip("runs in an environment that make did not set up")
    assert "pip" not in _make("-n", "setup")
