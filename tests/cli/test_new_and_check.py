"""`new` writes what `check` reads; `check` tells everything at once and marks a spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path

import python_calamine
from tests.cli.run import a_community, alternance, tree
from tests.communities import tiny

from alternance.community import write_workbook


def test_a_new_folder_is_empty_and_says_what_is_lacking(tmp_path: Path) -> None:
    result = alternance("new", tmp_path / "ours")
    assert result.exit_code == 0
    assert "alternance check" in result.output
    checked = alternance("check", tmp_path / "ours")
    assert checked.exit_code == 2
    assert "organisations" in checked.output


def test_a_new_spreadsheet_has_a_sheet_for_each_table(tmp_path: Path) -> None:
    file = tmp_path / "ours.xlsx"
    assert alternance("new", file).exit_code == 0
    assert {"community", "modules", "students"} <= set(python_calamine.load_workbook(file).sheet_names)
    assert alternance("check", file).exit_code == 2


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    folder = a_community(tmp_path / "ours")
    file = tmp_path / "ours.xlsx"
    file.write_bytes(b"mine")
    before = tree(tmp_path)
    for path in (folder, file):
        result = alternance("new", path)
        assert result.exit_code == 2
        assert str(path) in result.output
    assert tree(tmp_path) == before


def test_a_name_of_another_kind_is_bad_input(tmp_path: Path) -> None:
    result = alternance("new", tmp_path / "ours.csv")
    assert result.exit_code == 2
    assert ".xlsx" in result.output


def test_a_clean_community_is_0(tmp_path: Path) -> None:
    result = alternance("check", a_community(tmp_path / "in"))
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].endswith("0 errors, 0 warnings")


def broken(folder: Path) -> Path:
    file = a_community(folder) / "modules.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("480", "-480"), encoding="utf-8")
    return folder


def test_a_finding_names_file_row_column_value_and_remedy(tmp_path: Path) -> None:
    result = alternance("check", broken(tmp_path / "in"))
    assert result.exit_code == 2
    assert "modules.csv, row 2, column minutes" in result.output
    assert "-480" in result.output


def test_findings_as_json(tmp_path: Path) -> None:
    result = alternance("check", broken(tmp_path / "in"), "--json")
    assert result.exit_code == 2
    facts = json.loads(result.stdout)
    found = [finding for finding in facts["findings"] if finding["severity"] == "error"]
    assert [(f["file"], f["row"], f["column"], f["value"]) for f in found] == [("modules.csv", 2, "minutes", "-480")]
    assert all(finding["message"] and finding["remedy"] for finding in found)


def test_a_spreadsheet_comes_back_marked(tmp_path: Path) -> None:
    file, marked = tmp_path / "in.xlsx", tmp_path / "marked.xlsx"
    community = tiny()
    write_workbook(community.with_tables(modules=community["modules"].with_columns(minutes=-480)), file)
    result = alternance("check", file, "--mark", marked)
    assert result.exit_code == 2
    assert str(marked) in result.output
    sheet = python_calamine.load_workbook(marked).get_sheet_by_name("modules").to_python()
    assert any("-480" in str(row) and "less than 1" in str(row) for row in sheet)


def test_marking_a_folder_or_the_spreadsheet_itself_is_bad_input(tmp_path: Path) -> None:
    folder = a_community(tmp_path / "in")
    result = alternance("check", folder, "--mark", tmp_path / "marked.xlsx")
    assert (result.exit_code, (tmp_path / "marked.xlsx").exists()) == (2, False)
    file = tmp_path / "in.xlsx"
    write_workbook(tiny(), file)
    before = file.read_bytes()
    assert alternance("check", file, "--mark", file).exit_code == 2
    assert file.read_bytes() == before


def test_nothing_there_is_bad_input(tmp_path: Path) -> None:
    result = alternance("check", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output
