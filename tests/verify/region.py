"""A region and a plan of it, kept as they were made one day, because planning a region takes minutes.

`python -m tests.verify.region FOLDER` makes both anew from a community's folder, such as `examples/region`. Neither must be
the newest: rules are about what a plan says, however it was found.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import polars as pl

from alternance.community import Community, read
from alternance.community import save as save_community
from alternance.plan import Plan, load
from alternance.plan import save as save_plan
from alternance.plan.tables import TABLES

__all__ = ["region"]

KEPT = Path(__file__).parent / "data" / "region.zip"
#: A date for every file in the archive, so that the same tables make the same archive.
ONE_DAY = (2026, 11, 24, 0, 0, 0)


@cache
def region() -> tuple[Community, Plan]:
    """Return the region and its plan."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with zipfile.ZipFile(KEPT) as kept:
            kept.extractall(folder)
        for file in (folder / "plan").glob("*.csv"):
            _complete(file)
        return _known(read(folder / "community"), load(folder / "plan", whole=False))


def _known(community: Community, plan: Plan) -> tuple[Community, Plan]:
    """Say of students what was not yet asked when the region was kept: all were born, and some need an adjustment."""
    numbers = pl.int_range(pl.len())
    need = pl.when(numbers % 25 == 0).then(pl.lit("a desk of its own height"))
    born = pl.col("birth_date").fill_null(dt.date(2004, 5, 17))
    students = community["students"].with_columns(born, adjustments=need)
    community = community.with_tables(students=students)
    asked = (
        plan["placements"].join(students.select("adjustments", student="id"), on="student").drop_nulls("adjustments")
    )
    rows = asked.rename({"adjustments": "adjustment"}).with_columns(status=pl.lit("asked"))
    wanted = TABLES["adjustments"].create_empty()
    rows = rows.select(wanted.columns).cast(dict(wanted.schema))  # type: ignore[arg-type]
    return community, plan.with_tables(adjustments=rows).with_meta(community=community.hash)


def _complete(file: Path) -> None:
    """Give a table the columns that came after it was kept, empty."""
    rows = pl.read_csv(file, infer_schema=False)
    later = [column for column in TABLES[file.stem].columns() if column not in rows.columns]
    if later:
        rows.with_columns(pl.lit(None, pl.String).alias(column) for column in later).write_csv(file)


def keep(community: Community, plan: Plan) -> None:
    """Write both into the archive."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save_community(community, folder / "community")
        save_plan(plan, folder / "plan")
        with zipfile.ZipFile(KEPT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
            for file in sorted(folder.rglob("*.*")):
                info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), ONE_DAY)
                kept.writestr(info, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    from alternance.planner import plan

    made = read(Path(sys.argv[1]))
    keep(made, plan(made))
