"""Groups of weekly minutes that take equally many full weeks: the choices of a module in the model of one cohort."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.calendar.axis import Axis
from alternance.calendar.problem import Module
from alternance.calendar.weeks import FULL_WEEK, unit_of

MOST_VARIANTS = 4


@dataclass(frozen=True, slots=True)
class Variant:
    """Weekly minutes from `least` to `most`; the bound treats them as one."""

    least: int
    most: int

    def load(self, most_days: int) -> int:
        """What a week that is not the last asks at the least, in units of capacity (`unit_of` × minutes a day)."""
        return min(self.least * d // 5 * (unit_of(most_days) // d) for d in range(1, max(FULL_WEEK, most_days) + 1))


def variants_of(module: Module) -> list[Variant]:
    """Partition the weekly minutes; single values where there are few, else by the weeks they take."""
    low, high = module.weekly_min, module.weekly_max
    if high - low < MOST_VARIANTS:
        return [Variant(h, h) for h in range(high, low - 1, -1)]
    lengths = sorted({-(-module.minutes // h) for h in range(low, high + 1)})
    size = -(-len(lengths) // MOST_VARIANTS)
    out = []
    for i in range(0, len(lengths), size):
        most = min(high, (module.minutes - 1) // (lengths[i] - 1)) if lengths[i] > 1 else high
        least = max(low, -(-module.minutes // lengths[min(i + size, len(lengths)) - 1]))
        out.append(Variant(least, most))
    return out


@dataclass(frozen=True, slots=True)
class Walked:
    """By first week: how many weeks a module takes when nothing interrupts it, and what its last week asks at least."""

    sizes: list[int]
    last: list[int]


def walked(axis: Axis, module: Module, variant: Variant) -> Walked:
    """Walk a module from each teaching week on at the most minutes; a size past the axis means it never ends."""
    sizes, last = [], []
    for begin in range(axis.length):
        left, t = module.minutes, begin
        while t < axis.length:
            full = variant.most * int(axis.days[t]) // 5
            if full >= left:
                break
            left -= full
            t += 1
        if t == axis.length:
            sizes.append(axis.length + 1)
            last.append(0)
            continue
        d = int(axis.days[t])
        sizes.append(t - begin + 1)
        last.append(min(left, variant.least * d // 5) * (axis.unit // d))
    return Walked(sizes, last)
