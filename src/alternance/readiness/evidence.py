"""What a student was seen to be able to do, where it stands in place of what was given."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from alternance.community.community import Community
from alternance.community.horizon import Horizon
from alternance.readiness.givers import Given

__all__ = ["Evidence"]


class Evidence:
    """The community's `student_aims`, looked up by student; weeks are indices of `horizon`."""

    def __init__(self, community: Community, horizon: Horizon | None = None) -> None:
        self._horizon = horizon or community.horizon
        self._rows: dict[str, list[tuple[str, dt.date, int]]] = defaultdict(list)
        for student, aim, level, seen in community["student_aims"].select("student", "aim", "level", "seen_on").rows():
            self._rows[student].append((aim, seen, level))

    def __contains__(self, student: object) -> bool:
        return student in self._rows

    def seen(self, student: str, given: Given, week: int) -> Mapping[str, int]:
        """Return aim → level seen last, of what was seen after the last giver's end and before the work in `week`."""
        found: dict[str, tuple[dt.date, int]] = {}
        for aim, seen, level in self._rows.get(student, ()):
            since = given.last_before(aim, week)
            late_enough = since is None or seen >= self._horizon.monday(since)
            if late_enough and seen < self._horizon.monday(week) and (aim not in found or seen > found[aim][0]):
                found[aim] = (seen, level)
        return {aim: level for aim, (_, level) in found.items()}
