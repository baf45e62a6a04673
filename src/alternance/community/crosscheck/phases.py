"""Blocks have phases, and what is said of a phase is said of one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["phases"]


def phases(view: View) -> Iterator[Finding]:
    """Yield a finding for each block without phases, and for each phase named that its block does not have."""
    if "phases" in view.unread or ("phases" not in view.tables and not view.complete):
        return
    known = set(view["phases"].select("block", "order").iter_rows())
    filled = {block for block, _ in known}
    for row, block in enumerate(view["blocks"]["id"]):
        if block is not None and block not in filled:
            yield view.finding("block-empty", "blocks", row, "id", block)
    for row, pair in enumerate(view["phase_aims"].select("block", "phase").iter_rows()):
        if pair not in known and pair[0] in filled and pair[1] is not None:
            yield view.finding("no-phase", "phase_aims", row, "phase", pair[1])
