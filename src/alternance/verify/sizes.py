"""How many sections students ask for, and of which sizes: by trying every number."""

from __future__ import annotations

from fractions import Fraction

from alternance.verify.given import Row

__all__ = ["section_sizes", "sections_wanted"]


def sections_wanted(module: Row, students: int) -> int:
    """Return how many sections of a module so many students are taught in.

    As few as its largest section allows; where it has an ideal size, of the numbers that leave no section above the
    largest and none below the smallest for its sake the one whose mean is nearest to it, the fewer of two.
    """
    most, ideal = module["section_max"], module["section_ideal"]
    fewest = -(-students // most) if most else 1
    if not ideal:
        return fewest
    numbers = range(max(1, fewest), max(1, fewest, students // (module["section_min"] or 1)) + 1)
    return min(numbers, key=lambda number: (abs(Fraction(students, number) - ideal), number))


def section_sizes(module: Row, students: int) -> list[int]:
    """Return the sizes of the sections of a course of a shared module.

    One is filled after the other; where the module has an ideal size they are equal but for one student.
    """
    number = sections_wanted(module, students)
    if not module["section_ideal"]:
        full = module["section_max"] or students
        return [min(full, students - full * k) for k in range(number)]
    return [students // number + (k < students % number) for k in range(number)]
