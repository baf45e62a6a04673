"""What holds of every gap, on random communities with requirements and relations of a made-up framework."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.communities import communities, monday

from alternance import gap
from alternance.gap import Problem, Result
from alternance.gap.problem import Asked, DemandLine

#: Aims of random communities have no competence, so they stand for themselves; k… are the framework's alone.
NAMES = ("a0", "a1", "a2", "a3", "k0", "k1")
SETTINGS = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    return Asked(draw(st.sampled_from(NAMES)), draw(st.sampled_from([0.5, 1.0])), draw(st.integers(0, 4)))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    requirements = draw(st.dictionaries(st.sampled_from(["o0", "o1"]), st.lists(asked(), max_size=4)))
    share = st.sampled_from([0.5, 0.6, 0.7])
    relations = draw(
        st.dictionaries(st.sampled_from(NAMES), st.lists(st.tuples(st.sampled_from(NAMES), share), max_size=3))
    )
    return gap.build(draw(communities()), requirements, relations, dict.fromkeys(NAMES, "named"))


@st.composite
def lines(draw: st.DrawFn) -> DemandLine:
    first = draw(st.integers(0, 60))
    wishes = {want.competence: want for want in draw(st.lists(asked(), max_size=3))}
    return DemandLine(
        "new", draw(st.sampled_from(["o0", "o1", "o2"])), monday(first), monday(first + draw(st.integers(0, 30))),
        draw(st.one_of(st.none(), st.integers(0, 9).map(float))), tuple(wishes[name] for name in sorted(wishes)),
    )  # fmt: skip


@SETTINGS
@given(problems(), lines())
def test_more_demand_never_lowers_a_shortfall(problem: Problem, line: DemandLine) -> None:
    before, after = gap.solve(problem), gap.solve(replace(problem, demands=(*problem.demands, line)))
    then = {(row.programme, row.competence): row.shortfall for row in after.quality_rows}
    for row in before.quality_rows:
        # a row may only vanish when the new line asks, elsewhere, for what nobody asked for: its shortfall was 0
        assert then.get((row.programme, row.competence), 0.0) >= row.shortfall - 1e-9
    assert after.too_few >= before.too_few - 1e-9
    assert after.too_many <= before.too_many + 1e-9


@SETTINGS
@given(problems(), st.data())
def test_a_programme_that_teaches_more_never_widens_quality(problem: Problem, data: st.DataObject) -> None:
    programme = data.draw(st.sampled_from(problem.programmes))
    name = data.draw(st.sampled_from(NAMES))
    own = programme.level(name)
    if own == 0:
        # what is taught for the first time no longer counts through a relative: teach it as far as that went
        own = math.ceil(max((s * programme.level(o) for o, s in problem.relations.get(name, ())), default=0.0))
    better = replace(programme, school={**programme.school, name: min(4, own + 1)})
    programmes = tuple(better if other is programme else other for other in problem.programmes)
    before, after = gap.solve(problem), gap.solve(replace(problem, programmes=programmes))
    assert (before.quality is None) == (after.quality is None)
    assert (after.quality or 0.0) <= (before.quality or 0.0) + 1e-9


@SETTINGS
@given(problems())
def test_figures_lie_in_their_ranges_and_add_up(problem: Problem) -> None:
    found = gap.solve(problem)
    for share in (found.structure, found.quality, found.compound, *(row.compound for row in found.type_rows)):
        assert share is None or -1e-9 <= share <= 1 + 1e-9
    people = sum(line.headcount or 0 for line in problem.demands)
    assert math.isclose(sum(row.demanded for row in found.quantity_rows), people, abs_tol=1e-9)
    assert math.isclose(
        found.too_many - found.too_few, sum(row.people for row in problem.graduates) - people, abs_tol=1e-6
    )
    for column in ("demanded", "supplied"):
        total = sum(getattr(row, column) for row in found.structure_rows)
        assert math.isclose(total, 1) or total == 0


@SETTINGS
@given(problems())
def test_every_figure_names_the_rows_behind(problem: Problem) -> None:
    found = gap.solve(problem)
    demands = {line.id: line for line in problem.demands}
    cohorts = {row.cohort: row.occupation for row in problem.graduates}
    occupation_of = {programme.id: programme.occupation for programme in problem.programmes}
    for row in found.quantity_rows:
        assert row.rows
        assert {demands[name].occupation if name in demands else cohorts[name] for name in row.rows} == {row.occupation}
    for wish in found.quality_rows:
        assert bool(wish.rows) == (wish.demanded > 0)
        for name in wish.rows:
            assert demands[name].occupation == occupation_of[wish.programme]
            assert wish.competence in {want.competence for want in demands[name].asks}
    told = {name for row in found.quantity_rows for name in row.rows}
    assert set(found.unknown) == {line.id for line in problem.demands if line.headcount is None}
    assert set(demands) == (told & set(demands)) | set(found.unknown)


@SETTINGS
@given(problems())
def test_the_order_of_lines_never_matters(problem: Problem) -> None:
    turned = replace(problem, demands=problem.demands[::-1], programmes=problem.programmes[::-1])
    one, two = gap.solve(problem), gap.solve(turned)
    close(one, two)
    rows = [
        sorted((row.programme, row.competence, round(row.shortfall, 9)) for row in found.quality_rows)
        for found in (one, two)
    ]
    assert rows[0] == rows[1]


def close(one: Result, two: Result) -> None:
    for name in ("too_few", "too_many", "structure", "quality", "compound"):
        first, second = getattr(one, name), getattr(two, name)
        assert (first is None) == (second is None)
        assert first is None or math.isclose(first, second, abs_tol=1e-9)
