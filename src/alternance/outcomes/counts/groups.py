"""Groups of students by what they say of themselves or where they live, and which of them may be told.

A group of fewer than five students is never told: its figure would tell of persons. Nor may it be worked out: the
figures of all together are known, and what the told groups leave of them is that of the hidden ones. Where those hold
fewer than five students in all, the smallest group that could be told is hidden with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from alternance.outcomes.seen import Seen

__all__ = ["DISTANCES", "GROUPINGS", "SMALLEST", "Grouping", "told"]

#: The smallest group that is told, and the fewest students that hidden groups hold together.
SMALLEST = 5
#: Upper ends, in minutes, of the groups by distance; beyond the last is one more.
DISTANCES = (15, 30, 60)

#: Student → group; whoever says nothing is in none.
Grouping = Callable[[Seen], Mapping[str, str]]


def told(students: Iterable[str], group: Mapping[str, str]) -> dict[str, int]:
    """Return the groups of `students` that may be told, by name → how many of the students are in it.

    Who is in no group hides nobody: that somebody says nothing can often be seen, as where a whole cohort does.
    Of groups equally small the first by name is hidden.

    Examples
    --------
    >>> said = {f"s{n}": "female" if n < 12 else "male" for n in range(17)}
    >>> told(said, said)
    {'female': 12, 'male': 5}
    >>> told(list(said)[:16], said)  # the four would be what is left of all
    {}
    """
    sizes = Counter(group[student] for student in set(students) if student in group)
    hidden = sum(size for size in sizes.values() if size < SMALLEST)
    large = sorted((size, name) for name, size in sizes.items() if size >= SMALLEST)
    if 0 < hidden < SMALLEST:
        large = large[1:]
    return dict(sorted((name, size) for size, name in large))


def _said(seen: Seen, column: str) -> dict[str, str]:
    """Group by what a column of the students says."""
    return {id_: said for id_, said in seen.community["students"].select("id", column).rows() if said is not None}


def _language(seen: Seen) -> dict[str, str]:
    """Group by the language named first, that of the home."""
    rows = seen.community["students"].select("id", "languages").rows()
    return {id_: said.split()[0] for id_, said in rows if (said or "").split()}


def _distance(seen: Seen) -> dict[str, str]:
    """Group by the shortest way from home to any site that has positions."""
    return {student: _band(minutes) for student, minutes in seen.nearest.items()}


def _band(minutes: int) -> str:
    """Return the group of a way.

    Examples
    --------
    >>> [_band(way) for way in (15, 16, 61)]
    ['0-15', '16-30', '61-']
    """
    since = 0
    for end in DISTANCES:
        if minutes <= end:
            return f"{since}-{end}"
        since = end + 1
    return f"{since}-"


#: What students are grouped by → how.
GROUPINGS: Mapping[str, Grouping] = {
    "sex": lambda seen: _said(seen, "sex"),
    "disability": lambda seen: _said(seen, "disability"),
    "language": _language,
    "distance": _distance,
}
