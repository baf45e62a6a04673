"""A cohort's stay in a practice block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from alternance.readiness.givers import Given

__all__ = ["Stay"]


@dataclass(frozen=True, eq=False)
class Stay:
    """A cohort's stay in a block.

    Attributes
    ----------
    phases : mapping of int to sequence of int
        Phase → its practice weeks in order, as horizon indices.
    given : Given
        What the cohort is given, and when.
    taught : mapping of int to int
        Practice week → minutes of lessons in it, in the weeks of a day release.
    """

    cohort: str
    block: str
    phases: Mapping[int, Sequence[int]]
    given: Given
    taught: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def weeks(self) -> tuple[int, ...]:
        """All practice weeks in order."""
        return tuple(sorted(week for weeks in self.phases.values() for week in weeks))
