"""Deferred acceptance with ties, compiled: each pair is proposed up to three times; the proof stands in `ties`.

As in `strict`, a node keeps those it took in a heap. A student may come back with a better standing, so an entry of
a heap names pair and manner, and counts only while the pair is held in that manner. What a full node refuses it
refuses for ever, so what cannot succeed is not proposed. O(P + T · log(P)) time and O(P) memory for
P pairs of which T proposals are taken for a while.
"""

import numpy as np

from alternance.compiled import bare, outer
from alternance.placement.kernel.heap import LOW, SHIFT, inlined, replace
from alternance.placement.kernel.tree import BASE, QUOTA, SIZE, enter, laid_out, leave, reached

__all__ = ["ASKS", "match_tied"]

#: How often a pair is proposed at most.
ASKS = 3
#: The manner in which a pair is proposed: to begin with, in earnest, and again after the whole list failed.
TENTATIVE, EARNEST, AGAIN = 0, 1, 2
#: Twice a standing, and one, stay below it (see `validate`): what is tentative comes after all that is not.
AFTER_ALL = 2**31 - 1


@inlined
def _entry(standing, manner, pair):
    """Return a pair's entry in the heaps: the unit's order of all proposals, less is better."""
    if manner == TENTATIVE:
        return AFTER_ALL << SHIFT | pair
    return (2 * standing + (1 if manner == EARNEST else 0)) << SHIFT | pair


@inlined
def _manner_at(pair, end, alike):
    """Return how the tie that begins at `pair` is first proposed: one that stands alone is so in earnest."""
    return TENTATIVE if pair + 1 < end and alike[pair + 1] else EARNEST


@inlined
def _next(pair, manner, end, alike):
    """Return what a student proposes after `pair`, and in which manner."""
    if manner == AGAIN or (pair + 1 < end and alike[pair + 1]):
        return pair + 1, manner
    if manner == EARNEST:
        return pair + 1, _manner_at(pair + 1, end, alike)
    while alike[pair]:
        pair -= 1
    return pair, EARNEST


@inlined
def _manner_of(entry):
    """Return the manner in which an entry was proposed."""
    standing = entry >> SHIFT
    if standing >= AFTER_ALL:
        return TENTATIVE
    return EARNEST if standing & 1 else AGAIN


@bare
def _worst(heap, state, node, held_in):
    """Return the worst entry that a node, not empty, still holds; entries that no longer count are dropped."""
    while True:
        base = state[node, BASE]
        entry = heap[base]
        if held_in[entry & LOW] == _manner_of(entry):
            return entry
        state[node, SIZE] -= 1
        size = state[node, SIZE]
        replace(heap, base, size, heap[base + size])


@inlined
def _settled(top, standing, pair):
    """Return the strongest manner that a full node refuses whose worst entry is `top`: it never takes worse again."""
    if top < _entry(standing, AGAIN, pair):
        return AGAIN
    return EARNEST if top < _entry(standing, EARNEST, pair) else TENTATIVE


@outer
def match_tied(pref_start, pref_position, pref_student, alike, standing, again, path, quota, base):
    """Return each student's position and its place on the list (-1: none), the proposals and the sent away.

    `alike` (pairs) tells whether a student likes a pair as well as the one before it, `again` whether lists are
    gone through once more. The rest is as `match` takes it, but that heaps have room for all proposals.
    """
    students = len(pref_start) - 1
    heap, state = np.empty(base[-1], dtype=np.int64), laid_out(quota, base)
    has = np.full(students, -1, dtype=np.int64)  # the pair that each student holds
    held_in = np.full(len(pref_position), -1, dtype=np.int8)  # the manner in which a pair is held
    refused = np.zeros(len(pref_position), dtype=np.int8)  # the strongest manner in which it is refused for good
    at, manner = pref_start[:students].copy(), np.empty(students, dtype=np.int8)
    proposals, sent_away = _propose(
        pref_start, pref_position, pref_student, alike, standing, again, path, heap, state, has, held_in, refused, at,
        manner,
    )  # fmt: skip
    held, choice = np.full(students, -1, dtype=np.int64), np.full(students, -1, dtype=np.int64)
    for s in range(students):
        if has[s] >= 0:
            held[s], choice[s] = pref_position[has[s]], has[s] - pref_start[s]
    return held, choice, proposals, sent_away


@bare
def _propose(
    pref_start, pref_position, pref_student, alike, standing, again, path, heap, state, has, held_in, refused, at,
    manner,
):  # fmt: skip
    """Let every student propose until each is held or has come to the end; return how often, and who was sent away."""
    students = len(pref_start) - 1
    for s in range(students):
        manner[s] = _manner_at(at[s], pref_start[s + 1], alike)
    proposals, sent_away = 0, 0
    for root in range(students):
        s = root
        pair, now, end = at[s], manner[s], pref_start[s + 1]
        while True:
            if pair == end:
                if now == AGAIN or not again:
                    at[s], manner[s] = pair, now
                    break
                pair, now = pref_start[s], AGAIN
                continue
            if 0 < now <= refused[pair]:
                pair, now = _next(pair, now, end, alike)
                continue
            position, entry = pref_position[pair], _entry(standing[pair], now, pair)
            proposals += 1
            level = reached(position, path, state)
            full, loser = -1, -1
            if level >= 0:
                full, worst = path[position, level], -1
                if state[full, QUOTA] > 0:
                    worst = heap[state[full, BASE]]
                    # it may count no longer, but then who stayed is better still
                    if worst > entry and now != TENTATIVE:
                        worst = _worst(heap, state, full, held_in)
                if worst < entry or now == TENTATIVE:
                    if now != AGAIN:
                        refused[pair] = _settled(worst, standing[pair], pair)
                    pair, now = _next(pair, now, end, alike)
                    continue
                loser = worst & LOW
                leave(pref_position[loser], path, state)
                held_in[loser], has[pref_student[loser]] = -1, -1
                sent_away += 1
            enter(position, entry, full, path, heap, state)
            held_in[pair], has[s] = now, pair
            at[s], manner[s] = _next(pair, now, end, alike)
            if loser < 0:
                break
            s = pref_student[loser]
            pair, now, end = at[s], manner[s], pref_start[s + 1]
    return proposals, sent_away
