"""Every rule, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.community import Community
from alternance.plan import Plan
from alternance.text import _, say
from alternance.verify.facts import Facts
from alternance.verify.result import RuleResult, Verification
from alternance.verify.rule import Check, Rule
from alternance.verify.rules import RULES

__all__ = ["verify"]

#: What a plan's status says where it has no tables.
NOTHING = ("impossible", "not found")


def verify(community: Community, plan: Plan, rules: Sequence[Rule] = RULES) -> Verification:
    """Recompute every rule of `docs/engines.md` from the raw tables of `community` and `plan`.

    Parameters
    ----------
    community : Community
        The input of planning; for a recorded plan, what its words mean.
    plan : Plan
        Any plan, also one that is broken: what is not in form is named and left out of the other rules.
    rules : sequence of Rule
        Those that are asked; whoever tries many plans leaves out what takes long until little is left to try.

    Returns
    -------
    Verification
        A result for each of `rules`, in their order. A rule whose cases cannot be judged for want of a table is not
        checked, with the reason.

    Notes
    -----
    Linear in the rows, but for stability: it looks at every position that a student likes better than the one held, and
    sorts those who hold places.
    """
    facts = Facts(community, plan)
    return Verification(tuple(_judge(rule, facts) for rule in rules))


def _judge(rule: Rule, facts: Facts) -> RuleResult:
    off = {rule.id, rule.part_of} & set(facts.plan.meta.rules_off)
    why_not = _why_not(rule, facts)
    if why_not:
        return RuleResult(rule, 0, (), why_not, bool(off))
    check = Check(rule.id)
    rule.function(facts, check)
    empty = [table for table in rule.community if not facts.community[table].height]
    if empty and check.checked:
        return RuleResult(rule, 0, (), say("the community has no {tables}", tables=", ".join(empty)), bool(off))
    why = "; ".join(f"{say(text)} ({count})" for text, count in sorted(check.unknown.items()))
    found = tuple(check.violations)
    violations, warnings = ((), found) if rule.force == "soft" else (found, ())
    return RuleResult(rule, check.checked, violations, why, bool(off), warnings)


def _why_not(rule: Rule, facts: Facts) -> str:
    """Say why the cases of a rule cannot be judged at all, before looking at them; empty: they can."""
    meta = facts.plan.meta
    if meta.status in NOTHING:
        return say("nothing was planned: {status}", status=_(meta.status))
    if rule.part_of in meta.rules_off:
        return say("it is a part of {rule}, which the plan does not keep", rule=rule.part_of)
    unsaid = [table for table in rule.plan if not facts.plan.knows(table)]
    return say("the recorded plan does not say {tables}", tables=", ".join(unsaid)) if unsaid else ""
