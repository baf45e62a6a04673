"""A batch that leaves students out, completed: see `completion` for what is best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alternance.placement.batch import Batch
from alternance.placement.completion import complete
from alternance.placement.conditions import OPEN, Conditions
from alternance.placement.laid_out import Listed, laid_out
from alternance.placement.problem import NONE
from alternance.placement.rankings import Rankings
from alternance.placement.result import Result
from alternance.placement.supply import Position, Supply

__all__ = ["completed"]


def completed(
    batch: Batch,
    lists: Sequence[Sequence[Listed]],
    beyond: Sequence[Sequence[Position]],
    rankings: Rankings,
    supply: Supply,
    conditions: Conditions,
) -> Batch:
    """Return the batch with places for as many as can be; where no more can be placed, it stays as it is.

    Parameters
    ----------
    beyond : sequence of sequence of Position
        Each student's eligible positions that the own list does not name; asked of those left out.
    """
    left = [position is None for position in batch.held()]
    if not any(left):
        return batch
    last = [max((rank for rank, _ in listed), default=0) + 1 for listed in lists]
    longer = [
        [*listed, *((after, position) for position in more)] if without else list(listed)
        for listed, more, after, without in zip(lists, beyond, last, left, strict=True)
    ]
    positions, parts, together = laid_out(batch.people, longer, rankings, supply, conditions)
    problem = together.base
    assert problem.wish is not None  # a batch of people has ranks
    own = problem.wish // (OPEN + 1) < np.array(last, dtype=np.int64)[problem.pref_student]
    number = {(part.position, part.holder): k for k, part in enumerate(parts)}
    start = np.array(
        [
            NONE if held == NONE else number[batch.parts[held].position, batch.parts[held].holder]
            for held in batch.result.assignment.tolist()
        ],
        dtype=np.int64,
    )
    found = complete(together, own, start)
    placed = int(np.count_nonzero(found.assignment != NONE))
    if placed == batch.result.placed:
        return batch
    bound = placed if found.proven else problem.students
    count = len(found.blocking)
    result = Result(found.assignment, found.choice, "completed", bound, batch.result.trace, count)
    return replace(batch, positions=positions, parts=parts, together=together, result=result, own=own)
