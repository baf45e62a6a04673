"""Heaps in one array, the greatest entry on top, each between its own base and the next.

An entry is a standing, shifted, and a student: it compares without looking anything up.
"""

import numpy as np
from numba import njit

__all__ = ["LOW", "SHIFT", "heap_up", "index", "inlined", "push", "sink"]

#: For what is so small, or asked so often, that a call would take longer than the work.
inlined = njit(inline="always")
#: An index that never counts from the end: in innermost loops to ask whether it does costs more than the rest.
index = np.uint64

#: Standings stay below 2**30 (see `validate`), so twice a standing, one more and a student fit 64 bits.
SHIFT = 32
LOW = 2**SHIFT - 1


@inlined
def push(heap, base, count, entry):
    """Add `entry` to the heap of `count` entries that begins at `base`."""
    i = count
    while i > 0:
        up = (i - 1) >> 1
        if heap[index(base + up)] >= entry:
            break
        heap[index(base + i)] = heap[index(base + up)]
        i = up
    heap[index(base + i)] = entry


@inlined
def sink(heap, base, count, i, entry):
    """Put `entry` in the place `i` of the heap of `count` entries that begins at `base`, or below it."""
    while True:
        low = 2 * i + 1
        if low >= count:
            break
        if low + 1 < count and heap[index(base + low + 1)] > heap[index(base + low)]:
            low += 1
        if entry >= heap[index(base + low)]:
            break
        heap[index(base + i)] = heap[index(base + low)]
        i = low
    heap[index(base + i)] = entry


@inlined
def heap_up(heap, base, count):
    """Make a heap of the `count` entries that begin at `base`."""
    for i in range(count // 2 - 1, -1, -1):
        sink(heap, base, count, i, heap[base + i])
