"""What one position's path of limits does when a student comes and goes.

All that is known of a node lies together, in one row of `state`: asking one position then touches few places in memory,
which is most of the time of a large batch.
"""

import numpy as np

from alternance.placement.kernel.heap import inlined, push, replace

__all__ = ["BASE", "QUOTA", "SIZE", "enter", "laid_out", "leave", "reached"]

#: Columns of `state`: students held, students it may hold, entries of its heap, and where the heap begins.
LOAD, QUOTA, SIZE, BASE = 0, 1, 2, 3


@inlined
def laid_out(quota, base):
    """Return the state of all nodes, empty."""
    state = np.zeros((len(quota), 4), dtype=np.int64)
    for node in range(len(quota)):
        state[node, QUOTA], state[node, BASE] = quota[node], base[node]
    return state


@inlined
def reached(position, path, state):
    """Return the level of the first full node on the path of `position`, or -1."""
    for level in range(3):
        node = path[position, level]
        if node >= 0 and state[node, LOAD] >= state[node, QUOTA]:
            return level
    return -1


@inlined
def leave(position, path, state):
    """Count one student less in each node on the path of `position`."""
    for level in range(3):
        node = path[position, level]
        if node >= 0:
            state[node, LOAD] -= 1


@inlined
def enter(position, entry, full, path, heap, state):
    """Count one student more in each node on the path; in the node `full` the entry replaces the top."""
    for level in range(3):
        node = path[position, level]
        if node >= 0:
            state[node, LOAD] += 1
            if node == full:
                replace(heap, state[node, BASE], state[node, SIZE], entry)
            else:
                push(heap, state[node, BASE], state[node, SIZE], entry)
                state[node, SIZE] += 1
