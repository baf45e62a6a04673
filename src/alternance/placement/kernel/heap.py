"""Heaps in one array, the greatest entry on top, each between its own base and the next.

An entry is a standing, shifted, and the student or pair: it compares without looking anything up.
"""

from numba import njit

__all__ = ["LOW", "SHIFT", "inlined", "push", "replace"]

#: For what is so small, or asked so often, that a call would take longer than the work.
inlined = njit(inline="always")

#: Standings stay below 2**31 (see `validate`), so both fit 64 bits.
SHIFT = 32
LOW = 2**SHIFT - 1


@inlined
def push(heap, base, count, entry):
    """Add `entry` to the heap of `count` entries that begins at `base`."""
    i = count
    while i > 0:
        up = (i - 1) >> 1
        if heap[base + up] >= entry:
            break
        heap[base + i] = heap[base + up]
        i = up
    heap[base + i] = entry


@inlined
def replace(heap, base, count, entry):
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
