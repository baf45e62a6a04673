"""Teachers' own practice in enterprises, a rolling duty.

The limit `teacher-practice` asks so many months within any so many years (its window). Judged are the years that end
with the horizon's last day; a month is 30 days. Days *done* are those of `teacher_practice` in that window (a day
counts once, whoever says it), also those agreed within the horizon. What is *needed* is the rest, in weeks of 7 days.
A teacher is *due* who was a teacher already when the window began, or of whom it is not said since when; a *new*
teacher is one who began later and has not practised yet. Experts whom an enterprise lends have nothing to practise.

A week is *free* in which the teacher gives no lesson, visits nobody, is not absent, and has not agreed to practise
anyway. Practice goes into free weeks alone, so that no section and no visit is without its teacher; in *stretches* of
at least two weeks in a row, for nobody gets to know an enterprise in less. Best is, teacher by teacher and in this
order: the most weeks up to the need; for a new teacher those that end first (practise first, then teach); the least
minutes of other duties that fall into them (weeks without school days cost nothing); the fewest stretches; the
earliest weeks.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DAYS_A_MONTH", "DAYS_A_WEEK", "STRETCH", "Problem", "Teacher"]

DAYS_A_MONTH, DAYS_A_WEEK = 30, 7
#: Weeks in a row that a stretch has at least.
STRETCH = 2


@dataclass(frozen=True)
class Teacher:
    """A teacher whose practice is planned.

    Attributes
    ----------
    done, asked : int
        Days practised or agreed within the window of years, and days asked.
    due, new : bool
        Whether what is missing at the end is a breach; whether the first practice is still to come.
    free : tuple of bool
        Weeks that may be taken (shape: weeks).
    busy : tuple of str
        Why a week is not free: ``lessons``, ``visits``, ``absence`` or ``agreed``; empty where it is (shape: weeks).
    cost : tuple of int
        Minutes of other duties that would be left undone (shape: weeks).
    """

    id: str
    done: int
    asked: int
    due: bool
    new: bool
    busy: tuple[str, ...]
    cost: tuple[int, ...]

    @property
    def needed(self) -> int:
        """Weeks still needed."""
        return max(0, -(-(self.asked - self.done) // DAYS_A_WEEK))

    @property
    def free(self) -> tuple[bool, ...]:
        """Weeks that may be taken (shape: weeks)."""
        return tuple(not why for why in self.busy)


@dataclass(frozen=True)
class Problem:
    """The teachers, by id.

    Raises
    ------
    ValueError
        When a teacher stands twice, or weeks differ in number.
    """

    teachers: tuple[Teacher, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "teachers", tuple(sorted(self.teachers, key=lambda teacher: teacher.id)))
        if len({teacher.id for teacher in self.teachers}) < len(self.teachers):
            raise ValueError("a teacher stands twice")
        if len({len(weeks) for teacher in self.teachers for weeks in (teacher.busy, teacher.cost)}) > 1:
            raise ValueError("weeks differ in number")
