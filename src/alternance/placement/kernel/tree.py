"""What one position's path of limits does when a student comes and goes."""

from alternance.compiled import inner
from alternance.placement.kernel.heap import push, replace

__all__ = ["enter", "leave", "reached"]


@inner
def reached(position, path, load, quota):
    """Return the level of the first full node on the path of `position`, or -1."""
    for level in range(3):
        node = path[position, level]
        if node >= 0 and load[node] >= quota[node]:
            return level
    return -1


@inner
def leave(position, path, load):
    """Count one student less in each node on the path of `position`."""
    for level in range(3):
        node = path[position, level]
        if node >= 0:
            load[node] -= 1


@inner
def enter(position, entry, full, path, heap, base, size, load):
    """Count one student more in each node on the path; in the node `full` the entry replaces the top."""
    for level in range(3):
        node = path[position, level]
        if node >= 0:
            load[node] += 1
            if node == full:
                replace(heap, base[node], size[node], entry)
            else:
                push(heap, base[node], size[node], entry)
                size[node] += 1
