"""Each rule is found where a plan is damaged, and what is found is exactly what a plain recount names."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest
from tests.verify.courses_made import courses_made
from tests.verify.damages import DAMAGES, IN_COURSES, Case, Damage, NowhereError
from tests.verify.damages import courses as of_courses
from tests.verify.hand_made import hand_made
from tests.verify.recount import recount

from alternance.community import Community
from alternance.plan import Plan
from alternance.verify import RULES, Verification, verify

#: How often a damage may be done at places where it happens to break nothing.
TRIES = 30


@cache
def whole() -> tuple[Community, Plan]:
    return hand_made()


@cache
def courses() -> tuple[Community, Plan]:
    return courses_made()


def found(verification: Verification, rule: str) -> Counter[str]:
    places: Counter[str] = Counter()
    for case in verification[rule].found:
        places[case.place] += case.weight
    return places


def test_every_rule_has_three_damages() -> None:
    assert {rule.id for rule in RULES} == set(DAMAGES)
    assert [rule for rule, damages in DAMAGES.items() if len(set(damages)) < 3] == []


def test_every_rule_looks_at_something_in_the_whole_plan() -> None:
    judged = [verify(*whole()), verify(*courses())]
    idle = [rule.id for rule in RULES if not any(verification[rule.id].checked for verification in judged)]
    assert idle == ["rules-off", "cycle-dates", "blocking-listed"]


def test_a_plan_of_courses_breaks_nothing() -> None:
    verification = verify(*courses())
    assert [case for result in verification.rules for case in result.violations] == []


@pytest.mark.parametrize(
    ("rule", "damage"),
    [(rule, damage) for rule, damages in DAMAGES.items() if rule not in of_courses.DAMAGES for damage in damages],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)
def test_a_damage_is_found_where_a_recount_finds_it(rule: str, damage: Damage) -> None:
    _found_as_recounted(*whole(), rule, damage)


@pytest.mark.parametrize(
    ("rule", "damage"),
    [(rule, damage) for rule, damages in IN_COURSES.items() for damage in damages],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)
def test_a_damage_to_courses_is_found_where_a_recount_finds_it(rule: str, damage: Damage) -> None:
    _found_as_recounted(*courses(), rule, damage)


def _found_as_recounted(community: Community, plan: Plan, rule: str, damage: Damage) -> None:
    for seed in range(TRIES):
        case = Case(community, plan, random.Random(seed))
        try:
            damage(case)
        except NowhereError:
            continue
        damaged = case.done()
        wanted = recount(*damaged, {rule})[rule]
        verification = verify(*damaged)
        assert found(verification, rule) == wanted
        if wanted:
            assert all(case.message for case in verification[rule].found)
            return
    pytest.fail(f"{damage.__name__} never breaks {rule}")


@pytest.mark.parametrize("seed", range(60))
def test_many_damages_at_once_are_told_apart(seed: int) -> None:
    chance = random.Random(seed)
    base, damages = (courses(), IN_COURSES) if seed % 3 == 0 else (whole(), DAMAGES)
    case = Case(*base, chance)
    for damage in chance.sample([damage for own in damages.values() for damage in own], 4):
        try:
            damage(case)
        except (NowhereError, TypeError, KeyError):
            continue  # another damage has left nothing there
    community, plan = case.done()
    verification, wanted = verify(community, plan), recount(community, plan)
    for result in verification.rules:
        if not result.not_checked or result.checked:
            assert (result.rule.id, found(verification, result.rule.id)) == (result.rule.id, wanted[result.rule.id])
