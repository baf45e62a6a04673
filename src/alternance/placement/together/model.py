"""Stability where some go together, as a model of CP-SAT: `exact.model` with what opens, who is where, and what blocks.

Pairs are all there from the start. Of openings and groups there are too many moves; each is added when a solution is
blocked by it (`forbid`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from alternance.placement.exact.model import Model, sum_of
from alternance.placement.together.moves import Move
from alternance.placement.together.problem import Together

__all__ = ["TogetherModel"]


class TogetherModel:
    """A batch as a model.

    Parameters
    ----------
    may_block : bool
        Whether something may block. It is much easier to solve where nothing may.
    own : array of bool, shape (P,), or None
        Which pairs may block; None: all of them.

    Attributes
    ----------
    blocked : dict
        (Kind, key) of a `Move` → whether it blocks, of all that the model knows of and may.
    """

    def __init__(self, together: Together, may_block: bool, own: npt.NDArray[np.bool_] | None = None) -> None:
        self._may_block = may_block
        self.together, self.base = together, together.base
        self.model = Model(together.base, settled=False)
        self.cp, self.x = self.model.cp, self.model.x
        self.blocked: dict[tuple[str, tuple[int, ...]], Any] = {}
        self._open: dict[int, Any] = {}
        self._at: dict[tuple[int, int], Any] = {}
        self._opens()
        self._meets()
        for pair in range(len(self.x)) if own is None else np.flatnonzero(own).tolist():
            self.model.settle(pair, [*self._blocked("pair", (pair,)), *self._excused(pair)])

    def _blocked(self, kind: str, key: tuple[int, ...]) -> list[Any]:
        if not self._may_block:
            return []
        if (kind, key) not in self.blocked:
            self.blocked[kind, key] = self.cp.new_bool_var(f"{kind}{key}")
        return [self.blocked[kind, key]]

    def _opens(self) -> None:
        """A position holds nobody or as many as it opens with."""
        for opening, parts in self.together.parts.items():
            inside = [self.x[k] for k, position in enumerate(self.base.pref_position.tolist()) if position in parts]
            now = self._open[opening] = self.cp.new_bool_var(f"open{opening}")
            self.cp.add(sum_of(inside) >= int(self.together.least[opening]) * now)
            self.cp.add(sum_of(inside) <= len(inside) * now)

    def _meets(self) -> None:
        """A group is at one site, all of it, or nowhere."""
        for group, students in self.together.groups.items():
            sites = sorted({self._site(pair) for student in students for pair in self.model.list_of(student)})
            for site in sites:
                now = self._at[group, site] = self.cp.new_bool_var(f"at{group}.{site}")
                for student in students:
                    there = [self.x[k] for k in self.model.list_of(student) if self._site(k) == site]
                    self.cp.add(sum_of(there) == now)

    def _site(self, pair: int) -> int:
        return int(self.together.site[self.base.pref_position[pair]])

    def _excused(self, pair: int) -> list[Any]:
        """Return what makes a single student's move along `pair` none: a closed position, a group elsewhere."""
        opening = int(self.together.opening[self.base.pref_position[pair]])
        closed = [self._open[opening].negated()] if opening in self._open else []
        return closed + self._elsewhere(pair)

    def _elsewhere(self, pair: int) -> list[Any]:
        group = self.together.group_of.get(int(self.base.pref_student[pair]))
        return [] if group is None else [self._at[group, self._site(pair)].negated()]

    def forbid(self, move: Move) -> None:
        """Demand that this move does not block, or that what it counts as does where something may."""
        free = self._blocked(move.kind, move.key)
        if move.kind == "opening":
            free.append(self._open[move.key[0]])
            free += [one for pair in move.pairs for one in self._elsewhere(pair)]
        if move.kind == "group":
            group, site = move.key
            free.append(self._at[group, site])
            free += self._too_few(move)
        content = [one for pair in move.pairs for one in self.model.content(pair)]
        self.cp.add_bool_or([*content, *free, *self._refusals(move)])

    def knows(self, run: cp_model.CpSolver, move: Move) -> bool:
        """Tell whether the solution says of this move that it blocks."""
        blocked = self.blocked.get((move.kind, move.key))
        return blocked is not None and run.boolean_value(blocked)

    def _too_few(self, move: Move) -> list[Any]:
        """Return, for each position of which fewer would come than it opens with, that it is closed."""
        openings = [int(self.together.opening[self.base.pref_position[pair]]) for pair in move.pairs]
        return [
            self._open[opening].negated()
            for opening in sorted(set(openings))
            if opening in self._open and openings.count(opening) < self.together.least[opening]
        ]

    def _refusals(self, move: Move) -> list[Any]:
        """Return one variable for each part, mentor and unit that the move comes to: it has no room."""
        moving = set(self.base.pref_student[list(move.pairs)].tolist())
        coming: dict[int, list[int]] = {}
        for pair in move.pairs:
            for node in self.model.path(pair):
                coming.setdefault(node, []).append(pair)
        lowest = {
            path[-1]: max(int(self.base.standing[k]) for k in coming[path[-1]])
            for path in map(self.model.path, move.pairs)
        }
        unit = {node: path[-1] for path in map(self.model.path, move.pairs) for node in path}
        found = []
        for node, pairs in coming.items():
            others = [
                self.x[k]
                for k in self.model.within[node]
                if self.base.standing[k] <= lowest[unit[node]] and int(self.base.pref_student[k]) not in moving
            ]
            missing = int(self.base.nodes.quota[node]) - len(pairs) + 1
            if len(others) >= missing:
                refuses = self.cp.new_bool_var(f"refuses{node}")
                self.cp.add(sum_of(others) >= missing).only_enforce_if(refuses)
                found.append(refuses)
        return found
