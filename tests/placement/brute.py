"""All matchings of a tiny batch, judged at once by the words of `problem` and `together.problem`: slow in nothing but size.

A matching is a row: the place on each student's list, the last place being none. Nothing of the engine is used but the
arrays of the problem.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from alternance.placement.problem import NONE, Problem
from alternance.placement.together import Together

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
#: A node of the tree: what it is, and which.
Node = tuple[str, int]


class Brute:
    """All matchings within the limits. `held`: each one's position of each student, or `NONE`, shape (matchings, n)."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.students = problem, problem.students
        start, position = problem.pref_start.tolist(), problem.pref_position.tolist()
        self.lists = [position[a:b] for a, b in itertools.pairwise(start)]
        wish = list(range(len(position))) if problem.wish is None else problem.wish.tolist()
        self.wishes = [wish[a:b] for a, b in itertools.pairwise(start)]
        self.rank = np.full((len(problem.unit_total), self.students), 2**40, dtype=np.int64)
        for s, (a, b) in enumerate(itertools.pairwise(start)):
            for k in range(a, b):
                if problem.rank[k] != NONE:
                    self.rank[problem.unit[position[k]], s] = problem.rank[k]
        places = np.array(list(itertools.product(*(range(len(some) + 1) for some in self.lists))), dtype=np.int64)
        places = places.reshape(-1, self.students)
        held = np.empty_like(places)
        liked = np.empty_like(places)
        for s, (listed, own) in enumerate(zip(self.lists, self.wishes, strict=True)):
            held[:, s] = np.array([*listed, NONE])[places[:, s]]
            liked[:, s] = np.array([*own, 2**40])[places[:, s]]
        self.nodes = {node for p in range(len(problem.seats)) for node in self.path(p)}
        inside = {node: self._covers(node)[held] & (held != NONE) for node in self.nodes}
        within = np.ones(len(held), dtype=np.bool_)
        for node, some in inside.items():
            within &= some.sum(axis=1) <= self.most(node)
        self.held, self.liked = held[within], liked[within]
        self.inside = {node: some[within].astype(np.int64) for node, some in inside.items()}

    def path(self, p: int) -> list[Node]:
        mentor = int(self.problem.mentor[p])
        return [("position", p), *([("mentor", mentor)] if mentor != NONE else []), ("unit", int(self.problem.unit[p]))]

    def _covers(self, node: Node) -> Flags:
        return np.array([node in self.path(p) for p in range(len(self.problem.seats))], dtype=np.bool_)

    def most(self, node: Node) -> int:
        kind, index = node
        limits = {"position": self.problem.seats, "mentor": self.problem.mentor_most, "unit": self.problem.unit_total}
        return int(limits[kind][index])

    def row_of(self, assignment: Any) -> int:
        """Which matching it is."""
        rows = np.flatnonzero((self.held == np.asarray(assignment)).all(axis=1))
        assert len(rows) == 1, "beyond a limit, or off the list"
        return int(rows[0])

    def placed(self) -> Numbers:
        return np.asarray((self.held != NONE).sum(axis=1))

    def pairs(self) -> Iterator[tuple[int, int, Flags]]:
        """Yield each student and position of the list, and in which matchings the pair blocks."""
        refused: dict[Node, Flags] = {}
        for node, inside in self.inside.items():
            unit = node[1] if node[0] == "unit" else self.unit_of(node)
            rank = self.rank[unit]
            not_below = (rank[:, None] <= rank[None, :]) & ~np.eye(self.students, dtype=np.bool_)
            refused[node] = inside @ not_below.astype(np.int64) >= self.most(node)
        for s, (listed, own) in enumerate(zip(self.lists, self.wishes, strict=True)):
            for p, wish in zip(listed, own, strict=True):
                blocks = wish < self.liked[:, s]
                for node in self.path(p):
                    blocks = blocks & ~refused[node][:, s]
                yield s, p, blocks

    def unit_of(self, node: Node) -> int:
        return next(int(self.problem.unit[p]) for p in range(len(self.problem.seats)) if node in self.path(p))

    def stable(self) -> Flags:
        found = np.ones(len(self.held), dtype=np.bool_)
        for _, _, blocks in self.pairs():
            found &= ~blocks
        return found

    def taken(self, move: dict[int, int]) -> Flags:
        """In which matchings all of `move` (student → position) would rather be there and the units take them."""
        found = np.ones(len(self.held), dtype=np.bool_)
        coming: dict[Node, int] = {}
        lowest: dict[int, int] = {}
        for s, p in move.items():
            found &= self.wishes[s][self.lists[s].index(p)] < self.liked[:, s]
            unit = int(self.problem.unit[p])
            lowest[unit] = max(lowest.get(unit, 0), int(self.rank[unit, s]))
            for node in self.path(p):
                coming[node] = coming.get(node, 0) + 1
        for node, count in coming.items():
            unit = self.unit_of(node)
            stays = [t for t in range(self.students) if t not in move and self.rank[unit, t] <= lowest[unit]]
            found &= self.inside[node][:, stays].sum(axis=1) + count <= self.most(node)
        return found


class BruteApart(Brute):
    """The same where some positions rank for themselves.

    The problem's units are then who ranks. Limits are those of the hiring units and mentors, whoever ranks there; whoever
    ranks takes out nobody whom another ranks.

    Parameters
    ----------
    unit, mentor : sequence of int
        Each position's hiring unit and mentor (or `NONE`).
    total, most : sequence of int
        Students that each hiring unit, each mentor takes.
    """

    def __init__(
        self, problem: Problem, unit: Sequence[int], mentor: Sequence[int], total: Sequence[int], most: Sequence[int]
    ) -> None:
        self.above = [[*([("mentor", m)] if m != NONE else []), ("unit", u)] for u, m in zip(unit, mentor, strict=True)]
        self.limits = {"position": problem.seats.tolist(), "mentor": most, "unit": total}
        super().__init__(problem)

    def path(self, p: int) -> list[Node]:
        return [("position", p), *self.above[p]]

    def most(self, node: Node) -> int:
        kind, index = node
        return int(self.limits[kind][index])

    def pairs(self) -> Iterator[tuple[int, int, Flags]]:
        others = ~np.eye(self.students, dtype=np.bool_)
        ranker = np.where(self.held == NONE, NONE, self.problem.unit[self.held])
        for s, (listed, own) in enumerate(zip(self.lists, self.wishes, strict=True)):
            for p, wish in zip(listed, own, strict=True):
                rank = self.rank[self.problem.unit[p]]
                goes = (ranker == self.problem.unit[p]) & (rank > rank[s])
                blocks = wish < self.liked[:, s]
                for node in self.path(p):
                    blocks &= (self.inside[node] * ~goes)[:, others[s]].sum(axis=1) < self.most(node)
                yield s, p, blocks


class BruteTogether:
    """The same where some go together: which are allowed, and how many things block each.

    Parameters
    ----------
    own : sequence of sequence of int, optional
        The positions to which each student may be said to go; None: those of the list.
    """

    def __init__(self, together: Together, own: Sequence[Sequence[int]] | None = None) -> None:
        self.together, self.brute = together, Brute(together.base)
        self.own = self.brute.lists if own is None else own
        held, opening = self.brute.held, together.opening
        number = np.where(held != NONE, opening[held], NONE)
        self.inside = np.stack([(number == o).sum(axis=1) for o in range(len(together.least))], axis=1)
        self.site = np.where(held != NONE, together.site[held], NONE)
        allowed = ((self.inside == 0) | (self.inside >= together.least)).all(axis=1)
        group = together.group.tolist()
        self.groups = {g: [s for s, h in enumerate(group) if h == g] for g in set(group) - {NONE} if group.count(g) > 1}
        for students in self.groups.values():
            allowed &= (self.site[:, students] == self.site[:, students[:1]]).all(axis=1)
        self.allowed = allowed

    def closed(self, p: int) -> Flags:
        opening = int(self.together.opening[p])
        return np.asarray((self.together.least[opening] > 1) & (self.inside[:, opening] == 0))

    def free_to(self, s: int, p: int) -> Flags:
        if any(s in students for students in self.groups.values()):
            return np.asarray(self.site[:, s] == self.together.site[p])
        return np.ones(len(self.site), dtype=np.bool_)

    def blocking(self) -> Numbers:
        """How many things block each matching."""
        count = np.zeros(len(self.allowed), dtype=np.int64)
        for s, p, blocks in self.brute.pairs():
            count += blocks & ~self.closed(p) & self.free_to(s, p) & (p in self.own[s])
        for opening, least in enumerate(self.together.least.tolist()):
            if least > 1:
                count += self._opens(opening, least)
        for students in self.groups.values():
            for site in set(self.together.site.tolist()):
                count += self._goes(students, site)
        return count

    def _opens(self, opening: int, least: int) -> Flags:
        parts = [p for p, o in enumerate(self.together.opening.tolist()) if o == opening]
        found = np.zeros(len(self.allowed), dtype=np.bool_)
        for some in itertools.combinations(range(self.brute.students), least):
            for way in itertools.product(*([p for p in parts if p in self.own[s]] for s in some)):
                moving = dict(zip(some, way, strict=True))
                free = np.all([self.free_to(s, p) for s, p in moving.items()], axis=0)
                found |= self.brute.taken(moving) & free & (self.inside[:, opening] == 0)
        return found

    def _goes(self, students: list[int], site: int) -> Flags:
        there = [[p for p in self.own[s] if self.together.site[p] == site] for s in students]
        found = np.zeros(len(self.allowed), dtype=np.bool_)
        for way in itertools.product(*there):
            fits = self.site[:, students[0]] != site
            openings = [int(self.together.opening[p]) for p in way]
            for p in way:
                enough = openings.count(int(self.together.opening[p])) >= self.together.least[self.together.opening[p]]
                fits = fits & (~self.closed(p) | enough)
            found |= self.brute.taken(dict(zip(students, way, strict=True))) & fits
        return found
