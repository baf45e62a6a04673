"""Every rule that was verified, those that need a look first."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.plan.plan import Plan
from alternance.report.called import called
from alternance.report.words import number
from alternance.text import _, say

__all__ = ["Rule", "rules"]

#: In which order rules are shown: broken, not checked, not kept in this mode, kept.
ORDER = ("bad", "open", "aside", "good")


@dataclass(frozen=True)
class Rule:
    """A rule: cases checked, cases that break it, or why it was not checked; `tone` is one of `ORDER`."""

    title: str
    checked: str
    violations: str
    note: str
    tone: str


def rules(plan: Plan) -> tuple[Rule, ...]:
    """Return the rules of the table `verification`; none where nothing was planned."""
    found = [_rule(plan, *row) for row in plan["verification"].rows()] if plan["cohorts"].height else []
    return tuple(sorted(found, key=lambda rule: ORDER.index(rule.tone)))


def _rule(plan: Plan, rule: str, checked: int, violations: int, why_not: str | None) -> Rule:
    if why_not:
        return Rule(called(rule), "–", "–", say("Not checked: {why}", why=why_not), "open")
    if rule in plan.meta.rules_off:
        note = _("Not kept in this mode; counted as red weeks.")
        return Rule(called(rule), number(checked), number(violations), note, "aside")
    return Rule(called(rule), number(checked), number(violations), "", "bad" if violations else "good")
