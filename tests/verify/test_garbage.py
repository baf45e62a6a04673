"""A plan may hold anything that its columns can hold: it gives findings, never a traceback, and the right ones."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import Any

import polars as pl
import pytest
from tests.verify.damages import Case
from tests.verify.hand_made import hand_made
from tests.verify.recount import recount
from tests.verify.test_damages import found

from alternance.community import Community
from alternance.plan.tables import TABLES, empty_table
from alternance.verify import verify

TABLES_SPOILT = ("cohorts", "sections", "sessions", "spans", "placements", "unplaced", "unstaffed", "duties")


def nonsense(kind: Any, chance: random.Random) -> object:
    """Return a value that a column of this kind can hold, and that means nothing."""
    if isinstance(kind, pl.Date):
        return chance.choice(
            [None, dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(2026, 10, 7), dt.date(2026, 10, 5)]
        )
    if isinstance(kind, pl.Int64):
        return chance.choice([None, -5, 0, 2**40])
    if isinstance(kind, pl.Enum):
        return chance.choice([None, *kind.categories])
    return chance.choice([None, "", "nobody", "a · b\n{x}"])


def spoil(case: Case, cells: int) -> None:
    """Put nonsense into random cells."""
    for _ in range(cells):
        table = case.chance.choice(TABLES_SPOILT)
        column = case.chance.choice(list(TABLES[table].columns()))
        case.pick(case.p(table))[column] = nonsense(empty_table(table).schema[column], case.chance)


@pytest.mark.parametrize("seed", range(15))
def test_nonsense_is_found_and_named(seed: int) -> None:
    case = Case(*hand_made(), random.Random(seed))
    spoil(case, case.chance.choice([1, 3, 20]))
    community, plan = case.done()
    verification, wanted = verify(community, plan), recount(community, plan)
    for result in verification.rules:
        assert (result.rule.id, found(verification, result.rule.id)) == (result.rule.id, wanted[result.rule.id])
    assert len(verification.lines()) > len(verification.rules)
    assert json.loads(json.dumps(verification.as_json()))["violations"] == verification.violations


def test_a_plan_of_nothing_is_judged() -> None:
    community, plan = hand_made()
    for table in plan.tables:
        verification = verify(community, plan.with_tables(**{table: empty_table(table)}))
        assert verification.as_json()
    nothing = plan.with_tables(**{table: empty_table(table) for table in plan.tables})
    assert verify(community, nothing)["modules-once"].count == 10


def test_a_community_of_nothing_is_judged() -> None:
    community, plan = hand_made()
    empty = Community(community.meta, {})
    verification = verify(empty, plan)
    assert verification["known-ids"].violations
    assert verification["same-community"].violations
    assert verification.as_json()
