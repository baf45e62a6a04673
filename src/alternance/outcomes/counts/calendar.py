"""How long from learning to using, and how late a cohort ends, in teaching weeks: summer counts for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.outcomes.item import Item, key
from alternance.outcomes.seen import Seen

__all__ = ["lags", "lateness"]


def lags(seen: Seen) -> Iterator[Item]:
    """Yield a module that a block applies, once a cohort that has both: the teaching weeks between them."""
    for cohort, row in seen.cohorts.items():
        weeks = seen.taught_before.get(row["school"] or "")
        if weeks is None:
            continue
        own, where = seen.times[cohort], seen.of_cohort(cohort)
        for block in own.phases:
            for module in seen.applied.get(block, ()):
                if module in own.module_ends:
                    taught = weeks[own.module_ends[module]]
                    lag = max(0, weeks[own.block_begin(block)] - taught, taught - weeks[own.block_end(block)])
                    yield Item("block_modules", key(block, module, "applies"), float(lag), 1.0, where)


def lateness(seen: Seen) -> Iterator[Item]:
    """Yield a cohort that has a due week: the teaching weeks from it to the cohort's last end."""
    for cohort, row in seen.cohorts.items():
        weeks, own, due = seen.taught_before.get(row["school"] or ""), seen.times[cohort], row["due_week"]
        ends = [*own.module_ends.values(), *(own.block_end(block) for block in own.phases)]
        if weeks is None or due is None or not ends:
            continue
        after_due = min(seen.plan.meta.weeks, max(0, seen.plan.horizon.index(due) + 1))
        late = max(0, weeks[max(ends)] - weeks[after_due])
        yield Item("cohorts", cohort, float(late), 1.0, seen.of_cohort(cohort))
