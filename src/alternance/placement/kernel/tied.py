"""Deferred acceptance with ties, compiled: each pair is proposed up to three times; the proof stands in `ties`.

As in `strict`, a node keeps those it took in a heap. A student may come back with a better standing, so an entry
of a heap counts only while it is the one that the student holds by. O(P + T · log(P)) time and O(P) memory for
P pairs of which T proposals are taken for a while.
"""

import numpy as np

from alternance.compiled import inner, outer
from alternance.placement.kernel.heap import SHIFT, STUDENT, replace
from alternance.placement.kernel.tree import BASE, QUOTA, SIZE, enter, laid_out, leave, reached

__all__ = ["ASKS", "match_tied"]

#: How often a pair is proposed at most.
ASKS = 3
#: The manner in which a pair is proposed: to begin with, in earnest, and again after the whole list failed.
TENTATIVE, EARNEST, AGAIN = 0, 1, 2
#: Twice a standing, and one, stay below it (see `validate`): what is tentative comes after all that is not.
AFTER_ALL = 2**30 + 2


@inner
def _entry(standing, manner, student):
    """Return a pair's entry in the heaps: the unit's order of all proposals, less is better."""
    if manner == TENTATIVE:
        return (AFTER_ALL + standing) << SHIFT | student
    return (2 * standing + (1 if manner == EARNEST else 0)) << SHIFT | student


@inner
def _manner_at(pair, end, alike):
    """Return how the tie that begins at `pair` is first proposed: one that stands alone is so in earnest."""
    return TENTATIVE if pair + 1 < end and alike[pair + 1] else EARNEST


@inner
def _next(pair, manner, end, alike):
    """Return what a student proposes after `pair`, and in which manner."""
    if manner == AGAIN or (pair + 1 < end and alike[pair + 1]):
        return pair + 1, manner
    if manner == EARNEST:
        return pair + 1, _manner_at(pair + 1, end, alike)
    while alike[pair]:
        pair -= 1
    return pair, EARNEST


@inner
def _worst(heap, state, node, level, path, held, by):
    """Return the worst entry that a node, not empty, still holds; entries that no longer count are dropped."""
    while True:
        entry = heap[state[node, BASE]]
        student = entry & STUDENT
        if by[student] == entry and path[held[student], level] == node:
            return entry
        state[node, SIZE] -= 1
        base, size = state[node, BASE], state[node, SIZE]
        replace(heap, base, size, heap[base + size])


@outer
def match_tied(pref_start, pref_position, alike, standing, again, path, quota, base):
    """Return each student's position and its place on the list (-1: none), the proposals and the sent away.

    `alike` (pairs) tells whether a student likes a pair as well as the one before it, `again` whether lists are
    gone through once more. The rest is as `match` takes it, but that heaps have room for all proposals.
    """
    students = len(pref_start) - 1
    heap = np.empty(base[-1], dtype=np.int64)
    state = laid_out(quota, base)
    held, choice = np.full(students, -1, dtype=np.int64), np.full(students, -1, dtype=np.int64)
    by = np.full(students, -1, dtype=np.int64)
    at, manner = pref_start[:students].copy(), np.empty(students, dtype=np.int8)
    for s in range(students):
        manner[s] = _manner_at(at[s], pref_start[s + 1], alike)
    proposals, sent_away = 0, 0
    for root in range(students):
        s = root
        while True:
            if at[s] == pref_start[s + 1]:
                if manner[s] == AGAIN or not again:
                    break
                at[s], manner[s] = pref_start[s], AGAIN
                continue
            pair, end = at[s], pref_start[s + 1]
            position, entry = pref_position[pair], _entry(standing[pair], manner[s], s)
            at[s], manner[s] = _next(pair, manner[s], end, alike)
            proposals += 1
            level = reached(position, path, state)
            full, loser = -1, -1
            if level >= 0:
                full = path[position, level]
                # the top may count no longer, but then who stayed stands better still
                if state[full, QUOTA] == 0 or heap[state[full, BASE]] < entry:
                    continue
                worst = _worst(heap, state, full, level, path, held, by)
                if worst < entry:
                    continue
                loser = worst & STUDENT
                leave(held[loser], path, state)
                held[loser], choice[loser], by[loser] = -1, -1, -1
                sent_away += 1
            enter(position, entry, full, path, heap, state)
            held[s], choice[s], by[s] = position, pair - pref_start[s], entry
            if loser < 0:
                break
            s = loser
    return held, choice, proposals, sent_away
