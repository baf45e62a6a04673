"""`plan`: a folder and a page on success, reasons and nothing written otherwise."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cli.run import a_community, alternance, planned, tree
from tests.communities import monday, tiny

from alternance import calendar
from alternance.plan import load
from alternance.planner.stages.placement import placements


def test_a_plan_folder_and_a_page(tmp_path: Path) -> None:
    community = a_community(tmp_path / "in")
    out = tmp_path / "deep" / "out"
    result = alternance("plan", community, "--out", out, "--work-limit", 2000)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Tiny, joint: planned"
    assert "\n0 violations\n" in result.stdout
    assert str(out / "report.html") in result.stdout
    for stage in ("check", "calendar", "placement", "staffing", "gap", "outcomes"):
        assert f"\n{stage:<11}" in "\n" + result.stderr
    assert "</html>" in (out / "report.html").read_text(encoding="utf-8")
    plan = load(out)
    assert (plan.meta.status, plan.meta.reproducible) == ("planned", True)
    assert plan["verification"].height > 10
    assert plan["verification"]["violations"].sum() == 0
    assert sorted(file.name for file in out.parent.iterdir()) == ["out"]


def test_the_same_input_gives_the_same_plan_whatever_the_workers_and_the_order_of_rows(tmp_path: Path) -> None:
    community, out = planned(tmp_path)
    for file in community.glob("*.csv"):
        head, *lines = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([head, *reversed(lines)]) + "\n", encoding="utf-8")
    again = tmp_path / "again"
    assert alternance("plan", community, "--out", again, "--work-limit", 2000, "--workers", 1).exit_code == 0
    assert load(again).hash == load(out).hash
    assert load(again).meta.options["workers"] == 1


def test_the_traditional_mode_says_what_it_does_not_keep(tmp_path: Path) -> None:
    _, out = planned(tmp_path, "traditional")
    assert load(out).meta.rules_off == ("learn-before-work",)


def impossible(folder: Path) -> Path:
    """Write a community whose block must begin before the module that it needs can be over."""
    phases = {"phases": [{"weeks": 4, "alone": {"a": None}}]}
    return a_community(folder, tiny(blocks={"b": {**phases, "window_to": monday(3)}}))


def test_an_impossible_community_is_1_with_reasons_and_nothing_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = alternance("plan", impossible(tmp_path / "in"), "--out", out)
    assert result.exit_code == 1
    assert "There is no plan:" in result.stderr
    assert any(line.startswith("- ") and len(line) > 20 for line in result.stderr.splitlines())
    assert not out.exists()


def test_a_plan_that_stood_there_stays_when_the_next_is_impossible(tmp_path: Path) -> None:
    _, out = planned(tmp_path)
    before = tree(out)
    assert alternance("plan", impossible(tmp_path / "other"), "--out", out).exit_code == 1
    assert tree(out) == before


def test_bad_input_is_2_with_every_finding_and_nothing_written(tmp_path: Path) -> None:
    community = a_community(tmp_path / "in")
    (community / "cohorts.csv").unlink()
    result = alternance("plan", community, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "cohorts" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_pack_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    community = a_community(tmp_path / "in", tiny(facts={"packs": ("atlantis-1",)}))
    result = alternance("plan", community, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "atlantis-1" in result.stderr
    assert "alternance-core" in result.stderr


def test_a_folder_that_holds_something_else_is_refused_before_anything_is_solved(tmp_path: Path) -> None:
    community = a_community(tmp_path / "in")
    before = tree(tmp_path)
    result = alternance("plan", community, "--out", community)
    assert result.exit_code == 2
    assert "calendar" not in result.stderr
    assert tree(tmp_path) == before


def test_a_second_plan_replaces_the_first_and_leaves_other_files(tmp_path: Path) -> None:
    community, out = planned(tmp_path)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    result = alternance("plan", community, "--out", out, "--mode", "traditional", "--work-limit", 2000)
    assert result.exit_code == 0
    assert load(out).meta.mode == "traditional"
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_disk_without_room_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    community = a_community(tmp_path / "in")

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    result = alternance("plan", community, "--out", tmp_path / "out", "--work-limit", 500)
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert "Make room" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_fault_in_a_stage_leaves_nothing_and_is_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ArithmeticError("a fault")

    monkeypatch.setattr("alternance.planner.pipeline.gaps", fault)
    with pytest.raises(ArithmeticError, match="a fault"):
        alternance("plan", a_community(tmp_path / "in"), "--out", tmp_path / "out", "--work-limit", 500)
    assert not (tmp_path / "out").exists()


def test_nothing_found_is_1_and_not_called_impossible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    solve = calendar.solve

    def in_vain(problem: calendar.Problem, **options: Any) -> calendar.Result:
        found = solve(problem, **{**options, "work_limit": 500})
        return replace(found, solution=None, status="not found")

    monkeypatch.setattr(calendar, "solve", in_vain)
    result = alternance("plan", a_community(tmp_path / "in"), "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "No plan was found:" in result.stderr
    assert "that there is none is not proven" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_plan_that_breaks_rules_is_kept_and_said_to_be_our_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*args: Any, **options: Any) -> Any:
        seated = placements(*args, **options)
        return replace(seated, placements=seated.placements.clear())

    monkeypatch.setattr("alternance.planner.pipeline.placements", nobody)
    result = alternance("plan", a_community(tmp_path / "in"), "--out", tmp_path / "out", "--work-limit", 500)
    assert result.exit_code == 1
    assert "a fault of Alternance" in result.stderr
    assert load(tmp_path / "out")["verification"]["violations"].sum() > 0


def test_warnings_of_the_input_are_counted_and_do_not_stop(tmp_path: Path) -> None:
    community = a_community(tmp_path / "in")
    (community / "weather.csv").write_text("day\n2026-09-07\n", encoding="utf-8")
    result = alternance("plan", community, "--out", tmp_path / "out", "--work-limit", 500)
    assert result.exit_code == 0
    assert f"{community}: 1 warnings; `alternance check {community}` shows them" in result.stderr


def test_a_time_limit_that_is_over_at_once_tells_so(tmp_path: Path) -> None:
    result = alternance("plan", a_community(tmp_path / "in"), "--out", tmp_path / "out", "--time-limit", 0.000001)
    if result.exit_code == 0:
        facts = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
        assert (facts["status"], facts["reproducible"]) == ("cut short", False)
        assert "reproducible: false" in result.stdout
    else:
        assert result.exit_code == 1
        assert "Stopped before" in result.stderr
        assert not (tmp_path / "out").exists()


def test_another_plan_is_set_beside_in_the_report(tmp_path: Path) -> None:
    community, other = planned(tmp_path, "traditional")
    words = ("plan", community, "--out", tmp_path / "out", "--work-limit", 500)
    assert alternance(*words, "--beside", other).exit_code == 0
    beside = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert alternance(*words).exit_code == 0
    assert len(beside) > len((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    lost = alternance(*words, "--beside", tmp_path / "nowhere")
    assert (lost.exit_code, "there is no plan" in lost.output) == (2, True)


def test_a_published_plan_is_stayed_close_to(tmp_path: Path) -> None:
    community, published = planned(tmp_path)
    words = ("plan", community, "--out", tmp_path / "out", "--work-limit", 500)
    assert alternance(*words, "--near", published, "--today", str(monday(2))).exit_code == 0
    made, before = load(tmp_path / "out"), load(published)
    assert made["spans"].equals(before["spans"])
    assert made.meta.options["near"] == before.hash
    alone = alternance(*words, "--today", "2026-09-21")
    assert (alone.exit_code, "--near" in alone.output) == (2, True)


def test_where_parts_are_planned_is_said_once(tmp_path: Path) -> None:
    both = alternance("plan", a_community(tmp_path / "in"), "--out", tmp_path / "out", "--processes", 2,
                      "--scheduler", "tcp://127.0.0.1:1")  # fmt: skip
    assert both.exit_code == 2
    assert "Leave one out" in both.output
    assert not (tmp_path / "out").exists()


def test_dask_that_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alternance.cli.running.find_spec", lambda name: None)
    result = alternance("plan", a_community(tmp_path / "in"), "--out", tmp_path / "out", "--scheduler", "tcp://x:1")
    assert result.exit_code == 2
    assert "alternance[dask]" in result.output
