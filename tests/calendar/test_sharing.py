"""Modules that cohorts share: sections over all of them, thin sections, students who begin when they like."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
from tests.communities import FIRST, Items, monday, tiny

from alternance.calendar import Draft, Result, build, solve, tables, words
from alternance.calendar.together import filled
from alternance.community import Community

COURSE: dict[str, Any] = {
    "minutes": 600, "weekly_min": 300, "weekly_max": 300, "shared": True, "section_max": 4, "qualification": "q"
}  # fmt: skip


def week(day: dt.date) -> int:
    return (day - FIRST).days // 7


def made(community: Community, work: int = 6_000) -> tuple[Draft, Result]:
    draft = build(community)
    result = solve(draft.problem, work_limit=work)
    assert result.solution is not None, [words(draft, reason) for reason in result.reasons]
    assert result.bound <= result.parts.total + 1e-6
    return draft, result


def shared(teacher: int, **more: Any) -> Community:
    """Three cohorts of two take one course; a teacher has so many minutes a week."""
    teachers = [{"id": "t", "school": "s", "minutes_per_week": teacher}]
    qualified = [{"teacher": "t", "qualification": "q"}]
    cohorts: Items = {name: {"due_week": monday(1)} for name in "cde"}
    modules: Items = {"x": {**COURSE, **more}}
    return tiny(
        weeks=10, modules=modules, blocks={}, cohorts=cohorts, teachers=teachers, teacher_qualifications=qualified
    )


def test_a_teacher_counts_once_a_section_of_all_cohorts() -> None:
    """Six students in two sections, of four and of two: 600 minutes a week are enough, for three sections they are not."""
    draft, result = made(shared(600))
    assert result.solution is not None
    assert result.parts.late == 0
    sections = tables(draft, result.solution)["sections"]
    assert sections.group_by("together").agg(pl.col("size").sum()).sort("together")["size"].to_list() == [4, 2]
    assert sections.filter(cohort="e")["number"].to_list() == [2]
    assert sections["id"].n_unique() == sections.height


def test_an_ideal_size_makes_equal_sections_as_near_to_it_as_may_be() -> None:
    """Six students, four at most, ideally three: three and three instead of four and two."""
    draft, result = made(shared(600, section_ideal=3))
    assert result.solution is not None
    assert result.parts.late == 0
    sections = tables(draft, result.solution)["sections"]
    assert sections.group_by("together").agg(pl.col("size").sum())["size"].to_list() == [3, 3]
    assert sections.filter(cohort="d").sort("number").select("number", "size").rows() == [(1, 1), (2, 1)]


def test_more_sections_ask_for_more_of_teachers() -> None:
    """Ideally two in a section: three sections at once are more than two teachers give; one after the other they are not."""
    _, result = made(shared(600, section_ideal=2))
    assert result.parts.late > 0
    _, result = made(shared(900, section_ideal=2))
    assert result.parts.late == 0


def test_alone_each_would_need_a_section_of_its_own() -> None:
    _, result = made(shared(600, shared=False))
    assert result.parts.late > 0


def test_without_a_largest_size_all_are_one_section() -> None:
    draft, result = made(shared(300, section_max=None))
    assert result.parts.late == 0
    assert result.solution is not None
    assert tables(draft, result.solution)["sections"]["together"].n_unique() == 1


def test_thin_sections_count_by_the_week() -> None:
    """A cohort of two alone, six wanted: two weeks are thin, and that is proven."""
    modules: Items = {"x": {"minutes": 600, "weekly_min": 300, "weekly_max": 300, "section_min": 6}}
    _, result = made(tiny(weeks=6, modules=modules, blocks={}))
    assert (result.parts.thin, result.bound) == (2, 2)


def test_sharing_fills_thin_sections() -> None:
    modules: Items = {"x": {"minutes": 600, "weekly_min": 300, "weekly_max": 300, "section_min": 6, "shared": True}}
    cohorts: Items = {"c": {}, "d": {"first_week": monday(2)}, "e": {"first_week": monday(4)}}
    _, result = made(tiny(weeks=12, modules=modules, blocks={}, cohorts=cohorts))
    assert (result.parts.thin, result.status) == (0, "optimal")


def test_cohorts_of_one_student_join_sections_from_their_own_begin_on() -> None:
    """Twenty-four students begin over twelve weeks; two courses are taught, and hardly a section is thin."""
    names: Items = {f"m{k}": {**COURSE, "minutes": 300, "section_max": 12, "section_min": 6} for k in range(2)}
    cohorts: Items = {f"s{k:02}": {"size": 1, "first_week": monday(k // 2), "due_week": monday(25)} for k in range(24)}
    _, result = made(tiny(weeks=26, modules=names, blocks={}, cohorts=cohorts), 8_000)
    assert result.parts.thin <= 4


def test_filling_goes_cohort_by_cohort() -> None:
    assert filled([3, 3], [2, 2, 2]) == [[(1, 2)], [(1, 1), (2, 1)], [(2, 2)]], "a cohort may lie in two sections"
