"""Indicators of a plan, for the whole and by school and cohort where that means something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.outcomes.register import REGISTER
from alternance.outcomes.seats import seat_figures
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import Times, red_student_weeks, times

__all__ = ["Figure", "GapSides", "solve"]

Figures = dict[tuple[str, str], float | None]


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
    """One indicator in one scope (``all``, or the id of a school or cohort)."""

    id: str
    scope: str
    value: float | None


def solve(community: Community, plan: Plan, gap: GapSides | None = None) -> list[Figure]:
    """Compute every indicator of the register that the plan's tables allow, in the register's order."""
    found: Figures = {}
    for part in (_red(community, plan), _time(community, plan), _placed(plan), _load(community, plan)):
        found.update(part)
    if plan.knows("placements") and community["positions"].height:
        found.update({(name, "all"): value for name, value in seat_figures(community, plan).items()})
    if gap is not None:
        found.update(_gap(gap))
    order = {name: number for number, name in enumerate(REGISTER)}
    return [Figure(*key, found[key]) for key in sorted(found, key=lambda k: (order[k[0]], k[1] != "all", k[1]))]


def _gap(gap: GapSides) -> Figures:
    return {
        ("gap_quantity_too_few", "all"): gap.too_few,
        ("gap_quantity_too_many", "all"): gap.too_many,
        ("gap_structure", "all"): gap.structure,
        ("gap_quality", "all"): gap.quality,
        ("gap_compound", "all"): gap.compound,
    }


def _red(community: Community, plan: Plan) -> Figures:
    name = "working_before_learning_weeks"
    sums: dict[str, float] = {cohort: 0.0 for cohort in plan["cohorts"]["id"]}
    for (cohort, _block, _week), students in red_student_weeks(community, plan).items():
        sums[cohort] += students
    schools: dict[str, float] = defaultdict(float)
    for cohort, school in plan["cohorts"].select("id", "school").rows():
        if school:
            schools[school] += sums[cohort]
    figures: Figures = {(name, "all"): sum(sums.values())}
    return figures | {(name, scope): value for scope, value in {**schools, **sums}.items()}


def _time(community: Community, plan: Plan) -> Figures:
    """Lag and lateness; only for cohorts of a school whose weeks are known."""
    days = school_days(community)
    applies = defaultdict(list)
    for block, module, relation in community["block_modules"].rows():
        if relation == "applies":
            applies[block].append(module)
    lags, late = list[int](), 0
    known = times(plan)
    for cohort, school, due in plan["cohorts"].select("id", "school", "due_week").rows():
        if school not in days:
            continue
        own, teaching = known[cohort], (days[school] > 0).cumsum()
        taught = [0, *teaching.tolist()]
        lags += list(_lags(own, applies, taught))
        ends = [*own.module_ends.values(), *(own.block_end(block) for block in own.phases)]
        if due is not None and ends:
            late += max(0, taught[max(ends)] - taught[min(plan.meta.weeks, plan.horizon.index(due) + 1)])
    figures: Figures = {("lag_mean_weeks", "all"): sum(lags) / len(lags) if lags else None}
    return figures | {("late_weeks", "all"): float(late)}


def _lags(own: Times, applies: dict[str, list[str]], taught: list[int]) -> Iterator[int]:
    for block in own.phases:
        for module in applies[block]:
            if module in own.module_ends:
                yield max(0, taught[own.block_begin(block)] - taught[own.module_ends[module]])


def _placed(plan: Plan) -> Figures:
    if not plan.knows("unplaced"):
        return {}
    ranked = plan["placements"]["rank"].drop_nulls()
    return {
        ("unplaced_students", "all"): float(plan["unplaced"]["student"].n_unique()),
        ("first_choice_share", "all"): float((ranked == 1).mean() or 0.0) if ranked.len() else None,
    }


def _load(community: Community, plan: Plan) -> Figures:
    if not plan.knows("duties") or not community["teachers"].height:
        return {}
    contract = dict(community["teachers"].select("id", "minutes_per_week").rows())
    days = school_days(community)
    school = dict(community["teachers"].select("id", "school").rows())
    loads: dict[tuple[str, object], int] = defaultdict(int)
    for teacher, week, _activity, minutes in plan["duties"].rows():
        loads[teacher, week] += minutes
    shares = [minutes / contract[teacher] for (teacher, _), minutes in loads.items() if contract[teacher]]
    offered = sum(contract[teacher] * int(days[school[teacher]].sum()) / 5 for teacher in contract)
    return {
        ("unstaffed_sections", "all"): float(plan["unstaffed"].height),
        ("teacher_load_highest", "all"): max(shares, default=None),
        ("teacher_load_mean", "all"): sum(loads.values()) / offered if offered else None,
    }
