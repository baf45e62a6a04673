"""`export`: page, spreadsheet and calendars, in the language asked for; nothing else is overwritten."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import alternance, planned, tree


def test_everything_is_handed_out_and_told(tmp_path: Path) -> None:
    community, plan = planned(tmp_path)
    out = tmp_path / "deep" / "handed-out"
    result = alternance("export", community, plan, "--out", out)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        f"{out / 'report.html'}: 1 file", f"{out / 'plan.xlsx'}: 1 file", f"{out / 'calendars'}: 3 files",
    ]  # fmt: skip
    assert sorted(tree(out)) == [
        "calendars/cohorts/c.ics", "calendars/positions/p1.ics", "calendars/teachers/t.ics", "plan.xlsx", "report.html",
    ]  # fmt: skip
    assert sorted(path.name for path in out.parent.iterdir()) == ["handed-out"]


def test_again_gives_the_same_bytes(tmp_path: Path) -> None:
    community, plan = planned(tmp_path)
    out = tmp_path / "out"
    alternance("export", community, plan, "--out", out)
    before = tree(out)
    assert alternance("export", community, plan, "--out", out).exit_code == 0
    assert tree(out) == before


def test_the_page_is_in_the_language_asked_for(tmp_path: Path) -> None:
    community, plan = planned(tmp_path)
    assert alternance("export", community, plan, "--out", tmp_path / "ru", "--language", "ru").exit_code == 0
    assert '<html lang="ru">' in (tmp_path / "ru" / "report.html").read_text(encoding="utf-8")


def test_another_plan_stands_beside(tmp_path: Path) -> None:
    community, plan = planned(tmp_path)
    _community, other = planned(tmp_path, "traditional")
    assert alternance("export", community, plan, "--out", tmp_path / "out", "--beside", other).exit_code == 0
    assert "Set beside: Fixed cycles of practice." in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_what_else_lies_there_is_left_alone(tmp_path: Path) -> None:
    community, plan = planned(tmp_path)
    before = tree(plan)
    result = alternance("export", community, plan, "--out", plan)
    assert result.exit_code == 2 and "which no export wrote" in result.output
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert alternance("export", community, plan, "--out", tmp_path / "file").exit_code == 2
    assert tree(plan) == before and (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_calendar_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    community, plan = planned(tmp_path)
    broken = tmp_path / "out" / "calendars" / "cohorts"
    broken.mkdir(parents=True)
    (broken / "c.ics").write_text("nonsense", encoding="utf-8")
    result = alternance("export", community, plan, "--out", tmp_path / "out")
    assert result.exit_code == 2 and "c.ics" in result.output
