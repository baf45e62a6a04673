"""A second, plain count of every rule's violations: what damaged plans are held against."""

from __future__ import annotations

from collections import Counter

from tests.verify.recount import choices, courses, figures, form, lessons, people, practice, results, stability, staff
from tests.verify.recount.world import World

from alternance.community import Community
from alternance.plan import Plan
from alternance.verify import RULES

__all__ = ["recount"]


def recount(community: Community, plan: Plan, only: set[str] | None = None) -> dict[str, Counter[str]]:
    """Return rule → place → how many cases break it there, for all rules or `only` some."""
    world = World(community, plan)
    found = {}
    for rule in RULES:
        if only is None or rule.id in only:
            name = rule.id.replace("-", "_")
            count = next(
                vars(module)[name]
                for module in (form, lessons, courses, practice, people, choices, stability, figures, staff, results)
                if name in vars(module)
            )
            found[rule.id] = Counter(count(world))
    return found
