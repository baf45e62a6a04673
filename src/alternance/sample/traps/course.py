"""A cohort's way through its programme, as the tables say it: modules, and blocks at their fixed dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from alternance.community import Community, Horizon
from alternance.community.school_days import school_days
from alternance.sample.programme.programme import Practice
from alternance.sample.reference import held_by_cycles

__all__ = ["Course", "Row", "courses"]

#: A row of a table: column → value.
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Course:
    """What of a cohort's programme lies in the horizon; `outside` is what does not. Weeks are indices."""

    cohort: Row
    horizon: Horizon
    days: Sequence[int]
    modules: Sequence[Row]
    practices: Sequence[Practice]
    cycles: Mapping[str, Sequence[int]]
    outside: frozenset[str]

    @property
    def first_week(self) -> int:
        """The cohort's first week."""
        return self.horizon.index(self.cohort["first_week"])

    @cached_property
    def held(self) -> dict[str, list[int]]:
        """Block → practice weeks at its fixed date; joint platforms have none."""
        return held_by_cycles(self.practices, self.first_week, self.days, self.cycles)

    def phase_weeks(self, block: str, phase: int) -> list[int]:
        """Return the practice weeks of a phase of a block held."""
        practice = next(practice for practice in self.practices if practice.id == block)
        before = sum(weeks for weeks, _ in practice.phases[: phase - 1])
        return self.held[block][before : before + practice.phases[phase - 1][0]]


def courses(community: Community) -> list[Course]:
    """Return the course of every cohort."""
    horizon, days = community.horizon, school_days(community)
    cycles: dict[str, list[int]] = defaultdict(list)
    for block, week in community["cycles"].sort("first_week").rows():
        cycles[block].append(horizon.index(week))
    outside: dict[str, set[str]] = defaultdict(set)
    for cohort, item in community["outside_horizon"].select("cohort", "item").rows():
        outside[cohort].add(item)
    programmes: dict[str, set[str]] = defaultdict(set)
    for programme, module in community["programme_modules"].rows():
        programmes[programme].add(module)
    modules, blocks = community["modules"].to_dicts(), _blocks(community)
    return [
        Course(
            cohort=row,
            horizon=horizon,
            days=days[row["school"]].tolist(),
            modules=[m for m in modules if m["id"] in programmes[row["programme"]] - outside[row["id"]]],
            practices=[b for b in blocks[row["programme"]] if b.id not in outside[row["id"]]],
            cycles=cycles,
            outside=frozenset(outside[row["id"]]),
        )
        for row in community["cohorts"].iter_rows(named=True)
    ]


def _blocks(community: Community) -> dict[str, list[Practice]]:
    """Return programme → its blocks in their order, by the weeks that they take."""
    lengths: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for block, _, weeks, instruction in community["phases"].sort("order").rows():
        lengths[block].append((weeks, instruction))
    found: dict[str, list[Practice]] = defaultdict(list)
    for row in community["blocks"].sort("order").iter_rows(named=True):
        practice = Practice(
            id=row["id"],
            title=row["title"],
            order=row["order"],
            phases=tuple(lengths[row["id"]]),
            work=(),
            place=row["place"],
            form=row["form"],
            rhythm=(row["practice_weeks"], row["school_weeks"]) if row["rhythm"] == "alternation" else None,
            in_holidays=row["in_school_holidays"],
        )
        found[row["programme"]].append(practice)
    return found
