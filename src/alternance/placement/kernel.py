"""Student-proposing deferred acceptance under nested quotas, compiled.

Every pair is proposed at most once. Each node keeps its students in a heap, worst rank on top; students who left stay in
it until they come up. So a pair costs three pushes and pops at most: O(pairs · log(pairs of a node)), linear in memory.
"""

import numpy as np
from numba import njit

__all__ = ["match"]


@njit(cache=True, nogil=True)
def _push(heap, base, count, rank, pair):
    i = count
    heap[base + i] = pair
    while i > 0:
        up = (i - 1) // 2
        if rank[heap[base + up]] >= rank[heap[base + i]]:
            break
        heap[base + up], heap[base + i] = heap[base + i], heap[base + up]
        i = up


@njit(cache=True, nogil=True)
def _pop(heap, base, count, rank):
    """Take the top away; `count` is the number before."""
    heap[base] = heap[base + count - 1]
    size, i = count - 1, 0
    while True:
        low = 2 * i + 1
        if low >= size:
            return
        if low + 1 < size and rank[heap[base + low + 1]] > rank[heap[base + low]]:
            low += 1
        if rank[heap[base + i]] >= rank[heap[base + low]]:
            return
        heap[base + low], heap[base + i] = heap[base + i], heap[base + low]
        i = low


@njit(cache=True, nogil=True)
def _worst(heap, base, size, node, rank, student_of, held):
    """Return the pair on top of a node's heap that still holds; those that left are dropped."""
    while True:
        pair = heap[base[node]]
        if held[student_of[pair]] == pair:
            return pair
        _pop(heap, base[node], size[node], rank)
        size[node] -= 1


@njit(cache=True, nogil=True)
def match(first, position, rank, node_of, quota):
    """Return for each student the pair held, or -1.

    `node_of` (positions x 3) names each position's own node, its mentor's and its unit's, -1 for none, in one numbering;
    `quota` is indexed by node.
    """
    students, pairs, nodes = len(first) - 1, len(position), len(quota)
    base = np.zeros(nodes + 1, dtype=np.int64)
    student_of = np.empty(pairs, dtype=np.int64)
    for s in range(students):
        for k in range(first[s], first[s + 1]):
            student_of[k] = s
    for k in range(pairs):
        for level in range(3):
            node = node_of[position[k], level]
            if node >= 0:
                base[node + 1] += 1
    for node in range(nodes):
        base[node + 1] += base[node]
    heap = np.empty(base[nodes], dtype=np.int64)
    size = np.zeros(nodes, dtype=np.int64)
    held_in = np.zeros(nodes, dtype=np.int64)
    held = np.full(students, -1, dtype=np.int64)
    following = first[:-1].copy()
    for root in range(students):
        s = root
        while s >= 0 and following[s] < first[s + 1]:
            k = following[s]
            following[s] += 1
            held[s] = k
            for level in range(3):
                node = node_of[position[k], level]
                if node >= 0:
                    _push(heap, base[node], size[node], rank, k)
                    size[node] += 1
                    held_in[node] += 1
            # the first node over its quota lets its worst go, which mends every node above it as well
            out = -1
            for level in range(3):
                node = node_of[position[k], level]
                if node >= 0 and held_in[node] > quota[node]:
                    out = _worst(heap, base, size, node, rank, student_of, held)
                    break
            if out < 0:
                break
            for level in range(3):
                node = node_of[position[out], level]
                if node >= 0:
                    held_in[node] -= 1
            s = student_of[out]
            held[s] = -1
    return held
