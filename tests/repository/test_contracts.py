"""Every import contract fails, by its name, when somebody breaks it. Shown on a skeleton: the modules, without content."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tools.tree import ROOT

CONTRACTS: tuple[str, ...] = tuple(
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
)
LAYERS, VERIFIER, CALLERS, BESIDE, OUTSIDE, SAMPLE, WEB = CONTRACTS

#: importer, imported, the contract that this breaks.
BREACHES = [
    ("community", "alternance.plan", LAYERS),
    ("framework", "alternance.policy", LAYERS),
    ("gap", "alternance.staffing", LAYERS),
    ("readiness", "alternance.calendar", LAYERS),
    ("text", "alternance.community", LAYERS),
    ("planner", "alternance.report", LAYERS),
    ("planner", "alternance.cli", LAYERS),
    ("verify", "alternance.readiness", VERIFIER),
    ("verify", "alternance.calendar", VERIFIER),
    ("planner", "alternance.verify", CALLERS),
    ("report", "alternance.verify", CALLERS),
    ("planner", "alternance.sample", BESIDE),
    ("report", "alternance.io", BESIDE),
    ("io", "alternance.policy", OUTSIDE),
    ("sample", "alternance.plan", SAMPLE),
    ("community", "django.db", WEB),
    ("plan", "alternance_portal", WEB),
]


def _skeleton(folder: Path) -> Path:
    """Put the packages of the library there, empty, and the two modules on top."""
    library = folder / "alternance"
    names = [path.parent.name for path in (ROOT / "src" / "alternance").glob("*/__init__.py")]
    for name in names:
        (library / name).mkdir(parents=True)
        (library / name / "__init__.py").touch()
    for name in ("__init__", "cli", "demo"):
        (library / f"{name}.py").touch()
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return library


def _lint(folder: Path) -> str:
    """Return what import-linter says, with `BROKEN` or `KEPT` behind each contract, in one line each."""
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "400"}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (run.returncode == 0) == (" BROKEN" not in run.stdout), run.stdout + run.stderr
    return run.stdout


def test_the_skeleton_itself_keeps_every_contract(tmp_path: Path) -> None:
    _skeleton(tmp_path)
    said = _lint(tmp_path)
    assert [name for name in CONTRACTS if f"{name} KEPT" not in said] == []


@pytest.mark.parametrize(("importer", "imported", "contract"), BREACHES, ids=[f"{a}-{b}" for a, b, _ in BREACHES])
def test_a_breach_is_named(tmp_path: Path, importer: str, imported: str, contract: str) -> None:
    (_skeleton(tmp_path) / importer / "__init__.py").write_text(f"import {imported}\n", encoding="utf-8")
    assert f"{contract} BROKEN" in _lint(tmp_path)


def test_a_package_without_a_layer_is_named(tmp_path: Path) -> None:
    stray = _skeleton(tmp_path) / "utils"
    stray.mkdir()
    (stray / "__init__.py").touch()
    said = _lint(tmp_path)
    assert f"{LAYERS} BROKEN" in said
    assert "alternance.utils" in said


def test_every_contract_has_a_breach() -> None:
    assert {contract for _, _, contract in BREACHES} == set(CONTRACTS)
