"""Plans side by side, indicator by indicator."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.outcomes.register import REGISTER
from alternance.plan.plan import Plan

__all__ = ["Line", "compare", "figures_of", "worse"]

#: Two figures nearer than this are equal: they were added in different orders.
NEAR = 1e-9


@dataclass(frozen=True)
class Line:
    """One indicator of two or more plans.

    Attributes
    ----------
    values : tuple of float or None
        A figure a plan; None where that plan does not know it.
    best : frozenset of int
        Which plans have the best figure, by number from 0; empty where fewer than two are known, where all known ones
        are equal, or where neither direction is better.
    """

    id: str
    values: tuple[float | None, ...]
    best: frozenset[int] = frozenset()

    @property
    def comparable(self) -> bool:
        """Whether the figure has a direction and at least two plans know it."""
        return REGISTER[self.id].direction != "none" and sum(value is not None for value in self.values) > 1


def compare(*plans: Plan, scope: str = "all") -> list[Line]:
    """Return the indicators that any of the plans has a row of, in the register's order.

    Parameters
    ----------
    scope : str
        ``all``, or the id of a school, programme, cohort or enterprise.
    """
    values = [figures_of(plan, scope) for plan in plans]
    names = [name for name in REGISTER if any(name in own for own in values)]
    return [_line(name, tuple(own.get(name) for own in values)) for name in names]


def figures_of(plan: Plan, scope: str = "all") -> dict[str, float | None]:
    """Return indicator → figure of a plan in one scope; None where the plan says that it is not known."""
    return dict(plan["indicators"].filter(scope=scope).select("id", "value").rows())


def worse(line: Line, mine: int, other: int) -> bool:
    """Tell whether plan number `mine` does worse than number `other` by this indicator."""
    one, two = line.values[mine], line.values[other]
    if one is None or two is None or abs(one - two) <= NEAR:
        return False
    return {"lower": one > two, "higher": one < two, "none": False}[REGISTER[line.id].direction]


def _line(name: str, values: tuple[float | None, ...]) -> Line:
    line, known = Line(name, values), [value for value in values if value is not None]
    if not line.comparable or max(known) - min(known) <= NEAR:
        return line
    top = min(known) if REGISTER[name].direction == "lower" else max(known)
    best = (number for number, value in enumerate(values) if value is not None and abs(value - top) <= NEAR)
    return Line(name, values, frozenset(best))
