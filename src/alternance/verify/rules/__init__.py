"""All rules, in the order in which they are shown."""

from __future__ import annotations

from alternance.verify.rule import Rule
from alternance.verify.rules import (
    blocks,
    capacity,
    complete,
    figures,
    form,
    kept,
    learning,
    limits,
    modules,
    numbers,
    order,
    placements,
    seats,
    stable,
    staffing,
)

__all__ = ["RULES", "SUBJECTS"]

#: The modules whose functions are the rules, a subject each.
SUBJECTS = (
    learning,
    form,
    complete,
    modules,
    order,
    blocks,
    capacity,
    seats,
    placements,
    numbers,
    kept,
    limits,
    stable,
    staffing,
    figures,
)

#: Every rule.
RULES: tuple[Rule, ...] = tuple(
    rule
    for subject in SUBJECTS
    for rule in vars(subject).values()
    if isinstance(rule, Rule) and rule.function.__module__ == subject.__name__
)
