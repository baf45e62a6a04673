"""Repair as a model of CP-SAT: who is where over all batches at once, week by week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from alternance.placement.exact.largest import solver
from alternance.placement.exact.model import sum_of
from alternance.placement.stay import Stay
from alternance.placement.supply import Position

__all__ = ["MOST_PAIRS", "WORK", "Bounds", "Need", "Solved", "fewest_moves"]

#: Pairs from which on only those who lost their place, and who stands in their way, are looked at.
MOST_PAIRS = 20_000
#: CP-SAT's counted seconds.
WORK = 20.0
#: What may be full: ("position" | "mentor" | "unit", id).
Node = tuple[str, str]


@dataclass(frozen=True)
class Need:
    """A student's stay that no contract or lock decides.

    Attributes
    ----------
    now : str or None
        The position in the plan.
    choices : sequence of Position
        What the student may have, best first; `now` among them where it still may be.
    batch : tuple
        What names the batch.
    group : str or None
        The group with which the student goes.
    rotation : str
        What the block asks: ``any``, ``same enterprise`` or ``other enterprise``.
    """

    student: str
    stay: Stay
    now: str | None
    choices: Sequence[Position]
    batch: tuple[Any, ...]
    group: str | None = None
    rotation: str = "any"


@dataclass(frozen=True)
class Bounds:
    """What limits a placement.

    Attributes
    ----------
    free : callable
        Position, mentor or unit → students that it takes by week, those placed by hand taken off.
    kept : mapping
        Position → rows (holder, seats, those by hand who sit there by week) of kept seats.
    may_have : callable
        Student → whose kept seats the student may have.
    least : mapping of str to int
        Position → students with which it opens in a batch.
    """

    free: Callable[[Node], npt.NDArray[np.int64]]
    kept: Mapping[str, Sequence[tuple[str, int]]]
    may_have: Callable[[str], Sequence[str]]
    least: Mapping[str, int]


@dataclass(frozen=True)
class Solved:
    """The position of each need, and whether nothing better is possible."""

    positions: list[Position | None]
    proven: bool
    work: float = 0.0


def fewest_moves(needs: Sequence[Need], bounds: Bounds, most_moves: int | None, work: float = WORK) -> Solved | None:
    """Return the best placement; None where CP-SAT found none within its work."""
    return _Model(needs, bounds, most_moves).solve(work)


@dataclass
class _Model:
    needs: Sequence[Need]
    bounds: Bounds
    most_moves: int | None
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)

    def __post_init__(self) -> None:
        self.x = [[self.cp.new_bool_var("") for _ in need.choices] for need in self.needs]
        for own in self.x:
            self.cp.add_at_most_one(own)
        self._limits()
        self._kept_seats()
        self._together()
        self._rotation()
        self._aim()

    def _pairs(self) -> Iterator[tuple[Need, Position, Any]]:
        for need, own in zip(self.needs, self.x, strict=True):
            for position, variable in zip(need.choices, own, strict=True):
                yield need, position, variable

    def _limits(self) -> None:
        """In no week is anybody over a position, a mentor or a unit."""
        loads: dict[tuple[Node, int], list[Any]] = defaultdict(list)
        for need, position, variable in self._pairs():
            nodes: list[Node] = [("position", position.id), ("unit", position.unit)]
            nodes += [("mentor", position.mentor)] if position.mentor else []
            for node in nodes:
                for week in need.stay.weeks:
                    loads[node, week].append(variable)
        seen = set()
        for (node, week), variables in loads.items():
            most = max(0, int(self.bounds.free(node)[week]))
            key = (node, most, tuple(v.index for v in variables))
            if len(variables) > most and key not in seen:
                seen.add(key)
                self.cp.add(sum_of(variables) <= most)

    def _kept_seats(self) -> None:
        """In every week those without a kept seat have room beside all kept ones."""
        there: dict[tuple[str, int], dict[tuple[str, ...], list[Any]]] = defaultdict(lambda: defaultdict(list))
        for need, position, variable in self._pairs():
            if position.id in self.bounds.kept:
                for week in need.stay.weeks:
                    there[position.id, week][tuple(self.bounds.may_have(need.student))].append(variable)
        for (position_id, week), by_holders in there.items():
            rows = self.bounds.kept[position_id]
            open_seats = int(self.bounds.free(("position", position_id))[week]) - sum(seats for _, seats in rows)
            sits: dict[str, list[Any]] = defaultdict(list)
            beside = []
            for holders, variables in by_holders.items():
                own = [self.cp.new_int_var(0, seats, "") for holder, seats in rows if holder in holders]
                for holder, variable in zip([h for h, _ in rows if h in holders], own, strict=True):
                    sits[holder].append(variable)
                beside.append(sum_of(variables) - sum_of(own))
                self.cp.add(sum_of(own) <= sum_of(variables))
            for holder, seats in rows:
                self.cp.add(sum_of(sits[holder]) <= seats)
            self.cp.add(sum_of(beside) <= max(0, open_seats))

    def _together(self) -> None:
        """Groups of a batch are at one site or nowhere; a position opens in a batch with enough or not at all."""
        sites: dict[tuple[Any, ...], dict[str, dict[str, list[Any]]]] = defaultdict(lambda: defaultdict(dict))
        opening: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
        members: dict[tuple[Any, ...], set[str]] = defaultdict(set)
        for need in self.needs:
            if need.group:
                members[need.group, need.batch].add(need.student)
        for need, position, variable in self._pairs():
            if need.group:
                sites[need.group, need.batch][position.site].setdefault(need.student, []).append(variable)
            if self.bounds.least.get(position.id, 0) > 1:
                opening[position.id, need.batch].append(variable)
        for key, by_site in sites.items():
            for by_student in by_site.values() if len(members[key]) > 1 else ():
                counts = [sum_of(by_student.get(student, [])) for student in sorted(members[key])]
                for count in counts[1:]:
                    self.cp.add(count == counts[0])
        for (name, _batch), variables in opening.items():
            now = self.cp.new_bool_var("")
            self.cp.add(sum_of(variables) >= self.bounds.least[name] * now)
            self.cp.add(sum_of(variables) <= len(variables) * now)

    def _rotation(self) -> None:
        """Against the student's other stays that come before; what is by hand has narrowed the choices already."""
        own: dict[str, list[int]] = defaultdict(list)
        for number, need in enumerate(self.needs):
            own[need.student].append(number)
        for number, need in enumerate(self.needs):
            before = [n for n in own[need.student] if self.needs[n].stay.weeks[0] < need.stay.weeks[0]]
            if need.rotation == "any" or not before:
                continue
            before.sort(key=lambda n: self.needs[n].stay.weeks[0])
            for enterprise, here in self._by_enterprise(number).items():
                if need.rotation == "other enterprise":
                    for earlier in before:
                        there = self._by_enterprise(earlier).get(enterprise, [])
                        self.cp.add(sum_of(here) + sum_of(there) <= 1)
                else:
                    last = before[-1]
                    there = self._by_enterprise(last).get(enterprise, [])
                    self.cp.add(sum_of(here) <= sum_of(there) + 1 - sum_of(self.x[last]))

    def _by_enterprise(self, number: int) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        for position, variable in zip(self.needs[number].choices, self.x[number], strict=True):
            found[position.enterprise].append(variable)
        return found

    def _aim(self) -> None:
        """Fewest lose their place, then most gain one, then fewest move, then best places on the lists."""
        far = sum(len(need.choices) for need in self.needs) + 1
        move = far
        gain = move * (len(self.needs) + 1)
        keep = gain * (len(self.needs) + 1)
        terms, moved = [], []
        for need, own in zip(self.needs, self.x, strict=True):
            for at, (position, variable) in enumerate(zip(need.choices, own, strict=True)):
                worth = gain if need.now is None else keep
                if need.now is not None and position.id != need.now:
                    worth -= move
                    moved.append(variable)
                self.cp.add_hint(variable, position.id == need.now)
                terms.append(variable * (worth - at))
        if self.most_moves is not None:
            self.cp.add(sum_of(moved) <= self.most_moves)
        self.cp.maximize(sum_of(terms))

    def solve(self, work: float) -> Solved | None:
        """Return the best found."""
        run = solver(work)
        status = run.solve(self.cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        found = [
            next((p for p, v in zip(need.choices, own, strict=True) if run.boolean_value(v)), None)
            for need, own in zip(self.needs, self.x, strict=True)
        ]
        return Solved(found, status == cp_model.OPTIMAL, run.response_proto.deterministic_time)
