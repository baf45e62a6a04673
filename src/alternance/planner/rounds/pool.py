"""How many students of some stays can be placed at all: positions, mentors and hiring units week by week."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from alternance.community import Community
from alternance.community.totals import unit_totals
from alternance.placement.supply import Position, Supply
from alternance.solving import deterministic

__all__ = ["Going", "Pool"]

#: CP-SAT's counted seconds for one question; where they end, its bound still holds.
_WORK = 2.0


@dataclass(frozen=True)
class Going:
    """Students of a cohort who need a position for a block, in the practice weeks `weeks` (ascending)."""

    cohort: str
    block: str
    weeks: tuple[int, ...]
    students: int

    @property
    def option(self) -> tuple[str, str, int]:
        """Cohort, block and first week: what names it in the calendar."""
        return self.cohort, self.block, self.weeks[0]

    def meets(self, other: Going) -> bool:
        """Tell whether both are away in some week."""
        return not set(self.weeks).isdisjoint(other.weeks)


class Pool:
    """The positions of a community, asked how many can be placed; wishes and single students are not looked at.

    Everything left out here (readiness, ways, wishes, stability) only places fewer.
    """

    def __init__(self, community: Community) -> None:
        self._supply = Supply(community)
        self._horizon = community.horizon
        self._units = unit_totals(community)
        self._mentors = dict(community["mentors"].select("id", "students_max").rows())

    def positions(self, block: str) -> frozenset[str]:
        """Return the positions that serve a block."""
        return frozenset(position.id for position in self._supply.serving(block))

    def fitting(self, going: Going) -> list[Position]:
        """Return the positions that take beginners in its first week and offer a seat in each of its weeks."""
        begin = self._horizon.monday(going.weeks[0])
        return [
            position for position in self._supply.serving(going.block)
            if self._supply.begins(position.id, begin) and self._supply.lasts(position.id, going.weeks)
        ]  # fmt: skip

    def most(self, stays: Sequence[Sequence[Going]]) -> int:
        """Return a number that at most so many students can be placed: exact, or a bound above it.

        Parameters
        ----------
        stays : sequence of sequence of Going
            Each one's alternatives, of which the best is taken: the same cohort and block at several times.

        Notes
        -----
        A whole number a stay and position that may take it; in each week the students at a position, with a mentor and
        in a unit are within its seats. CP-SAT, one worker, counted work: the same answer everywhere.
        """
        model = cp_model.CpModel()
        asked: list[cp_model.IntVar] = []
        loads: dict[tuple[str, str, int], list[cp_model.IntVar]] = defaultdict(list)
        for alternatives in stays:
            chosen = [model.new_bool_var("") for _going in alternatives]
            model.add_exactly_one(chosen)
            for going, taken in zip(alternatives, chosen, strict=True):
                own = self._variables(model, going, loads)
                model.add(sum(own) <= going.students * taken)
                asked += own
        for (kind, name, week), variables in loads.items():
            model.add(sum(variables) <= self._seats(kind, name, week))
        model.maximize(sum(asked))
        solver = deterministic(_WORK)
        solver.solve(model)
        return min(math.floor(solver.best_objective_bound + 1e-6), sum(own[0].students for own in stays))

    def _variables(
        self, model: cp_model.CpModel, going: Going, loads: dict[tuple[str, str, int], list[cp_model.IntVar]]
    ) -> list[cp_model.IntVar]:
        """Return how many students of a stay are at each position, and note what they load."""
        own = []
        for position in self.fitting(going):
            variable = model.new_int_var(0, going.students, "")
            own.append(variable)
            for kind, name in _over(position):
                for week in going.weeks:
                    loads[kind, name, week].append(variable)
        return own

    def _seats(self, kind: str, name: str, week: int) -> int:
        if kind == "position":
            return int(self._supply.offered[name][week])
        return int(self._mentors[name] if kind == "mentor" else self._units[name])


def _over(position: Position) -> Iterable[tuple[str, str]]:
    """Yield the position and what stands above it."""
    yield "position", position.id
    if position.mentor:
        yield "mentor", position.mentor
    yield "unit", position.unit
