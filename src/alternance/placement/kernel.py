"""Student-proposing deferred acceptance under a tree of limits, compiled; the proof stands in `solve`.

Every pair is proposed at most once. A node keeps those it took in a heap, the worst standing on top. Who left
by another node stays in the heap until coming up, so a pair that is taken enters three heaps at most and
leaves each once at most, and a refusal looks at one top: O(P + T · log(P)) time for P pairs of which T are
taken for a while, and O(P) memory. A pointer that walks down each node's ranking would do without the log,
but needs every node's listers sorted beforehand, which costs more than the heaps do: of long lists most pairs
are never proposed or refused at once. A node that cannot fill up keeps no heap.

An entry of a heap is the standing, shifted, and the student: it compares without looking anything up.
"""

import numpy as np

from alternance.compiled import inner, outer

__all__ = ["match"]

#: Standings stay below 2**31 (see `validate`), so both fit 64 bits.
SHIFT = 32
STUDENT = 2**SHIFT - 1


@inner
def _push(heap, base, count, entry):
    """Add `entry` to the heap of `count` entries that begins at `base`."""
    i = count
    while i > 0:
        up = (i - 1) >> 1
        if heap[base + up] >= entry:
            break
        heap[base + i] = heap[base + up]
        i = up
    heap[base + i] = entry


@inner
def _replace(heap, base, count, entry):
    """Put `entry` in the place of the top of the heap of `count` entries that begins at `base`."""
    i = 0
    while True:
        low = 2 * i + 1
        if low >= count:
            break
        if low + 1 < count and heap[base + low + 1] > heap[base + low]:
            low += 1
        if entry >= heap[base + low]:
            break
        heap[base + i] = heap[base + low]
        i = low
    heap[base + i] = entry


@inner
def _worst(heap, base, size, node, level, path, held):
    """Return the worst entry that a node, not empty, still holds; entries of those who left are dropped."""
    while True:
        entry = heap[base[node]]
        position = held[entry & STUDENT]
        if position >= 0 and path[position, level] == node:
            return entry
        size[node] -= 1
        _replace(heap, base[node], size[node], heap[base[node] + size[node]])


@inner
def _reached(position, path, load, quota):
    """Return the level of the first full node on the path of `position`, or -1."""
    for level in range(3):
        node = path[position, level]
        if node >= 0 and load[node] >= quota[node]:
            return level
    return -1


@inner
def _leave(position, path, load):
    """Count one student less in each node on the path of `position`."""
    for level in range(3):
        node = path[position, level]
        if node >= 0:
            load[node] -= 1


@inner
def _enter(position, entry, full, path, heap, base, size, load):
    """Count one student more in each node on the path; in the node `full` the entry replaces the top."""
    for level in range(3):
        node = path[position, level]
        if node >= 0:
            load[node] += 1
            if node == full:
                _replace(heap, base[node], size[node], entry)
            else:
                _push(heap, base[node], size[node], entry)
                size[node] += 1


@outer
def match(pref_start, pref_position, standing, path, quota, base):
    """Return each student's position and its place on the list (-1: none), the proposals and the sent away.

    `path` (positions x 3) names the nodes of each position that can fill up: itself, its mentor, its unit; -1 is
    none. Nodes are numbered from the positions on, have a `quota` each, and a heap that begins at `base`.
    """
    students = len(pref_start) - 1
    heap = np.empty(base[-1], dtype=np.int64)
    size, load = np.zeros(len(quota), dtype=np.int64), np.zeros(len(quota), dtype=np.int64)
    held, choice = np.full(students, -1, dtype=np.int64), np.full(students, -1, dtype=np.int64)
    asked = np.zeros(students, dtype=np.int64)
    sent_away = 0
    for root in range(students):
        s = root
        while pref_start[s] + asked[s] < pref_start[s + 1]:
            pair = pref_start[s] + asked[s]
            asked[s] += 1
            position, entry = pref_position[pair], standing[pair] << SHIFT | s
            level = _reached(position, path, load, quota)
            full, loser = -1, -1
            if level >= 0:
                full = path[position, level]
                # the top may have left, but then who stayed stands better still
                if quota[full] == 0 or heap[base[full]] < entry:
                    continue
                worst = _worst(heap, base, size, full, level, path, held)
                if worst < entry:
                    continue
                loser = worst & STUDENT
                _leave(held[loser], path, load)
                held[loser], choice[loser] = -1, -1
                sent_away += 1
            _enter(position, entry, full, path, heap, base, size, load)
            held[s], choice[s] = position, asked[s] - 1
            if loser < 0:
                break
            s = loser
    return held, choice, asked.sum(), sent_away
