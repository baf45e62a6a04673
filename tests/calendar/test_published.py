"""Staying close to a published plan: the past stays, and moving what is near costs more."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import Items, monday, tiny
from tests.tables import Rows

from alternance.calendar import Draft, Result, build, solve, tables, words
from alternance.community import Community
from alternance.plan import Plan, PlanMeta

MODULES: Items = {
    "m": {"gives": {"a": 2}},
    "n": {"minutes": 480, "weekly_min": 120, "weekly_max": 480},
}
BLOCKS: Items = {"b": {"phases": [{"weeks": 2, "alone": {"a": None}}], "applies": ["m"]}}


def community(**more: Any) -> Community:
    return tiny(weeks=16, modules=MODULES, blocks=BLOCKS, **more)


def plan(block: int = 8, m: int = 5, n: int = 1, weekly: int = 240) -> Plan:
    """A plan in which the block and the modules begin in these weeks."""
    base = community()
    sections: Rows = [{"id": f"c/{x}/1", "cohort": "c", "module": x, "number": 1, "size": 2} for x in "mn"]
    weeks = {"m": (m, m + 1, 240), "n": (n, n + 480 // weekly - 1, weekly)}
    sessions: Rows = [
        {"section": f"c/{x}/1", "from": monday(first), "to": monday(last), "minutes": minutes}
        for x, (first, last, minutes) in weeks.items()
    ]
    spans: Rows = [
        {"cohort": "c", "block": "b", "phase": 1, "from": monday(block), "to": monday(block + 1), "instruction_days": 0}
    ]
    meta = PlanMeta(title="Published", community=base.hash, first_week=base.meta.first_week, weeks=16)
    cohorts = tables(build(base), solved(base)[1].partial)["cohorts"]
    made = Plan(meta, {"cohorts": cohorts})
    empty = {name: made[name] for name in ("sections", "sessions", "spans")}
    return made.with_tables(
        **{
            name: type(empty[name])(rows, schema=empty[name].schema)
            for name, rows in (("sections", sections), ("sessions", sessions), ("spans", spans))
        }
    )


def solved(made: Community, near: Plan | None = None, today: int | None = None) -> tuple[Draft, Result]:
    draft = build(made, near=near, today=None if today is None else monday(today))
    result = solve(draft.problem, work_limit=3_000)
    assert result.solution is not None, [words(draft, reason) for reason in result.reasons]
    assert result.bound <= result.parts.total + 1e-6
    return draft, result


def test_an_unchanged_community_keeps_its_plan() -> None:
    near = plan(block=8, m=6)
    _, result = solved(community(), near)
    assert (result.parts.moved, result.parts.lag, result.status) == (0, 0, "optimal")


def test_moving_costs_by_the_week_the_more_the_nearer() -> None:
    """The block may begin in week 12 alone: it moves by four weeks, planned eight weeks after today."""
    blocks: Items = {"b": {**BLOCKS["b"], "window_from": monday(12), "applies": []}}
    made = tiny(weeks=16, modules=MODULES, blocks=blocks)
    _, result = solved(made, plan(), today=0)
    assert result.parts.moved == pytest.approx(4 * 8 / (8 + 8))
    assert result.bound == pytest.approx(result.parts.total)
    _, later = solved(made, plan(), today=4)
    assert later.parts.moved == pytest.approx(4 * 8 / (8 + 4))


def test_the_past_stays_whatever_a_lock_says() -> None:
    """`n` began in week 1, in half the minutes of a day: both stay."""
    locks: Rows = [{"id": "l", "what": "module start", "cohort": "c", "item": "n", "value": str(monday(9))}]
    draft, result = solved(community(locks=locks), plan(weekly=120), today=3)
    assert result.solution is not None
    rows = tables(draft, result.solution)["sessions"].filter(section="c/n/1")
    assert rows.select("from", "minutes").rows() == [(monday(1), 120)]


def test_what_is_not_in_the_plan_is_free() -> None:
    near = plan().with_tables(spans=plan()["spans"].clear())
    draft, _ = solved(community(), near)
    cohort = draft.problem.cohorts[0]
    assert cohort.blocks[0].near is None
    assert all(module.near is not None for module in cohort.modules)


def test_without_a_plan_nothing_moves() -> None:
    _, result = solved(community())
    assert result.parts.moved == 0
