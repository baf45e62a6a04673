"""Rows → Community → rows is the identity, and what changes is exactly what differs."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis.extra.django import TestCase
from tests.communities import communities
from tools.tree import ROOT

from alternance.community import Community, read
from alternance_portal.plans.snapshot import NoCommunityError, changes, put, snapshot
from alternance_portal.rows import kept

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/community.json"))


class Drawn(TestCase):
    """What the database holds at the end of an example is gone before the next: each takes the place of the last."""

    @settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(communities(), communities())
    def test_whatever_is_drawn_comes_back_whatever_stood_there(self, first: Community, then: Community) -> None:
        put(first)
        assert snapshot().hash == first.hash
        put(then)
        assert snapshot().hash == then.hash


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back(name: str) -> None:
    community = read(ROOT / "examples" / name)
    put(community)
    assert snapshot().hash == community.hash
    assert put(community) == {}


@pytest.mark.django_db
def test_a_community_with_rows_in_every_table_comes_back(good: Community) -> None:
    put(good)
    assert snapshot().hash == good.hash
    assert all(model.objects.exists() for model in kept().values())


@pytest.mark.django_db
def test_no_community_is_said() -> None:
    with pytest.raises(NoCommunityError):
        snapshot()


@pytest.mark.django_db
def test_only_what_differs_is_written(good: Community) -> None:
    put(good)
    before = {name: set(model.objects.values_list("pk", flat=True)) for name, model in kept().items()}
    cohorts = good["cohorts"].with_columns(size=pl.col("size") + 1)
    gone = good["students"]["id"][0]
    changed = put(good.with_tables(cohorts=cohorts, **_without_student(good, gone)))
    assert changed["cohorts"].changed["size"].to_list() == cohorts["size"].to_list()
    assert changed["students"].removed["id"].to_list() == [gone]
    assert snapshot()["cohorts"]["size"].to_list() == cohorts["size"].to_list()
    after = {name: set(model.objects.values_list("pk", flat=True)) for name, model in kept().items()}
    assert {name for name in after if after[name] != before[name]} == {name for name in changed if name != "cohorts"}


@pytest.mark.django_db
def test_a_part_leaves_what_it_lacks(good: Community) -> None:
    put(good)
    part = good.with_tables(**_without_student(good, good["students"]["id"][0]))
    put(part, removing=False)
    assert snapshot().hash == good.hash


@pytest.mark.django_db(transaction=True)
def test_where_anything_fails_nothing_is_written(good: Community) -> None:
    put(good)
    broken = good["sites"].with_columns(organisation=pl.lit("nobody"))
    with pytest.raises((KeyError, IntegrityError)):
        put(good.with_tables(organisations=good["organisations"].with_columns(title=pl.lit("New")), sites=broken))
    assert snapshot().hash == good.hash


def test_without_a_community_everything_is_new(good: Community) -> None:
    found = changes(None, good)
    assert {name: changed.added.height for name, changed in found.items()} == {
        name: table.height for name, table in good.tables.items() if table.height
    }


@pytest.mark.django_db
def test_a_query_a_table(good: Community, django_assert_num_queries: Any) -> None:
    put(good)
    savepoints = 2 if connection.in_atomic_block else 0
    with django_assert_num_queries(len(kept()) + 1 + savepoints):
        snapshot()


def _without_student(community: Community, student: str) -> dict[str, pl.DataFrame]:
    return {
        name: table.filter(pl.col(column).ne_missing(student))
        for name, table in community.tables.items()
        for column in ("id" if name == "students" else "student",)
        if column in table.columns
    }
