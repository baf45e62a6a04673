"""All rules, in the order in which they are shown."""

from __future__ import annotations

from alternance.verify.rule import Rule
from alternance.verify.rules import (
    adjustments,
    blocks,
    capacity,
    complete,
    courses,
    figures,
    form,
    kept,
    learning,
    limits,
    made_for,
    module_weeks,
    modules,
    numbers,
    order,
    placements,
    points,
    positions,
    practice,
    results,
    seats,
    stable,
    staffing,
    together,
    visits,
    wishes,
)

__all__ = ["RULES", "SUBJECTS"]

#: The modules whose functions are the rules, a subject each.
SUBJECTS = (
    learning,
    made_for,
    form,
    complete,
    modules,
    module_weeks,
    order,
    courses,
    blocks,
    capacity,
    seats,
    placements,
    positions,
    numbers,
    kept,
    wishes,
    limits,
    adjustments,
    together,
    stable,
    staffing,
    visits,
    practice,
    points,
    figures,
    results,
)

#: Every rule.
RULES: tuple[Rule, ...] = tuple(
    rule
    for subject in SUBJECTS
    for rule in vars(subject).values()
    if isinstance(rule, Rule) and rule.function.__module__ == subject.__name__
)
