"""Files of others: what a line means, what is left out and told, and what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.communities import tiny
from tests.io.untis.lines import day, line, read, school, sections, sessions
from tests.plans import calendar_plan
from tests.tables import table

from alternance.io.untis import read as reading
from alternance.io.untis import read_lessons
from alternance.io.untis.problems import LESSON_PROBLEMS
from alternance.plan import load, save


def test_a_line_is_a_section_with_a_session(tmp_path: Path) -> None:
    plan, report = read(tmp_path, line(students=19, room="workshop"))
    assert report.findings == ()
    assert sections(plan) == [("s:im25a/s:lf1/1", 19, None)]
    assert sessions(plan) == [("s:im25a/s:lf1/1", 0, 3, 180, "s:mue")]
    assert plan is not None
    assert plan["sessions"]["room_kind"].to_list() == ["workshop"]
    assert plan["cohorts"]["id"].to_list() == ["s:im25a"]
    assert (plan.meta.kind, plan.meta.weeks, plan.knows("sessions"), plan.knows("spans")) == (
        "recorded",
        4,
        True,
        False,
    )


def test_the_plan_is_whole(tmp_path: Path) -> None:
    plan, _report = read(tmp_path, line(), line(class_="IM 25b", lesson=2), line(subject="Deutsch"))
    assert plan is not None
    save(plan, tmp_path / "plan")
    assert load(tmp_path / "plan").hash == plan.hash


@pytest.mark.parametrize("subject", ["LF1", "lf 1", "LF 1 Filing", "LF1  Filing", "s:lf1"])
@pytest.mark.parametrize("named", ["IM 25a", "im25a", "IM25A", "s:im25a"])
def test_names_are_found_as_people_write_them(tmp_path: Path, subject: str, named: str) -> None:
    plan, report = read(tmp_path, line(subject=subject, class_=named))
    assert report.findings == () and sections(plan)[0][0] == "s:im25a/s:lf1/1"


def test_dates_mean_the_weeks_in_which_they_lie_and_none_means_all(tmp_path: Path) -> None:
    midweek, friday = str(int(day(1)) + 2), str(int(day(2)) + 4)
    plan, _report = read(tmp_path, line(from_=midweek, to=friday), line(lesson=2, subject="LF7", from_="", to=""))
    assert [row[:3] for row in sessions(plan)] == [("s:im25a/s:lf1/1", 1, 2), ("s:im25a/s:lf7/1", 0, 19)]


def test_periods_are_of_the_schools_length_and_may_have_parts(tmp_path: Path) -> None:
    community = school(facts={"lesson_minutes": 60})
    plan, _report = read(tmp_path, line(";", periods="2,5"), community=community)
    assert sessions(plan)[0][3] == 150
    plan, _report = read(tmp_path, line(periods="", periods_of_class=3), community=community)
    assert sessions(plan)[0][3] == 180
    plan, _report = read(tmp_path, line(periods=""), community=community)
    assert sessions(plan)[0][3] is None


@pytest.mark.parametrize("teacher", ["", "?", "?2"])
def test_a_teacher_who_is_not_known_yet_is_none(tmp_path: Path, teacher: str) -> None:
    plan, report = read(tmp_path, line(teacher=teacher))
    assert report.findings == () and sessions(plan)[0][4] is None


def test_groups_are_sections_and_keep_their_number(tmp_path: Path) -> None:
    lines = [
        line(group="G1"), line(group="G2", teacher="kra"),
        line(lesson=2, group="G2", teacher="kra", from_=day(6), to=day(7)),
    ]  # fmt: skip
    plan, report = read(tmp_path, *lines)
    assert report.findings == ()
    assert sessions(plan) == [
        ("s:im25a/s:lf1/1", 0, 3, 180, "s:mue"), ("s:im25a/s:lf1/2", 0, 3, 180, "s:kra"),
        ("s:im25a/s:lf1/2", 6, 7, 180, "s:kra"),
    ]  # fmt: skip


def test_two_teachers_of_one_lesson_without_groups_are_two_sections(tmp_path: Path) -> None:
    plan, report = read(tmp_path, line(), line(teacher="kra"), line(teacher="kra", room="s:workshop"))
    assert [row[0] for row in sessions(plan)] == ["s:im25a/s:lf1/1", "s:im25a/s:lf1/2"]
    assert [row[1] for row in sections(plan)] == [10, 10]
    assert [(one.code, one.value, one.place.row) for one in report.findings] == [("lesson-parted", "1", 2)]
    assert "IM 25a" not in report.findings[0].message and "in 2 lines of one lesson" in report.findings[0].message


def test_classes_of_one_lesson_with_one_teacher_are_taught_as_one(tmp_path: Path) -> None:
    plan, report = read(tmp_path, line(), line(class_="IM 25b"))
    assert report.findings == ()
    assert [row[2] for row in sections(plan)] == ["s:im25a/s:lf1/1"] * 2
    # with a teacher each they are not, nor in two lessons
    plan, _report = read(tmp_path, line(), line(class_="IM 25b", teacher="kra"))
    assert [row[2] for row in sections(plan)] == [None, None]
    plan, _report = read(tmp_path, line(), line(class_="IM 25b", lesson=2))
    assert [row[2] for row in sections(plan)] == [None, None]


def test_a_joint_course_has_a_group_of_each_class_as_untis_names_them(tmp_path: Path) -> None:
    """As schools have it: groups are class_subject, the periods of teacher and class stand on the first line alone."""
    lines = [
        f"23;3;{of_class};{of_teacher};{named};{teacher};LF1;2.07;;;3;;;;{day(0)};{day(3)};0.01146;;;;;;;X;;;;;;;;;;;;;;;;3;0.00003;{named}_{group};;;;;"
        for named, of_teacher in (("IM 25a", 3), ("IM 25b", 0))
        for group, teacher, of_class in (("LF1-1", "mue", 3), ("LF1-2", "kra", 0))
    ]  # fmt: skip
    plan, report = read(tmp_path, *lines)
    assert {one.code for one in report.findings} == {"lesson-room"}
    one, two = "s:im25a/s:lf1/1", "s:im25a/s:lf1/2"
    assert sections(plan) == [(one, 10, one), (two, 10, two), ("s:im25b/s:lf1/1", 9, one), ("s:im25b/s:lf1/2", 9, two)]
    assert {row[3:] for row in sessions(plan)} == {(135, "s:mue"), (135, "s:kra")}


def test_a_lesson_that_stands_twice_with_other_periods_has_both(tmp_path: Path) -> None:
    plan, _report = read(tmp_path, line(periods=1), line(periods=2))
    assert [row[3] for row in sessions(plan)] == [135]


def test_lessons_at_once_are_added_up_where_they_overlap(tmp_path: Path) -> None:
    plan, report = read(tmp_path, line(), line(lesson=2, periods=6, teacher="kra", from_=day(2), to=day(5)))
    name = "s:im25a/s:lf1/1"
    assert sessions(plan) == [(name, 0, 1, 180, "s:mue"), (name, 2, 3, 450, "s:kra"), (name, 4, 5, 270, "s:kra")]
    assert [one.code for one in report.findings] == ["lesson-added"]
    plan, report = read(tmp_path, line(), line(lesson=2, from_=day(4), to=day(5)))
    assert report.findings == () and len(sessions(plan)) == 2


def test_a_lesson_in_several_rooms_is_one(tmp_path: Path) -> None:
    plan, report = read(tmp_path, line(room="workshop"), line(room="s:workshop"))
    assert report.findings == () and len(sessions(plan)) == 1


def test_the_mapping_file_says_what_names_mean(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[classes."M1"]\nid = "s:im25a"\n[items]\n"Feilen" = "s:lf1"\n[teachers]\n"Müller" = "s:mue"\n',
        encoding="utf-8",
    )
    named = line(class_="M 1", subject="feilen", teacher="Mueller")
    plan, report = read(tmp_path, named, mapping=mapping)
    assert report.findings == () and sessions(plan) == [("s:im25a/s:lf1/1", 0, 3, 180, "s:mue")]


def test_of_several_modules_that_of_the_own_programme_is_meant(tmp_path: Path) -> None:
    modules = [{"id": f"{p}:lf1", "title": "LF 1", "minutes": 480, "weekly_min": 240, "weekly_max": 240} for p in "pq"]
    community = tiny(
        modules={"p:lf1": {"gives": {"a": 2}}}, programme_modules=[{"programme": p, "module": f"{p}:lf1"} for p in "pq"],
        programmes=[{"id": p, "school": "s", "title": p, "occupation": "o"} for p in "pq"],
        cohorts={"c": {"title": "IM 25a"}},
    ).with_tables(modules=table("modules", modules))  # fmt: skip
    plan, report = read(tmp_path, line(teacher=""), community=community)
    assert report.findings == () and sections(plan)[0][0] == "c/p:lf1/1"


def test_only_the_classes_of_one_school_are_looked_for(tmp_path: Path) -> None:
    plan, report = read(tmp_path, line(), school="other")
    assert plan is None and {one.code for one in report.findings} == {"lesson-class", "lessons-nothing"}


@dataclass(frozen=True)
class Case:
    """A code: a line that has it, where, and one that just does not."""

    code: str
    bad: str
    good: str
    where: tuple[int | None, str | None, str | None] = (1, None, None)
    told: str = ""


CASES = [
    Case("lessons-none", "1,2,3", line(), (None, None, None), "10 fields"),
    Case("lessons-grid", '1,"IM 25a","mue","LF1","R1",1,3,,', line(), (None, None, None), "GPU001.TXT"),
    Case("lessons-nothing", line(subject="Sport"), line(), (None, None, None)),
    Case("lesson-quotes", f'{line()}\n2,"IM', line(), (2, None, None)),
    Case("lesson-fields", f"{line()}\n{line(fields=9)}", line(fields=10), (2, None, None), "9 fields"),
    Case("lesson-number", line(students="many"), line(students=3), (1, "10 (students)", "many")),
    Case("lesson-periods", line(periods="four"), line(periods="4.0"), (1, "2 (periods)", "four")),
    Case("lesson-date", line(from_="7.9.2026"), line(from_="00000000"), (1, "15 (from)", "7.9.2026")),
    Case("lesson-backwards", line(from_=day(3), to=day(2)), line(from_=day(3), to=day(3)), (1, "16 (to)", day(2))),
    Case("lesson-far", line(to="20990101"), line(to="20310101"), (1, "16 (to)", "20990101")),
    Case("lesson-several", line(subject="LF"), line(subject="LF7"), (1, "7 (subject)", "LF"), "s:lf1, s:lf7"),
    Case("lesson-no-class", f"{line()}\n{line(class_='')}", line(), (2, "5 (class)", None)),
    Case("lesson-class", f"{line()}\n{line(class_='IM 25c')}", line(), (2, "5 (class)", "IM 25c"), "perhaps IM 25"),
    Case("lesson-subject", f"{line()}\n{line(subject='Sport')}", line(), (2, "7 (subject)", "Sport")),
    Case("lesson-teacher", line(teacher="bau"), line(teacher="KRA"), (1, "6 (teacher)", "bau")),
    Case("lesson-room", line(room="R 12"), line(room="Workshop"), (1, "8 (room)", "R 12"), "workshop is taken"),
    Case("lesson-idle", f"{line()}\n{line(periods=0)}", line(periods=1), (2, None, None)),
    Case("lesson-some-weeks", line(weeks="A"), line(), (1, "12 (weeks)", "A"), "2026-09-07 to 2026-09-28"),
    Case("lesson-added", f"{line()}\n{line(lesson=2, teacher='kra')}", f"{line()}\n{line(lesson=2)}", (1, None, "1"), "minutes are added up"),
    Case("lesson-parted", f"{line()}\n{line(teacher='kra')}", f"{line()}\n{line()}", (2, None, "1"), "2 lines"),
]  # fmt: skip
#: Tested below, each by itself.
OTHERS = {"lessons-unreadable", "lessons-big", "lesson-refers", "lesson-lacking"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_every_code(tmp_path: Path, case: Case) -> None:
    plan, report = read(tmp_path, case.bad)
    (own,) = [one for one in report.findings if one.code == case.code]
    assert (own.place.row, own.place.column, own.value) == case.where
    assert own.place.file == str(tmp_path / "GPU002.TXT")
    assert case.told in own.message + own.remedy and "{" not in own.message + own.remedy
    assert (plan is None) == bool(report.errors)
    good, report = read(tmp_path, case.good)
    assert good is not None and case.code not in {one.code for one in report.findings}


def test_no_code_is_untested() -> None:
    assert {case.code for case in CASES} | OTHERS == {problem.code for problem in LESSON_PROBLEMS}


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, report = read_lessons([tmp_path / "none.txt"], school())
    assert plan is None and [one.code for one in report.findings] == ["lessons-unreadable"]
    monkeypatch.setattr(reading, "MOST", len(line()) + 2)
    assert read(tmp_path, line())[1].findings == ()
    plan, report = read(tmp_path, line(), line())
    assert plan is None and [one.code for one in report.findings] == ["lessons-big"]


@pytest.mark.parametrize("entry", ['[classes.x]\nid = "q"', '[items]\nx = "q"', '[teachers]\nx = "q"'])
def test_a_mapping_file_that_names_what_is_not_there(tmp_path: Path, entry: str) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(entry, encoding="utf-8")
    plan, report = read(tmp_path, line(), mapping=mapping)
    assert plan is None and [(one.code, one.value) for one in report.findings] == [("lesson-refers", "q")]


def test_the_same_thing_is_told_once_where_it_is_first(tmp_path: Path) -> None:
    _plan, report = read(tmp_path, line(), *(line(subject="Sport", lesson=n) for n in range(9)), line(subject="Musik"))
    assert [(one.place.row, one.value) for one in report.findings] == [(2, "Sport"), (11, "Musik")]


def test_an_error_anywhere_means_no_plan_and_all_are_told(tmp_path: Path) -> None:
    plan, report = read(tmp_path, line(), line(students="x", from_="y", periods="z"), line(to="w"))
    assert plan is None
    assert [(one.code, one.place.row) for one in report.errors] == [
        ("lesson-number", 2), ("lesson-date", 2), ("lesson-periods", 2), ("lesson-date", 3),
    ]  # fmt: skip


def test_what_was_told_stands_in_the_plan(tmp_path: Path) -> None:
    plan, _report = read(tmp_path, line(), line(subject="Sport"))
    assert plan is not None
    assert plan["warnings"].select("rule").to_series().to_list() == ["lesson-subject"]
    assert plan["warnings"]["message"][0].startswith("Sport: no module")


def test_practice_of_a_plan_stays_and_lessons_of_its_school_are_replaced(tmp_path: Path) -> None:
    community = school()
    before = calendar_plan(
        community,
        {("s:im25a", "s:lf1"): (0, 1), ("s:im25a", "s:lf7"): (2, 3), ("s:im25b", "s:lf1"): (4, 5)},
        {("s:im25a", "b", 1): (6, 9)},
    )
    plan, report = read(tmp_path, line(), community=community, plan=before)
    assert plan is not None
    assert sessions(plan) == [("s:im25a/s:lf1/1", 0, 3, 180, "s:mue")]
    assert plan["spans"].equals(before["spans"]) and plan["cohorts"].equals(before["cohorts"])
    assert plan.knows("spans", "placements") and not plan.knows("visits")
    assert (plan.meta.first_week, plan.meta.weeks) == (before.meta.first_week, before.meta.weeks)
    assert [(one.code, one.value) for one in report.findings] == [("lesson-lacking", "s:im25b")]
    assert plan["warnings"].height == 1


def test_lessons_of_a_school_that_no_line_is_of_stay(tmp_path: Path) -> None:
    community = school()
    before = calendar_plan(community, {("s:im25a", "s:lf1"): (0, 1), ("s:im25b", "s:lf1"): (4, 5)}, {})
    rows = before["cohorts"].to_dicts()
    rows[1]["school"] = "other"
    before = before.with_tables(cohorts=type(before["cohorts"])(rows, schema=before["cohorts"].schema))
    plan, report = read(tmp_path, line(), community=community, plan=before)
    assert report.findings == ()
    assert [row[:3] for row in sessions(plan)] == [("s:im25a/s:lf1/1", 0, 3), ("s:im25b/s:lf1/1", 4, 5)]


def test_two_files_are_read_as_one_and_their_numbers_kept_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(line(), encoding="utf-8")
    other.write_text(line(class_="IM 25b") + "\n" + line(lesson=7, from_=day(5), to=day(6)), encoding="utf-8")
    plan, report = read_lessons([one, other], school())
    assert report.findings == ()
    assert [row[2] for row in sections(plan)] == [None, None]
    assert [row[:3] for row in sessions(plan)] == [
        ("s:im25a/s:lf1/1", 0, 3), ("s:im25a/s:lf1/1", 5, 6), ("s:im25b/s:lf1/1", 0, 3),
    ]  # fmt: skip
