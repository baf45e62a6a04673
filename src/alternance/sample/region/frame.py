"""What the rest of the region is built upon: programmes, cohorts, the weeks, and two reference schedules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from alternance.community import Meta
from alternance.community.school_days import public_holidays
from alternance.sample.programme.programme import Programme
from alternance.sample.reference import Group, Schedule, Usage, learn_first, with_cycles
from alternance.sample.reference.serial import Ints
from alternance.sample.region.groups import HORIZON
from alternance.sample.school_year import holiday_weeks

__all__ = ["META", "Frame"]

META = Meta(
    title="Enterprise school communities of a region (sample)",
    first_week=HORIZON.first_week,
    weeks=HORIZON.weeks,
    time_zone="Europe/Berlin",
    country="DE",
    region="SN",
)


@dataclass(frozen=True, eq=False)
class Frame:
    """The frame of a region; `content` is ``region.toml``, with one entry a programme in the order of `programmes`."""

    content: Mapping[str, Any]
    programmes: Sequence[Programme]
    groups: Sequence[Group]

    @cached_property
    def days(self) -> list[int]:
        """Days with lessons by week; all schools of the region have the same."""
        days = [5] * HORIZON.weeks
        for day in public_holidays(META.country, META.region, HORIZON):
            if day.weekday() < 5:
                days[HORIZON.index(day)] -= 1
        for week, count in holiday_weeks(META.country, META.region, HORIZON):
            days[HORIZON.index(week)] = count
        return days

    @cached_property
    def cycles(self) -> dict[str, list[int]]:
        """Block → weeks of its fixed dates."""
        return {
            practice.id: [HORIZON.index(week) for week in programme.cycles[practice.order]]
            for programme in self.programmes
            for practice in programme.practices
        }

    @cached_property
    def joint(self) -> Schedule:
        """The schedule that learns first."""
        return learn_first(self.groups, self.days)

    @cached_property
    def fixed(self) -> Schedule:
        """The schedule with the fixed cycles."""
        return with_cycles(self.groups, self.days, self.cycles)

    @property
    def usages(self) -> tuple[Usage, Usage]:
        """What both schedules take."""
        return self.joint.usage, self.fixed.usage

    def away(self, place: str) -> Ints:
        """Return the students away at a place by week, the most of both schedules."""
        return np.maximum(*(usage.seats[place] for usage in self.usages))

    @property
    def towns(self) -> dict[str, tuple[float, float]]:
        """School → latitude and longitude."""
        return {school["id"]: (school["lat"], school["lon"]) for school in self.content["schools"]}
