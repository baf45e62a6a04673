"""Damages of a plan (or of its community after planning), at least three kinds for every rule."""

from __future__ import annotations

from tests.verify.damages import form, lessons, people, practice
from tests.verify.damages.case import Case, Damage, NowhereError

__all__ = ["DAMAGES", "Case", "Damage", "NowhereError"]

#: Rule → damages that break it, at most places.
DAMAGES: dict[str, tuple[Damage, ...]] = {
    **form.DAMAGES, **lessons.DAMAGES, **practice.DAMAGES, **people.DAMAGES
}  # fmt: skip
