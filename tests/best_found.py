"""The best that was ever found of drawn problems: kept in a file beside the tests that hold bounds to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

__all__ = ["keep", "kept"]


def kept(file: Path) -> dict[str, list[Any]]:
    """Return problem → answers found, the later the better."""
    found: dict[str, list[Any]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def keep(file: Path, found: Iterable[tuple[str, Any]], better: Callable[[str, Any, Any], bool]) -> None:
    """Add each (problem, answer) where the answer is better than all that are kept; an answer a line."""
    best = kept(file)
    for name, answer in found:
        answers = best.setdefault(name, [])
        if all(better(name, answer, one) for one in answers):
            answers.append(answer)
    rows = [f' "{name}": [\n  ' + ",\n  ".join(map(json.dumps, best[name])) + "\n ]" for name in best]
    file.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
