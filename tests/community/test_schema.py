"""The schema itself: every table says all that people need, and takes its own examples."""

from __future__ import annotations

import datetime as dt
from typing import Any

import dataframely as dy
import polars as pl
import pytest

from alternance.community.cells import typed
from alternance.community.explaining import about, purpose, row_rules
from alternance.community.schema import SECTIONS, TABLES
from alternance.community.schema.column import EARLIEST, LARGEST, LATEST
from alternance.plan.tables import TABLES as PLAN_TABLES

ALL: dict[str, type[dy.Schema]] = {**TABLES, **{f"plan: {name}": schema for name, schema in PLAN_TABLES.items()}}
EVERY = pytest.mark.parametrize("name", ALL)
OURS = pytest.mark.parametrize("name", TABLES)


def example(name: str, **others: str | None) -> pl.DataFrame:
    """Return a row of the examples of a table's columns, some of them replaced, as a reader would read it."""
    columns = ALL[name].columns()
    texts = {column.name: column.example or None for column in about(ALL[name])} | others
    read = {
        column: typed(pl.Series(column, [text], dtype=pl.String), columns[column].dtype)
        for column, text in texts.items()
    }
    assert not any(bad.any() for _values, bad in read.values()), texts
    return pl.DataFrame([values for values, _bad in read.values()])


@EVERY
def test_the_examples_of_a_table_are_a_good_row(name: str) -> None:
    assert all(column.example for column in about(ALL[name]))
    good, failure = ALL[name].filter(example(name))
    assert (good.height, failure.counts()) == (1, {})


@EVERY
def test_every_table_says_what_it_is_for_and_how_rows_are_told_apart(name: str) -> None:
    assert purpose(ALL[name]).endswith(".")
    assert ALL[name].primary_key()
    for column in about(ALL[name]):
        assert column.says[0].isupper() or column.says[0] == "`"
        assert not column.says.endswith(".")
        assert column.sentence().count(column.says) == 1


@OURS
def test_references_name_tables(name: str) -> None:
    for column in about(TABLES[name]):
        assert set(column.refers) <= set(TABLES)


@OURS
def test_a_default_is_allowed(name: str) -> None:
    for column in about(TABLES[name]):
        if column.default is not None:
            assert not column.needed
            assert TABLES[name].filter(example(name, **{column.name: column.default}))[0].height == 1


def test_sections_hold_each_table_once() -> None:
    assert sum(len(tables) for tables in SECTIONS.values()) == len(TABLES) > 40


def broken(name: str, **cells: str | None) -> list[str]:
    """Return the rules that the example row breaks with these cells."""
    return sorted(TABLES[name].filter(example(name, **cells))[1].counts())


@pytest.mark.parametrize(
    ("name", "cells", "rules"),
    [
        ("programmes", {"id": "a b"}, ["id|regex"]),
        ("programmes", {"id": ":a"}, ["id|regex"]),
        ("programmes", {"id": "钳工:2026/焊接-1.a_b"}, []),
        ("programmes", {"id": "x" * 121}, ["id|max_length"]),
        ("programmes", {"id": None}, ["id|nullability"]),
        ("programmes", {"weeks": None}, []),
        ("programmes", {"weeks": "0"}, ["weeks|min"]),
        ("programmes", {"weeks": str(LARGEST)}, []),
        ("programmes", {"weeks": str(LARGEST + 1)}, ["weeks|max"]),
        ("students", {"birth_date": "1899-12-31"}, ["birth_date|min"]),
        ("students", {"birth_date": EARLIEST.isoformat()}, []),
        ("students", {"birth_date": "2200-01-01"}, ["birth_date|max"]),
        ("students", {"birth_date": LATEST.isoformat()}, []),
        ("students", {"lat": "90"}, []),
        ("students", {"lat": "90.01"}, ["lat|max"]),
        ("cycles", {"first_week": "2027-02-02"}, ["first_week|check__monday"]),
        ("module_aims", {"level_given": "0"}, ["level_given|min"]),
        ("module_aims", {"level_given": "5"}, ["level_given|max"]),
        ("teacher_absences", {"share": "1.1"}, ["share|max"]),
    ],
)
def test_what_a_column_takes(name: str, cells: dict[str, Any], rules: list[str]) -> None:
    assert broken(name, **cells) == rules


@pytest.mark.parametrize(
    ("name", "rule", "bad", "good"),
    [
        ("modules", "weekly_order", {"weekly_min": "481"}, {"weekly_min": "480"}),
        ("modules", "window_order", {"window_from": "2027-02-01"}, {"window_from": "2027-01-25"}),
        ("modules", "section_order", {"section_min": "17", "section_ideal": None}, {"section_min": "12"}),
        ("modules", "section_ideal_least", {"section_ideal": "7"}, {"section_ideal": "8"}),
        ("modules", "section_ideal_most", {"section_ideal": "17"}, {"section_ideal": "16"}),
        ("order_groups", "spacing_order", {"spacing_min": "17"}, {"spacing_min": "16"}),
        ("blocks", "day_release_days", {"rhythm": "day release", "days_per_week": None}, {"rhythm": "day release"}),
        ("teacher_practice", "days_order", {"to": "2025-07-05"}, {"to": "2025-07-06"}),
        ("points_rules", "cap_reached", {"cap": "1.9"}, {"cap": "2"}),
        ("room_shares", "weeks_order", {"to": "2026-08-31"}, {"to": "2026-09-07"}),
        ("module_order", "distance_order", {"weeks_min": "21"}, {"weeks_min": "20"}),
        ("actions", "scope_of_indicator", {"indicator": None}, {"indicator": "gap_quality"}),
        ("blocks", "alternation_weeks", {"rhythm": "alternation", "school_weeks": None}, {"rhythm": "alternation"}),
        ("blocks", "window_order", {"window_from": "2027-06-14"}, {"window_from": "2027-06-07"}),
        ("cohorts", "weeks_order", {"due_week": "2026-08-31"}, {"due_week": "2026-09-07"}),
        ("teachers", "duties_within", {"other_duties_minutes": "1501"}, {"other_duties_minutes": "1500"}),
        ("teacher_absences", "weeks_order", {"to": "2027-01-25"}, {"to": "2027-02-01"}),
        ("position_weeks", "weeks_order", {"to": "2026-08-31"}, {"to": "2026-09-07"}),
        ("improvements", "room_whole", {"places": None}, {"site": None, "room_kind": None, "places": None}),
        ("demands", "days_order", {"to": "2027-06-30"}, {"to": "2027-07-01"}),
        ("demands", "headcount_order", {"headcount_high": "1"}, {"headcount_high": "2"}),
    ],
)
def test_rules_of_a_row(name: str, rule: str, bad: dict[str, str | None], good: dict[str, str]) -> None:
    assert broken(name, **bad) == [rule]
    assert broken(name, **good) == []
    assert rule in row_rules(TABLES[name])


def test_every_rule_of_a_row_is_tested() -> None:
    tested = test_rules_of_a_row.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {(name, rule) for name, rule, _bad, _good in tested} == {
        (name, rule) for name, schema in TABLES.items() for rule in row_rules(schema)
    }


def test_a_week_is_explained_as_one() -> None:
    (column,) = (column for column in about(TABLES["cycles"]) if column.name == "first_week")
    assert (
        column.sentence() == "A week in which it begins. Needed. A week, as the date of its Monday. Example: 2027-02-01"
    )
    assert dt.date.fromisoformat(column.example).weekday() == 0
