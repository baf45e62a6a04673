"""Compiled code is kept under the environment, and a changed kernel begins a new folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from alternance.compiled import cache_folder

LIBRARY = Path(sys.modules["alternance.compiled"].__file__ or "").parents[1]


def test_a_changed_kernel_begins_a_new_folder(tmp_path: Path) -> None:
    library, environment = tmp_path / "library", tmp_path / "environment"
    (library / "calendar" / "kernel").mkdir(parents=True)
    (library / "placement").mkdir()
    caller, callee, single = (
        library / "calendar" / "kernel" / "search.py",
        library / "calendar" / "kernel" / "place.py",
        library / "placement" / "kernel.py",
    )
    for path in (caller, callee, single):
        path.write_text("first", encoding="utf-8")
    found = {cache_folder(library, environment)}
    for path in (callee, single):
        path.write_text("second", encoding="utf-8")
        found.add(cache_folder(library, environment))
    assert len(found) == 3
    assert all(folder.is_relative_to(environment) for folder in found)
    (library / "placement" / "solve.py").write_text("no kernel", encoding="utf-8")
    assert cache_folder(library, environment) in found


def test_kernels_are_kept_there_unless_somebody_names_another_place(tmp_path: Path) -> None:
    code = "import numba, alternance.compiled; print(numba.config.CACHE_DIR)"
    plain = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    said = [
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout.strip()
        for env in (plain, plain | {"NUMBA_CACHE_DIR": str(tmp_path)})
    ]
    usual = str(cache_folder(LIBRARY, Path(sys.prefix))) if sys.prefix != sys.base_prefix else ""
    assert said == [usual, str(tmp_path)]
