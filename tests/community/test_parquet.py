"""Parquet: typed cells are judged like written ones, and nothing that is called so makes checking fail."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.communities import tiny
from tests.community.good import TABLES, changed, write_folder

from alternance.community import check, read, save
from alternance.community.parquet_rows import ParquetError, parquet_rows

SMALL = Path(__file__).parents[2] / "examples" / "small"


def content(frame: pl.DataFrame) -> bytes:
    file = io.BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


def as_parquet(folder: Path, table: str, **casts: Any) -> Path:
    """Write a good folder in which one table is a Parquet file, some of its columns typed."""
    write_folder(folder)
    (folder / f"{table}.csv").unlink()
    frame = pl.read_csv(TABLES[table].encode(), infer_schema=False)
    typed = [
        (pl.col(column).str.to_date() if kind in (pl.Date, pl.Datetime) else pl.col(column)).cast(kind)
        for column, kind in casts.items()
    ]
    frame = frame.with_columns(typed)
    frame.write_parquet(folder / f"{table}.parquet")
    return folder


def said(path: Path) -> list[str]:
    """Return what a check says, whatever the format."""
    *lines, _summary = check(path).lines()
    return [line.replace(".parquet", ".csv") for line in lines]


def test_saved_so_and_read_again_it_is_the_same_and_no_csv_is_left(tmp_path: Path) -> None:
    community = read(SMALL)
    save(community, tmp_path)
    save(community, tmp_path, format="parquet")
    assert {file.suffix for file in tmp_path.iterdir()} == {".json", ".parquet"}
    again = read(tmp_path)
    assert again.hash == community.hash
    assert all(again[name].equals(table) for name, table in community.tables.items())
    save(community, tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".json", ".csv"}


def test_what_is_no_format_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="feather"):
        save(tiny(), tmp_path / "c", format="feather")  # type: ignore[arg-type]
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize(
    ("table", "casts"),
    [
        ("cohorts", {"first_week": pl.Date, "size": pl.Float64, "minutes_per_day": pl.Int16}),
        ("cohorts", {"first_week": pl.Datetime("us")}),
        ("cohorts", {"school": pl.Categorical}),
        ("sites", {"lat": pl.Float64}),
        ("modules", {"minutes": pl.Decimal(10, 2)}),
    ],
)
def test_typed_cells_are_values(tmp_path: Path, table: str, casts: dict[str, Any]) -> None:
    assert said(as_parquet(tmp_path, table, **casts)) == []


@pytest.mark.parametrize(
    ("table", "before", "after", "casts"),
    [
        ("cohorts", ",2,360", ",-2,360", {"size": pl.Int64}),
        ("cohorts", "2027-06-21", "2027-06-22", {"due_week": pl.Date}),
        ("cohorts", "2,360", ",360", {"size": pl.Int64}),
        ("sites", "51.05", "151.05", {"lat": pl.Float64}),
        ("preferences", "n:s2,m:p1", "n:s9,m:p1", {"rank": pl.Int32}),
        ("positions", "m:m1,2", "m:m1,2.5", {"seats": pl.Float32}),
        ("aims", "title", "titel", {}),
    ],
)
def test_what_is_wrong_is_said_as_of_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, before: str, after: str, casts: dict[str, Any]
) -> None:
    broken = changed(table, before, after)
    expected = said(write_folder(tmp_path / "text", broken))
    monkeypatch.setitem(TABLES, table, broken[table])
    assert expected
    assert said(as_parquet(tmp_path / "typed", table, **casts)) == expected


def test_a_table_in_two_formats_is_there_twice(tmp_path: Path) -> None:
    folder = as_parquet(tmp_path, "travel")
    (folder / "travel.csv").write_text(TABLES["travel"], encoding="utf-8")
    assert said(folder) == ["error travel.csv: table travel is there twice. Keep one of the two. [table-twice]"]


def test_rows_are_numbered_as_a_spreadsheet_shows_them_and_empty_ones_are_left_out() -> None:
    frame = pl.DataFrame({"a": ["x", None, "y"], "b": [dt.date(2026, 9, 7), None, None]})
    assert parquet_rows(content(frame)) == [(1, ["a", "b"]), (2, ["x", "2026-09-07"]), (4, ["y", ""])]


def test_much_in_few_bytes_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    many = content(pl.DataFrame({"a": pl.repeat("x" * 1000, 1_000, eager=True)}))
    assert len(many) < 20_000
    monkeypatch.setattr("alternance.community.bounds.BYTES", 500_000)
    with pytest.raises(ParquetError, match="too-big"):
        parquet_rows(many)
    monkeypatch.setattr("alternance.community.bounds.CELLS", 999)
    with pytest.raises(ParquetError, match="many-cells"):
        parquet_rows(many)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=6)), max_size=4), st.booleans())
def test_a_file_of_anything_is_refused_or_read(steps: list[tuple[float, int, bytes]], whole: bool) -> None:
    data = content(pl.DataFrame({"a": [1, 2, None], "b": ["x", None, "y"]})) if whole else b"PAR1"
    for where, gone, new in steps:
        at = int(where * len(data))
        data = data[:at] + new + data[at + gone :]
    try:
        rows = parquet_rows(data)
    except ParquetError as error:
        assert error.code in ("unreadable", "many-cells", "too-big", "column-nested")
    else:
        assert all(isinstance(cell, str) for _, row in rows for cell in row)
