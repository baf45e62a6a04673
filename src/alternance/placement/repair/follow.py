"""Batches as somebody placed them: what each holds is given; what blocks it is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from alternance.community.community import Community
from alternance.placement.batch import Batch
from alternance.placement.blocking import choices
from alternance.placement.conditions import OPEN
from alternance.placement.laid_out import Listed, laid_out
from alternance.placement.result import Result, Trace
from alternance.placement.run import Run
from alternance.placement.seating import seats_of
from alternance.placement.stay import Stay
from alternance.placement.supply import Position
from alternance.placement.together import Together, blocking_moves
from alternance.policy.limits import Limits

__all__ = ["Follow"]


class Follow(Run):
    """A run in which every student gets the position given."""

    def __init__(self, community: Community, limits: Limits, learn_before_work: bool) -> None:
        super().__init__(community, limits, learn_before_work)
        self.held: Mapping[tuple[str, str], Position] = {}
        self.doors: Mapping[tuple[str, str], str] = {}
        self._blocking: set[tuple[str, str]] = set()

    def solved(self, people: Sequence[tuple[str, Stay]], lists: Sequence[Sequence[Listed]]) -> Batch:
        """Lay the batch out, and seat everybody where told."""
        held = [self.held.get((student, stay.block)) for student, stay in people]
        last = [max((rank for rank, _ in listed), default=0) + 1 for listed in lists]
        longer = [
            list(listed) if one is None or one in [p for _, p in listed] else [*listed, (after, one)]
            for listed, one, after in zip(lists, held, last, strict=True)
        ]
        rankings = self.said.rankings.with_units(self.fit.rankings(people))
        positions, parts, together = laid_out(people, longer, rankings, self.supply, self.conditions)
        assert together.base.wish is not None  # a batch of people has ranks
        own = together.base.wish // (OPEN + 1) < np.array(last, dtype=np.int64)[together.base.pref_student]
        names = [None if one is None else one.id for one in held]
        assignment = seats_of(together.base, names, [p.id for p in positions], own)
        result = Result(assignment, choices(together.base, assignment), "repaired", len(people), Trace())
        moves = blocking_moves(together, assignment, own)
        self._blocking = {_named(together, people, positions, pair) for move in moves for pair in move.pairs}
        batch = Batch(people, positions, parts, together, result, own)
        return replace(batch, result=replace(result, blocking=len(moves)))

    def door(self, student: str, stay: Stay) -> str:
        """Return how the place came about."""
        return self.doors.get((student, stay.block), "repair")

    def left_out(self, batch: Batch, number: int, position: str) -> str:
        """Return why not: somebody else would have to move, or as in any batch."""
        if (batch.people[number][0], position) in self._blocking:
            return "not-moved"
        return super().left_out(batch, number, position)


def _named(
    together: Together, people: Sequence[tuple[str, Stay]], positions: Sequence[Position], pair: int
) -> tuple[str, str]:
    problem = together.base
    return people[int(problem.pref_student[pair])][0], positions[int(problem.pref_position[pair])].id
