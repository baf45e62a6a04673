"""The community: its tables and their schema, reading and writing a folder or spreadsheet, the row-by-row report."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from alternance.community.community import Community, empty_table
from alternance.community.findings import CATALOGUE, Finding, Place, Report
from alternance.community.horizon import Horizon, monday
from alternance.community.meta import Meta, Weights
from alternance.community.reading import CommunityError, check, examine, read
from alternance.community.writing import save

if TYPE_CHECKING:
    from alternance.community.beginning import new
    from alternance.community.marking import mark
    from alternance.community.workbook_writing import write_workbook

__all__ = [
    "CATALOGUE", "Community", "CommunityError", "Finding", "Horizon", "Meta", "Place", "Report", "Weights", "check",
    "empty_table", "examine", "mark", "monday", "new", "read", "save", "write_workbook",
]  # fmt: skip

#: What writes spreadsheets, and so loads XlsxWriter: name → module.
_WRITERS = {"new": "beginning", "write_workbook": "workbook_writing", "mark": "marking"}


def __getattr__(name: str) -> object:
    if name not in _WRITERS:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WRITERS[name]}"), name)
