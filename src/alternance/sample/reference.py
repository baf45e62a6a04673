"""A plain serial scheduler: it shows that a sample can be planned, and says how much that takes.

No engine of the library: cohort after cohort, half year after half year, first the lessons, then the block that uses
them. Its schedules set the capacities of a sample, with some slack, so that whoever plans it knows that a plan exists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from alternance.sample.cohort import Group
from alternance.sample.programme import Lesson, Practice

__all__ = ["NoRoomError", "Times", "Usage", "learn_first", "practice_weeks", "walk", "with_cycles"]

Ints = npt.NDArray[np.int64]

#: Minutes a week kept free for the general subjects, which run beside everything.
_GENERAL = 3 * 135
#: Weeks by which a lesson or a block may wait for a less crowded time.
_LESSON_WAITS, _BLOCK_WAITS = 1, 9
#: Weeks of a school year by which its first block, and its last, should have ended.
_FIRST_HALF, _YEAR = 24, 46


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
    """What schedules take: minutes by (school, qualification) and (school, room kind), students by place and week."""

    weeks: int
    teachers: dict[tuple[str, str], Ints] = field(default_factory=dict)
    rooms: dict[tuple[str, str], Ints] = field(default_factory=dict)
    seats: dict[str, Ints] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.teachers, self.rooms, self.seats = (defaultdict(self._zeros) for _ in range(3))

    def _zeros(self) -> Ints:
        return np.zeros(self.weeks, dtype=np.int64)


def practice_weeks(practice: Practice, days: Sequence[int], first: int) -> list[int] | None:
    """Return the practice weeks of a block that begins in `first`; None where it cannot begin or end there."""
    found: list[int] = []
    step = 0
    for week in range(first, len(days)):
        if days[week] == 0 and not practice.in_holidays:
            if week == first:
                return None
            continue
        if practice.rhythm is None or step % sum(practice.rhythm) < practice.rhythm[0]:
            found.append(week)
        if len(found) == practice.weeks:
            return found
        step += 1
    return None


def walk(
    lesson: Lesson, days: Sequence[int], away: Mapping[int, bool], start: int, weekly: int
) -> list[tuple[int, int]] | None:
    """Return (week, minutes) of a lesson that begins in `start`; `away`: practice week → whether it interrupts."""
    if start >= len(days) or days[start] == 0 or start in away:
        return None
    left, found = lesson.minutes, []
    for week in range(start, len(days)):
        if days[week] == 0:
            continue
        if week in away:
            if away[week] and not lesson.splittable:
                return None
            continue
        minutes = min(left, weekly * days[week] // 5)
        found.append((week, minutes))
        left -= minutes
        if left == 0:
            return found
    return None


def learn_first(groups: Sequence[Group], days: Sequence[int]) -> tuple[dict[str, Times], Usage]:
    """Schedule so that every block comes after the lessons that it applies."""
    usage = Usage(len(days))
    cohorts = [_Joint(group, days, usage) for group in groups]
    while waiting := [cohort for cohort in cohorts if cohort.to_come]:
        min(waiting, key=lambda cohort: cohort.urgency).half_year()
    return {cohort.group.id: cohort.times for cohort in cohorts}, usage


def with_cycles(
    groups: Sequence[Group], days: Sequence[int], cycles: Mapping[str, Sequence[int]]
) -> tuple[dict[str, Times], Usage]:
    """Schedule with every block at its fixed date (block → weeks), joint platforms left out."""
    usage = Usage(len(days))
    return {group.id: _Fixed(group, days, usage, cycles).run() for group in groups}, usage


class _Serial:
    """One cohort at a time."""

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

    def teach(self, lesson: Lesson, earliest: int) -> None:
        """Enter a lesson at the least crowded of the first weeks in which it fits.

        Raises
        ------
        NoRoomError
            When it fits nowhere.
        """
        weekly = self.weekly(lesson)
        found: list[tuple[float, int, list[tuple[int, int]]]] = []
        first = None
        for start in range(earliest, len(self.days)):
            if first is not None and start > first + _LESSON_WAITS:
                break
            weeks = walk(lesson, self.days, self.away, start, weekly)
            if weeks is None or not self._fits(weeks, lesson.general):
                continue
            first = start if first is None else first
            found.append((self._crowd(lesson, weeks), start, weeks))
            if lesson.general:
                break
        if not found:
            raise NoRoomError(f"{self.group.id}: {lesson.id} from week {earliest} on")
        self._enter(lesson, min(found)[2])

    def weekly(self, lesson: Lesson) -> int:
        """Return the minutes a week at which a lesson is taught."""
        return lesson.weekly[1] if lesson.general else sum(lesson.weekly) // 2

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

    def release(self, lesson: Lesson) -> int:
        """Return the first week in which a lesson may begin, after those before it and with its year."""
        before = [self.times.end(other) for other in lesson.after]
        return max([self.group.begin_of(lesson.year), *before])


class _Joint(_Serial):
    """Lessons of a half year, then its block, as soon as nobody else of the occupation is away."""

    #: Week from which on the next half year may begin.
    free = 0

    def __init__(self, group: Group, days: Sequence[int], usage: Usage) -> None:
        super().__init__(group, days, usage)
        self.free = group.first_week
        self.to_come = group.practices

    @property
    def urgency(self) -> tuple[int, int, str]:
        """What decides who is next: when the half year may begin, then when all is due."""
        return max(self.free, self.group.begin_of(self.to_come[0].year)), self.group.due, self.group.id

    def half_year(self) -> None:
        """Schedule the next half year; the general subjects after the last."""
        practice, self.to_come = self.to_come[0], self.to_come[1:]
        own = [x for x in self.group.lessons if not x.general and (x.year, x.half) == (practice.year, practice.half)]
        for lesson in own:
            self.teach(lesson, max(self.free, self.release(lesson)))
        weeks = self._begin(practice, max([self.free, *(self.times.end(lesson.id) for lesson in own)]))
        self.hold(practice, weeks)
        self.free = weeks[-1] + 1
        for lesson in self.group.lessons if not self.to_come else ():
            if lesson.general:
                self.teach(lesson, self.release(lesson))

    def weekly(self, lesson: Lesson) -> int:
        """Return the most minutes: what is used soon is taught without a break."""
        return lesson.weekly[1]

    def _begin(self, practice: Practice, ready: int) -> list[int]:
        found: list[tuple[int, int, list[int]]] = []
        latest = self.group.begin_of(practice.year) + (_FIRST_HALF if practice.half == 1 else _YEAR)
        for start in range(ready, len(self.days)):
            weeks = practice_weeks(practice, self.days, start)
            if weeks is None:
                continue
            if found and (len(found) > _BLOCK_WAITS or weeks[-1] > latest):
                break
            away = int(self.usage.seats[practice.place][weeks].max())
            found.append((away, start, weeks))
            if away == 0:
                break
        if not found:
            raise NoRoomError(f"{self.group.id}: {practice.id} from week {ready} on")
        return min(found)[2]


class _Fixed(_Serial):
    """Blocks at their dates, then lessons around them."""

    def __init__(self, group: Group, days: Sequence[int], usage: Usage, cycles: Mapping[str, Sequence[int]]) -> None:
        super().__init__(group, days, usage)
        self.cycles = cycles

    def run(self) -> Times:
        free = self.group.first_week
        for practice in self.group.practices:
            if practice.form == "joint platform":
                continue
            start = next(week for week in self.cycles[practice.id] if week >= free)
            weeks = practice_weeks(practice, self.days, start)
            if weeks is None:
                raise NoRoomError(f"{self.group.id}: {practice.id} at week {start}")
            self.hold(practice, weeks)
            free = weeks[-1] + 1
        for lesson in sorted(self.group.lessons, key=lambda lesson: lesson.general):
            founded = [
                self.times.blocks[practice.id][-1] + 1
                for practice in self.group.practices
                if lesson.id in practice.founds and practice.id in self.times.blocks
            ]
            self.teach(lesson, max([self.release(lesson), *founded]))
        return self.times
