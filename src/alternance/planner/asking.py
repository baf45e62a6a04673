"""Asking a plan why a student is, or is not, at a position.

A plan keeps who is where, not the matching behind it. Placement is made again from the plan's calendar, which gives the
same; where it does not, the plan was changed by hand or made by another version, and no answer would be true.
"""

from __future__ import annotations

from collections.abc import Sequence

from alternance.community import Community
from alternance.placement import Why, why
from alternance.plan import Plan, PlanError
from alternance.planner.progress import Watch
from alternance.planner.stages.check import check
from alternance.planner.stages.placement import placements
from alternance.text import N_, say

__all__ = ["explain"]


def explain(community: Community, plan: Plan, student: str, block: str, positions: Sequence[str]) -> dict[str, Why]:
    """Say of each of `positions` why `student` is or is not there for `block` of `plan`.

    Raises
    ------
    PlanError
        When the plan places otherwise than its calendar and community lead to.
    KeyError
        When the student needs no position for this block, or there is no such position; the message says which.
    """
    if unknown := sorted(set(positions) - set(community["positions"]["id"])):
        raise KeyError(say("there is no position {position}", position=unknown[0]))
    asked = plan["placements"].filter(student=student, block=block)
    if asked.is_empty() and plan["unplaced"].filter(student=student, block=block).is_empty():
        raise KeyError(say("{student} needs no position for {block} in this plan", student=student, block=block))
    everybody = bool(plan.meta.options.get("place_everybody"))
    made = placements(community, plan, check(community), Watch(), everybody=everybody)
    columns = ("student", "block", "position")
    if sorted(made.placements.select(columns).rows()) != sorted(plan["placements"].select(columns).rows()):
        text = N_(
            "the plan's placements are not those that its calendar leads to: it was changed by hand, or made by "
            "another version; plan again to ask"
        )
        raise PlanError(say(text))
    return {position: why(made.result, student, block, position) for position in positions}
