"""Cells: what is read as what, and what is guessed of those that are not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
import pytest

from alternance.community.cells import expected, typed
from alternance.community.guessing import guess_date, guess_number
from alternance.community.tidying import tidy

KINDS: dict[str, pl.DataType] = {
    "whole": pl.Int64(), "number": pl.Float64(), "flag": pl.Boolean(), "date": pl.Date(), "text": pl.String(),
    "word": pl.Enum(["in-post", "Studio"]),
}  # fmt: skip
READ: list[tuple[str, str, Any]] = [
    ("whole", "12", 12), ("whole", "+12", 12), ("whole", "-3", -3), ("whole", "007", 7), ("whole", "12.0", 12), ("whole", "12.", 12),
    ("number", "0.5", 0.5), ("number", "-.5", -0.5), ("number", "5.", 5.0), ("number", "1e3", 1000.0), ("number", "1e-300", 1e-300),
    ("flag", "yes", True), ("flag", "TRUE", True), ("flag", "1", True), ("flag", "Ja", True), ("flag", "是", True), ("flag", "ДА", True),
    ("flag", "no", False), ("flag", "False", False), ("flag", "0", False), ("flag", "нет", False),
    ("date", "2026-09-07", dt.date(2026, 9, 7)), ("date", "2024-02-29", dt.date(2024, 2, 29)),
    ("date", "2026-09-07 00:00:00", dt.date(2026, 9, 7)), ("date", "2026-09-07T00:00", dt.date(2026, 9, 7)),
    ("date", "2026-W37", dt.date(2026, 9, 7)), ("date", "2026-W01", dt.date(2025, 12, 29)), ("date", "2026-W53", dt.date(2026, 12, 28)),
    ("text", "=1+1", "=1+1"), ("word", "In-Post", "in-post"), ("word", "studio", "Studio"),
]  # fmt: skip
BAD = [
    ("whole", "1.5"), ("whole", "1e3"), ("whole", "1_000"), ("whole", "٣"), ("whole", "0x10"), ("whole", "1 2"), ("whole", "9" * 19),
    ("number", "1,5"), ("number", "nan"), ("number", "inf"), ("number", "1e999"), ("number", "٣.٥"), ("number", "1__0"), ("number", "."),
    ("flag", "maybe"), ("flag", "2"), ("flag", "x"),
    ("date", "07.09.2026"), ("date", "2026-9-7"), ("date", "2026-02-30"), ("date", "2026-W54"), ("date", "2025-W53"), ("date", "20260907"),
    ("date", "2026-09-07 08:00"), ("date", "46272"), ("word", "post"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_read(kind: str, text: str, value: object) -> None:
    values, bad = typed(pl.Series("cell", [text, None]), KINDS[kind])
    assert values.to_list() == [value, None]
    assert bad.to_list() == [False, False]
    assert values.dtype == KINDS[kind]


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_not_read_and_named(kind: str, text: str) -> None:
    values, bad = typed(pl.Series("cell", [text, None]), KINDS[kind])
    assert values.to_list() == [None, None]
    assert bad.to_list() == [True, False]


def test_each_kind_says_what_it_takes() -> None:
    assert [expected(kind) for kind in KINDS.values()] == [
        "a whole number such as 12", "a number such as 0.5", "yes or no", "a day such as 2026-09-07 or a week such as 2026-W37",
        "text", "in-post, Studio",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("07.09.2026", "2026-09-07 or 2026-07-09"), ("28.6.27", "2027-06-28"), ("06/28/2027", "2027-06-28"), ("2027/6/28", "2027-06-28"),
        ("2026年9月7日", "2026-09-07"), ("20260907", "2026-09-07"), ("2026-9-7", "2026-09-07"), ("2026-09-07 08:30:00", "2026-09-07"),
        ("46272", "2026-09-07"), ("46272.5", "2026-09-07"), ("12345", None), ("99999", None), ("31.02.2026", None), ("soon", None),
    ],
)  # fmt: skip
def test_dates_in_other_styles(text: str, guess: str | None) -> None:
    assert guess_date(text) == guess


@pytest.mark.parametrize(
    ("text", "whole", "guess"),
    [
        ("0,5", False, "0.5"), ("51,05", False, "51.05"), ("50 %", False, "0.5"), ("12,5%", False, "0.125"), ("-3,0", True, "-3"),
        ("2.400", True, "2400"), ("2,400", True, "2400"), ("1.234.567,8", False, "1234567.8"), ("1,234.5", False, "1234.5"),
        ("2 400", True, "2400"), ("2\u202f400", True, "2400"), ("2'400", True, "2400"), ("240 min", True, "240"), ("240min.", True, "240"),
        ("2,5", True, None), ("zwei", True, None), ("1-2", True, None), ("9" * 30, True, None), ("1" * 50, True, None), ("½", False, None),
    ],
)  # fmt: skip
def test_numbers_in_other_styles(text: str, whole: bool, guess: str | None) -> None:
    assert guess_number(text, whole=whole) == guess


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (" a ", "a"), ("\u00a0a\u3000", "a"), ("\ufeffa\u200b", "a"), ("Mu\u0308ller", "Müller"), ("a\r\nb\rc", "a\nb\nc"), ("a  b", "a  b"),
        (" \u200b ", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_looks_the_same_is_the_same(text: str, plain: str) -> None:
    assert tidy(text) == plain
