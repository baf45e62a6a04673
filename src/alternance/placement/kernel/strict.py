"""Student-proposing deferred acceptance under a tree of limits, compiled; the proof stands in `solve`.

Every pair is proposed at most once. A node keeps those it took in a heap, the worst standing on top. Who left
by another node stays in the heap until coming up, so a pair that is taken enters three heaps at most and
leaves each once at most, and a refusal looks at one top: O(P + T · log(P)) time for P pairs of which T are
taken for a while, and O(P) memory. A pointer that walks down each node's ranking would do without the log,
but needs every node's listers sorted beforehand, which costs more than the heaps do: of long lists most pairs
are never proposed or refused at once. A node that cannot fill up keeps no heap.
"""

import numpy as np

from alternance.compiled import inner, outer
from alternance.placement.kernel.heap import LOW, SHIFT, replace
from alternance.placement.kernel.tree import BASE, QUOTA, SIZE, enter, laid_out, leave, reached

__all__ = ["match"]


@inner
def _worst(heap, state, node, level, path, held):
    """Return the worst entry that a node, not empty, still holds; entries of those who left are dropped."""
    while True:
        entry = heap[state[node, BASE]]
        position = held[entry & LOW]
        if position >= 0 and path[position, level] == node:
            return entry
        state[node, SIZE] -= 1
        base, size = state[node, BASE], state[node, SIZE]
        replace(heap, base, size, heap[base + size])


@outer
def match(pref_start, pref_position, standing, path, quota, base):
    """Return each student's position and its place on the list (-1: none), the proposals and the sent away.

    `path` (positions x 3) names the nodes of each position that can fill up: itself, its mentor, its unit; -1 is
    none. Nodes are numbered from the positions on, have a `quota` each, and a heap that begins at `base`.
    """
    students = len(pref_start) - 1
    heap = np.empty(base[-1], dtype=np.int64)
    state = laid_out(quota, base)
    held, choice = np.full(students, -1, dtype=np.int64), np.full(students, -1, dtype=np.int64)
    asked = np.zeros(students, dtype=np.int64)
    sent_away = 0
    for root in range(students):
        s = root
        while pref_start[s] + asked[s] < pref_start[s + 1]:
            pair = pref_start[s] + asked[s]
            asked[s] += 1
            position, entry = pref_position[pair], standing[pair] << SHIFT | s
            level = reached(position, path, state)
            full, loser = -1, -1
            if level >= 0:
                full = path[position, level]
                # the top may have left, but then who stayed stands better still
                if state[full, QUOTA] == 0 or heap[state[full, BASE]] < entry:
                    continue
                worst = _worst(heap, state, full, level, path, held)
                if worst < entry:
                    continue
                loser = worst & LOW
                leave(held[loser], path, state)
                held[loser], choice[loser] = -1, -1
                sent_away += 1
            enter(position, entry, full, path, heap, state)
            held[s], choice[s] = position, asked[s] - 1
            if loser < 0:
                break
            s = loser
    return held, choice, asked.sum(), sent_away
