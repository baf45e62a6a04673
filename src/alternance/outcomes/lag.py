"""How long from learning to using, and how late a cohort ends, in teaching weeks: summer counts for nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import Times, times

__all__ = ["lag_and_lateness", "taught_before"]


def lag_and_lateness(community: Community, plan: Plan) -> dict[str, float | None]:
    """Return `lag_mean_weeks` and `late_weeks`; None where no cohort has what they are counted from.

    A cohort counts where its school's weeks are known, for the lateness also only with a due week.
    """
    applied = defaultdict(list)
    for block, module, relation in community["block_modules"].select("block", "module", "relation").rows():
        if relation == "applies":
            applied[block].append(module)
    known, before = times(plan), taught_before(community, plan)
    lags, late = list[int](), list[int]()
    for cohort, school, due in plan["cohorts"].select("id", "school", "due_week").rows():
        if school not in before:
            continue
        own, weeks = known[cohort], before[school]
        lags += _lags(own, applied, weeks)
        ends = [*own.module_ends.values(), *(own.block_end(block) for block in own.phases)]
        if due is not None and ends:
            after_due = min(plan.meta.weeks, max(0, plan.horizon.index(due) + 1))
            late.append(max(0, weeks[max(ends)] - weeks[after_due]))
    return {"lag_mean_weeks": sum(lags) / len(lags) if lags else None, "late_weeks": float(sum(late)) if late else None}


def taught_before(community: Community, plan: Plan) -> dict[str, list[int]]:
    """Return for each school the teaching weeks of the plan's horizon before week 0, 1, … and after the last.

    Weeks that a recorded plan's own sheets mark as free are none, unless `school_weeks` says otherwise of a school.
    """
    free = set(plan.meta.options.get("weeks_without_school", ()))
    said = set(community["school_weeks"].select("school", "week").rows())
    found = {}
    for school, days in school_days(community, plan.horizon).items():
        open_weeks = [
            int(count > 0 and (week.isoformat() not in free or (school, week) in said))
            for week, count in zip(plan.horizon.mondays(), days, strict=True)
        ]
        found[school] = [0, *accumulate(open_weeks)]
    return found


def _lags(own: Times, applied: Mapping[str, Sequence[str]], weeks: Sequence[int]) -> Iterator[int]:
    for block in own.phases:
        for module in applied.get(block, ()):
            if module in own.module_ends:
                taught = weeks[own.module_ends[module]]
                yield max(0, weeks[own.block_begin(block)] - taught, taught - weeks[own.block_end(block)])
