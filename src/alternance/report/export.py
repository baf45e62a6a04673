"""A plan handed out: page, spreadsheet and calendars in a folder that remembers what was handed out before."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from alternance import text
from alternance.community.community import Community
from alternance.plan import REPORT, SHEETS, PlanError
from alternance.plan.plan import Plan
from alternance.report.calendars import calendars
from alternance.report.render import render
from alternance.report.sheets import workbook
from alternance.text import N_, in_language, say

__all__ = ["CALENDARS", "export"]

#: The folder of calendars below it; what it holds decides the numbers of changes.
CALENDARS = "calendars"


def export(
    community: Community, plan: Plan, folder: Path, *, beside: Plan | None = None, language: str | None = None
) -> dict[str, int]:
    """Write the report, the spreadsheet and the calendar files of `plan` into `folder`.

    A folder into which an earlier plan was handed out is brought up to date: entries of its calendars keep their ids
    and count their changes; what is not planned any more is cancelled.

    Parameters
    ----------
    community : Community
        What was planned for.
    plan : Plan
        Computed or recorded.
    folder : pathlib.Path
        New, empty, or with nothing but what this function writes.
    beside : Plan, optional
        Another plan, to set the indicators against.
    language : str, optional
        A BCP 47 tag; by default the language in use.

    Returns
    -------
    dict of str to int
        Name of a file or folder and how many files it is, in the order in which they are told.

    Raises
    ------
    PlanError
        When `folder` is a file or holds something else, or a calendar in it cannot be read.
    OSError
        When it cannot be written.
    """
    with in_language(language or text.language()):
        _claim(folder)
        try:
            files = calendars(community, plan, _before(folder))
        except ValueError as error:
            why = N_("{path}: {what}; take it away, or name another folder")
            raise PlanError(say(why, path=folder / CALENDARS, what=error)) from None
        content = {REPORT: render(community, plan, beside=beside).encode(), SHEETS: workbook(community, plan)}
        content |= {f"{CALENDARS}/{name}": calendar for name, calendar in files.items()}
    _write(folder, content)
    return {REPORT: 1, SHEETS: 1, CALENDARS: len(files)}


def _claim(folder: Path) -> None:
    """See whether `folder` may be written to."""
    if folder.exists() and not folder.is_dir():
        raise PlanError(say("{path}: a file of this name is there; name another folder", path=folder))
    known = {REPORT, SHEETS, CALENDARS}
    if folder.is_dir() and (other := sorted({path.name for path in folder.iterdir()} - known)):
        why = N_("{path}: the folder holds {other}, which no export wrote, and nothing is mixed; name another folder")
        raise PlanError(say(why, path=folder, other=other[0]))


def _before(folder: Path) -> dict[str, bytes]:
    """Return the calendars handed out before."""
    root = folder / CALENDARS
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.ics"))}


def _write(folder: Path, content: dict[str, bytes]) -> None:
    """Write all files beside `folder` first, then put each in its place: a broken run leaves no half file."""
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.absolute().parent))
    try:
        for name, whole in content.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(whole)
        for name in content:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).replace(folder / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
