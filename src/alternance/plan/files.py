"""A plan as a folder: `plan.json` and a CSV or Parquet file a table. Saving replaces the tables as a whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from alternance.community.canonical import without_later
from alternance.community.cells import typed
from alternance.community.formats import Format, read_texts, table_files, writer
from alternance.community.stroke import Writer, write_folder
from alternance.plan.errors import PlanError
from alternance.plan.judging import fault, lost_reference
from alternance.plan.meta import FORMAT, PlanMeta
from alternance.plan.plan import Plan
from alternance.plan.tables import TABLES, empty_table
from alternance.plan.target import claim
from alternance.text import N_, say

__all__ = ["REPORT", "SHEETS", "load", "save"]

#: The page and the spreadsheet that show a plan, in its folder. They follow from the tables: saving without them takes
#: old ones away.
REPORT, SHEETS = "report.html", "plan.xlsx"


def save(plan: Plan, folder: Path, pages: Mapping[str, str | bytes] | None = None, *, format: Format = "csv") -> None:
    """Write `plan` into `folder`; written beside it first, so that a broken run leaves no half plan.

    Parameters
    ----------
    pages : mapping of str to str or bytes
        Further files by name, such as `REPORT`, written with it.
    format : {"csv", "parquet"}
        Of the tables.

    Raises
    ------
    PlanError
        When `folder` is a file, or a folder with content that is no plan.
    OSError
        When it cannot be written, for want of rights or room; what stood there still stands.
    ValueError
        When there is no such format.
    """
    claim(folder)
    facts = json.dumps(plan.meta.as_json(), indent=2, ensure_ascii=False) + "\n"
    contents: dict[str, str | bytes] = {"plan.json": facts, **(pages or {})}
    tables = {name: without_later(TABLES[name], table) for name, table in plan.tables.items() if table.height}
    files = {f"{name}.{format}": writer(table, format) for name, table in tables.items()}
    files |= {name: _content(content) for name, content in contents.items()}
    write_folder(folder, files, gone=[*table_files(TABLES), REPORT, SHEETS])


def _content(content: str | bytes) -> Writer:
    return lambda path: path.write_bytes(content.encode() if isinstance(content, str) else content)


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
    files = {name: _file(folder, name) for name in TABLES}
    tables = {name: _table(file, name) for name, file in files.items()}
    for name, table in tables.items():
        if whole and (why := fault(name, table)):
            raise _unreadable(files[name], name, why)
    if whole and (lost := lost_reference(tables)):
        raise _unreadable(files[lost[0]], *lost)
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


def _file(folder: Path, name: str) -> Path:
    """Return the file that holds a table, or would; a table that is there in two formats is refused."""
    files = [folder / file for file in table_files([name]) if (folder / file).exists()]
    if len(files) > 1:
        raise _unreadable(files[0], name, say("it is there twice, also as {other}", other=files[1].name))
    return files[0] if files else folder / f"{name}.csv"


def _table(path: Path, name: str) -> pl.DataFrame:
    if not path.exists():
        return empty_table(name)
    try:
        texts = read_texts(path)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise _unreadable(path, name, str(error).splitlines()[0]) from None
    columns = []
    for column, kind in empty_table(name).schema.items():
        if column not in texts.columns and TABLES[name].columns()[column].nullable:
            columns.append(pl.Series(column, [None] * texts.height, dtype=kind))  # of an earlier version: not said
            continue
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
