"""Reading and checking a community, from a folder and from a spreadsheet."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.timing import timed

from alternance.community import Community, examine, save, write_workbook

__all__ = ["read_and_checked"]


def read_and_checked(case: str, community: Community, times: int = 3) -> list[dict[str, Any]]:
    """Write the community in both forms, read and check it, and return a row for each.

    Raises
    ------
    AssertionError
        When what was read is not what was written.
    """
    with tempfile.TemporaryDirectory() as folder:
        forms = {"folder": Path(folder) / "community", "spreadsheet": Path(folder) / "community.xlsx"}
        save(community, forms["folder"])
        write_workbook(community, forms["spreadsheet"])
        rows = []
        for form, path in forms.items():
            (again, report), seconds = timed(lambda path=path: examine(path), times)  # type: ignore[misc]
            assert again is not None and again.hash == community.hash, form
            facts = {"cells": sum(t.height * t.width for t in again.tables.values()), "findings": len(report.findings)}
            rows.append({"case": f"{case}, {form}", "seconds": seconds, **facts})
        return rows
