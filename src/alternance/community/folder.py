"""Raw tables out of a folder: `community.json` and a CSV or Parquet file a table."""

from __future__ import annotations

import os
from collections.abc import Callable

from alternance.community import bounds
from alternance.community.csv_rows import BrokenCsvError, csv_rows, separator_of
from alternance.community.facts import FACTS, read_facts
from alternance.community.files import Files
from alternance.community.findings import Place
from alternance.community.nearness import Nearest
from alternance.community.parquet_rows import ParquetError, parquet_rows
from alternance.community.schema import TABLES
from alternance.community.source import Source
from alternance.community.upgrade import FORMER_TABLES
from alternance.text import _

__all__ = ["read_folder"]

#: Files that people put beside, taking them for tables.
_OTHER_TABLES = (".xlsx", ".xls", ".xlsm", ".ods", ".tsv", ".txt", ".numbers", ".json", ".feather", ".arrow")
#: Number and cells of each row, the headings first; None: it cannot be read, which is a finding.
_Rows = list[tuple[int, list[str]]] | None


def read_folder(source: Source) -> None:
    """Read the folder of `source` into it; what cannot be read becomes findings."""
    try:
        names = sorted(os.listdir(source.path))  # noqa: PTH208 - Path.glob hides what may not be read
    except OSError as error:
        source.find("unreadable", Place(source.path.name), why=error.strerror or str(error))
        return
    files = Files(source, bounds.BYTES)
    if FACTS not in names:
        source.find("no-facts", Place(FACTS))
    elif (text := files.text(FACTS, bounds.FACTS)) is not None:
        source.meta = read_facts(source, text)
    known = Nearest(TABLES)
    for file in names:
        stem, ending = os.path.splitext(file)  # noqa: PTH122 - a name, no path
        name = stem.strip().casefold()
        if ending.lower() in _READERS and not file.startswith("."):
            if name in TABLES or name in FORMER_TABLES:
                _table(source, name, file, _READERS[ending.lower()](source, files, file))
            else:
                guess = known.guess(name)
                source.find("table-alike" if guess else "table-unknown", Place(file), stem, guess=guess)
        elif name in TABLES and ending.lower() in _OTHER_TABLES:
            source.find("file-unread", Place(file))


def _table(source: Source, name: str, file: str, rows: _Rows) -> None:
    if rows is not None:
        source.add(name, file, rows)
    elif name not in source.tables:
        source.unread.add(name)


def _from_parquet(source: Source, files: Files, file: str) -> _Rows:
    data = files.data(file)
    try:
        return None if data is None else parquet_rows(data)
    except ParquetError as broken:
        source.find(broken.code, Place(file), None, **broken.facts)
        return None


def _from_csv(source: Source, files: Files, file: str) -> _Rows:
    text = files.text(file)
    if text is None:
        return None
    separator = separator_of(text)
    if separator != ",":
        shown = _("semicolons") if separator == ";" else _("tabs")
        source.find("separator", Place(file, 1), separator=shown)
    rows: list[tuple[int, list[str]]] = []
    left = bounds.CELLS
    try:
        for number, row in csv_rows(text, separator):
            left -= len(row)
            if left < 0:
                source.find("many-cells", Place(file), limit=bounds.CELLS)
                return None
            rows.append((number, row))
    except BrokenCsvError as broken:
        source.find("quotes", Place(file, broken.row))
        return None
    return rows


#: Ending of a file → what reads it.
_READERS: dict[str, Callable[[Source, Files, str], _Rows]] = {".csv": _from_csv, ".parquet": _from_parquet}
