"""An empty, commented community to fill in, as a folder or as one spreadsheet."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import dataframely as dy

from alternance.community.explaining import about, purpose, row_rules
from alternance.community.horizon import monday
from alternance.community.meta import Meta
from alternance.community.meta_reading import MEMBERS
from alternance.community.schema import TABLES
from alternance.community.workbook_writing import workbook
from alternance.text import _, say

__all__ = ["new"]

#: The first week of a new community where nothing else is said: an example, to be changed.
_FIRST = dt.date(2026, 9, 7)


def new(path: str | Path, *, first_week: dt.date = _FIRST, weeks: int = 52) -> None:
    """Write an empty community with comments that say what each column is.

    Parameters
    ----------
    path : str or pathlib.Path
        A folder that does not exist yet or is empty, or a file that ends in .xlsx and does not exist yet.
    first_week : datetime.date
        First week of the horizon; a day of it will do.
    weeks : int
        Weeks of the horizon.

    Raises
    ------
    FileExistsError
        When there is something at `path` already; nothing is ever overwritten.
    ValueError
        When `path` ends as a file of another kind.
    OSError
        When it cannot be written.
    """
    path = Path(path)
    meta = Meta(_("Our community"), monday(first_week), weeks)
    if path.suffix.lower() == ".xlsx":
        if path.exists():
            raise FileExistsError(say("{path} exists; name a file that does not exist yet", path=path))
        content = workbook(meta)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
        return
    if path.suffix.lower() in (".csv", ".xls", ".xlsm", ".xlsb", ".ods", ".json"):
        raise ValueError(say("{path}: name a folder, or a file that ends in .xlsx", path=path))
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FileExistsError(say("{path} exists and is not empty; name another folder", path=path))
    path.mkdir(parents=True, exist_ok=True)
    _write(path / "community.json", _facts(meta).encode())
    for name, schema in TABLES.items():
        _write(path / f"{name}.csv", "".join(f"{line}\n" for line in _lines(name, schema)).encode())


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)


def _facts(meta: Meta) -> str:
    """Return community.json; members that begin with # are comments."""
    said: dict[str, object] = {}
    for member, value in meta.as_json().items():
        _judge, takes, says = MEMBERS[member]
        said[f"# {member}"] = say("{says}: {takes}", says=_(says), takes=_(takes))
        said[member] = value
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _lines(name: str, schema: type[dy.Schema]) -> Iterator[str]:
    """Yield the lines of an empty table: what it is, what each column is, and the headings."""
    yield say("# {table}: {purpose}", table=name, purpose=purpose(schema))
    columns = about(schema)
    for column in columns:
        yield f"#   {column.name}: {column.sentence()}"
    for rule in row_rules(schema).values():
        yield f"#   {_(rule)}."
    yield ",".join(column.name for column in columns)
