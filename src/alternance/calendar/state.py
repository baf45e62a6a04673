"""The state of one chain of the search, outside the kernel."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alternance.calendar.pack import Pack, unpack_held
from alternance.calendar.problem import Floats, Ints, Problem
from alternance.calendar.solution import Held, Solution


class State(NamedTuple):
    """Schedules of all cohorts and what they use. The order of the fields is the kernel's."""

    option: Ints  # by block: position in the pack
    start: Ints
    weekly: Ints
    key: Floats
    later: NDArray[np.bool_]
    use: Ints
    away: Ints
    begun: Ints
    peak: Floats
    cost: Floats
    placed: NDArray[np.bool_]
    known: NDArray[np.bool_]  # its rows hold options from which a search may start


def empty(p: Pack) -> State:
    """No cohort placed; genes as the pack proposes them."""
    modules, blocks, cohorts = len(p.minutes), len(p.interrupts), len(p.size)
    return State(
        np.zeros(blocks, np.int64),
        np.zeros(modules, np.int64),
        p.weekly[:, 0].copy(),
        p.base_key.copy(),
        np.zeros(modules, np.bool_),
        np.zeros_like(p.capacity),
        np.zeros_like(p.seats),
        np.zeros_like(p.limit),
        np.zeros(len(p.capacity)),
        np.zeros(cohorts),
        np.zeros(cohorts, np.bool_),
        np.zeros(cohorts, np.bool_),
    )


def write(p: Pack, state: State, cohort: int, held: Held, keys: list[float]) -> None:
    """Put a known schedule into a cohort's rows, without booking it; nothing where the pack lacks an option of it."""
    options = []
    for k, b in enumerate(range(p.block_at[cohort], p.block_at[cohort + 1])):
        there = np.flatnonzero(p.option_source[p.option_at[b] : p.option_at[b + 1]] == held.options[k])
        if not len(there):
            return
        options.append(p.option_at[b] + int(there[0]))
    state.option[p.block_at[cohort] : p.block_at[cohort + 1]] = options
    modules = slice(p.module_at[cohort], p.module_at[cohort + 1])
    state.start[modules] = held.starts
    state.weekly[modules] = held.weekly
    state.key[modules] = keys
    state.known[cohort] = True


def read(p: Pack, state: State) -> Solution:
    """The calendar that a state holds."""
    return Solution(
        tuple(
            unpack_held(p, c, state.option, state.start, state.weekly) if state.placed[c] else None
            for c in range(len(p.size))
        )
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
    """Prices of a minute, a student-week and a beginner over the limit: `price` for one whole module week or cohort."""
    asks = np.zeros(len(p.capacity))
    users = np.zeros(len(p.capacity))
    for m in range(len(p.minutes)):
        for u in range(p.use_at[m], p.use_at[m + 1]):
            asks[p.use_resource[u]] += p.weekly[m, 0] * p.use_times[u]
            users[p.use_resource[u]] += 1
    size = max(1.0, float(p.size.mean())) if len(p.size) else 1.0
    return (
        price * users / np.maximum(asks, 1.0),
        np.full(len(p.seats), price / size),
        np.full(len(p.limit), price / size),
    )
