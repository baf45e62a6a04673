"""A path looked at: a folder, a spreadsheet, or nothing to read."""

from __future__ import annotations

from pathlib import Path

from alternance.community.findings import Place
from alternance.community.folder import read_folder
from alternance.community.source import Source

__all__ = ["open_source"]


def open_source(path: Path) -> Source:
    """Read `path`, a folder or an .xlsx file; never raises for what the input holds."""
    source = Source(path)
    try:
        folder, file = path.is_dir(), path.is_file()
    except (OSError, ValueError) as error:  # no right to look, a name too long, a name with a NUL
        source.find("unreadable", Place(repr(str(path))), why=getattr(error, "strerror", None) or str(error))
        return source
    if folder:
        read_folder(source)
    elif file:
        from alternance.community.workbook import read_workbook  # not needed for folders, and takes a moment

        read_workbook(source)
    else:
        source.find("no-source", Place(str(path)))
    return source
