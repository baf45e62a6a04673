"""Rotation: whether a block asks that students stay with their earlier enterprise, or see another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import polars as pl

from alternance.community.community import Community
from alternance.placement.stay import Stay
from alternance.placement.supply import Position

__all__ = ["Rotation"]


class Rotation:
    """The enterprises at which each student was, in the order of weeks.

    Parameters
    ----------
    positions : mapping of str to Position
        All positions by id.
    by_hand : mapping of (str, str) to (str, str)
        (Student, block) → (position, door), of places fixed or locked. Such a place is judged against places decided by
        hand alone, since it stands before any round; one of a block that ended before the horizon counts too.
    """

    def __init__(
        self,
        community: Community,
        positions: Mapping[str, Position],
        by_hand: Mapping[tuple[str, str], tuple[str, str]],
    ) -> None:
        self._by_hand = by_hand
        rows = community["blocks"].select("id", pl.col("rotation").cast(pl.String)).rows()
        self._asks = {block: asked for block, asked in rows if asked != "any"}
        self._been: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
        if self._asks:
            self._before(community, positions)

    def _before(self, community: Community, positions: Mapping[str, Position]) -> None:
        """Note where students were by hand in blocks that ended before the horizon."""
        cohort_of = dict(community["students"].select("id", "cohort").rows())
        rows = community["outside_horizon"].filter(kind="block").select("cohort", "item", "ended").rows()
        ended = {(cohort, block): day for cohort, block, day in rows if day is not None}
        for (student, block), (position, _door) in self._by_hand.items():
            day = ended.get((cohort_of[student], block))
            if day is not None:
                entry = community.horizon.index(day), positions[position].enterprise, True
                self._been[student].append(entry)

    def take(self, student: str, stay: Stay, position: Position) -> None:
        """Note that the student is at `position` in `stay`."""
        if self._asks:
            entry = stay.weeks[0], position.enterprise, (student, stay.block) in self._by_hand
            self._been[student].append(entry)

    def reasons(self, student: str, position: Position, stay: Stay) -> Iterable[str]:
        """Yield the code of the reason why the block's rotation speaks against the position."""
        asked = self._asks.get(stay.block)
        if asked is None:
            return
        mine = (student, stay.block) in self._by_hand
        # who is away in one block is in no other: the first week alone tells which came before
        before = sorted(
            (week, enterprise)
            for week, enterprise, by_hand in self._been.get(student, ())
            if week < stay.weeks[0] and (by_hand or not mine)
        )
        if asked == "same enterprise" and before and before[-1][1] != position.enterprise:
            yield "enterprise-differs"
        if asked == "other enterprise" and any(enterprise == position.enterprise for _week, enterprise in before):
            yield "enterprise-known"
