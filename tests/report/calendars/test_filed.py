"""Every id has a file name of its own on every system."""

from __future__ import annotations

import re

import pytest

from alternance.report.calendars.filed import file_names


def test_common_ids_stay_readable() -> None:
    assert file_names(["miller:p1", "a/b", "Школа:Т-1"]) == {
        "miller:p1": "miller+p1.ics", "a/b": "a~b.ics", "Школа:Т-1": "Школа+Т-1.ics",
    }  # fmt: skip


@pytest.mark.parametrize(
    "pair", [("a:b", "a/b"), ("A", "a"), ("é", "e\u0301"), ("ß", "ss"), ("x" * 300, "x" * 299 + "y")]
)
def test_two_ids_have_two_names_whatever_the_system_takes_for_one(pair: tuple[str, str]) -> None:
    names = [name.casefold() for name in file_names(pair).values()]
    assert len(set(names)) == 2


@pytest.mark.parametrize("name", ["con", "CON", "nul.a", "com1", "x" * 300, "工" * 120])
def test_names_that_systems_refuse_are_marked(name: str) -> None:
    file = file_names([name])[name]
    assert re.search(r"=[0-9a-f]{8}$", file.partition(".")[0]) and len(file.encode()) <= 255
