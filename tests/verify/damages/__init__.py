"""Damages of a plan (or of its community after planning), at least three kinds for every rule."""

from __future__ import annotations

from tests.verify.damages import choices, courses, figures, form, lessons, people, practice, results, staff
from tests.verify.damages.case import Case, Damage, NowhereError

__all__ = ["DAMAGES", "IN_COURSES", "Case", "Damage", "NowhereError"]

#: Rule → damages that break it, at most places.
DAMAGES: dict[str, tuple[Damage, ...]] = {
    **form.DAMAGES, **lessons.DAMAGES, **courses.DAMAGES, **practice.DAMAGES, **people.DAMAGES, **figures.DAMAGES,
    **staff.DAMAGES, **choices.DAMAGES, **results.DAMAGES,
}  # fmt: skip
#: The same for a plan of courses, beside those that only such a plan has.
IN_COURSES: dict[str, tuple[Damage, ...]] = {**courses.DAMAGES, **courses.BESIDES, **staff.IN_COURSES}
