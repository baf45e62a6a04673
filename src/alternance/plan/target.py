"""Where a plan may be written: a new folder, an empty one, or one that already holds a plan."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from alternance.plan.errors import PlanError
from alternance.text import N_, say

__all__ = ["claim", "holds_plan"]


def holds_plan(folder: Path) -> bool:
    """Tell whether `folder` holds a plan, of whatever format: its `plan.json` says of which community."""
    try:
        facts = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(facts, dict) and "format" in facts and "community" in facts


def claim(folder: Path) -> None:
    """See whether a plan may be written to `folder`, before minutes of work are put into it. Leaves nothing.

    Raises
    ------
    PlanError
        When it is a file, holds something else than a plan, or cannot be written to.
    """
    if folder.exists() and not folder.is_dir():
        raise PlanError(say("{path}: a file of this name is there; name another folder", path=folder))
    if folder.is_dir() and any(folder.iterdir()) and not holds_plan(folder):
        text = (
            "{path}: the folder holds something else than a plan, and nothing of it is overwritten; name another folder"
        )
        raise PlanError(say(text, path=folder))
    there = next((place for place in (folder, *folder.absolute().parents) if place.exists()), folder)
    if not there.is_dir():
        raise PlanError(say("{path}: {there} is a file; name another folder", path=folder, there=there))
    try:
        # tried, not asked: what a file system forbids, no right tells
        Path(tempfile.mkdtemp(prefix=".alternance-", dir=there)).rmdir()
    except OSError as error:
        text = N_(
            "{path}: {there} cannot be written to ({why}); name another folder, or ask for the right to write there"
        )
        raise PlanError(say(text, path=folder, there=there, why=error.strerror)) from None
