"""Broken folders and spreadsheets: the whole report, word for word; nothing is half-read, and nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.community.broken_folders import FOLDERS
from tests.community.broken_parquet import PARQUET
from tests.community.broken_rules import RULES
from tests.community.broken_workbooks import WORKBOOKS
from tests.community.good import write_folder

from alternance.community import CommunityError, check, examine, read
from alternance.community.findings import Report


def compare(path: Path, expected: list[str]) -> None:
    """Check a report against what it should say."""
    report = check(path)
    *lines, last = (line.replace(str(path.parent), "…") for line in report.lines())
    assert lines == expected
    errors = sum(line.startswith("error ") for line in expected)
    assert last == f"…/{path.name}: {errors} errors, {len(expected) - errors} warnings"


def test_there_are_enough_of_them() -> None:
    every = (*FOLDERS.values(), *RULES.values(), *PARQUET.values(), *WORKBOOKS.values())
    assert len([lines for _break, lines in every if lines]) >= 95


@pytest.mark.parametrize("name", (*FOLDERS, *RULES, *PARQUET))
def test_folder(name: str, tmp_path: Path) -> None:
    break_it, expected = {**FOLDERS, **RULES, **PARQUET}[name]
    break_it(write_folder(tmp_path / "c"))
    compare(tmp_path / "c", expected)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbook(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alternance.community.bounds.BYTES", 2_000_000)  # so that bombs may be small
    break_it, expected = WORKBOOKS[name]
    break_it(tmp_path / "c.xlsx")
    compare(tmp_path / "c.xlsx", expected)


@pytest.mark.parametrize("path", ["nothing", "a\0b", "x" * 5000], ids=["not there", "with a nothing in it", "too long"])
def test_paths_that_name_nothing(path: str) -> None:
    report = check(path)
    assert [finding.code for finding in report.findings] in (["no-source"], ["unreadable"])


def test_nothing_is_half_read(tmp_path: Path) -> None:
    bad, warned = write_folder(tmp_path / "bad"), write_folder(tmp_path / "warned")
    FOLDERS["negative hours"][0](bad)
    FOLDERS["tabs"][0](warned)
    assert examine(bad)[0] is None
    with pytest.raises(CommunityError, match="row 2, column minutes") as raised:
        read(bad)
    assert raised.value.report == check(bad)
    assert read(warned).hash == read(write_folder(tmp_path / "good")).hash


def test_a_way_out_of_the_folder(tmp_path: Path) -> None:
    root = write_folder(tmp_path / "c")
    secret = (root / "aims.csv").rename(tmp_path / "secret.csv")
    (root / "aims.csv").symlink_to(secret)
    (finding,) = check(root).findings
    assert (finding.code, finding.place.file, finding.value) == ("outside", "aims.csv", str(secret.resolve()))


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: object) -> list[str]:
        raise PermissionError(13, "Permission denied")

    write_folder(tmp_path / "c")
    monkeypatch.setattr("alternance.community.folder.os.listdir", refuse)  # root may read every folder
    assert codes(check(tmp_path / "c")) == [("unreadable", "c", None)]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path.name == "aims.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)  # type: ignore[call-overload]

    write_folder(tmp_path / "c")
    monkeypatch.setattr(Path, "open", refuse)
    assert codes(check(tmp_path / "c")) == [("unreadable", "aims.csv", None)]


def codes(report: Report) -> list[tuple[str, str, int | None]]:
    """Return code, file and row of each finding."""
    return [(finding.code, finding.place.file, finding.place.row) for finding in report.findings]
