"""All rules, in the order in which they are shown."""

from __future__ import annotations

from alternance.verify.rule import Rule
from alternance.verify.rules import (
    blocks,
    capacity,
    complete,
    form,
    learning,
    modules,
    order,
    placements,
    seats,
)

__all__ = ["RULES"]

#: Every rule; a rule is one function of one of these modules.
RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (form, complete, learning, modules, order, blocks, capacity, seats, placements)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
)
