"""A cohort while it is composed, with what of its programme lies before, in and after the horizon."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.sample.programme.programme import Lesson, Practice, Programme

__all__ = ["Group"]


@dataclass(frozen=True)
class Group:
    """A cohort. Weeks are indices of the horizon; `years` are the programme's years that are planned.

    `year_weeks` are the weeks in which those years begin; `due` is the week by whose end all should be done.
    """

    id: str
    title: str
    programme: Programme
    size: int
    years: tuple[int, ...]
    year_weeks: tuple[int, ...]
    due: int
    minutes_per_day: int = 360

    def planned(self, year: int) -> bool:
        """Tell whether what is due in `year` is planned."""
        return year in self.years

    @property
    def first_week(self) -> int:
        """The first week planned."""
        return self.year_weeks[0]

    @property
    def lessons(self) -> list[Lesson]:
        """Lessons planned, in the order of teaching."""
        found = [lesson for lesson in self.programme.lessons if self.planned(lesson.year)]
        return sorted(found, key=lambda lesson: (lesson.year, lesson.half))

    @property
    def practices(self) -> list[Practice]:
        """Blocks planned, in their order."""
        return [practice for practice in self.programme.practices if self.planned(practice.year)]

    def begin_of(self, year: int) -> int:
        """Return the week in which a planned year begins."""
        return self.year_weeks[self.years.index(year)]

    def sections(self, lesson: Lesson) -> int:
        """Return into how many sections the cohort is cut."""
        return 1 if lesson.section_max is None else -(-self.size // lesson.section_max)
