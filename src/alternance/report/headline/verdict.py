"""What the verification found, in one sentence; rules that the mode does not keep are counted apart."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alternance.plan.plan import Plan
from alternance.report.called import called
from alternance.report.words import count, number
from alternance.text import _, say

__all__ = ["Verdict", "verdict"]


@dataclass(frozen=True)
class Verdict:
    """What the verification says; `tone` is ``good``, ``bad`` or ``open``; `rows` are the rules broken."""

    text: str
    tone: str
    rows: tuple[str, ...] = ()


def verdict(plan: Plan) -> Verdict | None:
    """Return the verdict; None where there is nothing to verify."""
    table = plan["verification"]
    if not plan["cohorts"].height:
        return None
    if not table.height:
        return Verdict(_("Not verified yet."), "open")
    unchecked = table.filter(pl.col("not_checked").fill_null("") != "").height
    broken = table.filter((pl.col("violations") > 0) & ~pl.col("rule").is_in(list(plan.meta.rules_off)))
    rules = _rules(table.height - unchecked)
    if broken.height:
        total = count(int(broken["violations"].sum()), "{n} violation", "{n} violations")
        text = say(
            "Verified from the raw tables: {total} in {n} of {rules}.", total=total, n=broken.height, rules=rules
        )
        return Verdict(text, "bad", tuple(_row(*row) for row in broken.select("rule", "violations").rows()))
    text = say("Verified from the raw tables: 0 violations of {rules}.", rules=rules)
    if unchecked:
        text = say("{text} Not checked for want of data: {rules}.", text=text, rules=_rules(unchecked))
    return Verdict(text, "open" if unchecked else "good")


def _rules(n: int) -> str:
    return count(n, "{n} rule", "{n} rules")


def _row(rule: str, violations: int) -> str:
    return say("{rule}: {n}", rule=called(rule), n=number(violations))
