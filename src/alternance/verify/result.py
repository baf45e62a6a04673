"""What verification found, rule by rule: as lines, as a table of the plan, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from alternance.community.showing import as_html
from alternance.plan.tables import TABLES
from alternance.text import _, say
from alternance.verify.rule import Rule, Violation

__all__ = ["RED", "RuleResult", "Verification"]

#: The rule whose violations are red weeks.
RED = "learn-before-work"


@dataclass(frozen=True)
class RuleResult:
    """What was found of one rule.

    Attributes
    ----------
    checked : int
        Cases looked at.
    violations : tuple of Violation
        Those that break it; none of a soft rule.
    warnings : tuple of Violation
        Those that break a soft rule.
    not_checked : str
        Why it, or a part of its cases, could not be checked; empty: all were.
    off : bool
        Whether the plan's mode does not keep this rule.
    """

    rule: Rule
    checked: int
    violations: tuple[Violation, ...]
    not_checked: str = ""
    off: bool = False
    warnings: tuple[Violation, ...] = ()

    @property
    def found(self) -> tuple[Violation, ...]:
        """Violations and warnings."""
        return self.violations + self.warnings

    @property
    def count(self) -> int:
        """How many cases break it (student-weeks for learn before work)."""
        return sum(violation.weight for violation in self.violations)


@dataclass(frozen=True)
class Verification:
    """The results of all rules, in the order of `RULES`."""

    rules: tuple[RuleResult, ...]

    def __repr__(self) -> str:
        return f"<Verification: {self.violations} violations, {self.red_weeks} red weeks, {len(self.rules)} rules>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: each rule, how many cases were looked at and how many break it."""
        rows = [(_(r.rule.title), r.not_checked or f"{r.checked} · {r.count}") for r in self.rules]
        return as_html(say("{count} violations", count=self.violations), rows)

    @cached_property
    def violations(self) -> int:
        """How many cases break a hard rule that the plan's mode keeps."""
        return sum(result.count for result in self.rules if not result.off)

    @cached_property
    def warnings(self) -> int:
        """How many cases break a soft rule."""
        return sum(len(result.warnings) for result in self.rules)

    @cached_property
    def red_weeks(self) -> int:
        """Student-weeks of work before learning."""
        return self[RED].count

    @cached_property
    def unchecked(self) -> tuple[RuleResult, ...]:
        """The hard rules that the plan's mode keeps and that could not be checked, or not wholly."""
        kept = (result for result in self.rules if not result.off and result.rule.force == "hard")
        return tuple(result for result in kept if result.not_checked)

    def __getitem__(self, id_: str) -> RuleResult:
        """Return the result of rule `id_`."""
        return next(result for result in self.rules if result.rule.id == id_)

    def counts(self) -> dict[str, int]:
        """Return rule id → how many cases break it, for every rule."""
        return {result.rule.id: result.count for result in self.rules}

    def table(self) -> pl.DataFrame:
        """Return the plan's table `verification`."""
        rows = [(r.rule.id, r.checked, r.count, r.not_checked or None) for r in self.rules]
        return pl.DataFrame(rows, schema=dict(TABLES["verification"].create_empty().schema), orient="row")

    def lines(self, most: int = 20) -> list[str]:
        """The report in words: a line a rule, then at most `most` of its violations; the last line counts them."""
        lines = []
        for result in self.rules:
            lines.append(_line(result))
            lines += [f"    {case.place}: {case.message}" for case in result.found[:most]]
            if len(result.found) > most:
                lines.append("    " + say("and {count} more", count=len(result.found) - most))
        if self.unchecked:
            names = ", ".join(_(result.rule.title) for result in self.unchecked)
            lines.append(say("not checked, or not wholly, for want of data: {names}", names=names))
        lines += [_off(result) for result in self.rules if result.off and result.checked]
        if self.red_weeks and not self[RED].off:
            lines.append(say("{count} red weeks", count=self.red_weeks))
        if self.warnings:
            lines.append(say("{count} warnings", count=self.warnings))
        return [*lines, say("{count} violations", count=self.violations)]

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "violations": self.violations,
            "warnings": self.warnings,
            "red_weeks": self.red_weeks,
            "not_checked": [result.rule.id for result in self.unchecked],
            "rules": [_json(result) for result in self.rules],
        }


def _line(result: RuleResult) -> str:
    title = _(result.rule.title)
    if result.warnings:
        return say(
            "{title}: {checked} checked, {count} warnings",
            title=title,
            checked=result.checked,
            count=len(result.warnings),
        )
    if result.not_checked and not result.checked:
        return say("{title}: not checked: {why}", title=title, why=result.not_checked)
    if result.not_checked:
        text = "{title}: {checked} checked, {count} broken; partly not checked: {why}"
        return say(text, title=title, checked=result.checked, count=result.count, why=result.not_checked)
    return say("{title}: {checked} checked, {count} broken", title=title, checked=result.checked, count=result.count)


def _off(result: RuleResult) -> str:
    if result.rule.id == RED:
        return say("{count} red weeks", count=result.count)
    return say("{count} not counted, the plan does not keep: {title}", count=result.count, title=_(result.rule.title))


def _json(result: RuleResult) -> dict[str, Any]:
    return {
        "id": result.rule.id,
        "title": _(result.rule.title),
        "force": result.rule.force,
        "off": result.off,
        "checked": result.checked,
        "not_checked": result.not_checked,
        "violations": result.count,
        "warnings": len(result.warnings),
        "found": [{"place": case.place, "message": case.message, "facts": case.facts} for case in result.found],
    }
