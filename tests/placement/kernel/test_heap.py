"""Heaps in one array: the greatest on top, whatever is pushed, replaced or made a heap at once."""

from __future__ import annotations

import random

import numpy as np

from alternance.placement.kernel.heap import heap_up, push, sink

BASE = 3


def drained(heap: np.ndarray[tuple[int], np.dtype[np.int64]], count: int) -> list[int]:
    """Take the top of the heap that begins at `BASE` until nothing is left."""
    taken = []
    for left in range(count - 1, -1, -1):
        taken.append(int(heap[BASE]))
        sink(heap, BASE, left, 0, heap[BASE + left])
    return taken


def test_pushed_or_made_at_once_the_greatest_comes_first_and_nothing_else_is_touched() -> None:
    draw = random.Random(1)
    for count in range(20):
        entries = [draw.randrange(30) for _ in range(count)]
        one, other = np.full(30, -7, dtype=np.int64), np.full(30, -7, dtype=np.int64)
        for k, entry in enumerate(entries):
            push(one, BASE, k, entry)
        other[BASE : BASE + count] = entries
        heap_up(other, BASE, count)
        for heap in (one, other):
            assert sorted(heap[BASE : BASE + count].tolist()) == sorted(entries)
            assert drained(heap, count) == sorted(entries, reverse=True)
            assert (heap[:BASE] == -7).all() and (heap[BASE + count :] == -7).all()
