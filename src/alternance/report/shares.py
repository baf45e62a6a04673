"""What enterprises take in all, and how it falls to their hiring units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.community.totals import splits
from alternance.report.facts import Facts

__all__ = ["Share", "shares"]


@dataclass(frozen=True)
class Share:
    """A hiring unit's share: of so many in all, how many fall to it, how many it would take, how many students ask."""

    enterprise: str
    total: int
    unit: str
    share: int
    most: int
    asked: int


def shares(facts: Facts) -> tuple[Share, ...]:
    """Return the shares of all units of enterprises that say a total; none for a recorded plan, which had no shares."""
    return () if facts.plan.meta.kind == "recorded" else tuple(_shares(facts))


def _shares(facts: Facts) -> Iterator[Share]:
    for split in splits(facts.community, facts.community.horizon):
        title = facts.names.of("organisations", split.enterprise)
        for unit, share in split.shares.items():
            yield Share(title, split.total, unit, share, split.most[unit], split.asking.askers[unit])
