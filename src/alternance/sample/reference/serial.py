"""One cohort's schedule, entered lesson by lesson and block by block into what all use together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from alternance.sample.programme.programme import Lesson, Practice
from alternance.sample.reference.group import Group
from alternance.sample.reference.walk import walk

__all__ = ["Ints", "NoRoomError", "Schedule", "Serial", "Times", "Usage"]

Ints = npt.NDArray[np.int64]

#: Minutes a week kept free for the general subjects, which run beside everything.
_GENERAL = 3 * 135
#: Weeks by which a lesson may wait for a less crowded time.
_WAITS = 1


class NoRoomError(ValueError):
    """Something does not fit into the horizon: the composition is wrong, not the seed."""


@dataclass
class Times:
    """One cohort's schedule: lesson → (week, minutes); block → practice weeks."""

    lessons: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    blocks: dict[str, list[int]] = field(default_factory=dict)

    def end(self, lesson: str) -> int:
        """Return the week after the last of `lesson`; 0 when it is not planned."""
        return self.lessons[lesson][-1][0] + 1 if lesson in self.lessons else 0


@dataclass
class Usage:
    """What a schedule takes: minutes by (school, qualification) and (school, room kind), students by place; by week."""

    weeks: int
    teachers: dict[tuple[str, str], Ints] = field(default_factory=dict)
    rooms: dict[tuple[str, str], Ints] = field(default_factory=dict)
    seats: dict[str, Ints] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.teachers, self.rooms = defaultdict(self._zeros), defaultdict(self._zeros)
        self.seats = defaultdict(self._zeros)

    def _zeros(self) -> Ints:
        return np.zeros(self.weeks, dtype=np.int64)


@dataclass(frozen=True)
class Schedule:
    """All cohorts' times, and what they take together."""

    times: dict[str, Times]
    usage: Usage


class Serial:
    """One cohort at a time: what it holds already, and where the next thing fits."""

    def __init__(self, group: Group, days: Sequence[int], usage: Usage) -> None:
        self.group, self.days, self.usage = group, days, usage
        self.times = Times()
        self.away: dict[int, bool] = {}
        self.taken = [0] * len(days)

    def hold(self, practice: Practice, weeks: list[int]) -> None:
        """Enter a block."""
        self.times.blocks[practice.id] = weeks
        self.away.update(dict.fromkeys(weeks, practice.rhythm is None))
        self.usage.seats[practice.place][weeks] += self.group.size

    def weekly(self, lesson: Lesson) -> int:
        """Return the minutes a week at which a lesson is taught."""
        return lesson.weekly[1] if lesson.general else sum(lesson.weekly) // 2

    def release(self, lesson: Lesson) -> int:
        """Return the first week in which a lesson may begin, after those before it and with its year."""
        return max([self.group.begin_of(lesson.year), *(self.times.end(other) for other in lesson.after)])

    def teach(self, lesson: Lesson, earliest: int) -> None:
        """Enter a lesson at the least crowded of the first weeks in which it fits.

        Raises
        ------
        NoRoomError
            When it fits nowhere.
        """
        found: list[tuple[float, int, list[tuple[int, int]]]] = []
        waits = 0 if lesson.general else _WAITS
        for start in range(earliest, len(self.days)):
            if found and start > found[0][1] + waits:
                break
            weeks = walk(lesson, self.days, self.away, start, self.weekly(lesson))
            if weeks is not None and self._fits(weeks, lesson.general):
                found.append((self._crowd(lesson, weeks), start, weeks))
        if not found:
            raise NoRoomError(f"{self.group.id}: {lesson.id} from week {earliest} on")
        self._enter(lesson, min(found)[2])

    def _fits(self, weeks: list[tuple[int, int]], general: bool) -> bool:
        kept = 0 if general else _GENERAL
        return all(
            self.taken[week] + minutes + kept * self.days[week] // 5 <= self.group.minutes_per_day * self.days[week]
            for week, minutes in weeks
        )

    def _crowd(self, lesson: Lesson, weeks: list[tuple[int, int]]) -> float:
        asked = self.usage.teachers[self.group.programme.school, lesson.qualification]
        times = self.group.sections(lesson)
        return max((int(asked[week]) + times * minutes) * 5 / self.days[week] for week, minutes in weeks)

    def _enter(self, lesson: Lesson, weeks: list[tuple[int, int]]) -> None:
        self.times.lessons[lesson.id] = weeks
        school, times = self.group.programme.school, self.group.sections(lesson)
        for week, minutes in weeks:
            self.taken[week] += minutes
            self.usage.teachers[school, lesson.qualification][week] += times * minutes
            if lesson.room_kind:
                self.usage.rooms[school, lesson.room_kind][week] += times * minutes
