"""Recommendations applied: files read, and the community as it would be with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alternance.cli.trouble import Trouble
from alternance.text import N_, say

if TYPE_CHECKING:
    from alternance.community import Community

__all__ = ["applied", "keep_changed"]


def applied(community: Community, files: Sequence[Path]) -> Community:
    """Return the community with the recommendations of `files` applied.

    Raises
    ------
    RecommendationError
        When a file is none, was made for another community, or does not fit what is there.
    OSError, Trouble
        When one cannot be read.
    """
    from alternance.gap import recommend
    from alternance.planner.stages.recommendation import changed

    return changed(community, {str(file): recommend.read(_text(file), str(file)) for file in files})


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = N_("error: {path}: not UTF-8. Name a file that `alternance recommend` wrote")
        raise Trouble(say(text, path=file)) from None


def keep_changed(community: Community, folder: Path) -> None:
    """Write the community as it would be into a folder that is not there yet, or empty.

    Raises
    ------
    Trouble
        When something is there.
    """
    from alternance.community import save

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble(say("error: {path}: there is something already. Name a new folder", path=folder))
    save(community, folder)
