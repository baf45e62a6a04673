"""A plan as a folder: `plan.json` and a CSV file a table. Saving replaces the folder's tables as a whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from alternance.community.cells import typed
from alternance.plan.errors import PlanError
from alternance.plan.judging import fault, lost_reference
from alternance.plan.meta import FORMAT, PlanMeta
from alternance.plan.plan import Plan
from alternance.plan.tables import TABLES, empty_table
from alternance.plan.target import claim
from alternance.text import N_, say

__all__ = ["REPORT", "load", "save"]

#: The page that shows a plan, in its folder. It follows from the tables: saving without it takes an old one away.
REPORT = "report.html"


def save(plan: Plan, folder: Path, pages: Mapping[str, str] | None = None) -> None:
    """Write `plan` into `folder`; written beside it first, so that a broken run leaves no half plan.

    Parameters
    ----------
    pages : mapping of str to str
        Further files by name, such as `REPORT`, written with it.

    Raises
    ------
    PlanError
        When `folder` is a file, or a folder with content that is no plan.
    OSError
        When it cannot be written, for want of rights or room; what stood there still stands.
    """
    claim(folder)
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.absolute().parent))
    try:
        for name, text in {**_texts(plan), **(pages or {})}.items():
            (beside / name).write_text(text, encoding="utf-8")
        folder.mkdir(exist_ok=True)
        for name in (*(f"{table}.csv" for table in TABLES), REPORT):
            if not (beside / name).exists():
                (folder / name).unlink(missing_ok=True)
        for file in sorted(beside.iterdir()):
            file.replace(folder / file.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _texts(plan: Plan) -> dict[str, str]:
    texts = {
        f"{name}.csv": table.write_csv(date_format="%Y-%m-%d") for name, table in plan.tables.items() if table.height
    }
    return {**texts, "plan.json": json.dumps(plan.meta.as_json(), indent=2, ensure_ascii=False) + "\n"}


def load(folder: Path, *, whole: bool = True) -> Plan:
    """Read the plan in `folder`.

    Parameters
    ----------
    whole : bool
        False: also a plan with empty cells, lost references and the like, which the verifier names better.

    Raises
    ------
    PlanError
        When there is none, it is of another format, or a table is not as this format has it.
    """
    meta = _meta(folder)
    tables = {name: _table(folder / f"{name}.csv", name) for name in TABLES}
    for name, table in tables.items():
        if whole and (why := fault(name, table)):
            raise _unreadable(folder / f"{name}.csv", name, why)
    if whole and (lost := lost_reference(tables)):
        raise _unreadable(folder / f"{lost[0]}.csv", *lost)
    return Plan(meta, tables)


def _meta(folder: Path) -> PlanMeta:
    file = folder / "plan.json"
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise PlanError(say("{path}: there is no plan; make one with `alternance plan`", path=folder)) from None
    except (OSError, ValueError) as error:
        raise PlanError(say("{path} cannot be read ({error}); plan again", path=file, error=error)) from None
    found = facts.get("format") if isinstance(facts, dict) else None
    if found != FORMAT:
        text = N_("{path}: format is {found}, this version reads {known}; plan again, or install what wrote it")
        raise PlanError(say(text, path=file, found=found, known=FORMAT))
    try:
        return PlanMeta.from_json(facts)
    except (ValueError, KeyError, TypeError) as error:
        raise PlanError(say("{path}: {error} is missing or wrong; plan again", path=file, error=error)) from None


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
            text = N_("row {row}, column {column}: {value} is no value of it")
            raise _unreadable(path, name, say(text, row=row + 2, column=column, value=texts[column][row]))
        columns.append(values)
    return pl.DataFrame(columns)


def _unreadable(path: Path, name: str, why: str) -> PlanError:
    return PlanError(
        say("{path}: cannot be read as table {name} of a plan ({why}); plan again", path=path, name=name, why=why)
    )
