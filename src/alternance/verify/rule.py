"""A rule, and what a look at its cases found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from alternance.text import say

if TYPE_CHECKING:
    from alternance.verify.facts import Facts

__all__ = ["Check", "Rule", "Violation", "rule"]

#: Ids and weeks that tell where a case is, the widest first.
Place = tuple[object, ...]


@dataclass(frozen=True)
class Violation:
    """One case that breaks a rule.

    Attributes
    ----------
    place : str
        Ids and weeks that tell where, the widest first.
    facts : dict of str to object
        What the message is made of.
    weight : int
        How many cases it stands for: student-weeks where a rule counts them, else 1.
    """

    rule: str
    place: str
    text: str
    facts: dict[str, Any]
    weight: int = 1

    @property
    def message(self) -> str:
        """What is wrong, in words."""
        return say(self.text, **self.facts)


@dataclass
class Check:
    """Collects the cases of one rule: how many were looked at, which break it, which could not be judged and why."""

    rule: str
    checked: int = 0
    violations: list[Violation] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)

    def that(self, holds: bool, place: Place, text: str, *, weight: int = 1, **facts: Any) -> None:
        """Count a case; where it does not hold, keep `text` (of the catalogue) and the facts it names."""
        self.checked += weight
        if not holds:
            where = " · ".join(str(part) for part in place if part is not None)
            self.violations.append(Violation(self.rule, where, text, facts, weight))

    def cannot(self, why: str) -> None:
        """Count a case that cannot be judged for want of a fact; `why` (of the catalogue) names it."""
        self.unknown[why] += 1


@dataclass(frozen=True)
class Rule:
    """One rule of `docs/engines.md`.

    Attributes
    ----------
    id : str
        In kebab case; `PlanMeta.rules_off` names it.
    title, sentence : str
        Of the catalogue: a few words, and what must hold.
    plan, community : tuple of str
        Tables without which its cases cannot be judged.
    force : str
        ``hard`` counts as a violation, ``soft`` warns.
    part_of : str
        A rule with which it is switched off; empty: none.
    function : callable
        Looks at every case.
    """

    id: str
    title: str
    sentence: str
    plan: tuple[str, ...]
    community: tuple[str, ...]
    force: str
    part_of: str
    function: Callable[[Facts, Check], None]


def rule(
    id_: str,
    title: str,
    sentence: str,
    *,
    plan: tuple[str, ...] = (),
    community: tuple[str, ...] = (),
    force: str = "hard",
    part_of: str = "",
) -> Callable[[Callable[[Facts, Check], None]], Rule]:
    """Make a function that looks at every case the rule `id_`."""
    return lambda function: Rule(id_, title, sentence, plan, community, force, part_of, function)
