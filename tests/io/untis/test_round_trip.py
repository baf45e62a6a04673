"""A plan written as lessons and read back is the same; anything else is read or told, and never a fault."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.communities import FIRST, monday, tiny
from tests.io.untis.lines import line, read, school
from tests.plans import plan_table

from alternance.community import Community
from alternance.io.untis import SEPARATORS, UnwritableError, lessons_file, lessons_of, read_lessons, within, words_of
from alternance.plan import Plan, PlanMeta

WEEKS = 20
TITLES = st.text("aB1 \"',;\t/é数\n", max_size=6)


@st.composite
def communities(draw: st.DrawFn) -> Community:
    """Draw classes and modules of two schools, called as people do."""
    modules = [f"{draw(st.sampled_from('st'))}:m{n}" for n in range(draw(st.integers(1, 3)))]
    cohorts = [f"{draw(st.sampled_from('st'))}:c{n}" for n in range(draw(st.integers(1, 3)))]
    return tiny(
        weeks=WEEKS,
        modules={
            module: {"gives": {"a": 1}, "title": draw(TITLES) or "x", "room_kind": draw(st.sampled_from(["lab", "hall", None]))}
            for module in modules
        },
        cohorts={cohort: {"title": draw(TITLES), "size": 9, "school": cohort[0]} for cohort in cohorts},
        teachers=[{"id": f"{own}:t{n}", "school": own, "minutes_per_week": 1500} for own in "st" for n in range(2)],
        students=[], facts={"lesson_minutes": draw(st.sampled_from([45, 40, 90]))},
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn, community: Community) -> Plan:
    """Draw sections, some of them of several classes of a school as one, and when they are taught."""
    sections: list[dict[str, Any]] = []
    sessions: list[dict[str, Any]] = []
    schools = dict(community["cohorts"].select("id", "school").rows())
    for module in community["modules"]["id"]:
        # what several classes are taught as one they are taught at the same time
        times = {own: draw(st.lists(_times(), min_size=1, max_size=3, unique_by=lambda time: time[0])) for own in "st"}
        for cohort in community["cohorts"]["id"]:
            for number in sorted(draw(st.sets(st.integers(1, 4), max_size=3))):
                course = draw(st.sampled_from([None, "1", "2"]))
                together = course and f"{schools[cohort]}/{module}/{course}"
                name = f"{cohort}/{module}/{number}"
                sections.append({"id": name, "cohort": cohort, "module": module, "number": number,
                                 "size": draw(st.integers(1, 30)), "together": together})  # fmt: skip
                slots = times[schools[cohort]] if together else draw(st.lists(_times(), min_size=1, max_size=3))
                sessions += _sessions(draw, name, _apart(slots), schools[cohort])
    tables = {"sections": plan_table("sections", sections), "sessions": plan_table("sessions", sessions)}
    cohorts = community["cohorts"].drop("minutes_per_day", "class_head")
    meta = PlanMeta("p", community.hash, FIRST, WEEKS)
    return Plan(meta, {"cohorts": cohorts, **tables})


def _times() -> st.SearchStrategy[tuple[int, int, int | None]]:
    return st.tuples(st.integers(0, WEEKS - 1), st.integers(0, 4), st.none() | st.integers(1, 2000))


def _apart(times: list[tuple[int, int, int | None]]) -> list[tuple[int, int, int | None]]:
    """Return first and last week and minutes, none at the time of another."""
    found: list[tuple[int, int, int | None]] = []
    for first, more, minutes in sorted(times, key=lambda time: time[:2]):
        if not found or found[-1][1] < first:
            found.append((first, min(first + more, WEEKS - 1), minutes))
    return found


def _sessions(draw: st.DrawFn, name: str, times: list[tuple[int, int, int | None]], own: str) -> list[dict[str, Any]]:
    return [
        {
            "section": name, "from": monday(first), "to": monday(last), "minutes": minutes,
            "teacher": draw(st.sampled_from([None, f"{own}:t0", f"{own}:t1"])),
            "room_kind": draw(st.sampled_from([None, "lab", "hall"])),
        }
        for first, last, minutes in times
    ]  # fmt: skip


def written(
    community: Community, plan: Plan, folder: Path, weeks: tuple[dt.date, dt.date] | None = None, **how: Any
) -> list[Path]:
    words = words_of(community, plan["cohorts"], kinds=plan["sessions"]["room_kind"])
    files = []
    for own, lessons in lessons_of(plan).items():
        if weeks and not (lessons := within(lessons, *weeks)):
            continue
        files.append(folder / f"{own}.txt")
        files[-1].write_bytes(lessons_file(lessons, words, community.meta.lesson_minutes, **how))
    return files


def courses(plan: Plan) -> set[frozenset[str]]:
    """Return which sections are taught as one."""
    joint = plan["sections"].drop_nulls("together").group_by("together").agg("id")
    return {frozenset(own) for own in joint["id"]}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.sampled_from(list(SEPARATORS)), st.sampled_from(["utf-8", "gb18030"]))
def test_what_is_written_is_read_as_the_same(data: st.DataObject, separator: str, encoding: str) -> None:
    community = data.draw(communities())
    plan = data.draw(plans(community))
    with TemporaryDirectory() as folder:
        files = written(community, plan, Path(folder), separator=separator, encoding=encoding)
        if not files:
            return
        again, report = read_lessons(files, community, plan, encoding=encoding)
    assert report.findings == ()
    assert again is not None
    assert again["sessions"].equals(plan["sessions"])
    taught = plan["sections"].filter(pl.col("id").is_in(plan["sessions"]["section"].implode()))
    assert again["sections"].drop("together").equals(taught.drop("together"))
    assert courses(again) == courses(plan)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.integers(0, WEEKS - 1), st.integers(0, WEEKS - 1))
def test_weeks_asked_for_are_those_of_the_lessons(data: st.DataObject, one: int, other: int) -> None:
    first, last = monday(min(one, other)), monday(max(one, other))
    plan = data.draw(plans(data.draw(communities())))

    def held(lessons: Any) -> set[tuple[Any, ...]]:
        weeks = [monday(week) for week in range(WEEKS)]
        return {(x.cohort, x.module, x.section, week) for x in lessons for week in weeks if x.first <= week <= x.last}

    for lessons in lessons_of(plan).values():
        assert held(within(lessons, first, last)) == {cell for cell in held(lessons) if first <= cell[3] <= last}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.integers(0, WEEKS - 1), st.integers(0, WEEKS - 1))
def test_a_part_written_and_read_back_leaves_the_plan_as_it_was(data: st.DataObject, one: int, other: int) -> None:
    weeks = monday(min(one, other)), monday(max(one, other))
    community = data.draw(communities())
    plan = data.draw(plans(community))
    with TemporaryDirectory() as folder:
        files = written(community, plan, Path(folder), weeks=weeks)
        if not files:
            return
        again, report = read_lessons(files, community, plan, weeks=weeks)
    assert report.findings == ()
    assert again is not None
    assert held_by(again) == held_by(plan)
    # what was cut at an edge is one again
    assert again["sessions"].height <= plan["sessions"].height
    assert courses(again) == courses(plan)


def held_by(plan: Plan) -> set[tuple[Any, ...]]:
    """Return every section in every week, with minutes, teacher and room."""
    rows = plan["sessions"].rows()
    return {
        (own, week, *more)
        for own, first, last, *more in rows
        for week in map(monday, range(WEEKS))
        if first <= week <= last
    }


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_lines_of_one_number_are_one_module_at_one_time(data: st.DataObject) -> None:
    """And sections of one class in one module that are at the same time have one number."""
    plan = data.draw(plans(data.draw(communities())))
    for lessons in lessons_of(plan).values():
        slots = {one.number: (one.module, one.first, one.last, one.minutes) for one in lessons}
        assert all(slots[one.number] == (one.module, one.first, one.last, one.minutes) for one in lessons)
        assert sorted(slots) == list(range(1, len(slots) + 1))
        parallel: dict[tuple[Any, ...], set[int]] = {}
        for one in lessons:
            parallel.setdefault((one.cohort, *slots[one.number]), set()).add(one.number)
        assert all(len(numbers) == 1 for numbers in parallel.values())


GOOD = line(lesson=3, class_="IM 25b", room="workshop", students=18, group="IM 25b/LF1/1").encode()


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
@example(b"PK\x03\x04" + bytes(100))
@example(b"\xff\xfe1\x00,\x00")
@example(b'1,"' * 50)
def test_garbage_is_told(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        plan, report = read(Path(folder), content=content)
    assert plan is None and report.errors


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.sampled_from(b'"\n\x00\xff0;,\t9A/')), max_size=6))
def test_a_line_with_broken_signs_is_read_or_told(changes: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for at, sign in changes:
        content[at] = sign
    with TemporaryDirectory() as folder:
        plan, report = read(Path(folder), content=bytes(content) + b"\n" + line().encode())
    assert (plan is None) == bool(report.errors)
    for one in report.findings:
        assert "{" not in one.message + one.remedy


def test_many_lines_take_seconds_and_are_told_briefly(tmp_path: Path) -> None:
    lines = [line(lesson=n, class_=f"X {n}", subject=f"Y {n}") for n in range(30_000)]
    before = time.process_time()
    plan, report = read(tmp_path, line(), *lines)
    assert plan is not None and plan["sessions"].height == 1
    assert len(report.findings) == 1_000
    assert time.process_time() - before < 20


def test_a_sign_that_the_encoding_does_not_know_is_refused() -> None:
    community = tiny(cohorts={"c": {"title": "数控"}})
    words = words_of(community, community["cohorts"])
    plan = Plan(PlanMeta("p", "", FIRST, 3), {
        "cohorts": community["cohorts"].drop("minutes_per_day", "class_head"),
        "sections": plan_table("sections", [{"id": "c/m/1", "cohort": "c", "module": "m", "number": 1, "size": 1}]),
        "sessions": plan_table("sessions", [{"section": "c/m/1", "from": FIRST, "to": FIRST}]),
    })  # fmt: skip
    (lessons,) = lessons_of(plan).values()
    with pytest.raises(UnwritableError, match="数控 cannot be written in windows-1252"):
        lessons_file(lessons, words, 45, encoding="windows-1252")
    assert "数控" in lessons_file(lessons, words, 45, encoding="gb18030").decode("gb18030")


def test_the_line_of_the_manual() -> None:
    """What stands in which field: the order that Untis and the SVWS-Server read."""
    community = school()
    plan = Plan(PlanMeta("p", "", FIRST, 3), {
        "cohorts": community["cohorts"].drop("minutes_per_day", "class_head"),
        "sections": plan_table("sections", [
            {"id": "1", "cohort": "s:im25a", "module": "s:lf1", "number": 2, "size": 10, "together": "x"},
        ]),
        "sessions": plan_table("sessions", [
            {"section": "1", "from": monday(0), "to": monday(2), "minutes": 180, "teacher": "s:mue", "room_kind": "workshop"},
        ]),
    })  # fmt: skip
    ((lesson,),) = lessons_of(plan).values()
    content = lessons_file([lesson], words_of(community, plan["cohorts"]), 45, separator="semicolon").decode()
    assert content.endswith("\r\n")
    cells = content.rstrip("\r\n").split(";")
    assert len(cells) == 45
    filled = {number: cell for number, cell in enumerate(cells, start=1) if cell}
    assert filled == {
        1: "1", 2: "4", 3: "4", 4: "4", 5: '"IM 25a"', 6: '"mue"', 7: '"lf1"', 8: '"workshop"', 10: "10", 13: '"1"',
        15: "20260907", 16: "20260927", 21: '"LF 1 Filing"', 42: '"IM 25a/lf1/2"',
    }  # fmt: skip
