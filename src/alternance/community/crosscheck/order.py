"""No cycles: of prerequisites among modules, and of parents among aims."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["cycles"]

#: Cycles that are told of one table: whoever mends so many will check again.
_TOLD = 20


def cycles(view: View) -> Iterator[Finding]:
    """Yield a finding for each cycle of prerequisites and of parents, at a row that is part of it."""
    pairs = view["module_order"].select("before", "after").rows()
    for ring in _rings(pairs):
        row = pairs.index((ring[0], ring[1]))
        yield view.finding("cycle", "module_order", row, "after", ring[1], path=" → ".join(ring))
    aims = view["aims"].select("parent", "id").rows()
    for ring in _rings(aims):
        row = aims.index((ring[0], ring[1]))
        yield view.finding("aims-cycle", "aims", row, "parent", ring[0], path=" → ".join(ring))


def _rings(pairs: list[tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield cycles a → b → … → a among (before, after) pairs without a node in common, each from its smallest id on."""
    edges = [(before, after) for before, after in pairs if before is not None and after is not None]
    for _turn in range(_TOLD):
        graph: dict[str, set[str]] = {}
        for before, after in edges:
            graph.setdefault(after, set()).add(before)
        try:
            TopologicalSorter(graph).prepare()
            return
        except CycleError as error:
            # graphlib lists each node before those that wait for it, which is our arrow
            ring: list[str] = error.args[1][:-1]
        first = ring.index(min(ring))
        ring = ring[first:] + ring[:first]
        yield [*ring, ring[0]]
        gone = set(ring)
        edges = [edge for edge in edges if not gone & set(edge)]
