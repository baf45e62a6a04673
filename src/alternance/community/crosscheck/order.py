"""No cycles: of prerequisites among modules, and of parents among aims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["cycles"]


def cycles(view: View) -> Iterator[Finding]:
    """Yield a finding for the first cycle of prerequisites and of parents, at a row that is part of it."""
    pairs = view["module_order"].select("before", "after").rows()
    if found := _cycle(pairs):
        steps = set(zip(found, found[1:], strict=False))
        row = next(number for number, pair in enumerate(pairs) if tuple(pair) in steps)
        yield view.finding("cycle", "module_order", row, "after", pairs[row][1], path=" → ".join(found))
    parents = [(parent, aim) for aim, parent in view["aims"].select("id", "parent").rows() if parent is not None]
    if found := _cycle(parents):
        row = view["aims"]["id"].to_list().index(found[0])
        yield view.finding("aims-cycle", "aims", row, "parent", found[-2], path=" → ".join(found))


def _cycle(pairs: list[tuple[str, ...]]) -> list[str] | None:
    """Return a cycle a → b → … → a among (before, after) pairs, beginning with its smallest id; None without one."""
    graph: Mapping[str, set[str]] = {}
    for before, after in pairs:
        if before is not None and after is not None:
            graph.setdefault(after, set()).add(before)  # type: ignore[attr-defined]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # graphlib lists each node before those that wait for it, which is our arrow
        ring: list[str] = error.args[1][:-1]
        first = ring.index(min(ring))
        ring = ring[first:] + ring[:first]
        return [*ring, ring[0]]
    return None
