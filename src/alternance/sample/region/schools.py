"""The region's schools, with their weeks and rooms."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from alternance.sample.draft import Draft
from alternance.sample.reference.serial import Ints
from alternance.sample.region.frame import META, Frame
from alternance.sample.region.groups import HORIZON
from alternance.sample.school_year import holiday_weeks

__all__ = ["TIGHTNESS", "add_rooms", "add_schools", "peak"]

#: Share of a capacity that the reference schedules use at their peak.
TIGHTNESS = 0.85
#: Minutes a week in which a room is open, and its places.
_OPEN, _PLACES = 2100, 16


def add_schools(draft: Draft, frame: Frame) -> None:
    """Add schools, their sites and their weeks."""
    weeks = list(holiday_weeks(META.country, META.region, HORIZON))
    for school in frame.content["schools"]:
        draft.add(
            "organisations", id=school["id"], kind="school", title=school["title"], country=META.country,
            region=META.region, sector="P85", staff=22, staff_known="exact",
        )  # fmt: skip
        draft.add(
            "sites", id=f"{school['id']}:main", organisation=school["id"], title="Main building", lat=school["lat"],
            lon=school["lon"],
        )  # fmt: skip
        for week, days in weeks:
            kind = "holiday" if days == 0 else "teaching"
            draft.add("school_weeks", school=school["id"], week=week, days=days, kind=kind)


def peak(used: Sequence[Ints], days: Sequence[int]) -> int:
    """Return the most minutes asked in a week, made up to a full week."""
    full = np.maximum(np.array(days), 1) / 5
    return int(max((minutes / full).max() for minutes in used))


def add_rooms(draft: Draft, frame: Frame) -> None:
    """Add workshops and laboratories, and a training hall for each joint platform."""
    for school, kind in sorted({key for usage in frame.usages for key in usage.rooms}):
        asked = peak([usage.rooms[school, kind] for usage in frame.usages], frame.days)
        _add(draft, school, kind, asked / TIGHTNESS / _OPEN)
    for programme in frame.programmes:
        for practice in programme.practices:
            if practice.form == "joint platform":
                _add(
                    draft, programme.school, practice.place, int(frame.away(practice.place).max()) / TIGHTNESS / _PLACES
                )


def _add(draft: Draft, school: str, kind: str, count: float) -> None:
    for number in range(1, math.ceil(count) + 1):
        name = f"{school}:{kind.replace(' ', '-')}-{number}"
        draft.add("rooms", id=name, site=f"{school}:main", kind=kind, places=_PLACES, minutes_per_week=_OPEN)
