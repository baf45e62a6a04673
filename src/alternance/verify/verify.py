"""Every rule, one after the other."""

from __future__ import annotations

from alternance.community import Community
from alternance.plan import Plan
from alternance.text import say
from alternance.verify.facts import Facts
from alternance.verify.result import RuleResult, Verification
from alternance.verify.rule import Check, Rule
from alternance.verify.rules import RULES

__all__ = ["verify"]

#: What a plan's status says where it has no tables.
NOTHING = ("impossible", "not found")


def verify(community: Community, plan: Plan) -> Verification:
    """Recompute every rule of `docs/engines.md` from the raw tables of `community` and `plan`.

    Parameters
    ----------
    community : Community
        The input of planning; for a recorded plan, what its words mean.
    plan : Plan
        Any plan, also one that is broken: what is not in form is named and left out of the other rules.

    Returns
    -------
    Verification
        A result for each of `RULES`, in their order. A rule whose cases cannot be judged for want of a table is not
        checked, with the reason.

    Notes
    -----
    Linear in the rows, but for stability, which looks at every student and position of a batch.
    """
    facts = Facts(community, plan)
    return Verification(tuple(_judge(rule, facts) for rule in RULES))


def _judge(rule: Rule, facts: Facts) -> RuleResult:
    off = bool({rule.id, rule.part_of} & set(facts.plan.meta.rules_off))
    if facts.plan.meta.status in NOTHING:
        return RuleResult(rule, 0, (), say("nothing was planned: {status}", status=facts.plan.meta.status), off)
    unsaid = [table for table in rule.plan if not facts.plan.knows(table)]
    if unsaid:
        return RuleResult(rule, 0, (), say("the recorded plan does not say {tables}", tables=", ".join(unsaid)), off)
    check = Check(rule.id)
    rule.function(facts, check)
    empty = [table for table in rule.community if not facts.community[table].height]
    if empty and check.checked:
        return RuleResult(rule, 0, (), say("the community has no {tables}", tables=", ".join(empty)), off)
    why = "; ".join(f"{say(text)} ({count})" for text, count in sorted(check.unknown.items()))
    return RuleResult(rule, check.checked, tuple(check.violations), why, off)
