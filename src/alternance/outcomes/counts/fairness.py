"""Is placement fair: the same question asked of groups. A group of fewer than five is never told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from alternance.outcomes.item import Item
from alternance.outcomes.seen import Seen

__all__ = [
    "first_choice_by_disability", "first_choice_by_distance", "first_choice_by_language", "first_choice_by_sex",
    "placed_by_disability", "placed_by_distance", "placed_by_language", "placed_by_sex",
]  # fmt: skip

#: The smallest group that is told: of fewer, a figure would tell of persons.
SMALLEST = 5
#: Upper ends, in minutes, of the groups by distance; beyond the last is one more.
DISTANCES = (15, 30, 60)

#: The table of what is counted here: none, for a group is no row.
GROUP = ""

#: Student → group; whoever is in none is left out.
Grouping = Callable[[Seen], Mapping[str, str]]


def _said(column: str, seen: Seen) -> dict[str, str]:
    """Group by what a column of the students says; whoever says nothing is in no group."""
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


def _placed(grouping: Grouping, seen: Seen) -> Iterator[Item]:
    """Yield a group: its students placed in every block, out of all who needed a position."""
    left, group = set(seen.plan["unplaced"]["student"]), grouping(seen)
    asked = Counter(group[student] for student in seen.asked if student in group)
    placed = Counter(group[student] for student in seen.asked if student in group and student not in left)
    for name, number in sorted(asked.items()):
        if number >= SMALLEST:
            yield Item(GROUP, name, float(placed[name]), float(number))


def _first_choice(grouping: Grouping, seen: Seen) -> Iterator[Item]:
    """Yield a group: placements at the first choice, out of those at a position that the student ranked."""
    group, people = grouping(seen), dict[str, set[str]]()
    ranked, first = Counter[str](), Counter[str]()
    for row in seen.placed:
        if row["rank"] is not None and row["student"] in group:
            name = group[row["student"]]
            people.setdefault(name, set()).add(row["student"])
            ranked[name] += 1
            first[name] += row["rank"] == 1
    for name, students in sorted(people.items()):
        if len(students) >= SMALLEST:
            yield Item(GROUP, name, float(first[name]), float(ranked[name]))


_sex, _disability = partial(_said, "sex"), partial(_said, "disability")
placed_by_sex, first_choice_by_sex = partial(_placed, _sex), partial(_first_choice, _sex)
placed_by_disability, first_choice_by_disability = partial(_placed, _disability), partial(_first_choice, _disability)
placed_by_language, first_choice_by_language = partial(_placed, _language), partial(_first_choice, _language)
placed_by_distance, first_choice_by_distance = partial(_placed, _distance), partial(_first_choice, _distance)
