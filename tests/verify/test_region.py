"""A region's plan: whole it breaks nothing; damaged at random, every rule is found, and exactly what a recount names."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from tests.verify.damages import DAMAGES, Case, NowhereError, courses, results
from tests.verify.recount import recount
from tests.verify.region import region

from alternance.verify import RULES, Rule, verify
from alternance.verify.facts import Facts
from alternance.verify.rule import Check
from alternance.verify.rules import SUBJECTS

#: Random damages in which each rule must be found, and how many are tried for that.
WANTED, TRIES = 3, 12
#: Subjects whose plain recount looks at every pair of a region, a minute each: one damage must do.
SLOW = ("stable", "together")
#: What a region has nothing of: courses, a pack that asks teachers to practise, cohorts that graduated, actions.
ABSENT = {*courses.DAMAGES, *results.DAMAGES, "teacher-practice"}
#: Subject → its rules.
BY_SUBJECT = {
    subject.__name__.rpartition(".")[2]: [
        rule for rule in RULES if rule.function.__module__ == subject.__name__ and rule.id not in ABSENT
    ]
    for subject in SUBJECTS
}


def test_the_whole_plan_breaks_nothing() -> None:
    found = verify(*region())
    assert [violation for result in found.rules for violation in result.violations] == []
    assert sum(result.checked > 0 for result in found.rules) > 60


def found(rule: Rule, facts: Facts) -> Counter[str]:
    check = Check(rule.id)
    rule.function(facts, check)
    places: Counter[str] = Counter()
    for violation in check.violations:
        places[violation.place] += violation.weight
    return places


def damaged(rules: list[Rule], seed: int) -> Case:
    """Damage the plan at random, for each of the rules once."""
    case = Case(*region(), random.Random(seed))
    for rule in rules:
        try:
            case.chance.choice(DAMAGES[rule.id])(case)
        except (NowhereError, TypeError, KeyError):
            continue  # there is no place for it, or an earlier damage has left none
    return case


@pytest.mark.parametrize("subject", BY_SUBJECT)
def test_every_rule_is_found_in_random_damages(subject: str) -> None:
    rules, times, wanted_times = BY_SUBJECT[subject], Counter[str](), 1 if subject in SLOW else WANTED
    for seed in range(TRIES):
        left = [rule for rule in rules if times[rule.id] < wanted_times]
        if not left:
            return
        community, plan = damaged(left, seed).done()
        wanted, facts = recount(community, plan, {rule.id for rule in rules}), Facts(community, plan)
        for rule in rules:
            assert (rule.id, found(rule, facts)) == (rule.id, wanted[rule.id])
            times[rule.id] += bool(wanted[rule.id])
    assert [rule.id for rule in rules if times[rule.id] < wanted_times] == []
