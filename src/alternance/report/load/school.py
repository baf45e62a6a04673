"""Loads of one school: of each teacher or kind of room the highest, the mean, and a strip of all weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.report.drawing import strip
from alternance.report.facts import Facts
from alternance.report.words import percent, weeks

__all__ = ["STEPS", "Load", "School", "load", "schools"]

Shares = npt.NDArray[np.float64]

#: Upper ends of the levels of a load; above the last it is more than there is.
STEPS = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Load:
    """One load: what there is of it, its mean over the weeks with school days, its highest and in which week."""

    title: str
    has: str
    mean: str
    highest: str
    when: str
    over: bool
    strip: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class School:
    """One school's loads."""

    title: str
    rows: tuple[Load, ...]


def load(facts: Facts, school: str, title: str, has: str, shares: Shares) -> Load:
    """Return a load from its shares by week (1: all there is)."""
    highest, week = float(shares.max()), facts.plan.horizon.monday(int(shares.argmax()))
    counted = shares[facts.days[school] > 0]
    levels = [1 + int(np.searchsorted(STEPS, share - 1e-9)) if share > 0 else 0 for share in shares]
    return Load(
        title,
        has,
        percent(float(counted.mean())) if counted.size else "–",
        percent(highest),
        weeks(week, week, facts.counted.get(school)) if highest else "–",
        highest > 1 + 1e-9,
        tuple(strip(levels)),
    )


def schools(facts: Facts, rows: Mapping[str, Sequence[Load]]) -> Iterator[School]:
    """Yield the loads by school, in the order of the schools' names."""
    for school in sorted(rows, key=facts.names.school):
        yield School(facts.names.school(school), tuple(rows[school]))
