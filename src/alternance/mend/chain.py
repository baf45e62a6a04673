"""Moves of one cohort, one on top of the other; what several cohorts' chains come to together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from alternance.mend.step import Step
from alternance.mend.timeline import Timeline

__all__ = ["Candidate", "Chain", "Key", "orders"]

#: What is compared first: red student-weeks left out (below 0), then student-weeks moved.
Key = tuple[int, float]


@dataclass(frozen=True, eq=False)
class Candidate:
    """One move on top of a timeline: the timeline it makes, the red weeks it removes, its size."""

    step: Step
    timeline: Timeline
    removed: int
    size: float

    @property
    def rank(self) -> tuple[int, float, Step]:
        """The best is the least."""
        return -self.removed, self.size, self.step


@dataclass(frozen=True, eq=False)
class Chain:
    """One to three moves of one cohort, each found on top of those before it."""

    moves: tuple[Candidate, ...]

    @cached_property
    def key(self) -> Key:
        """Red student-weeks removed (negative), student-weeks moved."""
        return -sum(move.removed for move in self.moves), round(sum(move.size for move in self.moves), 6)

    @property
    def cohort(self) -> str:
        """Whose they are."""
        return self.moves[0].step.cohort

    @cached_property
    def things(self) -> frozenset[tuple[str, str, int]]:
        """What they move."""
        return frozenset(thing for move in self.moves for thing in move.step.things)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The moves, by ids."""
        return tuple(move.step for move in self.moves)

    @property
    def rank(self) -> tuple[Key, tuple[Step, ...]]:
        """The best is the least."""
        return self.key, self.steps


def orders(chains: Sequence[Chain]) -> Iterator[tuple[Candidate, ...]]:
    """Yield the orders in which the moves of `chains` can be made, each cohort's in its own: most removed first."""
    found = sorted(_merged([chain.moves for chain in chains]), key=_first_most)
    yield from found


def _merged(rows: list[tuple[Candidate, ...]]) -> Iterator[tuple[Candidate, ...]]:
    if not any(rows):
        yield ()
    for number, row in enumerate(rows):
        if row:
            rest = [*rows[:number], row[1:], *rows[number + 1 :]]
            yield from ((row[0], *after) for after in _merged(rest))


def _first_most(moves: tuple[Candidate, ...]) -> tuple[tuple[int, ...], tuple[Step, ...]]:
    return tuple(-move.removed for move in moves), tuple(move.step for move in moves)
