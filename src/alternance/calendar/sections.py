"""Into how many sections students are cut, and of which sizes."""

from __future__ import annotations

__all__ = ["section_count", "section_sizes"]


def section_count(students: int, largest: int | None, smallest: int, ideal: int | None) -> int:
    """Return how many sections so many students are taught in.

    Parameters
    ----------
    largest, smallest
        Sizes of a section: none is larger (None: no limit), and none is made smaller for the sake of the ideal.
    ideal
        The size that the mean shall be nearest to; None: as few sections as `largest` allows.

    Notes
    -----
    The mean falls with every section, so that of all numbers the nearest is the last that leaves it at the ideal or
    above, or the one after; it is nearer after where ``S/n - t > t - S/(n+1)``. Within bounds the nearest is the bound
    next to it. It never falls when students join, and never rises with the ideal.

    >>> [section_count(students, 16, 8, 12) for students in (12, 17, 18, 24, 30, 40)]
    [1, 2, 2, 2, 3, 3]
    """
    fewest = 1 if not largest else max(1, -(-students // largest))
    if not ideal:
        return fewest
    n = max(1, students // ideal)
    nearest = n + 1 if students * (2 * n + 1) > 2 * ideal * n * (n + 1) else n
    return max(fewest, min(nearest, students // max(1, smallest)))


def section_sizes(students: int, count: int) -> list[int]:
    """Return the sizes of so many sections, as equal as can be, the larger first."""
    return [students // count + (1 if k < students % count else 0) for k in range(count)]
