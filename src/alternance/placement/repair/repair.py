"""Repair a placement: the model decides who is where, and each move is told with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from alternance.community.community import Community
from alternance.placement.repair.follow import Follow
from alternance.placement.repair.model import MOST_PAIRS, WORK, Bounds, Need, Node, Solved, fewest_moves
from alternance.placement.run import Placement, ordered, walk
from alternance.placement.stay import Stay
from alternance.placement.supply import Position
from alternance.policy.limits import Limits

__all__ = ["Held", "Move", "Repair", "repair"]

#: (Student, block) → position and door, as the plan has them.
Held = Mapping[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Move:
    """A student who is no longer where the plan had the student.

    Attributes
    ----------
    after : str or None
        The new position; None: there is none.
    why : tuple of str
        Codes of `REASONS` for which the old position may not be had any more; ``position-gone``: it is no longer there;
        ``by-hand``: a contract or lock now says another; empty: the student makes room for another.
    """

    student: str
    block: str
    before: str | None
    after: str | None
    why: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Repair:
    """The repaired placement; `moves` by student and block; `status`: ``fewest`` (proven) or ``found``."""

    placement: Placement
    moves: list[Move]
    status: str

    @property
    def moved(self) -> int:
        """Stays of students who had a place and have another now."""
        return sum(move.before is not None and move.after is not None for move in self.moves)


def repair(
    community: Community,
    stays: Iterable[Stay],
    limits: Limits,
    held: Held,
    *,
    most_moves: int | None = None,
    learn_before_work: bool = True,
    work: float = WORK,
    most_pairs: int = MOST_PAIRS,
) -> Repair:
    """Place the students of all stays anew, with as few moves as can be.

    Parameters
    ----------
    community : Community
        As it is now.
    held : mapping
        Where the plan has everybody.
    most_moves : int or None
        Students' stays that may move at most; None: any number.
    work : float
        Deterministic work for CP-SAT; the same on every machine.
    most_pairs : int
        Pairs from which on everybody whose place is in nobody's way keeps it; then nothing is proven.

    Notes
    -----
    What is fixed or locked is seated first, as in any placement, and counts for no move of the model.
    """
    run, in_order = Follow(community, limits, learn_before_work), []
    in_order = ordered(run, stays)
    run.fix(in_order)
    needs = list(_needs(run, in_order, held, community))
    small = sum(len(need.choices) for need in needs) <= most_pairs
    solved = fewest_moves(needs if small else list(_pinned(needs)), _bounds(run), most_moves, work)
    solved = solved or Solved([None] * len(needs), False)
    pairs = list(zip(needs, solved.positions, strict=True))
    run.held = {(n.student, n.stay.block): position for n, position in pairs if position is not None}
    run.doors = {
        (n.student, n.stay.block): held[n.student, n.stay.block][1]
        for n, position in pairs
        if position is not None and position.id == n.now
    }
    walk(run, in_order)
    moves = list(_moves(run, in_order, held))
    return Repair(run.result, moves, "fewest" if small and solved.proven else "found")


def _needs(run: Follow, stays: Iterable[Stay], held: Held, community: Community) -> Iterator[Need]:
    asked = dict(community["blocks"].select("id", pl.col("rotation").cast(pl.String)).rows())
    for stay in stays:
        for student in run.students[stay.cohort]:
            key = student, stay.block
            if key in run.said.fixed or key in run.said.searching:
                continue
            choices = [position for _, position in run.listed(student, stay)[0]]
            now = held[key][0] if key in held else None
            old = run.supply.positions.get(now) if now else None
            if old is not None and old not in choices and not run.eligibility.reasons(student, old, stay):
                choices.append(old)
            group = run.conditions.group_of.get(student)
            yield Need(student, stay, now, choices, run.batch_of(stay), group, asked[stay.block])


def _pinned(needs: list[Need]) -> Iterator[Need]:
    """Yield the needs, with no choice but their own for those who stand in the way of nobody without a place."""
    asking = [need for need in needs if need.now not in [p.id for p in need.choices]]
    wanted = {p.unit for need in asking for p in need.choices}
    for need in needs:
        mine = [p for p in need.choices if p.id == need.now]
        yield replace(need, choices=mine) if mine and mine[0].unit not in wanted else need


def _bounds(run: Follow) -> Bounds:
    of = {"position": run.supply.free, "mentor": run.supply.mentor_free, "unit": run.supply.unit_free}

    def free(node: Node) -> object:
        return of[node[0]][node[1]]

    kept = {position: run.conditions.kept_seats(position) for position in run.supply.positions}
    kept = {position: rows for position, rows in kept.items() if rows}
    return Bounds(free, kept, run.conditions.holders, run.conditions.least)  # type: ignore[arg-type]


def _moves(run: Follow, stays: Iterable[Stay], held: Held) -> Iterator[Move]:
    now: dict[tuple[str, str], Position] = {(p.student, p.stay.block): p.position for p in run.result.placed}
    own = {(student, stay.block): stay for stay in stays for student in run.students[stay.cohort]}
    for key, stay in sorted(own.items()):
        before, after = held[key][0] if key in held else None, now.get(key)
        if before == (None if after is None else after.id):
            continue
        yield Move(*key, before, None if after is None else after.id, tuple(_why(run, key, stay, before)))


def _why(run: Follow, key: tuple[str, str], stay: Stay, before: str | None) -> Iterator[str]:
    if before is None:
        return
    old = run.supply.positions.get(before)
    if old is None:
        yield "position-gone"
    elif key in run.said.fixed:
        yield "by-hand"
    else:
        yield from run.eligibility.reasons(key[0], old, stay)
