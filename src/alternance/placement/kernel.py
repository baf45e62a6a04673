"""Student-proposing deferred acceptance under a tree of limits, compiled; the proof stands in `solve`.

Every pair is proposed at most once. A node keeps the pairs it took in a heap, the worst standing on top; a
pair that left by another node stays in the heap until it comes up. So a pair that is taken enters three heaps
at most and leaves each once at most, and a refusal looks at one top: O(P + T · log(P)) time for P pairs of
which T are taken for a while, and O(P) memory. A pointer that walks down each node's ranking would do without
the log, but needs every node's listers sorted beforehand, which costs more than the heaps do: of long lists
most pairs are never proposed or refused at once.
"""

import numpy as np
from numba import njit

__all__ = ["match"]


@njit(cache=True, nogil=True)
def _push(heap, base, count, standing, pair):
    """Add `pair` to the heap of `count` pairs that begins at `base`."""
    i = count
    while i > 0:
        up = (i - 1) // 2
        if standing[heap[base + up]] >= standing[pair]:
            break
        heap[base + i] = heap[base + up]
        i = up
    heap[base + i] = pair


@njit(cache=True, nogil=True)
def _pop(heap, base, count, standing):
    """Take the top off the heap of `count` pairs that begins at `base`."""
    last, size, i = heap[base + count - 1], count - 1, 0
    while True:
        low = 2 * i + 1
        if low >= size:
            break
        if low + 1 < size and standing[heap[base + low + 1]] > standing[heap[base + low]]:
            low += 1
        if standing[last] >= standing[heap[base + low]]:
            break
        heap[base + i] = heap[base + low]
        i = low
    heap[base + i] = last


@njit(cache=True, nogil=True)
def _worst(heap, base, size, node, standing, student_of, held):
    """Return the worst pair that a node, not empty, still holds; those that left and come up are dropped."""
    while True:
        pair = heap[base[node]]
        if held[student_of[pair]] == pair:
            return pair
        _pop(heap, base[node], size[node], standing)
        size[node] -= 1


@njit(cache=True, nogil=True)
def _heap_starts(pref_position, path, nodes):
    """Return where each node's heap begins: it has room for every pair below the node."""
    base = np.zeros(nodes + 1, dtype=np.int64)
    for position in pref_position:
        for node in path[position]:
            if node >= 0:
                base[node + 1] += 1
    for node in range(nodes):
        base[node + 1] += base[node]
    return base


@njit(cache=True, nogil=True)
def match(pref_start, pref_position, student_of, standing, path, quota):
    """Return the pair each student holds, or -1, the number of proposals and of those sent away again."""
    students = len(pref_start) - 1
    base = _heap_starts(pref_position, path, len(quota))
    heap = np.empty(base[-1], dtype=np.int64)
    size = np.zeros(len(quota), dtype=np.int64)
    load = np.zeros(len(quota), dtype=np.int64)
    held = np.full(students, -1, dtype=np.int64)
    following = pref_start[:-1].copy()
    proposals, sent_away = 0, 0
    for root in range(students):
        s = root
        while following[s] < pref_start[s + 1]:
            pair = following[s]
            following[s] += 1
            proposals += 1
            full = -1
            for node in path[pref_position[pair]]:
                if node >= 0 and load[node] >= quota[node]:
                    full = node
                    break
            loser = -1
            if full >= 0:
                if quota[full] == 0:
                    continue
                loser = _worst(heap, base, size, full, standing, student_of, held)
                if standing[loser] < standing[pair]:
                    continue
                held[student_of[loser]] = -1
                sent_away += 1
                for node in path[pref_position[loser]]:
                    if node >= 0:
                        load[node] -= 1
            held[s] = pair
            for node in path[pref_position[pair]]:
                if node >= 0:
                    _push(heap, base[node], size[node], standing, pair)
                    size[node] += 1
                    load[node] += 1
            if loser < 0:
                break
            s = student_of[loser]
    return held, proposals, sent_away
