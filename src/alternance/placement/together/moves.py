"""The moves that block an allowed matching, by the words of `together.problem`: one of each that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.placement.blocking import blocking_pairs, choices, rather
from alternance.placement.problem import NONE, Ints
from alternance.placement.together.problem import Together

__all__ = ["Move", "blocking_moves"]

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Move:
    """A move that blocks.

    Attributes
    ----------
    kind : str
        ``pair``, ``opening`` or ``group``.
    key : tuple of int
        What counts as one: the pair; the opening; the group and site.
    pairs : tuple of int
        The base's pairs that it uses.
    """

    kind: str
    key: tuple[int, ...]
    pairs: tuple[int, ...]


def blocking_moves(together: Together, assignment: Ints, own: Flags | None = None) -> list[Move]:
    """Return what blocks an allowed matching.

    Parameters
    ----------
    own : array of bool, shape (P,), or None
        The pairs by which students may move; None: all of them.

    Notes
    -----
    Pairs in O(P · log(P)) time; an opening in time quadratic in those who list it; groups by trying every choice of
    positions at a site, which grows with the power of the group's size.
    """
    see = _Seen(together, assignment, own)
    return [*see.pairs(), *see.openings(), *see.groups()]


class _Seen:
    """A matching, looked at from all sides."""

    def __init__(self, together: Together, assignment: Ints, own: Flags | None) -> None:
        self.together, self.base, self.assignment = together, together.base, assignment
        self.rather = rather(self.base, assignment) & (True if own is None else own)
        placed = np.flatnonzero(assignment != NONE)
        used = self.base.pref_start[placed] + choices(self.base, assignment)[placed]
        self.holders: dict[int, list[tuple[int, int]]] = {}  # node → (standing, student)
        for student, position, pair in zip(placed.tolist(), assignment[placed].tolist(), used.tolist(), strict=True):
            for node in self._path(position):
                self.holders.setdefault(node, []).append((int(self.base.standing[pair]), student))
        self.held = np.bincount(together.opening[assignment[placed]], minlength=len(together.least))
        self.at = {group: next(iter(together.sites_of(group, assignment))) for group in together.groups}

    def _path(self, position: int) -> list[int]:
        return [node for node in self.base.nodes.path[position].tolist() if node != NONE]

    def _closed(self, position: int) -> bool:
        opening = self.together.opening[position]
        return bool(self.together.least[opening] > 1 and self.held[opening] == 0)

    def _free_to(self, student: int, position: int) -> bool:
        """Tell whether the student alone may come to `position`: in no group, or the group is at its site."""
        group = self.together.group_of.get(student)
        return group is None or self.at[group] == self.together.site[position]

    def pairs(self) -> Iterator[Move]:
        """Yield the pairs that block."""
        for pair in blocking_pairs(self.base, self.assignment).tolist():
            student, position = int(self.base.pref_student[pair]), int(self.base.pref_position[pair])
            if self.rather[pair] and self._free_to(student, position) and not self._closed(position):
                yield Move("pair", (pair,), (pair,))

    def takes(self, pairs: Sequence[int]) -> bool:
        """Tell whether the units take those who move by these pairs."""
        moving = {int(self.base.pref_student[pair]) for pair in pairs}
        coming: dict[int, int] = {}
        lowest: dict[int, int] = {}
        for pair in pairs:
            path = self._path(int(self.base.pref_position[pair]))
            lowest[path[-1]] = max(lowest.get(path[-1], 0), int(self.base.standing[pair]))
            for node in path:
                coming[node] = coming.get(node, 0) + 1
        unit = {
            node: path[-1]
            for pair in pairs
            for path in [self._path(int(self.base.pref_position[pair]))]
            for node in path
        }
        return all(
            count + sum(standing <= lowest[unit[node]] and student not in moving
                        for standing, student in self.holders.get(node, ())) <= self.base.nodes.quota[node]
            for node, count in coming.items()
        )  # fmt: skip

    def openings(self) -> Iterator[Move]:
        """Yield the closed positions that would open, with one move each."""
        for opening, parts in self.together.parts.items():
            if self.held[opening] == 0:
                wanting = self._wanting(parts)
                for rank in sorted({int(self.base.standing[pair]) for some in wanting.values() for pair in some}):
                    move = self._fill(wanting, rank, int(self.together.least[opening]), parts)
                    if move is not None and self.takes(move):
                        yield Move("opening", (opening,), move)
                        break

    def _wanting(self, parts: Sequence[int]) -> dict[int, list[int]]:
        """Return who would rather be at one of the parts and may → the pairs that lead there."""
        found: dict[int, list[int]] = {}
        for pair in np.flatnonzero(self.rather & np.isin(self.base.pref_position, parts)).tolist():
            student = int(self.base.pref_student[pair])
            if self._free_to(student, parts[0]):
                found.setdefault(student, []).append(pair)
        return found

    def _fill(
        self, wanting: dict[int, list[int]], rank: int, least: int, parts: Sequence[int]
    ) -> tuple[int, ...] | None:
        """Choose `least` students ranked at `rank` or above, as many as can be from under the same mentor and unit.

        Those leave room there. Who joins may push others to another part, so that none keeps a better one out.
        """
        able = {s: p for s, p in wanting.items() if self.base.standing[p[0]] <= rank}
        path = self._path(parts[0])
        inside = {node: {student for _, student in self.holders.get(node, ())} for node in path[1:]}
        order = sorted(able, key=lambda student: (-sum(student in some for some in inside.values()), student))
        seated: dict[int, list[int]] = {part: [] for part in parts}
        count = 0
        for student in order:
            if count < least and self._seat(student, able, seated, set()):
                count += 1
        return tuple(sorted(pair for some in seated.values() for pair in some)) if count == least else None

    def _seat(self, student: int, able: dict[int, list[int]], seated: dict[int, list[int]], tried: set[int]) -> bool:
        for pair in able[student]:
            part = int(self.base.pref_position[pair])
            if part in tried:
                continue
            tried.add(part)
            if len(seated[part]) < self.base.seats[part]:
                seated[part].append(pair)
                return True
            for other in list(seated[part]):
                if self._seat(int(self.base.pref_student[other]), able, seated, tried):
                    seated[part].remove(other)
                    seated[part].append(pair)
                    return True
        return False

    def groups(self) -> Iterator[Move]:
        """Yield the groups that would go to another site, with one move each."""
        for group, students in self.together.groups.items():
            options = [np.flatnonzero(self.rather & (self.base.pref_student == s)).tolist() for s in students]
            sites = [{int(self.together.site[self.base.pref_position[pair]]) for pair in some} for some in options]
            for site in sorted(set.intersection(*sites) - {self.at[group]}):
                there = [
                    [k for k in some if self.together.site[self.base.pref_position[k]] == site] for some in options
                ]
                move = next((pairs for pairs in self._ways(there) if self._opened(pairs) and self.takes(pairs)), None)
                if move is not None:
                    yield Move("group", (group, site), move)

    def _ways(self, options: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
        """Yield the choices of one pair for each student that no position is too small for by itself."""

        def further(chosen: tuple[int, ...], left: dict[int, int]) -> Iterator[tuple[int, ...]]:
            if len(chosen) == len(options):
                yield chosen
                return
            for pair in options[len(chosen)]:
                path = self._path(int(self.base.pref_position[pair]))
                if all(left.get(node, int(self.base.nodes.quota[node])) > 0 for node in path):
                    less = {node: left.get(node, int(self.base.nodes.quota[node])) - 1 for node in path}
                    yield from further((*chosen, pair), left | less)

        yield from further((), {})

    def _opened(self, pairs: Sequence[int]) -> bool:
        """Tell whether each closed position to which some of a group come gets as many as it opens with."""
        count: dict[int, int] = {}
        for position in self.base.pref_position[list(pairs)].tolist():
            if self._closed(position):
                opening = int(self.together.opening[position])
                count[opening] = count.get(opening, 0) + 1
        return all(number >= self.together.least[opening] for opening, number in count.items())
