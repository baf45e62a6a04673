"""The state of one chain of the search, outside the kernel."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alternance.calendar.layout import Pack, Table
from alternance.calendar.pack import unpack_held
from alternance.calendar.problem import Floats, Ints, Problem
from alternance.calendar.solution import Held, Solution

__all__ = ["GENE", "Prices", "State", "Used", "copied", "empty", "keys_like", "least_prices", "read", "seed", "write"]

#: What the search knows of a module: where it is, and how it comes to be there.
GENE = np.dtype([("start", np.int64), ("weekly", np.int64), ("key", np.float64), ("later", np.bool_)])
SLOT = 6  # columns of a course, see `kernel.courses`


class Used(NamedTuple):
    """What all schedules together use."""

    use: Ints
    away: Ints
    begun: Ints
    peak: Floats
    head: Ints
    slot: Ints
    tally: Ints


class State(NamedTuple):
    """Schedules of all cohorts and what they use. The kernel knows the fields by name."""

    option: Ints  # by block: position in the pack
    gene: Table
    used: Used
    cost: Floats
    placed: NDArray[np.bool_]
    known: NDArray[np.bool_]  # its rows hold options from which a search may start


def empty(p: Pack) -> State:
    """No cohort placed; genes as the pack proposes them."""
    modules, blocks = len(p.module) - 1, len(p.block) - 1
    gene = np.zeros(modules, GENE)
    gene["weekly"], gene["key"] = p.weekly[:, 0], p.module["key"][:-1]
    slots = int((p.module["shared"][:-1] >= 0).sum())
    slot = np.zeros((max(1, slots), SLOT), np.int64)
    slot[:, 0] = [*range(1, len(slot)), -1]
    used = Used(
        np.zeros_like(p.capacity),
        np.zeros_like(p.seats),
        np.zeros_like(p.limit),
        np.zeros(len(p.capacity)),
        np.full((len(p.shared) - 1, p.days.shape[1]), -1, np.int64),
        slot,
        np.zeros(3, np.int64),
    )
    placed = np.zeros(p.cohorts, np.bool_)
    return State(np.zeros(blocks, np.int64), gene, used, np.zeros(p.cohorts), placed, placed.copy())


def copied(state: State) -> State:
    """A state of its own with the same content."""
    used = Used._make(a.copy() for a in state.used)
    rest = state.cost.copy(), state.placed.copy(), state.known.copy()
    return State(state.option.copy(), state.gene.copy(), used, *rest)


def write(p: Pack, state: State, cohort: int, held: Held, keys: list[float]) -> None:
    """Put a known schedule into a cohort's rows, without booking it; nothing where the pack lacks an option of it."""
    here, after = p.cohort[cohort], p.cohort[cohort + 1]
    options = []
    for k, b in enumerate(range(here["block"], after["block"])):
        first, last = p.block["option"][b : b + 2]
        there = np.flatnonzero(p.option["source"][first:last] == held.options[k])
        if not len(there):
            return
        options.append(int(first) + int(there[0]))
    state.option[here["block"] : after["block"]] = options
    own = state.gene[here["module"] : after["module"]]
    own["start"], own["weekly"], own["key"] = held.starts, held.weekly, keys
    state.known[cohort] = True


def read(p: Pack, state: State) -> Solution:
    """The calendar that a state holds."""
    return Solution(
        tuple(unpack_held(p, c, state.option, state.gene) if state.placed[c] else None for c in range(p.cohorts))
    )


def keys_like(problem: Problem, cohort: int, held: Held) -> list[float]:
    """Priorities under which the generator comes close to a known schedule.

    What a block applies first, by block, latest first; then the rest as they come.
    """
    c = problem.cohorts[cohort]
    rank: list[tuple[int, int, int]] = []
    for k in range(len(c.modules)):
        blocks = [b for m, b in c.applies if m == k]
        rank.append((min(blocks), -held.starts[k], k) if blocks else (len(c.blocks), held.starts[k], k))
    place = {k: i for i, (_, _, k) in enumerate(sorted(rank))}
    return [(place[k] + 0.5) / max(1, len(rank)) for k in range(len(rank))]


def seed(number: int, stream: int) -> NDArray[np.uint64]:
    """A state of the kernel's random numbers, never 0."""
    word = np.random.SeedSequence([number, stream]).generate_state(1, np.uint64)
    return np.maximum(word, np.uint64(1))


Prices = tuple[Floats, Floats, Floats]


def least_prices(p: Pack, price: float) -> Prices:
    """Prices over the limit: `price` for one whole module week or cohort.

    Of a minute by resource and week, of a student by seat group and week, of a beginner by group.
    """
    asks = np.zeros(len(p.capacity))
    users = np.zeros(len(p.capacity))
    for m in range(len(p.module) - 1):
        shared = int(p.module["shared"][m])
        table, row = (p.module, m) if shared < 0 else (p.shared, shared)
        for u in range(table["use"][row], table["use"][row + 1]):
            asks[p.use["resource"][u]] += p.weekly[m, 0] * (p.use["amount"][u] if shared < 0 else 1)
            users[p.use["resource"][u]] += 1
    for u in range(p.block["use"][0], p.block["use"][-1]):
        asks[p.use["resource"][u]] += p.use["amount"][u] * p.use["times"][u]
        users[p.use["resource"][u]] += 1
    sizes = p.cohort["size"][:-1]
    size = max(1.0, float(sizes.mean())) if p.cohorts else 1.0
    return (
        np.repeat((price * users / np.maximum(asks, 1.0))[:, None], p.capacity.shape[1], axis=1),
        np.full(p.seats.shape, price / size),
        np.full(len(p.limit), price / size),
    )
