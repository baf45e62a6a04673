"""Reading and checking a community: a folder of CSV or Parquet, a spreadsheet; a large one with its memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.timing import timed

from alternance.community import Community, examine, save, write_workbook
from alternance.sample import sample

__all__ = ["large", "read_and_checked"]

#: Form → what writes it.
_FORMS: dict[str, Callable[[Community, Path], object]] = {
    "folder": save,
    "parquet": lambda community, path: save(community, path, format="parquet"),
    "spreadsheet": lambda community, path: write_workbook(community, path.with_suffix(".xlsx")),
}
#: Checks a path in a process of its own; prints seconds, those of all cores together, findings, and the most memory.
_ALONE = """
import json, resource, sys, time
from alternance.community import examine
begin, busy = time.perf_counter(), time.process_time()
community, report = examine(sys.argv[1])
seconds, busy = time.perf_counter() - begin, time.process_time() - busy
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([seconds, busy, len(report.findings), most, community is not None and community.hash]))
"""


def read_and_checked(case: str, community: Community, times: int = 3) -> list[dict[str, Any]]:
    """Write the community in each form, read and check it, and return a row for each.

    Raises
    ------
    AssertionError
        When what was read is not what was written.
    """
    rows = []
    for form, write in _FORMS.items():
        with tempfile.TemporaryDirectory() as folder:
            write(community, Path(folder) / "community")
            path = next(Path(folder).iterdir())
            (again, report), seconds = timed(lambda path=path: examine(path), times)  # type: ignore[misc]
            assert again is not None and again.hash == community.hash, form
            facts = {"cells": sum(t.height * t.width for t in again.tables.values()), "findings": len(report.findings)}
            rows.append({"case": f"{case}, {form}", "seconds": seconds, **facts})
    return rows


def large(times: int = 25, positions: int = 4) -> list[dict[str, Any]]:
    """Read and check many regions as one, in a process of its own: seconds and the most memory.

    25 regions, each of their positions four times, are 1,000 cohorts, 30,000 students and 20,000 positions.

    Raises
    ------
    AssertionError
        When what was read is not what was written, or anything is found in it.
    """
    many = sample("region", 1, times, positions).community
    rows = []
    for form in ("folder", "parquet"):
        with tempfile.TemporaryDirectory() as folder:
            _FORMS[form](many, Path(folder) / "community")
            run = subprocess.run(
                [sys.executable, "-c", _ALONE, str(Path(folder) / "community")],
                capture_output=True,
                text=True,
                check=True,
            )
            seconds, busy, findings, most, read = json.loads(run.stdout)
            assert (read, findings) == (many.hash, 0), form
            size = ", ".join(f"{many[name].height:,} {name}" for name in ("cohorts", "students", "positions"))
            rows.append(
                {
                    "case": f"{size}, {form}",
                    "seconds": seconds,
                    "of_all_cores": busy,
                    "findings": findings,
                    "GiB": most / 2**30,
                }
            )
    return rows
