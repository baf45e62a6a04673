"""What holds of every plan: random communities through the whole of planning.

Not every community drawn has a plan; then it says why. Every rule is counted twice: by the verifier, and by the plain
recount that it is held against (`tests.verify.recount`), which knows nobody who works before learning, no pair that
blocks a placement, nothing over capacity.

`EXAMPLES=400` in the environment looks further, at other communities each time, and shrinks what it finds.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from tests.communities import communities
from tests.readiness import naive
from tests.verify.recount import recount

from alternance.community import Community
from alternance.plan import Plan, load, save
from alternance.plan.tables import TABLES
from alternance.planner import Options, plan
from alternance.planner.options import Mode
from alternance.verify import verify

#: Schedules that the calendar's search may try: few, for what must hold does not depend on how good a plan is.
FEW = 200
EXAMPLES = int(os.environ.get("EXAMPLES", "0"))
#: Shrinking a whole community takes minutes: only where somebody looks for something.
QUICK = settings(
    max_examples=EXAMPLES or 25,
    deadline=None,
    derandomize=not EXAMPLES,
    phases=list(Phase) if EXAMPLES else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)
HALF = settings(QUICK, max_examples=(EXAMPLES or 25) // 2)


def planned(community: Community, mode: Mode = "joint", workers: int = 1) -> Plan:
    return plan(community, Options(mode, work_limit=FEW, workers=workers))


def judge(community: Community, made: Plan) -> None:
    """Hold the verifier's findings against the recount, and both against what the plan promises."""
    counted, verification = recount(community, made), verify(community, made)
    for result in verification.rules:
        found: Counter[str] = Counter()
        for case in result.found:
            found[case.place] += case.weight
        assert (result.rule.id, found) == (result.rule.id, counted[result.rule.id])
        if result.rule.force == "hard" and not result.off:
            assert (result.rule.id, found) == (result.rule.id, Counter())
    assert verification.violations == 0


def explain(made: Plan) -> None:
    """A plan that is none has no tables, and reasons in words."""
    assert made.meta.status in ("impossible", "not found")
    assert made["sessions"].height == made["spans"].height == made["placements"].height == 0
    assert made.meta.reasons
    for reason in made.meta.reasons:
        assert reason.strip() and not {"{", "}"} & set(reason)


def joint(community: Community) -> None:
    made = planned(community)
    event(made.meta.status)
    if made.meta.status != "planned":
        explain(made)
        return
    assert made.meta.rules_off == ()
    assert naive.red_student_weeks(community, made) == Counter()
    assert naive.unsafe_aims(community, made) == set()
    assert made.meta.bounds["calendar"] <= made.meta.objective["calendar"] + 1e-6
    judge(community, made)


def traditional(community: Community) -> None:
    made = planned(community, "traditional")
    event(made.meta.status)
    if made.meta.status != "planned":
        explain(made)
        return
    assert made.meta.rules_off == ("learn-before-work",)
    assert naive.unsafe_aims(community, made) == set()
    red = sum(naive.red_student_weeks(community, made).values())
    event("red weeks" if red else "no red weeks")
    assert verify(community, made).red_weeks == red
    judge(community, made)


def same(community: Community, seed: int) -> None:
    chance = random.Random(seed)

    def turned(height: int) -> list[int]:
        return chance.sample(range(height), height)

    tables = {name: table[turned(table.height)] for name, table in community.tables.items()}
    first, second = planned(community), planned(Community(community.meta, tables), workers=2)
    assert first.hash == second.hash
    for name in TABLES:
        assert (name, first[name].rows()) == (name, second[name].rows())
    for fact in ("status", "reasons", "objective", "bounds", "assumed"):
        assert getattr(first.meta, fact) == getattr(second.meta, fact)


def saved(community: Community, folder: Path) -> None:
    made = planned(community)
    save(made, folder)
    again = load(folder)
    assert again.meta == made.meta
    assert again.hash == made.hash
    for name in TABLES:
        assert again[name].equals(made[name])


@QUICK
@given(communities())
def test_in_a_joint_plan_nobody_works_before_learning_and_every_rule_is_kept(community: Community) -> None:
    joint(community)


@QUICK
@given(communities())
def test_a_traditional_plan_keeps_everything_but_learn_before_work(community: Community) -> None:
    traditional(community)


@HALF
@given(communities(), st.integers(0, 99))
def test_the_same_input_gives_the_same_plan_however_rows_stand_and_however_many_work(
    community: Community, seed: int
) -> None:
    same(community, seed)


@HALF
@given(communities())
def test_saved_and_loaded_it_is_the_same(tmp_path_factory: pytest.TempPathFactory, community: Community) -> None:
    saved(community, tmp_path_factory.mktemp("plan") / "out")
