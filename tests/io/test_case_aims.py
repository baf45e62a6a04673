"""A CASE framework as aims: the top are work tasks, below are competences; no way leads back to itself."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from tests.cli.run import alternance

from alternance.framework import Case
from alternance.io.case_aims import case_aims


def case(*pairs: tuple[str, str], labels: dict[str, str] | None = None) -> Case:
    labels = labels or {"a": "Weld", "b": "Set up", "c": "Clamp"}
    items = tuple({"id": id_, "code": None, "label": label, "type": None} for id_, label in labels.items())
    return Case("Welding", items, tuple(("isChildOf", *pair) for pair in pairs), ())


def test_top_and_below() -> None:
    made, notes = case_aims(case(("b", "a"), ("c", "b")), dt.date(2026, 9, 7))
    assert made["aims"].select("id", "kind", "parent", "competence", "origin").rows() == [
        ("school:welding.clamp", "competence", "school:welding.set-up", "case/c", "imported"),
        ("school:welding.set-up", "competence", "school:welding.weld", "case/b", "imported"),
        ("school:welding.weld", "work task", None, "case/a", "imported"),
    ]
    assert notes == ()


def test_several_parents_and_a_ring() -> None:
    made, notes = case_aims(case(("b", "a"), ("b", "c"), ("a", "b")), dt.date(2026, 9, 7))
    parents = dict(made["aims"].select("title", "parent").rows())
    assert parents == {"Clamp": None, "Set up": "school:welding.weld", "Weld": None}
    assert notes == (
        "Set up: stands below several items; only the first is kept",
        "Weld: stands below itself; taken as at the top",
    )


def test_titles_alike_and_too_long() -> None:
    made, notes = case_aims(case(labels={"a": "Weld", "b": "Weld", "c": "x" * 500}), dt.date(2026, 9, 7))
    assert made["aims"]["id"].to_list()[:2] == ["school:welding.weld", "school:welding.weld-2"]
    assert max(map(len, made["aims"]["title"])) == 400
    assert len(notes) == 1


def test_the_command(tmp_path: Path) -> None:
    package = {"CFDocument": {"title": "钳工"}, "CFItems": [{"identifier": "1", "fullStatement": "锉削"}]}
    (tmp_path / "package.json").write_text(json.dumps(package), encoding="utf-8")
    run = alternance("import", "case", tmp_path / "package.json", "--out", tmp_path / "out")
    assert run.exit_code == 0, run.output
    assert "school:钳工.锉削" in (tmp_path / "out" / "aims.csv").read_text(encoding="utf-8")
    assert alternance("import", "case", tmp_path / "none.json", "--out", tmp_path / "x").exit_code == 2
