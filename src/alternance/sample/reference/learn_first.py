"""The schedule in which nobody works before learning: the lessons of a half year, then the block that uses them."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.sample.programme.programme import Lesson, Practice
from alternance.sample.reference.group import Group
from alternance.sample.reference.serial import NoRoomError, Schedule, Serial, Usage
from alternance.sample.reference.walk import practice_weeks

__all__ = ["learn_first"]

#: Weeks by which a block may wait until nobody else of its place is away.
_WAITS = 12
#: Weeks of a school year by which its first block, and its last, should have ended.
_FIRST_HALF, _YEAR = 30, 46


def learn_first(groups: Sequence[Group], days: Sequence[int]) -> Schedule:
    """Schedule half year by half year, always that of the cohort which is ready first.

    Raises
    ------
    NoRoomError
        When something does not fit into the horizon.
    """
    usage = Usage(len(days))
    cohorts = [_Cohort(group, days, usage) for group in groups]
    while waiting := [cohort for cohort in cohorts if cohort.to_come]:
        min(waiting, key=lambda cohort: cohort.urgency).half_year()
    return Schedule({cohort.group.id: cohort.times for cohort in cohorts}, usage)


class _Cohort(Serial):
    def __init__(self, group: Group, days: Sequence[int], usage: Usage) -> None:
        super().__init__(group, days, usage)
        self.free = group.first_week
        self.to_come = group.practices

    @property
    def urgency(self) -> tuple[int, int, str]:
        """What decides who is next: when the half year may begin, then when all is due."""
        return max(self.free, self.group.begin_of(self.to_come[0].year)), self.group.due, self.group.id

    def weekly(self, lesson: Lesson) -> int:
        """Return the most minutes: what is used soon is taught without a break."""
        return lesson.weekly[1]

    def half_year(self) -> None:
        """Schedule the next half year, and after the last one the general subjects."""
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

    def _begin(self, practice: Practice, ready: int) -> list[int]:
        """Return the weeks of the block: the first in which nobody else is away, else those with the fewest."""
        found: list[tuple[int, int, list[int]]] = []
        latest = self.group.begin_of(practice.year) + (_FIRST_HALF if practice.half == 1 else _YEAR)
        for start in range(ready, len(self.days)):
            weeks = practice_weeks(practice, self.days, start)
            if weeks is None:
                continue
            if found and (len(found) > _WAITS or weeks[-1] > latest):
                break
            away = int(self.usage.seats[practice.place][weeks].max())
            found.append((away, start, weeks))
            if away == 0:
                break
        if not found:
            raise NoRoomError(f"{self.group.id}: {practice.id} from week {ready} on")
        return min(found)[2]
