"""What an indicator says: title, formula in words, source tables, unit, direction, target, and how it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Absent", "Direction", "Indicator", "Kind"]

Direction = Literal["lower", "higher", "none"]
#: What a figure may be about: the whole plan, or one school, programme, cohort or enterprise of it.
Kind = Literal["all", "school", "programme", "cohort", "enterprise"]


@dataclass(frozen=True)
class Indicator:
    """One figure of a plan.

    Attributes
    ----------
    title, formula, without : str
        Of the catalogue. `without` says why the figure is not known although its tables are.
    plan, community : tuple of str
        Tables without which it is not known: of the plan (a recorded one does not say all), of the community.
    direction : str
        ``lower`` or ``higher`` is better, or ``none``.
    target : float or None
        What it should be.
    counted : str
        What is counted, a name of `alternance.outcomes.counts.COUNTS`.
    by : str
        How one figure is made of what is counted, a name of `alternance.outcomes.aggregate.AGGREGATES`.
    kinds : tuple of str
        What it is told of beside the whole.
    also : tuple of str
        Further source tables, which may be empty.
    optional : bool
        Whether nothing at all is said of it where the community has none of the tables that it needs.
    """

    id: str
    title: str
    formula: str
    without: str
    plan: tuple[str, ...]
    community: tuple[str, ...]
    unit: str
    direction: Direction
    counted: str
    by: str
    kinds: tuple[Kind, ...] = ()
    target: float | None = None
    also: tuple[str, ...] = ()
    optional: bool = False

    @property
    def tables(self) -> tuple[str, ...]:
        """All source tables, those of the plan first."""
        return tuple(dict.fromkeys((*self.plan, *self.community, *self.also)))


@dataclass(frozen=True)
class Absent:
    """A figure that a loop of school and work should have and that no table can say yet, with what it would need."""

    title: str
    needs: str
