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
LAYERS, VERIFIER, CALLERS, BESIDE, OUTSIDE, SAMPLE, WEB, PORTAL, ALGORITHM = CONTRACTS

#: importer, imported, the contract that this breaks.
BREACHES = [
    ("alternance.community", "alternance.plan", LAYERS),
    ("alternance.framework", "alternance.policy", LAYERS),
    ("alternance.gap", "alternance.staffing", LAYERS),
    ("alternance.readiness", "alternance.calendar", LAYERS),
    ("alternance.text", "alternance.community", LAYERS),
    ("alternance.planner", "alternance.report", LAYERS),
    ("alternance.planner", "alternance.cli", LAYERS),
    ("alternance.verify", "alternance.readiness", VERIFIER),
    ("alternance.verify", "alternance.calendar", VERIFIER),
    ("alternance.planner", "alternance.verify", CALLERS),
    ("alternance.report", "alternance.verify", CALLERS),
    ("alternance.planner", "alternance.sample", BESIDE),
    ("alternance.report", "alternance.io", BESIDE),
    ("alternance.io", "alternance.policy", OUTSIDE),
    ("alternance.sample", "alternance.plan", SAMPLE),
    ("alternance.community", "django.db", WEB),
    ("alternance.plan", "alternance_portal", WEB),
    ("alternance_portal.people", "alternance_portal.programmes", PORTAL),
    ("alternance_portal.demand", "alternance_portal.partnership", PORTAL),
    ("alternance_portal.rows", "alternance_portal.people", PORTAL),
    ("alternance_portal.plans", "alternance_portal.keeping", PORTAL),
    ("alternance_portal.plans", "numpy", ALGORITHM),
    ("alternance_portal.demand", "ortools.sat", ALGORITHM),
]


def _skeleton(folder: Path) -> Path:
    """Put the modules on top of both packages there, empty."""
    for package in ("alternance", "alternance_portal"):
        for path in (ROOT / "src" / package).iterdir():
            if path.suffix == ".py":
                (folder / package).mkdir(exist_ok=True)
                (folder / package / path.name).touch()
            elif (path / "__init__.py").is_file():
                (folder / package / path.name).mkdir(parents=True)
                (folder / package / path.name / "__init__.py").touch()
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return folder


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
    _skeleton(tmp_path).joinpath(*importer.split("."), "__init__.py").write_text(
        f"import {imported}\n", encoding="utf-8"
    )
    assert f"{contract} BROKEN" in _lint(tmp_path)


def test_a_package_without_a_layer_is_named(tmp_path: Path) -> None:
    stray = _skeleton(tmp_path) / "alternance" / "utils"
    stray.mkdir()
    (stray / "__init__.py").touch()
    said = _lint(tmp_path)
    assert f"{LAYERS} BROKEN" in said
    assert "alternance.utils" in said


def test_every_contract_has_a_breach() -> None:
    assert {contract for _, _, contract in BREACHES} == set(CONTRACTS)
