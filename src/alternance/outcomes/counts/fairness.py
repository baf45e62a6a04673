"""Is placement fair: the same question asked of groups. Which groups may be told stands in `groups`."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from alternance.outcomes.counts.groups import GROUPINGS, Grouping, told
from alternance.outcomes.item import Item, key
from alternance.outcomes.seen import Seen

__all__ = ["BY_GROUP"]

#: The table of what is counted here: none, for a group is no row.
GROUP = ""


def _placed(grouping: Grouping, seen: Seen) -> Iterator[Item]:
    """Yield a group: its students placed in every block, out of all who needed a position."""
    left, group = set(seen.plan["unplaced"]["student"]), grouping(seen)
    placed = Counter(group[student] for student in seen.asked if student in group and student not in left)
    for name, number in told(seen.asked, group).items():
        yield Item(GROUP, name, float(placed[name]), float(number))


def _first_choice(grouping: Grouping, seen: Seen) -> Iterator[Item]:
    """Yield a group: placements at the first choice, out of those at a position that the student ranked."""
    for name, ranks in _ranks(grouping, seen).items():
        yield Item(GROUP, name, float(ranks.count(1)), float(len(ranks)))


def _rank_median(grouping: Grouping, seen: Seen) -> Iterator[Item]:
    """Yield a group: the median of the ranks of its placements."""
    for name, ranks in _ranks(grouping, seen).items():
        yield Item(GROUP, name, float(statistics.median(ranks)))


def _rank_worst(grouping: Grouping, seen: Seen) -> Iterator[Item]:
    """Yield a group: the largest rank of its placements."""
    for name, ranks in _ranks(grouping, seen).items():
        yield Item(GROUP, name, float(max(ranks)))


def _ranks_reached(grouping: Grouping, seen: Seen) -> Iterator[Item]:
    """Yield a group and a rank: its placements at that rank or a better one, out of those at any.

    Ranks that no told group has are left out: nothing changes there.
    """
    found = _ranks(grouping, seen)
    for step in sorted({rank for ranks in found.values() for rank in ranks}):
        for name, ranks in found.items():
            reached = sum(rank <= step for rank in ranks)
            yield Item(GROUP, key(name, step), float(reached), float(len(ranks)), step=step)


def _ranks(grouping: Grouping, seen: Seen) -> dict[str, list[int]]:
    """Return the ranks of the placements of each group that may be told, of those at a position that was ranked."""
    group = grouping(seen)
    ranked = [(row["student"], row["rank"]) for row in seen.placed if row["rank"] is not None]
    found: dict[str, list[int]] = {name: [] for name in told((student for student, _ in ranked), group)}
    for student, rank in ranked:
        if group.get(student) in found:
            found[group[student]].append(rank)
    return found


#: What is counted of each group, for each way of grouping: name → count.
BY_GROUP: Mapping[str, Callable[[Seen], Iterator[Item]]] = {
    f"{what} by {by}": partial(count, grouping)
    for what, count in (
        ("placed", _placed),
        ("first choice", _first_choice),
        ("rank in the middle", _rank_median),
        ("worst rank", _rank_worst),
        ("ranks reached", _ranks_reached),
    )
    for by, grouping in GROUPINGS.items()
}
