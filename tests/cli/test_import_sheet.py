"""`alternance import sheet`: told, written down, confirmed, looked at, written; and refused where it must be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook
from tests.community.good import TABLES, write_folder

from alternance.cli import main


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A community, and a school's list of its students beside it."""
    write_folder(tmp_path / "c")
    book = Workbook()
    for row in (["Schülernummer", "Klasse", "Telefon"], ["n:s1", "M 1", "1"], ["n:s2", "M 1", "2"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "list.xlsx")
    return tmp_path


def sheet(here: Path, *more: str, table: str = "students") -> Result:
    arguments = ["import", "sheet", str(here / "list.xlsx"), "--table", table, "--into", str(here / "c"), *more]
    return CliRunner().invoke(main, arguments)


def confirm(here: Path, *changes: tuple[str, str]) -> str:
    file = here / "m.toml"
    text = file.read_text(encoding="utf-8").replace("confirmed = false", "confirmed = true")
    for before, after in changes:
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_proposed_confirmed_looked_at_written(here: Path) -> None:
    told = sheet(here)
    assert told.exit_code == 0 and "id = “Schülernummer”" in told.stdout and "“Telefon” is not read" in told.stdout
    assert sheet(here, "--propose", str(here / "m.toml")).exit_code == 0
    unconfirmed = sheet(here, "--mapping", str(here / "m.toml"), "--write")
    assert unconfirmed.exit_code == 2 and "not confirmed" in unconfirmed.stderr
    mapping = confirm(here, ("[same]", '[same]\nwish = "both"\n#'))
    looked = sheet(here, "--mapping", mapping)
    assert looked.exit_code == 0 and "0 rows are new, 2 change one" in looked.stdout and "add --write" in looked.stdout
    assert (here / "c" / "students.csv").read_text(encoding="utf-8") == TABLES["students"]
    assert sheet(here, "--mapping", mapping, "--write").exit_code == 0
    assert (here / "c" / "students.csv").read_text(encoding="utf-8").count(",both") == 2


def test_a_row_that_is_wrong_keeps_all_from_being_written(here: Path) -> None:
    sheet(here, "--propose", str(here / "m.toml"))
    mapping = confirm(here, ("[same]", '[same]\nwish = "rest"\n#'))
    result = sheet(here, "--mapping", mapping, "--write")
    assert result.exit_code == 2
    assert "list.xlsx [Sheet], row 2, column wish: none of the words" in result.stderr
    assert "2 errors on the sheet: nothing is written" in result.stderr
    assert (here / "c" / "students.csv").read_text(encoding="utf-8") == TABLES["students"]


@pytest.mark.parametrize(
    ("more", "table", "part"),
    [
        ((), "studnets", "there is no table studnets"),
        (("--write",), "students", "Use --propose"),
        (("--mapping", "nothing.toml"), "students", "cannot be read"),
        ((), "offers", "no heading looks like"),
    ],
)
def test_what_cannot_be(here: Path, more: tuple[str, ...], table: str, part: str) -> None:
    result = sheet(here, *more, table=table)
    assert result.exit_code == 2 and part in result.stderr


def test_a_proposal_is_never_written_over_another(here: Path) -> None:
    (here / "m.toml").write_text("mine", encoding="utf-8")
    assert sheet(here, "--propose", str(here / "m.toml")).exit_code == 2
    assert (here / "m.toml").read_text(encoding="utf-8") == "mine"


def test_a_list_or_a_community_that_is_not_there(here: Path) -> None:
    (here / "list.xlsx").unlink()
    assert sheet(here).exit_code == 2
    result = CliRunner().invoke(main, ["import", "sheet", "x.xlsx", "--table", "students", "--into", str(here / "no")])
    assert result.exit_code == 2 and "no folder of a community" in result.stderr
