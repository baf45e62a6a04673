"""Raw tables out of a folder: `community.json` and a CSV file a table."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alternance.community.csv_rows import BrokenCsvError, csv_rows, row_at, separator_of
from alternance.community.findings import Place
from alternance.community.nearness import near
from alternance.community.schema import TABLES
from alternance.community.source import Source
from alternance.community.unpacking import BYTES_LIMIT
from alternance.community.upgrade import FORMER_TABLES
from alternance.text import _

__all__ = ["read_folder"]

#: Files that people put beside, taking them for tables.
_OTHER_TABLES = (".xlsx", ".xls", ".xlsm", ".ods", ".tsv", ".txt", ".numbers", ".json")
_FACTS = "community.json"


def read_folder(source: Source) -> None:
    """Read the folder of `source` into it; what cannot be read becomes findings."""
    try:
        names = sorted(os.listdir(source.path))  # noqa: PTH208 - Path.glob hides what may not be read
    except OSError as error:
        source.find("unreadable", Place(source.path.name), why=error.strerror or str(error))
        return
    reader = _Reader(source, source.path.resolve(), BYTES_LIMIT)
    if _FACTS in names:
        source.meta = reader.facts()
    else:
        source.find("no-facts", Place(_FACTS))
    for name in names:
        stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, no path
        if ending.lower() == ".csv" and not name.startswith("."):
            reader.table(stem.strip().casefold(), name)
        elif stem in TABLES and ending.lower() in _OTHER_TABLES:
            source.find("file-unread", Place(name))


@dataclass
class _Reader:
    source: Source
    root: Path
    left: int

    def table(self, name: str, file: str) -> None:
        """Read one CSV file."""
        if name not in TABLES and name not in FORMER_TABLES:
            guess = near(name, TABLES)
            self.source.find("table-alike" if guess else "table-unknown", Place(file), name, guess=guess)
            return
        text = self._text(file)
        rows = None if text is None else self._rows(file, text)
        if rows is not None:
            self.source.add(name, file, rows)
        elif name not in self.source.tables:
            self.source.unread.add(name)

    def _rows(self, file: str, text: str) -> list[tuple[int, list[str]]] | None:
        separator = separator_of(text)
        if separator != ",":
            shown = _("semicolons") if separator == ";" else _("tabs")
            self.source.find("separator", Place(file, 1), separator=shown)
        try:
            return list(csv_rows(text, separator))
        except BrokenCsvError as broken:
            self.source.find("quotes", Place(file, broken.row))
            return None

    def facts(self) -> dict[str, Any] | None:
        """Read community.json; members that begin with # are comments."""
        text = self._text(_FACTS)
        if text is None:
            return None
        twins: list[str] = []

        def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            facts = {name: value for name, value in pairs if not name.startswith("#")}
            names = [name for name, _value in pairs]
            twins.extend(name for name in facts if names.count(name) > 1)
            return facts

        try:
            facts = json.loads(text, object_pairs_hook=members)
        except (ValueError, RecursionError) as error:  # also numbers without end, brackets without end
            self.source.find("json", Place(_FACTS, getattr(error, "lineno", None)))
            return None
        for name in twins:
            self.source.find("meta-twice", Place(_FACTS, column=name), member=name)
        if not isinstance(facts, dict):
            self.source.find("json", Place(_FACTS, 1), text.strip()[:40])
            return None
        return facts

    def _text(self, name: str) -> str | None:
        """Return a file's text, or None with a finding."""
        data = self._bytes(name)
        if data is None:
            return None
        self.left -= len(data)
        if encoding := _other_encoding(data[:4000]):
            self.source.find("encoding", Place(name, 1), encoding=encoding)
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = row_at(data[: error.start].decode("utf-8-sig"))
            word = _word_around(data, error.start).decode("cp1252", "replace")
            self.source.find("encoding", Place(name, row), word, encoding=_("an older encoding such as Windows-1252"))
            return None

    def _bytes(self, name: str) -> bytes | None:
        path, place = self.source.path / name, Place(name)
        try:
            if not path.resolve().is_relative_to(self.root):
                self.source.find("outside", place, str(path.resolve()))
                return None
            if not path.is_file():  # a folder, or something that never ends
                self.source.find("unreadable", place, why=_("it is not a file"))
                return None
            with path.open("rb") as file:
                data = file.read(self.left + 1)
        except RuntimeError:  # a link that leads to itself
            self.source.find("unreadable", place, why=_("it is not a file"))
            return None
        except OSError as error:
            self.source.find("unreadable", place, why=error.strerror or str(error))
            return None
        if len(data) > self.left:
            self.source.find("too-big", place, limit=BYTES_LIMIT // 1_000_000)
            return None
        return data


def _other_encoding(head: bytes) -> str:
    """Return how a file is encoded that decodes as UTF-8 and holds no text of ours; empty: it may be."""
    zeros = head.count(0) / max(len(head), 1)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or 0.2 < zeros < 0.8:
        return "UTF-16"
    return _("zeros instead of text") if zeros >= 0.8 else ""


def _word_around(data: bytes, at: int) -> bytes:
    marks = b' ,;\t\r\n"'
    first, last = at, at
    while first > 0 and data[first - 1] not in marks and at - first < 30:
        first -= 1
    while last < len(data) and data[last] not in marks and last - at < 30:
        last += 1
    return data[first:last]
