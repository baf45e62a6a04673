"""The ties of a cohort as the search uses them: needs that matter, distances in an order, first priorities."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.calendar.problem import Cohort, Distance

__all__ = ["base_keys", "ordered", "sharpest_needs"]


def sharpest_needs(c: Cohort) -> list[tuple[int, int, tuple[int, ...]]]:
    """Needs without those that another of the same or an earlier phase of the block implies."""
    rows = sorted({(n.block, n.phase, tuple(sorted(set(n.modules)))) for n in c.needs})
    return [
        (b, p, mods)
        for b, p, mods in rows
        if not any(b2 == b and p2 <= p and set(m2) <= set(mods) and (p2, m2) != (p, mods) for b2, p2, m2 in rows)
    ]


def ordered(distances: Sequence[Distance], modules: int) -> list[Distance]:
    """Distances so that what comes before comes first; those on a cycle last (no calendar fulfils them)."""
    rank = [0] * modules
    for _ in range(modules):
        for d in distances:
            rank[d.after] = min(modules, max(rank[d.after], rank[d.before] + 1))
    return sorted(distances, key=lambda d: (rank[d.before], rank[d.after], d.before, d.after))


def base_keys(c: Cohort) -> list[float]:
    """A first priority: modules that a block applies before others, by block; then what must precede a block."""
    blocks = max(1, len(c.blocks))
    keys = []
    for k in range(len(c.modules)):
        applied = [b for m, b in c.applies if m == k]
        needed = [n.block for n in c.needs if k in n.modules]
        rank = min(applied) if applied else blocks + min(needed, default=blocks)
        keys.append((rank + 0.5) / (2 * blocks + 1))
    return keys
