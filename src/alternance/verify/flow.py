"""Hall's condition: can what is asked be covered by those who offer it, each counted once? A flow answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import pairwise

__all__ = ["uncovered"]

Node = str | frozenset[str]


def uncovered(asked: Mapping[str, int], offered: Mapping[frozenset[str], int]) -> set[str]:
    """Return qualifications of which more is asked than those who have one of them offer; empty: there are none.

    Parameters
    ----------
    asked : mapping of str to int
        Minutes asked by qualification.
    offered : mapping of frozenset of str to int
        Minutes offered by those who have exactly these qualifications.

    Notes
    -----
    Shortest augmenting paths from qualifications to those who offer. What can be reached from what was not covered is
    the less full side of a least cut: those who offer it are used up.
    """
    rest = {qualification: minutes for qualification, minutes in asked.items() if minutes > 0}
    free = dict(offered)
    used: dict[tuple[str, frozenset[str]], int] = {}
    while True:
        reached = _reach(rest, offered, used)
        end = next((node for node in reached if isinstance(node, frozenset) and free[node] > 0), None)
        if end is None:
            return {node for node in reached if isinstance(node, str)}
        path = [end]
        node: Node = end
        while (before := reached[node]) is not None:
            path.append(before)  # type: ignore[arg-type]
            node = before
        _push(list(reversed(path)), rest, free, used)


def _reach(
    rest: Mapping[str, int], offered: Mapping[frozenset[str], int], used: Mapping[tuple[str, frozenset[str]], int]
) -> dict[Node, Node | None]:
    """Return each node that can be reached from a qualification not covered, with the node before it."""
    reached: dict[Node, Node | None] = {q: None for q in sorted(rest) if rest[q] > 0}
    waiting = deque(reached)
    while waiting:
        node = waiting.popleft()
        if isinstance(node, str):
            onward: list[Node] = [able for able in offered if node in able]
        else:
            onward = [q for q in sorted(node) if used.get((q, node), 0) > 0]
        for other in onward:
            if other not in reached:
                reached[other] = node
                waiting.append(other)
    return reached


def _push(
    path: list[Node], rest: dict[str, int], free: dict[frozenset[str], int], used: dict[tuple[str, frozenset[str]], int]
) -> None:
    """Send as much as can go along `path`: qualification, who offers, qualification, … who offers."""
    steps = list(pairwise(path))
    back = [used[other, node] for node, other in steps if isinstance(node, frozenset) and isinstance(other, str)]
    first, last = path[0], path[-1]
    assert isinstance(first, str) and isinstance(last, frozenset)
    amount = min(rest[first], free[last], *back)
    rest[first] -= amount
    free[last] -= amount
    for node, other in steps:
        if isinstance(node, str) and isinstance(other, frozenset):
            used[node, other] = used.get((node, other), 0) + amount
        elif isinstance(node, frozenset) and isinstance(other, str):
            used[other, node] -= amount
