"""Old folders are read for good: each format has a stored one, and upgraders bring it forward step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.community import good
from tests.tables import community

from alternance.community import check, read
from alternance.community.meta import FORMAT
from alternance.community.schema import TABLES
from alternance.community.source import RawTable, Source
from alternance.community.upgrade import FORMER_TABLES, UPGRADERS

HERE = Path(__file__).parent


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_each_format_has_a_stored_folder_that_is_read(number: int) -> None:
    stored = read(HERE / f"format-{number}")
    assert stored.meta.format == FORMAT
    assert stored.meta.title == "North"
    assert [name for name in TABLES if stored[name].height == 0] == []
    assert stored["phase_aims"].filter(role="assist")["aim"].to_list() == ["n:safe"]


def test_each_older_format_has_an_upgrader() -> None:
    assert sorted(UPGRADERS) == list(range(1, FORMAT))


@pytest.fixture
def format_3(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pretend that format 1 called travel `ways`, and format 2 called its minutes `min`."""

    def rename_table(source: Source) -> None:
        raw = source.tables.pop("ways")
        source.tables["travel"] = RawTable("travel", raw.file, raw.headings, raw.rows, raw.numbers, raw.heading_row)

    def rename_column(source: Source) -> None:
        raw = source.tables["travel"]
        headings = tuple("minutes" if heading == "min" else heading for heading in raw.headings)
        source.tables["travel"] = RawTable("travel", raw.file, headings, raw.rows, raw.numbers, raw.heading_row)

    for module in ("upgrade", "meta_reading"):
        monkeypatch.setattr(f"alternance.community.{module}.FORMAT", 3)
    monkeypatch.setitem(UPGRADERS, 1, rename_table)
    monkeypatch.setitem(UPGRADERS, 2, rename_column)
    FORMER_TABLES.add("ways")
    monkeypatch.setitem(good.TABLES, "ways", good.TABLES["travel"].replace("minutes", "min"))
    monkeypatch.delitem(good.TABLES, "travel")
    yield
    FORMER_TABLES.discard("ways")


@pytest.mark.usefixtures("format_3")
def test_upgraders_run_one_after_the_other_before_anything_is_judged(tmp_path: Path) -> None:
    found = read(good.write_folder(tmp_path / "folder"))
    assert found["travel"].rows() == [("n:s1", "m:works", 35)]
    assert read(good.write_workbook(tmp_path / "book.xlsx"))["travel"].height == 1


@pytest.mark.usefixtures("format_3")
def test_places_stay_those_of_the_file(tmp_path: Path) -> None:
    folder = good.write_folder(tmp_path / "folder", {"ways": "# ways\nstudent,site,min\nn:s1,m:works,-1\n"})
    (finding,) = check(folder).findings
    assert str(finding.place) == "ways.csv, row 3, column minutes"


def test_a_former_name_is_unknown_without_upgrader(tmp_path: Path) -> None:
    folder = good.write_folder(tmp_path / "folder", {"ways": "student,site,min\n"})
    assert [finding.code for finding in check(folder).findings] == ["table-unknown"]


@pytest.mark.parametrize("number", [True, "1", 0, None])
def test_what_is_no_format_is_said_once(number: object, tmp_path: Path) -> None:
    (finding,) = check(good.write_folder(tmp_path / "folder", facts={"format": number})).findings
    assert (finding.code, finding.place.column) == ("meta-value", "format")


def test_a_column_that_came_later_changes_no_community_until_it_is_filled() -> None:
    modules = [{"id": "s:m", "title": "Milling", "minutes": 480, "weekly_min": 240, "weekly_max": 240}]
    before = community({"modules": modules})
    assert before.hash == "31f96d2432352dd2b2ad970a8ec9cedf4136d5a7f8e6d197a6f090123b0ce0c5", (
        "what it was without modules.section_ideal"
    )
    assert community({"modules": [{**modules[0], "section_ideal": 12}]}).hash != before.hash
