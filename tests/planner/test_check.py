"""The first stage holds a community made in memory to the rules of one read from files."""

from __future__ import annotations

import polars as pl
import pytest
from tests.communities import tiny

from alternance.community import CommunityError
from alternance.planner.stages.check import check
from alternance.policy import PackError


def test_a_sound_community_gives_the_limits_of_its_packs() -> None:
    assert {limit.pack for limit in check(tiny()).limits} == {"alternance-core"}


def test_a_reference_to_nothing_is_an_error_with_table_and_value() -> None:
    broken = tiny(programme_modules=[{"programme": "p", "module": "m"}, {"programme": "p", "module": "nothing"}])
    with pytest.raises(CommunityError, match=r"programme_modules, row 3, column module.*nothing"):
        check(broken)


def test_a_cell_that_the_schema_forbids_is_an_error() -> None:
    community = tiny()
    broken = community.with_tables(modules=community["modules"].with_columns(minutes=pl.lit(-5, pl.Int64)))
    with pytest.raises(CommunityError, match="modules"):
        check(broken)


def test_a_pack_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(PackError, match="alternance-core"):
        check(tiny(facts={"packs": ("atlantis-1",)}))
