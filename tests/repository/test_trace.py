"""The page from the design to the test: what is empty or not there is named, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tools.trace_page import CELLS, Demand, demands, holes

ROW = {
    "columns": ("blocks.rhythm",),
    "constraints": ("tools/trace_page.py::holes",),
    "rules": ("block-rhythm",),
    "tests": ("tests/repository/test_trace.py::test_a_whole_row_has_no_hole",),
}


def found(none: Mapping[str, str] | None = None, /, **cells: tuple[str, ...]) -> list[str]:
    return list(holes([Demand("Rhythms", "Blocks", {**ROW, **cells}, none or {})]))


def test_a_whole_row_has_no_hole() -> None:
    assert found() == []


def test_an_empty_cell_is_a_hole_unless_it_says_why() -> None:
    assert found(rules=()) == ["Blocks: no rules"]
    assert found({"rules": "a bound, not a rule"}, rules=()) == []


def test_what_is_not_there_is_named() -> None:
    for cell, name in [
        ("columns", "blocks.rythm"),
        ("columns", "block"),
        ("constraints", "tools/trace_page.py::hole"),
        ("constraints", "tools/trace.py::holes"),
        ("rules", "block-rythm"),
        ("tests", "tests/repository/test_trace.py::test_nothing"),
    ]:
        assert found(**{cell: (name,)}) == [f"Blocks: {cell}: {name} is not there"]


def test_what_stands_in_the_repository_is_whole() -> None:
    rows = demands()
    assert len({row.says for row in rows}) == len(rows)
    assert all(set(row.cells) == set(CELLS) for row in rows)
    assert list(holes(rows)) == []


def test_what_has_no_answer_yet_stands_under_its_heading_and_nowhere_else() -> None:
    for row in demands():
        lacks = [why.startswith(("not yet", "partly")) for why in row.none.values()]
        assert any(lacks) == (row.group == "Not yet"), row.says


def test_a_cell_of_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs" / "data").mkdir(parents=True)
    (tmp_path / "docs" / "data" / "trace.toml").write_text(
        '[[groups]]\ntitle = "a"\n[[groups.demands]]\nsays = "b"\ntest = ["x"]\n', encoding="utf-8"
    )
    try:
        demands(tmp_path)
    except ValueError as error:
        assert "'test'" in str(error)
    else:
        raise AssertionError("a wrong name was taken")
