"""Whom the positions hold, and how full the mentors and units above them are.

A position keeps those whom it holds, the one who would go first in front: to begin with as they came, and from the
first refusal on as a heap (see `loose`). A mentor or unit keeps, from its first refusal on, the worst of each of its
positions as the leaves of a tree of tournaments, so the worst of all stands at its root: a change of one position goes
up one path. All that is known of a position lies together, in 64 bytes: asking one then touches few places in memory,
which is most of the time of a large batch.
"""

from collections import namedtuple

import numpy as np

from alternance.placement.kernel.heap import index, inlined, push, sink

__all__ = ["CLOSED", "ITSELF", "OPEN", "Limits", "add", "exchange", "first_full", "is_open", "laid_out", "worst"]

#: A position: how many it holds, its seats, where those it holds begin, how many of them may be loose (-1: all), the
#: two rows of `upper` above it, and its leaves there.
LOWER = np.dtype(
    [("held", "i8"), ("seats", "i8"), ("base", "i8"), ("loose", "i8"), ("above", "i8", 2), ("leaf", "i8", 2)],
    align=True,
)
#: A mentor or unit: how many it holds, how many it may, its positions in `below` (first, how many), and how many of
#: them are known to hold nobody loose; one more than all: it has a tree.
UPPER = np.dtype([("held", "i8"), ("most", "i8"), ("first", "i8"), ("count", "i8"), ("firm", "i8")], align=True)

#: `heap`: the entries of those held. `lower`, `upper`: a row for each position, and for each mentor and unit.
#: `below`: the positions of each of the upper. `tree`: their tournaments, each of twice as many entries. `bar`: for
#: each position, what it is known to refuse, that entry and all above it.
Limits = namedtuple("Limits", "heap lower upper below tree bar")

#: The bar of a position that takes anybody, and of one of which is only known that it does not.
OPEN = 2**63 - 1
CLOSED = OPEN - 1
#: The node that is a position itself, among those above it.
ITSELF = -1


@inlined
def laid_out(path, quota, base):
    """Return the limits while nobody holds anything; a last row of `upper` stands for no mentor or no unit."""
    positions, none = len(path), len(quota) - len(path)
    lower, upper = np.zeros(positions, dtype=LOWER), np.zeros(none + 1, dtype=UPPER)
    for p in range(positions):
        lower[p].seats, lower[p].base, lower[p].loose = quota[p], base[p], -1
        for level in range(2):
            node = path[p, 1 + level] - positions if path[p, 1 + level] >= 0 else none
            lower[p].above[level] = node
            upper[node].count += 1
    for node in range(none + 1):
        upper[node].most = quota[positions + node] if node < none else OPEN
        if node > 0:
            upper[node].first = upper[node - 1].first + upper[node - 1].count
    heap, tree = np.empty(base[-1], dtype=np.int64), np.empty(4 * positions, dtype=np.int64)
    return Limits(heap, lower, upper, _listed(lower, upper), tree, np.full(positions, OPEN, dtype=np.int64))


@inlined
def _listed(lower, upper):
    """Return the positions of each of the upper, and give each position its leaves."""
    below, listed = np.empty(2 * len(lower), dtype=np.int64), np.zeros(len(upper), dtype=np.int64)
    for p in range(len(lower)):
        for level in range(2):
            node = lower[p].above[level]
            below[upper[node].first + listed[node]] = p
            lower[p].leaf[level] = upper[node].count + listed[node]
            listed[node] += 1
    return below


@inlined
def first_full(p, limits):
    """Return the first full node on the path of a position; the last one if none before it is."""
    row = limits.lower[index(p)]
    if row.held >= row.seats:
        return ITSELF
    mentor = limits.upper[index(row.above[0])]
    return row.above[0] if mentor.held >= mentor.most else row.above[1]


@inlined
def is_open(p, limits):
    """Tell whether a position takes anybody: no node on its path is full. One that does not never will again."""
    if limits.bar[index(p)] != OPEN:
        return False
    node = first_full(p, limits)
    if node != ITSELF and limits.upper[index(node)].held < limits.upper[index(node)].most:
        return True
    limits.bar[index(p)] = CLOSED
    return False


@inlined
def worst(p, limits):
    """Return the worst entry of a position that holds nobody loose; -1 where it holds nobody."""
    row = limits.lower[index(p)]
    return limits.heap[index(row.base)] if row.held > 0 else -1


@inlined
def _tell(p, limits):
    """Let the trees above a position know its worst entry."""
    row = limits.lower[index(p)]
    for level in range(2):
        node = limits.upper[index(row.above[level])]
        if node.firm > node.count:
            base, i = 2 * node.first, row.leaf[level]
            limits.tree[index(base + i)] = worst(p, limits)
            while i > 1:
                i >>= 1
                one, other = limits.tree[index(base + 2 * i)], limits.tree[index(base + 2 * i + 1)]
                limits.tree[index(base + i)] = max(one, other)


@inlined
def add(p, entry, limits):
    """Let an open position hold one more."""
    row = limits.lower[index(p)]
    limits.heap[index(row.base + row.held)] = entry
    row.held += 1
    for level in range(2):
        limits.upper[index(row.above[level])].held += 1


@inlined
def exchange(p, whence, entry, limits):
    """Let a position hold one more and one under the same full node, it may be the same, lose the first to go."""
    row, other = limits.lower[index(p)], limits.lower[index(whence)]
    put = entry
    if whence != p:
        other.held -= 1
        limits.upper[index(other.above[0])].held -= 1
        put = limits.heap[index(other.base + other.held)]
    if other.loose == 0:
        sink(limits.heap, other.base, other.held, 0, put)
    else:
        limits.heap[index(other.base)] = put
    _tell(whence, limits)
    if whence != p:
        if row.loose == 0:
            push(limits.heap, row.base, row.held, entry)
        else:
            limits.heap[index(row.base + row.held)] = entry
        row.held += 1
        limits.upper[index(row.above[0])].held += 1
        _tell(p, limits)
