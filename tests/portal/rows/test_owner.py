"""Whose a row is follows from what it names, and follows it when that changes."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from alternance.community import Community
from alternance_portal.plans.snapshot import put
from alternance_portal.rows import kept

pytestmark = pytest.mark.django_db


def _owners(table: str, **which: Any) -> set[str | None]:
    return set(kept()[table].objects.filter(**which).values_list("owner__key", flat=True))


def test_an_organisation_is_its_own(good: Community) -> None:
    put(good)
    assert {row.key: row.owner.key for row in kept()["organisations"].objects.all()} == {"m": "m", "n": "n"}


def test_what_is_learnt_is_the_schools_and_where_the_enterprises(good: Community) -> None:
    put(good)
    for table in ("programmes", "modules", "module_order", "phase_aims", "cohorts", "student_aims", "preferences"):
        assert _owners(table) == {"n"}, table
    for table in ("hiring_units", "positions", "position_weeks", "unit_rankings", "demand_aims"):
        assert _owners(table) == {"m"}, table
    assert _owners("certainty_weights") == {None}


def test_a_module_of_two_schools_is_the_alliances(good: Community) -> None:
    put(_with_second_school(good))
    assert _owners("modules", key="n:m1") == {None}
    assert _owners("module_aims", module__key="n:m1") == {None}
    assert _owners("modules", key="n:m2") == {"n"}
    put(good)
    assert _owners("modules", key="n:m1") == {"n"}


def test_an_aim_of_no_programme_is_the_alliances(good: Community) -> None:
    put(good.with_tables(aims=good["aims"].with_columns(programme=pl.lit(None, pl.String))))
    assert _owners("aims") == {None}


def test_a_site_that_changes_hands_takes_its_units_along(good: Community) -> None:
    put(good)
    put(good.with_tables(sites=good["sites"].with_columns(organisation=pl.lit("n"))))
    assert _owners("positions") == {"n"}


def _with_second_school(community: Community) -> Community:
    def also(table: str, **row: Any) -> pl.DataFrame:
        more = pl.DataFrame([row], schema_overrides={name: community[table].schema[name] for name in row})
        return pl.concat([community[table], more], how="diagonal")

    return community.with_tables(
        organisations=also("organisations", id="s", kind="school", title="South"),
        programmes=also("programmes", id="s:mech", school="s", title="Mechanic"),
        programme_modules=also("programme_modules", programme="s:mech", module="n:m1"),
    )
