"""Indicators of a plan, for the whole and by school and cohort where that means something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from alternance.community.community import Community
from alternance.outcomes.lag import lag_and_lateness
from alternance.outcomes.load import load_figures
from alternance.outcomes.register import REGISTER
from alternance.outcomes.seats import seat_figures
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import red_student_weeks

__all__ = ["Figure", "GapSides", "solve"]


@dataclass(frozen=True)
class GapSides:
    """The gap's figures, as the gap engine gave them; all None where there is no demand."""

    too_few: float | None = None
    too_many: float | None = None
    structure: float | None = None
    quality: float | None = None
    compound: float | None = None


@dataclass(frozen=True)
class Figure:
    """One indicator in one scope (``all``, or the id of a school or cohort); None where nothing could be counted."""

    id: str
    scope: str
    value: float | None


def solve(community: Community, plan: Plan, gap: GapSides | None = None) -> list[Figure]:
    """Compute every indicator of the register that the plan's tables allow.

    Parameters
    ----------
    community : Community
        What the plan was made for, or what a recorded plan was read against.
    plan : Plan
        A recorded plan says which of its tables are known; a figure that needs another is left out, never 0.
    gap : GapSides or None
        What the gap engine found; None: it was not asked.

    Returns
    -------
    list of Figure
        In the register's order, ``all`` first.
    """
    figures = _red(community, plan) if plan.knows("spans", "sessions") else []
    whole = {**_known(community, plan), **_gap(gap)}
    figures += [Figure(name, "all", value) for name, value in whole.items()]
    order = {name: number for number, name in enumerate(REGISTER)}
    return sorted(figures, key=lambda figure: (order[figure.id], figure.scope != "all", figure.scope))


def _known(community: Community, plan: Plan) -> dict[str, float | None]:
    """Return the figures of the whole plan whose tables are known."""
    found: dict[str, float | None] = {}
    if plan.knows("spans", "sessions"):
        found |= lag_and_lateness(community, plan)
    if plan.knows("unplaced"):
        found["unplaced_students"] = float(plan["unplaced"]["student"].n_unique())
    if plan.knows("placements"):
        ranks = plan["placements"]["rank"].drop_nulls().to_list()
        found["first_choice_share"] = ranks.count(1) / len(ranks) if ranks else None
    if plan.knows("placements", "spans") and community["positions"].height:
        found |= seat_figures(community, plan)
    if plan.knows("unstaffed"):
        found["unstaffed_sections"] = float(plan["unstaffed"].height)
    if plan.knows("duties") and community["teachers"].height:
        found |= load_figures(community, plan)
    return found


def _gap(gap: GapSides | None) -> Mapping[str, float | None]:
    names = {"compound": "gap_compound", "structure": "gap_structure", "quality": "gap_quality"}
    names |= {"too_few": "gap_quantity_too_few", "too_many": "gap_quantity_too_many"}
    return {} if gap is None else {names[side]: value for side, value in asdict(gap).items()}


def _red(community: Community, plan: Plan) -> list[Figure]:
    """Count red weeks over all, by school and by cohort."""
    sums: dict[str, float] = dict.fromkeys(plan["cohorts"]["id"], 0.0)
    for (cohort, _block, _week), students in red_student_weeks(community, plan).items():
        sums[cohort] += students
    schools: dict[str, float] = defaultdict(float)
    for cohort, school in plan["cohorts"].select("id", "school").rows():
        if school:
            schools[school] += sums[cohort]
    scopes = {**sums, **schools, "all": sum(sums.values())}
    return [Figure("working_before_learning_weeks", scope, value) for scope, value in scopes.items()]
