"""Sheets with headings that no default knows: proposed, confirmed, and then read as if the defaults knew them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.io.test_record import FIRMS, GOOD, HEAD, community, workbook

from alternance.io.proposed_headings import mapping_text
from alternance.io.record import RecordError, examine, proposed, record

#: Headings as schools invent them: field → heading. None of them is a default.
STRANGE = {"class": "Klassse 25/26", "size": "Schülerzahlen", "item": "Was", "weeks": "Wann"}
PLAN: list[Any] = [GOOD[0], GOOD[1], tuple(STRANGE.values()), *GOOD[3:]]


def confirmed(path: Path, text: str) -> Path:
    assert text.count("confirmed = false") == 1
    (path / "m.toml").write_text(text.replace("confirmed = false", "confirmed = true"), encoding="utf-8")
    return path / "m.toml"


def test_what_is_proposed_and_confirmed_reads_as_what_is_known(tmp_path: Path) -> None:
    strange, usual = workbook(tmp_path / "strange.xlsx", Year=PLAN), workbook(tmp_path / "usual.xlsx", Year=GOOD)
    with pytest.raises(RecordError):
        record(strange, None, community())
    found, report = proposed(strange, None, community())
    assert report.findings == ()
    assert {field: own[0].heading for field, own in found.items()} == STRANGE
    plan = record(strange, None, community(), confirmed(tmp_path, mapping_text(found)))
    wanted = record(usual, None, community())
    assert all(plan[name].equals(wanted[name]) for name in ("cohorts", "sections", "sessions", "spans"))


def test_what_was_proposed_is_not_read_before_it_is_confirmed(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "strange.xlsx", Year=PLAN)
    (tmp_path / "m.toml").write_text(mapping_text(proposed(sheet, None, community())[0]), encoding="utf-8")
    plan, report = examine(sheet, None, community(), tmp_path / "m.toml")
    assert plan is None and "mapping-unconfirmed" in [f.code for f in report.errors]


def test_headings_that_the_defaults_know_stay_theirs(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "usual.xlsx", Year=GOOD)
    found, _ = proposed(sheet, None, community())
    assert {field: own[0].heading for field, own in found.items()} == dict(
        zip(("class", "size", "item", "weeks"), HEAD, strict=True)
    )
    assert [line for line in mapping_text(found).splitlines() if not line.startswith("#")] == [
        "confirmed = false", "", "[headings]  # field = your headings for it",
    ]  # fmt: skip


def test_a_field_of_both_files_keeps_both_headings(tmp_path: Path) -> None:
    places = [("Klasse", *FIRMS[0][1:]), *FIRMS[1:]]
    calendar, placements = workbook(tmp_path / "a.xlsx", Year=PLAN), workbook(tmp_path / "b.xlsx", Places=places)
    found, _ = proposed(calendar, placements, community())
    assert [one.heading for one in found["class"]] == ["Klassse 25/26", "Klasse"]
    assert 'class = ["Klassse 25/26", "Klasse"]' in mapping_text(found)


def test_the_weeks_of_a_grid_are_no_headings_of_fields(tmp_path: Path) -> None:
    grid = [("Klasse", "Stärke", 36, 37, 38, 39, 40), ("M 1", 12, "S", "First practice", "First practice", "S", "S")]
    found, _ = proposed(workbook(tmp_path / "grid.xlsx", Year=grid), None, community())
    assert list(found) == ["class"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    found, report = proposed(tmp_path / "none.xlsx", None, community())
    assert found == {} and [f.code for f in report.errors] == ["no-sheet"]
