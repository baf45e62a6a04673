"""The files of the working tree: those that git tracks and those it would, or all of an unpacked archive."""

from __future__ import annotations

import subprocess
from pathlib import Path

__all__ = ["ROOT", "files"]

ROOT = Path(__file__).resolve().parent.parent
NEVER = {".git", ".venv", ".venv-bench", "node_modules", "__pycache__", "out", "dist", "build"}


def files(root: Path = ROOT, *, tracked_only: bool = False) -> list[Path]:
    """Return the files below `root` that belong to the repository, sorted; `tracked_only` leaves out new ones.

    Where `root` is not the top of a git working tree, every file counts that is not of a cache or an environment.
    """
    if (root / ".git").exists():
        asked = ["--cached"] if tracked_only else ["--cached", "--others", "--exclude-standard"]
        answer = subprocess.run(["git", "ls-files", "-z", *asked], cwd=root, check=True, capture_output=True)
        found = {root / name for name in answer.stdout.decode().split("\0") if name}
    else:
        found = {path for path in root.rglob("*") if not NEVER & set(path.relative_to(root).parts)}
    return sorted(path for path in found if path.is_file())
