"""The rows of a table on a sheet: cells by field, names carried down, notes told from rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.community.findings import Place
from alternance.io.heads import Heads
from alternance.io.mapping import TOTALS
from alternance.io.names import plain
from alternance.io.problems import Found
from alternance.io.sheet import Sheet

__all__ = ["Row", "rows"]

#: Signs for "as above".
_DITTO = frozenset({'"', "''", "„", "dto.", "dto", "〃"})
#: Fields that are carried down from the row above where they are empty.
_CARRIED = ("class", "programme", "size")


@dataclass(frozen=True)
class Row:
    """One row: field → text, empty where the cell or the column is."""

    sheet: Sheet
    heads: Heads
    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def place(self, name: str) -> Place:
        """Return the place of a field's cell."""
        column = self.heads.columns.get(name)
        return self.sheet.place(self.number, column, "" if column is None else self.heads.texts.get(column, ""))

    def is_date(self, name: str) -> bool:
        """Tell whether the cell of a field holds a date, not a text."""
        return (self.number, self.heads.columns.get(name, -1)) in self.sheet.dates


def rows(sheet: Sheet, heads: Heads, needed: tuple[tuple[str, ...], ...], found: Found) -> Iterator[Row]:
    """Yield the rows of a table that have a cell for one field of each group in `needed`.

    A row of one text is a note where it is merged over columns or follows an empty row, and so is a sum; a row that
    lacks what is needed is a finding otherwise. Headings said again are passed over. Class, programme and size are
    carried down, and whatever has a ditto sign, but not over an empty row.
    """
    above: dict[str, str] = {}
    apart = False
    yielded = False
    for number in range(heads.body, len(sheet.cells)):
        texts = sheet.cells[number]
        if not any(texts):
            above, apart = {}, True
            continue
        cells = {name: texts[column] for name, column in heads.columns.items()}
        if _repeats_heads(heads, texts):
            continue
        if _adds_up(cells, needed):
            found.note("note", sheet.place(number, heads.columns["class"]), cells["class"])
            continue
        if len(set(filter(None, texts))) == 1 and (apart or sheet.spans_columns(number)):
            column = next(c for c, text in enumerate(texts) if text)
            found.note("note", sheet.place(number, column), texts[column])
            continue
        _beside(sheet, heads, number, found)
        cells = {name: _carried(name, text, above) for name, text in cells.items()}
        row = Row(sheet, heads, number, cells)
        lacking = [group for group in needed if not any(row[name] for name in group)]
        for group in lacking:
            name = next(name for name in group if name in heads.columns)
            found.note("row-incomplete", row.place(name), None, missing=heads.texts[heads.columns[name]])
        above, apart = cells, False
        yielded = True
        if not lacking:
            yield row
    if not yielded:
        found.note("no-rows", sheet.place(heads.body - 1))


def _carried(name: str, text: str, above: dict[str, str]) -> str:
    if text in _DITTO or (name in _CARRIED and not text):
        return above.get(name, "")
    return text


def _repeats_heads(heads: Heads, texts: list[str]) -> bool:
    """Tell whether a row says the headings again, as at the top of a printed page."""
    said = [(plain(text), plain(heads.texts.get(column, ""))) for column, text in enumerate(texts) if text]
    return len(said) > 1 and all(text == head for text, head in said)


def _adds_up(cells: dict[str, str], needed: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether a row only adds up those above: it begins so, and lacks what a row needs."""
    begins = plain(cells.get("class", "")).partition(" ")[0] in {plain(word) for word in TOTALS}
    return begins and not all(any(cells.get(name) for name in group) for group in needed)


def _beside(sheet: Sheet, heads: Heads, number: int, found: Found) -> None:
    """Note texts under no heading: nothing is passed over in silence. Columns headed otherwise are left."""
    for column, text in enumerate(sheet.cells[number]):
        if text and not heads.texts.get(column) and column not in heads.weeks and column not in heads.columns.values():
            found.note("beside", sheet.place(number, column), text)
