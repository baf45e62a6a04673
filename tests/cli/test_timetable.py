"""`alternance timetable` and `alternance import untis`: out for the timetabler, back in, judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.run import a_community, alternance, planned, tree
from tests.cli.test_help import loaded_by
from tests.communities import monday, tiny
from tests.io.untis.lines import line
from tests.plans import calendar_plan, plan_table

from alternance.community import Community, save
from alternance.plan import Plan, load
from alternance.plan import save as save_plan


def two_schools() -> tuple[Community, Plan]:
    """Return classes of two schools; one numbers its weeks, and has a lesson that is no whole number of periods."""
    numbers = {0: 1, 5: 6, 6: 1, 11: 6}
    community = tiny(
        weeks=12,
        organisations=[{"id": own, "kind": "enterprise" if own == "e" else "school", "title": own} for own in "sqe"],
        cohorts={"c": {"title": "IM 26a"}, "q:c": {"title": "数控", "school": "q"}},
        teachers=[{"id": "t", "school": "s", "minutes_per_week": 1500}],
        school_weeks=[{"school": "s", "week": monday(w), "days": 5, "number": n} for w, n in numbers.items()],
        blocks={},
    )
    plan = calendar_plan(community, {("c", "m"): [(0, 1), (6, 6)], ("q:c", "m"): (2, 3)}, {})
    sessions = [row | {"minutes": 240} for row in plan["sessions"].to_dicts()]
    sessions[0]["teacher"] = "t"
    return community, plan.with_tables(sessions=plan_table("sessions", sessions))


@pytest.fixture
def here(tmp_path: Path) -> Path:
    community, plan = two_schools()
    save(community, tmp_path / "in")
    save_plan(plan, tmp_path / "plan")
    return tmp_path


def lines(file: Path) -> list[list[str]]:
    return [one.split(",") for one in file.read_text(encoding="utf-8").splitlines()]


def test_out_and_in_again_is_the_same_plan_and_judged(tmp_path: Path) -> None:
    community, plan = planned(tmp_path)
    out, back = tmp_path / "GPU002.TXT", tmp_path / "back"
    result = alternance("timetable", community, plan, "--out", out)
    assert result.exit_code == 0 and f"{out}: 1 line for 1 class, from 2026-10-19 to 2026-11-01" in result.stdout
    result = alternance("import", "untis", out, "--community", community, "--plan", plan, "--out", back)
    assert result.exit_code == 0 and result.stderr == ""
    assert "Timetable: Tiny: 1 run of lessons for 1 class" in result.stdout
    again, before = load(back), load(plan)
    for name in ("sections", "sessions", "spans", "placements", "cohorts"):
        assert again[name].equals(before[name]), name
    assert (again.meta.kind, (back / "report.html").exists()) == ("recorded", True)
    verified = alternance("verify", community, back)
    assert verified.exit_code == 3 and verified.stdout.splitlines()[-1] == "0 violations"
    # what the timetabler moved into the weeks of practice, or behind it, is found
    moved = "20270104"
    (tmp_path / "moved.TXT").write_text(
        out.read_text(encoding="utf-8").replace(lines(out)[0][15], moved), encoding="utf-8"
    )
    result = alternance(
        "import", "untis", tmp_path / "moved.TXT", "--community", community, "--plan", plan, "--out", back
    )
    assert result.exit_code == 0
    assert alternance("verify", community, back).exit_code == 1


def test_lessons_of_one_school_alone(here: Path) -> None:
    result = alternance("timetable", here / "in", here / "plan", "--out", here / "s.txt")
    assert result.exit_code == 2 and "name a school with --school; lessons have: q, s" in result.stderr
    assert not (here / "s.txt").exists()
    result = alternance("timetable", here / "in", here / "plan", "--out", here / "s.txt", "--school", "s")
    assert result.exit_code == 0 and [own[4] for own in lines(here / "s.txt")] == ['"IM 26a"'] * 2
    assert "1 lesson has no teacher" in result.stderr
    assert "2 lessons a week are no whole number of periods of 45 minutes" in result.stderr
    assert "2 lines for 1 class, from 2026-09-07 to 2026-10-25" in result.stdout
    result = alternance("timetable", here / "in", here / "plan", "--out", here / "x.txt", "--school", "x")
    assert result.exit_code == 2 and "x has no lessons; lessons have: q, s" in result.stderr


@pytest.mark.parametrize(
    ("asked", "weeks"),
    [
        (("--from", "2026-09-17"), [("20260914", "20260920"), ("20261019", "20261025")]),
        (("--to", "2026-09-13"), [("20260907", "20260913")]),
        (("--part", "1"), [("20260907", "20260920")]),
        (("--part", "2"), [("20261019", "20261025")]),
        (("--part", "1", "--from", "2026-09-14"), [("20260914", "20260920")]),
    ],
)
def test_a_part_of_the_term(here: Path, asked: tuple[str, ...], weeks: list[tuple[str, str]]) -> None:
    out = here / "s.txt"
    assert alternance("timetable", here / "in", here / "plan", "--out", out, "--school", "s", *asked).exit_code == 0
    assert [(own[14], own[15]) for own in lines(out)] == weeks


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--school", "s", "--part", "3"), "s has 2 parts of the year"),
        (("--school", "q", "--part", "1"), "q has 0 parts of the year"),
        (("--school", "s", "--from", "2026-11-02"), "no lesson from the week of 2026-11-02 to that of 2026-10-19"),
        (("--school", "q", "--encoding", "windows-1252"), "数控 cannot be written in windows-1252"),
    ],
)
def test_what_cannot_be_written(here: Path, more: tuple[str, ...], told: str) -> None:
    result = alternance("timetable", here / "in", here / "plan", "--out", here / "x.txt", *more)
    assert result.exit_code == 2 and told in result.stderr and not (here / "x.txt").exists()


def test_nothing_is_written_over(here: Path) -> None:
    (here / "x.txt").write_text("mine", encoding="utf-8")
    result = alternance("timetable", here / "in", here / "plan", "--out", here / "x.txt", "--school", "s")
    assert result.exit_code == 2 and (here / "x.txt").read_text(encoding="utf-8") == "mine"


def test_encoding_and_separator_as_set_in_untis(here: Path) -> None:
    out = here / "q.txt"
    how = ("--school", "q", "--encoding", "gb18030", "--separator", "semicolon")
    assert alternance("timetable", here / "in", here / "plan", "--out", out, *how).exit_code == 0
    assert ';"数控";' in out.read_bytes().decode("gb18030")
    result = alternance("import", "untis", out, "--community", here / "in", "--out", here / "back")
    assert result.exit_code == 0 and load(here / "back")["sections"]["id"].to_list() == ["q:c/m/1"]


def test_what_was_not_understood_is_told_line_by_line_and_nothing_is_written(here: Path) -> None:
    file = here / "G.TXT"
    file.write_text(
        "\n".join([line(class_="IM 26a", subject="m", students="?"), line(subject="Sport")]), encoding="utf-8"
    )
    before = tree(here)
    result = alternance("import", "untis", file, "--community", here / "in", "--out", here / "back")
    assert result.exit_code == 2
    assert (
        f"error {file}, row 1, column 10 (students): not a whole number (found: ?). Correct it in Untis"
        in result.stderr
    )
    assert f"warning {file}, row 2, column 5 (class): no class of the community is called so" in result.stderr
    assert tree(here) == before


def test_other_schools_keep_their_lessons(here: Path) -> None:
    out = here / "s.txt"
    assert alternance("timetable", here / "in", here / "plan", "--out", out, "--school", "s").exit_code == 0
    call = ("import", "untis", out, "--community", here / "in", "--plan", here / "plan", "--out", here / "back")
    assert alternance(*call, "--school", "s").exit_code == 0
    assert load(here / "back")["sessions"].equals(load(here / "plan")["sessions"])


def test_a_part_of_the_term_is_read_back_and_the_rest_stays(here: Path) -> None:
    out, asked = here / "s.txt", ("--school", "s", "--part", "1")
    assert alternance("timetable", here / "in", here / "plan", "--out", out, *asked).exit_code == 0
    out.write_text(out.read_text(encoding="utf-8").replace("20260920", "20260913"), encoding="utf-8")
    call = ("import", "untis", out, "--community", here / "in", "--plan", here / "plan", "--out", here / "back")
    assert alternance(*call, *asked).exit_code == 0
    rows = load(here / "back")["sessions"].filter(section="c/m/1").select("from", "to", "teacher").rows()
    assert rows == [(monday(0), monday(0), "t"), (monday(6), monday(6), None)]
    result = alternance(*call, "--part", "1")
    assert result.exit_code == 2 and "name it with --school" in result.stderr


def test_neither_help_nor_writing_loads_a_solver(tmp_path: Path) -> None:
    assert loaded_by("timetable", "--help") == (0, set())
    assert loaded_by("import", "untis", "--help") == (0, set())
    community, plan = two_schools()
    save_plan(plan, tmp_path / "plan")
    words = (
        "timetable",
        a_community(tmp_path / "in", community),
        tmp_path / "plan",
        "--out",
        tmp_path / "x",
        "--school",
        "s",
    )
    assert loaded_by(*words) == (0, set())
