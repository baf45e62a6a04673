"""From the tables of improvements to the changes that need them: each rule by the smallest community that shows it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.communities import FIRST
from tests.gap.recommend.made import demanded, problem

from alternance.community import Community
from alternance.gap.recommend import Recommendation, advise, apply, build
from alternance.gap.recommend.periods import Periods
from alternance.gap.recommend.problem import Problem
from alternance.planner.stages.check import check

PRESS: dict[str, Any] = {
    "id": "press", "kind": "equipment", "title": "Press", "owner": "s", "cost": 900, "currency": "EUR",
}  # fmt: skip


def offering(*makes: tuple[str, int, str | None], **facts: Any) -> Community:
    """Return the community with a press that makes (competence, level, place) possible."""
    rows = [{"improvement": "press", "competence": c, "level": level, "place": place} for c, level, place in makes]
    return demanded(improvements=[PRESS | facts], improvement_aims=rows)


def built(community: Community) -> Problem:
    return build(community, problem(community), "p")


def needing(found: Problem, competence: str) -> dict[str, dict[int, tuple[int, ...]]]:
    """Return place → level → what is needed, of what may be given more."""
    return {
        source.place: {change.level: change.needs for change in source.changes if change.level > source.now}
        for source in found.sources
        if source.competence == competence and source.changes
    }


def at_school(levels: dict[int, tuple[int, ...]]) -> dict[str, dict[int, tuple[int, ...]]]:
    """Return the same for both modules of the school and a new one."""
    return {"m": levels, "n": levels, "": levels}


def advice(community: Community, budget: int | None) -> Recommendation:
    return advise(community, problem(community), "p", budget=budget)


def test_without_rows_all_is_as_before() -> None:
    assert built(demanded()).improvements == ()
    assert built(offering(("k-old", 3, None))).improvements == ()  # nobody asks for it


def test_named_for_school_it_is_given_more_of_there_only_with_it_and_in_practice_as_before() -> None:
    before, found = built(demanded()), built(offering(("k-new", 2, None)))
    assert needing(before, "k-new") == at_school({1: (), 2: (), 3: ()}) | {"b": {1: (), 2: ()}}
    assert needing(found, "k-new") == at_school({1: (0,), 2: (0,)}) | {"b": {1: (), 2: ()}}
    assert needing(found, "k-b") == needing(before, "k-b")


def test_a_module_that_is_named_is_the_only_one() -> None:
    found = built(offering(("k-new", 3, "m")))
    assert needing(found, "k-new") == {"m": dict.fromkeys((1, 2, 3), (0,)), "b": {1: (), 2: ()}}
    other = built(offering(("k-a", 3, "n")))  # m gives it already, and could give no more
    assert needing(other, "k-a") == {"n": {2: (0,), 3: (0,)}, "b": {2: ()}}


def test_a_block_that_is_named_needs_it_and_school_does_not() -> None:
    found = built(offering(("k-b", 1, "b")))
    assert needing(found, "k-b") == at_school({1: (), 2: ()}) | {"b": {1: (0,)}}


def test_an_aim_names_its_competence_and_a_programme_only_what_is_its_own() -> None:
    assert needing(built(offering(("b", 2, "n"))), "k-b")["n"] == {1: (0,), 2: (0,)}
    assert built(offering(("k-b", 2, None), programme="q")).improvements == ()


def test_days_from_which_something_is_there_part_the_demand_by_quarters() -> None:
    begin = dt.date(2027, 1, 1)
    periods = Periods.of(
        dt.date(2026, 9, 7), [None, dt.date(2026, 9, 1), dt.date(2026, 10, 2), begin, dt.date(2027, 2, 1)]
    )
    assert periods.begins == (begin, dt.date(2027, 4, 1))
    assert [periods.since(day) for day in (None, dt.date(2026, 9, 7), begin, dt.date(2027, 3, 31))] == [0, 0, 1, 2]
    community = demanded(demands=[
        {"id": "d", "occupation": "o", "from": dt.date(2026, 12, 22), "to": dt.date(2027, 1, 10), "headcount_low": 10}
    ])  # fmt: skip
    (line,) = problem(community).demands
    assert dict(periods.shares(line)) == {0: pytest.approx(0.5), 1: pytest.approx(0.5)}


def test_what_comes_later_counts_for_later_demand_alone() -> None:
    whole, never = advice(offering(("k-new", 2, "b")), 900), advice(offering(("k-new", 2, "b")), 0)
    late = advice(offering(("k-new", 2, "b"), ready_from=FIRST + dt.timedelta(weeks=200)), 900)
    assert whole.after is not None and never.after is not None and late.after is not None
    assert whole.after > never.after == late.after and not late.improvements
    assert [bought.id for bought in whole.improvements] == ["press"] and whole.cost == 900


def test_what_is_bought_is_told_with_cost_owner_date_and_what_is_lost_without_it() -> None:
    (bought,) = advice(offering(("k-new", 2, "b"), ready_from=FIRST), 900).improvements
    assert (bought.kind, bought.owner, bought.cost, bought.currency) == ("equipment", "s", 900, "EUR")
    assert bought.ready_from == FIRST.isoformat() and bought.rows == ("d",) and bought.lost > 0
    found = advice(offering(("k-new", 2, "b")), 900)
    assert [a.id for a in found.actions if a.improvements == ("press",)] == list(found.improvements[0].actions)


def test_without_a_budget_it_is_said_what_money_would_do() -> None:
    found = advice(offering(("k-new", 2, "b")), 0)
    assert not found.improvements and found.cost == 0
    assert [(step.cost, step.improvements) for step in found.costs] == [(0, ()), (900, ("press",))]
    (held,) = [limit for limit in found.limits if limit.limit == "budget"]
    assert held.coverage == pytest.approx(found.costs[-1].coverage) and held.cost == 900
    assert held.competences == ("k-a", "k-new")  # what practice gives need not take hours of school


def test_applied_it_costs_nothing_more_and_its_room_is_there() -> None:
    rooms = [{"id": "s:w1", "site": "s:site", "kind": "workshop", "places": 16, "minutes_per_week": 1800}]
    community = offering(("k-new", 2, "b"), site="s:site", room_kind="press", places=8)
    community = community.with_tables(rooms=demanded(rooms=rooms)["rooms"])
    found = advice(community, 900)
    changed = apply(community, found)
    check(changed)
    assert changed["rooms"].filter(id="press").rows() == [("press", "s:site", "press", 8, 1800)]
    assert changed["improvements"]["cost"].to_list() == [0]
    assert apply(community, advice(community, 0))["rooms"].height == 1
