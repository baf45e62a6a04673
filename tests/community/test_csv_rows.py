"""Rows of CSV files keep the numbers that a spreadsheet gives them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alternance.community.csv_rows import BrokenCsvError, csv_rows, row_at, separator_of


def numbered(text: str) -> list[tuple[int, str]]:
    """Return number and first cell of each row."""
    return [(number, row[0]) for number, row in csv_rows(text, ",")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [(1, "a"), (2, "1")]),
        ("a,b\r\n1,2", [(1, "a"), (2, "1")]),
        ("a,b\r1,2\r", [(1, "a"), (2, "1")]),
        ("\n\na\n , \n1\n", [(3, "a"), (5, "1")]),
        ("# one\n# two, \"three\na\n", [(3, "a")]),
        ("a\n\"# kept so by spreadsheets\",,\n1\n", [(1, "a"), (3, "1")]),
        ("a,b\n\"two\nlines\",x\n1,2\n", [(1, "a"), (2, "two\nlines"), (3, "1")]),
        ("a\n\"x\n# no comment\n\"\n1\n", [(1, "a"), (2, "x\n# no comment\n"), (3, "1")]),
        ("sep=,\na\n1\n", [(2, "a"), (3, "1")]),
        ("#1 Hall,x\n\"#1 Hall\",x\n", [(2, "#1 Hall")]),
        ("# only\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_numbers(text: str, rows: list[tuple[int, str]]) -> None:
    assert numbered(text) == rows


@pytest.mark.parametrize(
    ("text", "row"),
    [('a\n1\n"2\n3\n', 3), ('# one\n\na\n"1"x\n2\n', 4), ('"a\n', 1), ('a\n"b\nc"\nd,"e" f\n', 3)],
)
def test_quotes_that_make_no_sense_are_placed(text: str, row: int) -> None:
    with pytest.raises(BrokenCsvError) as raised:
        list(csv_rows(text, ","))
    assert raised.value.row == row


def test_the_limit_for_cells_is_given_back() -> None:
    before = csv.field_size_limit()
    assert len(numbered("x" * 200_000 + "\n")) == 1
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b;c,d", ","),
        ("a;b;c\n1,2,3", ";"),
        ("# a;b;c;d\na,b\n", ","),
        ("a\tb", "\t"),
        ("a", ","),
        ("\n\na;b", ";"),
        ("", ","),
    ],
)
def test_separators(text: str, separator: str) -> None:
    assert separator_of(text) == separator


@pytest.mark.parametrize(("before", "row"), [("", 1), ("a,b\n", 2), ("a,b\n1", 2), ('a\n"x\ny', 2), ("# c\na\n1\n", 4)])
def test_the_row_that_goes_on(before: str, row: int) -> None:
    assert row_at(before) == row


cells = st.text(st.sampled_from('ab",;\n\r #'), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, min_size=2, max_size=3), max_size=6))
def test_whatever_is_written_is_read(rows: list[list[str]]) -> None:
    """All that is filled comes back with its number; a row is a comment only by its sign."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    expected = [
        (number, row) for number, row in enumerate(rows, start=1)
        if any(cell.strip() for cell in row) and not all(cell.strip().startswith("#") for cell in row if cell.strip())
    ]  # fmt: skip
    assert list(csv_rows(text.getvalue(), ",")) == expected
