"""What holds of every recommendation, on random communities: its promise is kept, and nothing hard is broken."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.communities import communities

from alternance import gap
from alternance.community import Community
from alternance.gap.problem import Asked, DemandLine
from alternance.gap.recommend import Recommendation, advise, apply, read, write
from alternance.planner.stages.check import check

NAMES = ("a0", "a1", "a2", "a3", "k0", "k1")
SETTINGS = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    return Asked(draw(st.sampled_from(NAMES)), draw(st.sampled_from([0.5, 1.0])), draw(st.integers(1, 4)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Community, gap.Problem, str]:
    community = draw(communities())
    requirements = draw(st.dictionaries(st.sampled_from(["o0", "o1"]), st.lists(asked(), max_size=4), min_size=1))
    requirements = {
        name: list({want.competence: want for want in wants}.values()) for name, wants in requirements.items()
    }
    relations = draw(
        st.dictionaries(
            st.sampled_from(NAMES), st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([0.5, 0.7])), max_size=2)
        )
    )
    problem = gap.build(community, requirements, relations, dict.fromkeys(NAMES, "named"))
    first = community.meta.first_week
    lines = tuple(DemandLine(f"new-{o}", o, first, first, 4.0, tuple(wants)) for o, wants in requirements.items())
    problem = replace(problem, demands=(*problem.demands, *lines))
    programme = draw(st.sampled_from(community["programmes"]["id"].to_list()))
    return community, problem, programme


def missing(problem: gap.Problem, programme: str) -> tuple[float, float]:
    """Return the levels missing and asked of a programme, by the gap's own count."""
    rows = [row for row in gap.solve(problem).quality_rows if row.programme == programme]
    return sum(row.shortfall for row in rows), sum(row.demanded * row.level_asked for row in rows)


def afterwards(problem: gap.Problem, changed: Community) -> gap.Problem:
    """Return the same demand of the community as it would be."""
    return replace(problem, programmes=gap.build(changed, {}, {}, {}).programmes)


@SETTINGS
@given(cases(), st.sampled_from([None, 0, 120, 600]), st.sampled_from([0, 300]), st.sampled_from([0, 200, None]))
def test_the_promise_is_kept_and_nothing_hard_is_broken(
    case: tuple[Community, gap.Problem, str], allowed: int | None, extra: int, budget: int | None
) -> None:
    community, problem, programme = case
    advice = advise(community, problem, programme, allowed, extra, budget=budget, reasons=False)
    changed = apply(community, advice)
    check(changed)
    before, asked_of = missing(problem, programme)
    after, asked_then = missing(afterwards(problem, changed), programme)
    assert math.isclose(asked_of, asked_then, abs_tol=1e-9)
    if advice.before is None or advice.after is None or advice.bound is None:
        assert not asked_of and not advice.actions
    else:
        assert math.isclose(1 - before / asked_of, advice.before, abs_tol=1e-9)
        late = any(bought.ready_from for bought in advice.improvements)  # until then less is covered than at last
        assert math.isclose(1 - after / asked_of, advice.after, abs_tol=1e-9) or (
            late and 1 - after / asked_of > advice.after
        )
        assert advice.before <= advice.after <= advice.bound + 1e-12
    nothing_hard(community, changed, advice)
    within_budget(community, changed, advice)


def within_budget(community: Community, changed: Community, advice: Recommendation) -> None:
    """What is bought is in the table and paid once; each action that needs something names it."""
    cost = dict(community["improvements"].select("id", "cost").rows())
    names = {bought.id for bought in advice.improvements}
    assert advice.cost == sum(cost[name] for name in names) and (advice.budget is None or advice.cost <= advice.budget)
    assert names == {name for action in advice.actions for name in action.improvements}
    paid = dict(changed["improvements"].select("id", "cost").rows())
    assert paid == {name: 0 if name in names else amount for name, amount in cost.items()}


def nothing_hard(community: Community, changed: Community, advice: Recommendation) -> None:
    """Hours, core, locked modules, nobody loses."""
    minutes = [dict(c["modules"].select("id", "minutes").rows()) for c in (community, changed)]
    mine = [set(c["programme_modules"].filter(programme=advice.programme)["module"]) for c in (community, changed)]
    total = [sum(minutes[k][module] for module in mine[k]) for k in (0, 1)]
    assert total[0] <= total[1] <= total[0] + advice.extra
    assert advice.allowed is None or advice.minutes <= advice.allowed
    moved = sum(max(0, minutes[1][module] - minutes[0].get(module, 0)) for module in mine[1])
    assert moved <= advice.minutes  # what stays within a module is moved as well
    for row in community["modules"].filter(changeable_by="school").iter_rows(named=True):
        mine[0].discard(row["id"]) if community["programme_modules"].filter(module=row["id"]).height == 1 else None
    for table, key in (("modules", "id"), ("module_aims", "module")):
        locked = [c[table].filter(c[table][key].is_in(sorted(mine[0]))).drop("origin") for c in (community, changed)]
        assert locked[0].equals(locked[1])
    level = [levels(c, advice.programme) for c in (community, changed)]
    for aim, core, target in community["aims"].select("id", "core", "level_target").rows():
        if core:
            assert level[1].get(aim, 0) >= min(target, level[0].get(aim, 0))


def levels(community: Community, programme: str) -> dict[str, int]:
    """Return aim → the highest level that the programme gives."""
    modules = set(community["programme_modules"].filter(programme=programme)["module"])
    blocks = set(community["blocks"].filter(programme=programme)["id"])
    rows = [
        (m, a, v) for m, a, v in community["module_aims"].select("module", "aim", "level_given").rows() if m in modules
    ]
    rows += [
        (b, a, v or 0)
        for b, a, v in community["phase_aims"].select("block", "aim", "level_given").rows()
        if b in blocks
    ]
    found: dict[str, int] = {}
    for _, aim, value in rows:
        found[aim] = max(value, found.get(aim, 0))
    return found


@SETTINGS
@given(cases())
def test_the_frontier_rises_and_names_the_rows_behind(case: tuple[Community, gap.Problem, str]) -> None:
    community, problem, programme = case
    advice = advise(community, problem, programme, reasons=False)
    steps = advice.frontier
    assert [s.minutes for s in steps] == sorted({s.minutes for s in steps})
    assert all(one.coverage < two.coverage for one, two in pairwise(steps))
    assert advice.after is None or math.isclose(steps[-1].coverage, advice.after)
    asking = {line.id for line in problem.demands if line.headcount}
    for step in steps:
        assert bool(step.rows) == (step.gain > 1e-9) and set(step.rows) <= asking
        assert set(step.opens) <= asking | set(community["positions"]["id"])
    for action in advice.actions:
        assert bool(action.rows) or action.kind in ("trim", "drop")
        assert action.kind in ("move", "trim", "drop") or action.lost > 0 or action.minutes == 0


@SETTINGS
@given(cases())
def test_written_and_read_it_is_the_same(case: tuple[Community, gap.Problem, str]) -> None:
    community, problem, programme = case
    advice = advise(community, problem, programme, reasons=False)
    assert read(write(advice), "file") == advice
