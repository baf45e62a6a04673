"""The verifier counts the demands that the gap counts: those that a change of programmes still answers."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.communities import FIRST, tiny
from tests.plans import calendar_plan

from alternance import gap
from alternance.plan.tables import table_of
from alternance.planner.stages import gap_rows
from alternance.verify import verify


@pytest.mark.parametrize("days", [-90, 0, 280, 4000])
def test_history_and_what_lies_beyond_reach_count_nothing(days: int) -> None:
    now = {"id": "now", "occupation": "o", "from": FIRST, "to": FIRST + dt.timedelta(30), "headcount_low": 4}
    first = FIRST + dt.timedelta(days)
    other = {"id": "other", "occupation": "o", "from": first, "to": first + dt.timedelta(20), "headcount_low": 3}
    community = tiny(demands=[now, other])
    rows = gap_rows.quantity(gap.solve(gap.build(community, {}, {}, {})))
    plan = calendar_plan(community, {}, {}).with_tables(gap_quantity=table_of("gap_quantity", rows))
    (row,) = verify(community, plan).table().filter(rule="gap-quantity-recounted").iter_rows(named=True)
    assert row["checked"] and not row["violations"]
