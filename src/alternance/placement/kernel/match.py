"""Student-proposing deferred acceptance under a tree of limits, with ties or without, compiled.

The proofs stand in `solve` and `ties`. Before a student asks, the list is looked through for the first open position:
all before its tie are closed and asked one after the other, whatever ties they are in, and if none of them takes the
student that open one does. A bar for each position tells most refusals at a glance.

A pair is taken while open, asked in earnest and asked again once each at most, and the search for what is open never
turns back; of P pairs T are taken for a while, and each of these moves O(log(P)) entries: O(P + T · log(P)) time and
O(P) memory. A pointer that walks down each unit's ranking would do without the log, but needs every unit's listers
sorted beforehand, which costs more than the heaps do.
"""

from collections import namedtuple

import numpy as np

from alternance.compiled import bare, outer
from alternance.placement.kernel.heap import LOW, SHIFT, index, inlined
from alternance.placement.kernel.limits import add, exchange, first_full, is_open, laid_out
from alternance.placement.kernel.loose import first_to_go

__all__ = ["match"]

#: The lists of all students, pair by pair.
Lists = namedtuple("Lists", "start position alike standing")
#: A student: the pair held (-1: none), the next to ask, the first that may be open, where its tie begins, and whether
#: the list is gone through for the first time (1, else 0).
WAY = np.dtype([("has", "i8"), ("at", "i8"), ("free", "i8"), ("tie", "i8"), ("first", "i8")], align=True)


@outer
def match(start, position, alike, standing, again, path, quota, base):
    """Return each student's position and its place on the list (-1: none), the proposals and the sent away.

    `alike` (pairs) tells whether a student likes a pair as well as the one before it, `again` whether lists are
    gone through once more. `path` (positions x 3) names the nodes of each position that can fill up: itself, its
    mentor, its unit; -1 is none. Nodes are numbered, positions first, and have a `quota` each; those whom a position
    holds lie from its `base` on.
    """
    students = len(start) - 1
    lists, limits, ways = Lists(start, position, alike, standing), laid_out(path, quota, base), np.empty(students, WAY)
    for s in range(students):
        way = ways[s]
        way.has, way.at, way.free, way.tie, way.first = -1, start[s], start[s], start[s], 1
    proposals, sent_away = _propose(lists, limits, ways, again)
    held, choice = np.full(students, -1, dtype=np.int64), np.full(students, -1, dtype=np.int64)
    for s in range(students):
        has = ways[s].has
        if has >= 0:
            held[s], choice[s] = position[has], has - start[s]
    return held, choice, proposals, sent_away


@bare
def _propose(lists, limits, ways, again):
    """Let every student propose until each is held or has come to the end; return how often, and who was sent away."""
    proposals, sent_away = 0, -len(ways)
    for root in range(len(ways)):
        s = root
        while s >= 0:
            s, asked = _placed(s, lists, limits, ways, again)
            proposals += asked
            sent_away += 1
    return proposals, sent_away


@inlined
def _look_ahead(s, end, lists, limits, ways):
    """Find the first open position on the list of a student."""
    way = ways[index(s)]
    free, tie = way.free, way.tie
    while free < end:
        if not lists.alike[index(free)]:
            tie = free
        if is_open(lists.position[index(free)], limits):
            break
        free += 1
    way.free, way.tie = free, tie if free < end else end


@inlined
def _placed(s, lists, limits, ways, again):
    """Give a student the next place there is; return who is sent away for it, or -1, and how often it was asked."""
    way, end = ways[index(s)], lists.start[index(s + 1)]
    _look_ahead(s, end, lists, limits, ways)
    asked = 0
    while True:
        for pair in range(way.at, way.tie):
            p, entry = lists.position[index(pair)], (2 * lists.standing[index(pair)] + way.first) << SHIFT | s
            if entry < limits.bar[index(p)]:
                loser = _admitted(p, entry, lists, limits, ways)
                if loser >= 0:
                    asked += pair + 1 - way.at
                    way.has, way.at = pair, pair + 1
                    return loser, asked
        asked += way.tie - way.at
        way.at = way.tie
        if way.free < end:
            p = lists.position[index(way.free)]
            add(p, (2 * lists.standing[index(way.free)] + 1) << SHIFT | s, limits)
            way.has = way.free
            way.free += 1
            if way.has == way.tie and not (way.free < end and lists.alike[index(way.free)]):
                way.at = way.free  # alone in its tie: nothing is left to ask there
            return -1, asked + 1
        if not (again and way.first):
            return -1, asked
        way.at, way.first = lists.start[index(s)], 0


@inlined
def _admitted(p, entry, lists, limits, ways):
    """Let a closed position take a student who is not the first to go; return who is, or -1: the student is refused."""
    loser, last = first_to_go(first_full(p, limits), p, lists, limits, ways)
    if loser < 0:
        limits.bar[index(p)] = last
        if last < entry:
            return -1
        loser = last & LOW
    way = ways[index(loser)]
    whence = lists.position[index(way.has)]
    way.has = -1
    exchange(p, whence, entry, limits)
    return loser
