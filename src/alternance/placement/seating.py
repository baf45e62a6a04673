"""For whom the seat is kept that a student holds, where some of a position's seats are.

Of those whom a batch places at a position, whoever its ranker ranks best sits first, on the nearest seat kept for the
own cohort, programme or school that is free in the batch, else on an open one. Of those who are alike to it, they
come first who like another position as well that keeps seats for them: they would rather be there than on an open seat
here, and for the others it makes no difference. Then the id decides. Of those placed by hand, by cohort, student and
block, each sits on the nearest kept seat that those before leave free in all weeks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from alternance.placement.batch import Batch
from alternance.placement.blocking import choices
from alternance.placement.conditions import OPEN, Conditions
from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.together import blocking_moves

if TYPE_CHECKING:
    from alternance.placement.run import Placed

__all__ = ["seated", "seated_by_hand", "seats_of"]

Flags = npt.NDArray[np.bool_]


def seated(batch: Batch) -> Batch:
    """Return the batch with everybody at the same position, on the seat that is theirs."""
    if all(part.holder is None for part in batch.parts):
        return batch
    own = np.ones(len(batch.problem.pref_position), dtype=np.bool_) if batch.own is None else batch.own
    held = [None if position is None else position.id for position in batch.held()]
    assignment = seats_of(batch.problem, held, [position.id for position in batch.positions], own)
    count = len(blocking_moves(batch.together, assignment, own)) if batch.result.blocking else 0
    choice = choices(batch.problem, assignment)
    return replace(batch, result=replace(batch.result, assignment=assignment, choice=choice, blocking=count))


def seats_of(problem: Problem, held: Sequence[str | None], names: Sequence[str], own: Flags) -> Ints:
    """Return each student's part of the position held.

    Parameters
    ----------
    held : sequence of str or None
        Each student's position.
    names : sequence of str
        The position of which each of the problem's is a part.
    own : array of bool, shape (P,)
        Which pairs the students' own lists name.
    """
    found = np.full(problem.students, NONE, dtype=np.int64)
    pairs = {
        student: [k for k in _pairs(problem, student) if names[int(problem.pref_position[k])] == position]
        for student, position in enumerate(held)
        if position is not None
    }
    turn = {s: (int(problem.standing[mine[0]]), not _torn(problem, s, mine, own), s) for s, mine in pairs.items()}
    free = problem.seats.copy()
    for student in sorted(pairs, key=turn.__getitem__):
        parts = [int(problem.pref_position[k]) for k in pairs[student]]
        part = next((p for p in parts if free[p] > 0), parts[-1])
        free[part] -= 1
        found[student] = part
    return found


def _pairs(problem: Problem, student: int) -> range:
    return range(int(problem.pref_start[student]), int(problem.pref_start[student + 1]))


def _torn(problem: Problem, student: int, mine: Sequence[int], own: Flags) -> bool:
    """Tell whether the student likes another position as well of which seats are kept for the student.

    `mine` are the pairs of the position held.
    """
    assert problem.wish is not None  # a batch of people has ranks
    rank, _level = divmod(int(problem.wish[mine[0]]), OPEN + 1)
    others = [divmod(int(problem.wish[k]), OPEN + 1) for k in _pairs(problem, student) if own[k] and k not in mine]
    return any(wish == rank and level != OPEN for wish, level in others)


def seated_by_hand(placed: Iterable[Placed], conditions: Conditions) -> list[Placed]:
    """Return those placed by hand with the holder of each one's seat."""
    taken: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    found = []
    for row in sorted(placed, key=lambda row: (row.stay.cohort, row.student, row.stay.block)):
        kept, weeks = dict(conditions.kept_seats(row.position.id)), row.stay.weeks
        free = (
            holder
            for holder in conditions.holders(row.student)
            if all(taken[row.position.id, holder][week] < kept.get(holder, 0) for week in weeks)
        )
        if (holder := next(free, None)) is not None:
            taken[row.position.id, holder].update(weeks)
        found.append(replace(row, seat_of=holder))
    return found
