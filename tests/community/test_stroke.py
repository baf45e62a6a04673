"""Files are written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.communities import tiny

from alternance.community import read, save, write_workbook


def full(self: Path, *_content: object, **_more: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device", str(self))


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_disk_without_room_leaves_the_old_community(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tiny(), tmp_path / "c")
    write_workbook(tiny(), tmp_path / "c.xlsx")
    before = content(tmp_path / "c"), (tmp_path / "c.xlsx").read_bytes()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        save(tiny(weeks=30), tmp_path / "c")
    with pytest.raises(OSError, match="No space"):
        write_workbook(tiny(weeks=30), tmp_path / "c.xlsx")
    assert (content(tmp_path / "c"), (tmp_path / "c.xlsx").read_bytes()) == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["c", "c.xlsx"]


def test_tables_without_rows_go_and_other_files_stay(tmp_path: Path) -> None:
    save(tiny(demands=[{"id": "d", "occupation": "o", "from": tiny().meta.first_week,
                        "to": tiny().meta.first_week}]), tmp_path)  # fmt: skip
    (tmp_path / "notes.txt").write_text("kept", encoding="utf-8")
    assert (tmp_path / "demands.csv").exists()
    save(tiny(), tmp_path)
    assert not (tmp_path / "demands.csv").exists()
    assert (tmp_path / "notes.txt").exists()
    assert read(tmp_path).hash == tiny().hash


def test_a_folder_in_the_place_of_a_spreadsheet_is_told(tmp_path: Path) -> None:
    (tmp_path / "c.xlsx").mkdir()
    with pytest.raises(IsADirectoryError):
        write_workbook(tiny(), tmp_path / "c.xlsx")
