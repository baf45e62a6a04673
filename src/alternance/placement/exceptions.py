"""What blocks a placement, told by name: nothing stable was found, or everybody was to be placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.placement.batch import Batch
from alternance.placement.together import blocking_moves

__all__ = ["Exceptional", "exceptions"]


@dataclass(frozen=True)
class Exceptional:
    """A pair, a closed position or a group with a site that blocks a batch, which begins in `week`."""

    week: int
    kind: str
    student: str | None
    position: str | None
    group: str | None
    site: str | None
    why: str


def exceptions(batch: Batch, group_of: dict[str, str]) -> Iterator[Exceptional]:
    """Yield what blocks a batch, each once."""
    if not batch.result.blocking:
        return
    week = batch.people[0][1].weeks[0]
    why = {"completed": "place everybody", "repaired": "repair"}.get(batch.result.status, "none found stable")
    found: dict[tuple[str | None, ...], Exceptional] = {}
    problem = batch.problem
    for move in blocking_moves(batch.together, batch.result.assignment, batch.own):
        student = batch.people[int(problem.pref_student[move.pairs[0]])][0]
        position = batch.positions[int(problem.pref_position[move.pairs[0]])]
        named = {
            "pair": (student, position.id, None, None),
            "opening": (None, position.id, None, None),
            "group": (None, None, group_of.get(student), position.site),
        }[move.kind]
        found.setdefault((move.kind, *named), Exceptional(week, move.kind, *named, why))
    yield from found.values()
