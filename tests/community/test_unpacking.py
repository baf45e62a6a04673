"""Packed files: never more is unpacked than the bound, whatever the file says of itself."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from tests.community.broken_workbooks import AIMS, part_replaced
from tests.community.good import write_workbook

from alternance.community import bounds, new
from alternance.community.grid import read_grids
from alternance.community.scanning import scan
from alternance.community.unpacking import Refused, repacked, unpacked

MEGABYTE = 1_000_000


def padded(path: Path, size: int) -> Path:
    """Write a good spreadsheet with `size` bytes of blanks in the sheet of aims."""
    write_workbook(path)
    part_replaced(path, AIMS, lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b" " * size))
    return path


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = padded(tmp_path / "c.xlsx", 60 * MEGABYTE)
    assert bomb.stat().st_size < MEGABYTE
    monkeypatch.setattr(bounds, "BYTES", 2 * MEGABYTE)
    tracemalloc.start()
    with pytest.raises(Refused) as refused:
        unpacked(bomb)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (refused.value.code, refused.value.facts) == ("too-big", {"limit": "2 MB"})
    assert peak < 10 * MEGABYTE


def test_what_lies_about_its_size_is_cut_where_it_said(tmp_path: Path) -> None:
    """Also the checksum is that of the first bytes: what is read on is what was counted, and no more."""
    path = padded(tmp_path / "c.xlsx", 3 * MEGABYTE)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        entry, start = archive.getinfo(AIMS), archive.start_dir
        head = archive.read(AIMS)[:1000]
    said = struct.pack("<LLL", zlib.crc32(head), entry.compress_size, 1000)
    real = struct.pack("<LLL", entry.CRC, entry.compress_size, entry.file_size)
    assert data.count(real) == 2 and data.find(real) < start
    path.write_bytes(bytes(data.replace(real, said)))
    parts = unpacked(path)
    assert parts[AIMS] == head
    assert zipfile.ZipFile(repacked(parts)).read(AIMS) == head
    with pytest.raises(Refused, match="unreadable"):
        read_grids(path)


def test_a_text_that_many_cells_share_counts_as_often(tmp_path: Path) -> None:
    """A file of some kilobytes that would be read as gigabytes."""
    new(path := tmp_path / "c.xlsx")
    text = b"<si><t>" + b"y" * MEGABYTE + b"</t></si>"
    part_replaced(path, "xl/sharedStrings.xml", lambda data: data.replace(b"<si>", text + b"<si>", 1))
    read_grids(path)
    cell = b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>'
    many = b"".join(cell % (row, row) for row in range(100, 400))
    part_replaced(path, "xl/worksheets/sheet3.xml", lambda data: data.replace(b"</sheetData>", many + b"</sheetData>"))
    assert path.stat().st_size < 100_000
    with pytest.raises(Refused) as refused:
        read_grids(path)
    assert (refused.value.code, refused.value.facts) == ("too-big", {"limit": "200 MB"})


def test_a_file_that_is_big_itself_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "FILE", 1000)
    with pytest.raises(Refused) as refused:
        unpacked(write_workbook(tmp_path / "c.xlsx"))
    assert refused.value.facts == {"limit": "1 kB"}


def test_pictures_and_macros_are_not_unpacked(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "c.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"x")
        archive.writestr("xl/vbaProject.bin", b"x")
    assert not {"xl/media/image1.png", "xl/vbaproject.bin"} & set(unpacked(path))


def sheet(rows: str) -> bytes:
    """Return the XML of a sheet."""
    return f'<x:worksheet xmlns:x="urn:x"><x:sheetData>{rows}</x:sheetData></x:worksheet>'.encode()


@pytest.mark.parametrize(
    ("rows", "size", "broken"),
    [
        ("", (0, 0), []),
        ('<x:row r="5"/>', (0, 0), []),
        ('<x:row r="5"><x:c r="C5" s="1"/></x:row>', (0, 0), []),  # looks alone
        ('<x:row r="5"><x:c r="C5"><x:v>1</x:v></x:c></x:row>', (5, 3), []),
        ("<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row>", (2, 2), []),
        ('<x:row r="2"><x:c r="B2"><x:f>1+1</x:f></x:c></x:row>', (2, 2), [(1, 1)]),
        ('<x:row r="2"><x:c r="B2"><x:f>1+1</x:f><x:v> </x:v></x:c></x:row>', (2, 2), [(1, 1)]),
        ('<x:row r="2"><x:c r="B2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>', (2, 2), []),
        ('<x:row r="2"><x:c r="B2" t="e"><x:v>#N/A</x:v></x:c></x:row>', (2, 2), [(1, 1)]),
        ('<x:row r="1"><x:c r="XFD1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>', (1, 16_384), []),
    ],
)  # fmt: skip
def test_how_far_a_sheet_reaches(rows: str, size: tuple[int, int], broken: list[tuple[int, int]]) -> None:
    extent = scan(sheet(rows))
    assert ((extent.rows, extent.columns), extent.broken) == (size, broken)


@pytest.mark.parametrize(
    "rows",
    [
        '<x:row r="2"/><x:row r="2"/>', '<x:row r="2"/><x:row r="1"/>', '<x:row r="0"/>', '<x:row r="1048577"/>', '<x:row r="x"/>', '<x:row r=""/>',
        '<x:row r="4294967297"/>', '<x:row r="1"><x:row r="2"/></x:row>', '<x:c r="A1"/>', '<x:row r="1"><x:c r="A2"/></x:row>',
        '<x:row r="1"><x:c r="B1"/><x:c r="A1"/></x:row>', '<x:row r="1"><x:c r="A1"/><x:c r="A1"/></x:row>', '<x:row r="1"><x:c r="XFE1"/></x:row>',
        '<x:row r="1"><x:c r="ZZZ1"/></x:row>', '<x:row r="1"><x:c r="a1"/></x:row>', '<x:row r="1"><x:c r="A1"><x:c r="B1"/></x:c></x:row>',
        '<x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v><x:v>0</x:v></x:c></x:row>', '<x:row r="1"><x:c r="A1" t="s"><x:v>1e0</x:v></x:c></x:row>',
        '<x:row r="1"><x:c r="A01"/></x:row>', '<x:row r="1"><x:c r=""/></x:row>', '<x:row r="1">',
    ],
)  # fmt: skip
def test_rows_and_cells_out_of_order_are_refused(rows: str) -> None:
    with pytest.raises(Refused):
        scan(sheet(rows))
