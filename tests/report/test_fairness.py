"""The table of fairness: the groups of each kind beside each other, in words, and hidden ones said to be so."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
from tests.outcomes.counts.people_made import Person, people
from tests.report.page import read

from alternance.community import Community
from alternance.plan import Plan
from alternance.planner.stages.outcomes import counted
from alternance.report import render, workbook

WOMEN = [Person("female", rank=rank) for rank in (1, 1, 1, 2, 3, None)]
MEN = [Person("male", rank=rank) for rank in (1, 2, 2, 4)] + [Person("male", left=True)]


def planned(persons: Sequence[Person]) -> tuple[Community, Plan]:
    community, plan = people(persons)
    return community, plan.with_tables(**counted(community, plan))


def rows(persons: Sequence[Person]) -> list[list[str]]:
    tables = [one for one in read(render(*planned(persons))).root.all("table") if "fairness" in one.classes()]
    return [[cell.text for cell in row.children] for table in tables for row in table.all("tr")]


def test_groups_are_set_beside_each_other() -> None:
    many = rows([*WOMEN, *MEN, *(Person("male", rank=1),) * 4])
    assert ["female", "6", "100 %", "0 %", "60 %", "1", "3", "1: 60 %, 2: 80 %, 3: 100 %, 4: 100 %"] in many
    assert ["male", "9", "89 %", "11 %", "62 %", "1", "4", "1: 62 %, 2: 88 %, 3: 88 %, 4: 100 %"] in many
    assert not [row for row in many if row[0].startswith("all others")], "there are none"


def test_a_group_too_small_for_ranks_says_so_of_these_alone() -> None:
    (men,) = (row for row in rows([*WOMEN, *MEN]) if row[0] == "male")
    assert men == ["male", "5", "80 %", "20 %", *["not told"] * 4], "four of them ranked theirs"
    (women,) = (row for row in rows([*WOMEN, *MEN]) if row[0] == "female")
    assert women[4:] == ["not told"] * 4, "or the four would be what is left of all"


def test_hidden_groups_are_one_row_without_a_name() -> None:
    few = [Person("other", language=name, rank=1) for name in ("ar", "ar", "uk", "uk", "uk")]
    found = rows([*WOMEN, *(Person("male", rank=1),) * 5, *few])
    assert ["all others, or who says nothing", "not told"] not in found, "the five who said so are a group"
    assert not [row for row in found if row[0] in ("ar", "uk")]
    speakers = [Person(language=name) for name in ("de",) * 6 + ("tr",) * 7]
    assert ["all others, or who says nothing", "not told"] in rows([*speakers, *few])
    assert not [row for row in rows([*speakers, *few]) if row[0] in ("ar", "uk")]


def test_a_kind_of_group_of_which_nothing_is_told_says_why_and_nothing_at_all_is_no_table() -> None:
    (disability,) = (row for row in rows([*WOMEN, *MEN]) if row[0].startswith("Disability"))
    assert "there are no two groups that may be told" in disability[0]
    assert rows(WOMEN) == []


def test_ways_are_said_in_minutes() -> None:
    found = rows([Person(way=way, rank=1) for way in (16, 61) for _ in range(5)])
    assert [row[0] for row in found if row[1:2] == ["5"]] == ["16 to 30 minutes", "more than 60 minutes"]


def test_the_spreadsheet_has_the_same_rows() -> None:
    community, plan = planned([*WOMEN, *MEN, *(Person("male", rank=1),) * 4])
    book = openpyxl.load_workbook(io.BytesIO(workbook(community, plan)), read_only=True)
    cells = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert [row for row in cells if "rank_worst_apart_by_sex" in row and "male" in row and 4 in row]
    assert [row for row in cells if "ranks_apart_by_sex" in row and "female · 2" in row and {4, 5} <= set(row)]
