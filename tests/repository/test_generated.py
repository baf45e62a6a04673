"""Documentation written from code says what the code says, and covers all of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from tools.errors_page import errors_page
from tools.generated import PAGES, main, outdated, write
from tools.tables_page import tables_page
from tools.tables_words import PLAN_FACTS, SECTION_SAYS, STAGES, STEPS
from tools.tree import ROOT

from alternance.community import CATALOGUE
from alternance.community.explaining import about
from alternance.community.reading import NEEDED
from alternance.community.schema import SECTIONS, TABLES
from alternance.plan import PlanMeta
from alternance.plan.tables import TABLES as PLAN_TABLES


def test_every_page_is_up_to_date() -> None:
    assert outdated() == [], "run `make docs`"


def test_the_command_runs_as_make_calls_it() -> None:
    done = subprocess.run([sys.executable, "tools/generated.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def test_what_is_outdated_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.generated.outdated", lambda: outdated(tmp_path))
    assert main([]) == 1
    said = capsys.readouterr().err
    assert all(page in said for page in PAGES) and "make docs" in said
    assert main(["--help"]) == 2


def test_writing_mends_what_is_outdated_and_nothing_else(tmp_path: Path) -> None:
    assert write(tmp_path) == list(PAGES)
    assert write(tmp_path) == []
    (tmp_path / "docs" / "errors.md").write_text("old")
    assert outdated(tmp_path) == write(tmp_path) == ["docs/errors.md"]


def test_every_table_and_column_has_its_line() -> None:
    page = tables_page()
    for title, schema in [*TABLES.items(), *((f"{name} (plan)", schema) for name, schema in PLAN_TABLES.items())]:
        _before, heading, after = page.partition(f"\n### {title}\n")
        assert heading, title
        part = after.partition("\n### ")[0]
        for column in about(schema):
            assert f"`{column.name}`" in part and all(f"`{word}`" in part for word in column.allowed), (title, column)


def test_the_loop_covers_every_table_once() -> None:
    read = [name for _question, tables, _written in STAGES.values() for name in tables]
    written = [name for _question, _read, tables in STAGES.values() for name in tables]
    assert sorted(read) == sorted(TABLES)
    assert sorted(written) == sorted(PLAN_TABLES)
    assert {name for tables in STEPS for name in tables} <= set(TABLES) - set(NEEDED)


def test_words_follow_the_code() -> None:
    assert list(SECTION_SAYS) == list(SECTIONS)
    assert set(PLAN_FACTS) == {field.name for field in fields(PlanMeta)}


def test_every_code_has_its_line_and_no_value_is_left_in_braces() -> None:
    page = errors_page()
    assert all(f'| <a id="{code}"></a>`{code}`' in page for code in CATALOGUE)
    assert "{" not in page
