"""A plan as a folder: `plan.json` and a CSV file a table. Saving replaces the folder's tables as a whole."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path

import polars as pl

from alternance.community.cells import typed
from alternance.plan.meta import FORMAT, PlanMeta
from alternance.plan.plan import Plan
from alternance.plan.tables import TABLES, empty_table
from alternance.text import say

__all__ = ["PlanError", "load", "save"]


class PlanError(ValueError):
    """The folder holds no plan that can be read; the message says where, what and the remedy."""


def save(plan: Plan, folder: Path) -> None:
    """Write `plan` into `folder`; written beside it first, so that a broken run leaves no half plan.

    Raises
    ------
    PlanError
        When `folder` is a file, or a folder with content that is no plan.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / "plan.json").exists())):
        raise PlanError(say("{path}: not an empty folder and not a plan; name another folder", path=folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, table in plan.tables.items():
            if table.height:
                table.write_csv(beside / f"{name}.csv", date_format="%Y-%m-%d")
        text = json.dumps(plan.meta.as_json(), indent=2, ensure_ascii=False)
        (beside / "plan.json").write_text(text + "\n", encoding="utf-8")
        folder.mkdir(exist_ok=True)
        for name in TABLES:
            (folder / f"{name}.csv").unlink(missing_ok=True)
        for file in sorted(beside.iterdir()):
            os.replace(file, folder / file.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def load(folder: Path) -> Plan:
    """Read the plan in `folder`.

    Raises
    ------
    PlanError
        When there is none, or a table does not have the columns and types of this format.
    """
    try:
        facts = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        meta = PlanMeta.from_json(facts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PlanError(
            say("{path}: no plan can be read there ({error}); make one with `alternance plan`", path=folder, error=error)
        ) from None
    if meta.format != FORMAT:
        raise PlanError(
            say("{path}: format {found}, this version reads {known}", path=folder, found=meta.format, known=FORMAT)
        )
    return Plan(meta, {name: _table(folder / f"{name}.csv", name) for name in TABLES})


def _table(path: Path, name: str) -> pl.DataFrame:
    if not path.exists():
        return empty_table(name)
    try:
        texts = pl.read_csv(path, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise _unreadable(path, name, str(error).splitlines()[0]) from None
    columns = []
    for column, kind in empty_table(name).schema.items():
        if column not in texts.columns:
            raise _unreadable(path, name, say("column {column} is missing", column=column))
        values, bad = typed(texts[column], kind)
        if bad.any():
            row = bad.arg_true()[0]
            raise _unreadable(path, name, say("row {row}: {value}", row=row + 2, value=texts[column][row]))
        columns.append(values)
    return pl.DataFrame(columns)


def _unreadable(path: Path, name: str, why: str) -> PlanError:
    return PlanError(
        say("{path}: cannot be read as table {name} of a plan ({why}); plan again", path=path, name=name, why=why)
    )
