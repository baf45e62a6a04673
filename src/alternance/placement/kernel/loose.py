"""Who of those held could as well be elsewhere: they make way first. The proof stands in `ties`.

A student who took an open position is loose while another position of the same tie is open. Who comes to a closed
position is not, and a position once closed stays so. So the first time that a full node has to refuse somebody, all
that it holds are looked at, one after the other, and nobody ever after: with its last loose student gone it is made a
heap, or a tree.
"""

from alternance.compiled import bare
from alternance.placement.kernel.heap import LOW, heap_up, index, inlined
from alternance.placement.kernel.limits import ITSELF, is_open, worst

__all__ = ["first_to_go"]


@inlined
def _is_loose(s, lists, limits, ways):
    """Tell whether another position of the tie of the one that a student holds is open; it is then the next to try."""
    way = ways[index(s)]
    if way.at > way.has:
        return False
    while way.free < lists.start[index(s + 1)] and lists.alike[index(way.free)]:
        if is_open(lists.position[index(way.free)], limits):
            return True
        way.free += 1
    return False


@bare
def _loose_at(p, lists, limits, ways):
    """Return a loose student of a position, put in front, or -1: then it has been made a heap."""
    row = limits.lower[index(p)]
    if row.loose < 0 or row.loose > row.held:
        row.loose = row.held
    while row.loose > 0:
        last = row.base + row.loose - 1
        entry = limits.heap[last]
        if _is_loose(entry & LOW, lists, limits, ways):
            limits.heap[last] = limits.heap[row.base]
            limits.heap[row.base] = entry
            return entry & LOW
        row.loose -= 1
    heap_up(limits.heap, row.base, row.held)
    return -1


@bare
def _loose_below(node, lists, limits, ways):
    """Return a loose student of a mentor or unit, or -1: then its tree has been made."""
    above = limits.upper[node]
    while above.firm < above.count:
        p = limits.below[above.first + above.firm]
        if limits.lower[p].loose != 0:
            s = _loose_at(p, lists, limits, ways)
            if s >= 0:
                return s
        above.firm += 1
    base = 2 * above.first
    for k in range(above.count):
        limits.tree[base + above.count + k] = worst(limits.below[above.first + k], limits)
    for i in range(above.count - 1, 0, -1):
        limits.tree[base + i] = max(limits.tree[base + 2 * i], limits.tree[base + 2 * i + 1])
    above.firm += 1
    return -1


@inlined
def first_to_go(node, p, lists, limits, ways):
    """Return a loose student that a full node holds, or -1, and then its worst entry, or -1 where it holds nobody."""
    if node == ITSELF:
        s = _loose_at(p, lists, limits, ways) if limits.lower[index(p)].loose != 0 else -1
        return s, worst(p, limits)
    above = limits.upper[index(node)]
    s = _loose_below(node, lists, limits, ways) if above.firm <= above.count else -1
    return s, limits.tree[index(2 * above.first + 1)]
