"""Seats that stay empty only because an enterprise's total is split over its units.

A student without a place *would have one* at a position on the student's list, when the position, the mentor and all
that the unit takes of itself have room in every week of the stay, and so has the enterprise's total, but not the unit's
share: what falls to another unit is empty then. Students are taken one after the other, each with the seats of those
before taken off, so that all who are counted would have a place together. Groups are left out: they go together or not
at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from alternance.community.totals import Split
from alternance.placement.batch import Batch
from alternance.placement.run import Placement
from alternance.placement.stay import Stay
from alternance.placement.supply import Ints, Position, Supply

__all__ = ["Idle", "idle"]


@dataclass(frozen=True)
class Idle:
    """Students who find no place at a unit while seats of its enterprise's total are empty.

    Attributes
    ----------
    split : Split
        How the total is split.
    unit : str
        The hiring unit whose share is used up.
    students : tuple of str
        Who would have a place there, by id.
    at : tuple of str
        The other units whose share has a seat left in a week in which they are away, by id.
    """

    split: Split
    unit: str
    students: tuple[str, ...]
    at: tuple[str, ...]


def idle(placement: Placement) -> list[Idle]:
    """Return what the split of totals leaves empty, by enterprise and unit; linear in the lists of who has no place."""
    room = _Room(placement.eligibility.supply)
    if not room.split_of:
        return []
    students, at = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for batch in placement.batches:
        for student, stay, position in _kept_out(batch, room):
            students[position.unit].add(student)
            at[position.unit] |= room.elsewhere(position.unit, stay.weeks)
    found = [Idle(room.split_of[u], u, tuple(sorted(who)), tuple(sorted(at[u]))) for u, who in students.items()]
    return sorted(found, key=lambda one: (one.split.enterprise, one.unit))


def _kept_out(batch: Batch, room: _Room) -> Iterator[tuple[str, Stay, Position]]:
    """Yield who has no place, with the first position on the list that only a share keeps from the student."""
    seated = Counter(batch.result.assignment.tolist())
    for number, ((student, stay), held) in enumerate(zip(batch.people, batch.held(), strict=True)):
        if held is not None or number in batch.together.group_of:
            continue
        for part in batch.problem.list_of(number).tolist():
            position = batch.positions[part]
            free = seated[part] < batch.parts[part].seats and position.id not in batch.closed
            if free and room.but_for_the_share(position, stay.weeks):
                seated[part] += 1
                room.take(position, stay.weeks)
                yield student, stay, position
                break


class _Room:
    """What a placement leaves free, and less of it with each student who is thought to be there as well."""

    def __init__(self, supply: Supply) -> None:
        self.split_of = supply.split_of
        self._supply = supply
        self._taken: dict[tuple[str, str], Ints] = defaultdict(lambda: np.zeros(supply.horizon.weeks, dtype=np.int64))

    def but_for_the_share(self, position: Position, weeks: Sequence[int]) -> bool:
        """Tell whether the unit's share, and nothing else, is used up in one of `weeks`."""
        split, unit, chosen = self.split_of.get(position.unit), position.unit, list(weeks)
        if split is None or not split.cuts(unit) or self._supply.unit_free[unit][chosen].min() > 0:
            return False
        in_all = np.sum([self._used(u) for u in split.shares], axis=0)
        free = self._supply.free[position.id] - self._taken["position", position.id]
        rows = [free, split.most[unit] - self._used(unit), split.total - in_all]
        if position.mentor:
            rows.append(self._supply.mentor_free[position.mentor] - self._taken["mentor", position.mentor])
        return all(bool(row[chosen].min() > 0) for row in rows)

    def take(self, position: Position, weeks: Sequence[int]) -> None:
        """Take a seat in all of `weeks`."""
        for node in (("position", position.id), ("mentor", position.mentor or ""), ("unit", position.unit)):
            self._taken[node][list(weeks)] += 1

    def elsewhere(self, unit: str, weeks: Sequence[int]) -> set[str]:
        """Return the other units of the enterprise whose share has a seat left in one of `weeks`."""
        shares, chosen = self.split_of[unit].shares, list(weeks)
        return {u for u, most in shares.items() if u != unit and int(self._used(u)[chosen].min()) < most}

    def _used(self, unit: str) -> Ints:
        """Return how many are at a unit by week."""
        used: Ints = self._supply.unit_most[unit] - self._supply.unit_free[unit] + self._taken["unit", unit]
        return used
