"""Travel times from a matrix, either way round, and from long rows; whatever is not understood is told by its cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.run import alternance as run
from tests.communities import tiny

from alternance.community import Community, save
from alternance.io.travel import MatrixError, read_matrix, travel_times


def where() -> Community:
    return tiny(cohorts={"c": {"size": 2}})


def read(tmp_path: Path, text: str) -> tuple[dict[tuple[str, str], int], list[str]]:
    path = tmp_path / "ways.csv"
    path.write_text(text, encoding="utf-8")
    found = travel_times(read_matrix(path), where())
    return found.minutes, found.notes


def test_a_matrix_of_students_and_sites_either_way_round(tmp_path: Path) -> None:
    wanted = {("c/1", "s:site"): 12, ("c/1", "e:site"): 35, ("c/2", "e:site"): 65}
    assert read(tmp_path, ",s:site,e:site\nc/1,12,34.2\nc/2,,1:05\n") == (wanted, [])
    minutes, notes = read(tmp_path, "x;c/1;c/2\ns:site;12;\ne:site;34,2;1:05\n")
    assert (minutes, notes) == (wanted, [])


def test_long_rows_in_any_order(tmp_path: Path) -> None:
    minutes, notes = read(tmp_path, "Minutes,Student,note,Site\n12,c/1,by bus,s:site\n,,,\n35,c/2,,e:site\n")
    assert minutes == {("c/1", "s:site"): 12, ("c/2", "e:site"): 35} and not notes


def test_every_cell_that_is_not_understood_is_told_with_row_and_column(tmp_path: Path) -> None:
    minutes, notes = read(tmp_path, ",s:site,nowhere,e:site\nc/1,far,3,1441\nc/9,1,2,3\nc/2,20,4,-1,7\n")
    assert minutes == {("c/2", "s:site"): 20}
    assert notes == [
        "row 1, column C: there is no site nowhere",
        "row 2, column B (s:site): far is no number of minutes of a day",
        "row 2, column D (e:site): 1441 is no number of minutes of a day",
        "row 3, column A: there is no student c/9",
        "row 4, column D (e:site): -1 is no number of minutes of a day",
        "row 4, column E: 7 stands under no heading",
    ]


def test_what_long_rows_do_not_say_or_say_twice_is_told(tmp_path: Path) -> None:
    text = "student,site,minutes\nc/1,e:site,\nc/8,e:site,3\nc/1,moon,3\nc/1,e:site,5\nc/1,e:site,6\n"
    minutes, notes = read(tmp_path, text)
    assert minutes == {("c/1", "e:site"): 5}
    assert [note.split(":")[0] for note in notes] == [f"row {n}, column C (minutes)" for n in (2, 3, 4, 6)]


@pytest.mark.parametrize("text", ["", "a,b\n", "a,b\nc,3\n", '"a,b\n'])
def test_what_is_no_matrix_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(MatrixError):
        read(tmp_path, text)
    with pytest.raises(MatrixError, match="no such file"):
        read_matrix(tmp_path / "none.csv")


def test_the_command_writes_rows_of_the_table_and_nothing_over_a_file(tmp_path: Path) -> None:
    save(where(), tmp_path / "c")
    (tmp_path / "ways.csv").write_text(",e:site\nc/1,35\nc/2,far\n")
    call = ("import", "travel", tmp_path / "ways.csv", "--community", tmp_path / "c", "--out", tmp_path / "travel.csv")
    result = run(*call)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "travel.csv").read_text() == "student,site,minutes\nc/1,e:site,35\n"
    assert "row 3, column B (e:site): far is no number" in result.stderr
    assert run(*call).exit_code == 2
