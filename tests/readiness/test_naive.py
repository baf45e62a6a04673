"""Random communities with any calendar at all, good or bad: the engine's judgement equals the recount."""

from __future__ import annotations

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tests.communities import communities
from tests.plans import calendar_plan
from tests.readiness import naive

from alternance.community import Community
from alternance.plan import Plan
from alternance.readiness.from_plan import red_student_weeks, times, work_of
from alternance.readiness.givers import given_before, module_gifts
from alternance.readiness.judge import gather, unsafe
from alternance.readiness.needs import block_work


@st.composite
def plans(draw: st.DrawFn) -> tuple[Community, Plan]:
    """Draw a community and a plan that keeps nothing but the form: each thing begins anywhere and may be left out."""
    community = draw(communities())
    weeks, programmes = community.meta.weeks, dict(community["cohorts"].select("id", "programme").rows())

    def span(length: int) -> tuple[int, int]:
        first = draw(st.integers(0, weeks - length))
        return first, first + length - 1

    modules, phases, instruction = {}, {}, {}
    for cohort, programme in programmes.items():
        for module in community["programme_modules"].filter(programme=programme)["module"]:
            if draw(st.integers(0, 4)) < 4:
                modules[cohort, module] = span(draw(st.integers(1, 3)))
        for block in community["blocks"].filter(programme=programme)["id"]:
            for _, order, length, days in community["phases"].filter(block=block).rows():
                phases[cohort, block, order] = span(length)
                instruction[cohort, block, order] = min(5, days + draw(st.sampled_from([0, 0, 0, 1])))
    placed, unplaced = {}, []
    for student, cohort in community["students"].select("id", "cohort").rows():
        for block in {block for own, block, _ in sorted(phases) if own == cohort}:
            where = draw(st.sampled_from([None, "unplaced", *community["positions"]["id"]]))
            if where == "unplaced":
                unplaced.append((student, block))
            elif where is not None:
                placed[student, block] = where
    plan = calendar_plan(community, modules, phases, instruction=instruction, placed=placed, unplaced=unplaced)
    return community, plan


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_red_weeks_and_unsafe_blocks_are_those_of_a_naive_recount(drawn: tuple[Community, Plan]) -> None:
    community, plan = drawn
    red = {
        (cohort, block, plan.horizon.monday(week)): n
        for (cohort, block, week), n in red_student_weeks(community, plan).items()
    }
    event("red" if red else "not red")
    assert red == naive.red_student_weeks(community, plan)

    work, before = block_work(community), given_before(community)
    found = set()
    for cohort, own in times(plan).items():
        given_ = gather(before.get(cohort, []), own.module_ends, module_gifts(community), own.phases, work)
        for block, weeks in own.phases.items():
            found |= {(cohort, block, aim) for aim in unsafe(work_of(work[block], own), weeks, given_)}
    event("unsafe" if found else "safe")
    assert found == naive.unsafe_aims(community, plan)
