"""Several searches side by side, each with its own random numbers; their number is the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from alternance.calendar.kernel import search
from alternance.calendar.layout import Pack, Table
from alternance.calendar.pack import pack, unpack_held
from alternance.calendar.problem import Floats, Ints, Problem
from alternance.calendar.solution import Held, Solution
from alternance.calendar.state import Prices, State, copied, empty, keys_like, least_prices, read, seed, write

__all__ = ["Chain", "Chains", "alone", "fits_alone"]

CHAINS = 4
TRIES = 8  # schedules tried for a cohort that is put back
FIRST_TRIES, FIRST_LEAST, FIRST_ALL = 60, 8, 2_400  # in the first round, for a cohort; at the least; for all
OVER_PRICE = 4.0  # what a whole module week, or cohort, over a limit costs at the least
HEAT = (1.5, 0.05)  # highest and lowest temperature, in weighted weeks
ALONE_TRIES = 10
ALONE_FITS = 300  # schedules tried to tell whether a cohort fits
MORE_THAN_ANY = 1 << 40

_Rows = tuple[Ints, Table]


@dataclass(slots=True)
class Chain:
    """One search: its state, prices, random numbers, and the best complete calendar it met."""

    state: State
    prices: Prices
    chance: NDArray[np.uint64]
    best: _Rows
    cost: Floats  # one number
    work: int = 0


def _rows(state: State) -> _Rows:
    return state.option.copy(), state.gene.copy()


def alone(problem: Problem, p: Pack, work: int, number: int, pool: Executor) -> list[tuple[float, Held | None]]:
    """Search for the best schedule of each cohort alone, with every limit shared with others lifted.

    Returns
    -------
    list of (cost, schedule)
        Weighted lag and lateness; infinite and None where none was found.
    """
    free = p._replace(
        capacity=np.full_like(p.capacity, MORE_THAN_ANY),
        seats=np.full_like(p.seats, MORE_THAN_ANY),
        limit=np.full_like(p.limit, MORE_THAN_ANY),
        offered=np.zeros_like(p.offered),
        promised=np.zeros_like(p.promised),
        module=p.module.copy(),
    )
    free.module["shared"] = -1  # what a course costs is not the cohort's own
    least = least_prices(p, OVER_PRICE)

    def one(c: int) -> tuple[float, Held | None]:
        state = empty(free)
        chance, best, cost = seed(number, 1000 + c), _rows(state), np.array([np.inf])
        state.placed[:] = np.arange(len(state.placed)) != c  # the others neither count nor stand in the way
        only = np.array([c])
        near = np.zeros((len(state.placed), len(state.placed)))
        prices = cast(Prices, tuple(a.copy() for a in least))
        search.improve(free, state, near, only, work, ALONE_TRIES, 1.0, 0.05, prices, least, *best, cost, chance)
        if not np.isfinite(cost[0]):
            return float("inf"), None
        return float(cost[0]), unpack_held(free, c, *best)

    return list(pool.map(one, range(len(problem.cohorts))))


def fits_alone(problem: Problem) -> bool:
    """Tell whether a problem of one cohort has a calendar that the generator finds within all limits."""
    p = pack(problem)
    if (np.diff(p.block["option"]) == 0).any():
        return False
    state, prices = empty(p), least_prices(p, OVER_PRICE)
    only = np.arange(1)
    search.first_round(p, state, only, np.zeros(1, np.bool_), ALONE_FITS, prices, seed(0, 0))
    return bool(state.placed[0]) and _over(p, state, prices) <= 0.0


class Chains:
    """All chains of one search."""

    def __init__(
        self,
        problem: Problem,
        p: Pack,
        number: int,
        known: Sequence[tuple[float, Held | None]],
        published: Sequence[Held | None] = (),
    ) -> None:
        self._pack = p
        self._near = _nearness(problem)
        self._least = least_prices(p, OVER_PRICE)
        self._all = np.arange(len(problem.cohorts))
        self._tries = min(FIRST_TRIES, max(FIRST_LEAST, FIRST_ALL // max(1, len(problem.cohorts))))
        alone = [held for _, held in known]
        kept = [known if before is None else before for known, before in zip(alone, published, strict=False)]
        self._exact = (0, 1) if any(published) else (0,)
        self.chains = [self._chain(problem, number, k, kept if k == 1 and kept else alone) for k in range(CHAINS)]

    def _chain(self, problem: Problem, number: int, stream: int, known: Sequence[Held | None]) -> Chain:
        state = empty(self._pack)
        for c, held in enumerate(known):
            if held is not None:
                write(self._pack, state, c, held, keys_like(problem, c, held))
        prices = cast(Prices, tuple(a.copy() for a in self._least))
        return Chain(state, prices, seed(number, stream), _rows(state), np.array([np.inf]))

    def begin(self, pool: Executor) -> None:
        """Place every cohort: in the first chain as each is best alone, in the others one by one in random order.

        Where a plan was published, the second begins with it.
        """
        list(pool.map(self._first, range(len(self.chains))))

    def _first(self, k: int) -> None:
        chain = self.chains[k]
        order = np.random.default_rng([int(chain.chance[0] >> np.uint64(1)), k]).permutation(self._all)
        exact = chain.state.known.copy() if k in self._exact else np.zeros(len(order), np.bool_)
        chain.work += search.first_round(self._pack, chain.state, order, exact, self._tries, chain.prices, chain.chance)

    def improve(self, pool: Executor, work: int, heat: float, cool: float) -> None:
        """Let every chain try `work` schedules while the temperature falls from `heat` to `cool`."""

        def one(chain: Chain) -> None:
            chain.work += search.improve(
                self._pack, chain.state, self._near, self._all, work, TRIES, heat, cool,
                chain.prices, self._least, *chain.best, chain.cost, chain.chance,
            )  # fmt: skip

        list(pool.map(one, self.chains))

    @property
    def work(self) -> int:
        """Schedules tried by all chains."""
        return sum(chain.work for chain in self.chains)

    def best(self) -> tuple[float, Solution] | None:
        """Return the best complete calendar met that breaks no limit, and its cost; the first chain's of equals."""
        chain = min(self.chains, key=lambda chain: float(chain.cost[0]))
        if not np.isfinite(chain.cost[0]):
            return None
        held = tuple(unpack_held(self._pack, int(c), *chain.best) for c in self._all)
        return float(chain.cost[0]), Solution(held)

    def gather(self) -> None:
        """Let every chain go on from the best calendar met, where there is one."""
        best = min(self.chains, key=lambda chain: float(chain.cost[0]))
        if not np.isfinite(best.cost[0]):
            return
        (option, gene), cost = best.best, best.cost.copy()
        option, gene = option.copy(), gene.copy()
        for chain in self.chains:
            state = empty(self._pack)
            state.option[:], state.gene[:] = option, gene
            state.known[:] = True
            search.first_round(
                self._pack, state, self._all, np.ones(len(self._all), np.bool_), 1, chain.prices, chain.chance
            )
            chain.state, chain.best, chain.cost = state, _rows(state), cost.copy()

    def nearest(self) -> Solution:
        """Return the state that places most cohorts, and of these the one that is least over its limits."""

        def distance(chain: Chain) -> tuple[int, float]:
            return -int(chain.state.placed.sum()), _over(self._pack, chain.state, self._least)

        return read(self._pack, min(self.chains, key=distance).state)

    def succeeds(self, problem: Problem, work: int) -> bool:
        """Tell whether the first chain, going on from a copy of its state, meets a calendar of another problem."""
        chain, p = self.chains[0], pack(problem)
        state = copied(chain.state)
        prices = cast(Prices, tuple(a.copy() for a in self._least))
        cost = np.array([np.inf])
        highest, lowest = HEAT
        search.improve(
            p, state, self._near, self._all, work, TRIES, highest, lowest,
            prices, self._least, *_rows(state), cost, chain.chance.copy(),
        )  # fmt: skip
        return bool(np.isfinite(cost[0]))


def _over(p: Pack, state: State, prices: Prices) -> float:
    """Return what a state is over its limits, priced."""
    used = state.used
    minutes = np.maximum(0, used.use - p.capacity)
    seats = np.maximum(0, used.away - p.seats)
    begun = np.maximum(0, used.begun - p.limit)
    return float((minutes * prices[0]).sum() + (seats * prices[1]).sum() + begun @ prices[2])


def _nearness(problem: Problem) -> Floats:
    """Return for each pair of cohorts how much they ask of the same limits (cosine of what they ask)."""
    seats, resources = len(problem.seat_groups), len(problem.resources)
    asks = np.zeros((len(problem.cohorts), seats + resources))
    for c, cohort in enumerate(problem.cohorts):
        for block in cohort.blocks:
            for group in block.seat_groups:
                asks[c, group] += cohort.size * max((len(o.away) for o in block.options), default=0)
            for r, minutes, times in block.uses:
                asks[c, seats + r] += minutes * times * max((len(o.away) for o in block.options), default=0)
        for module in cohort.modules:
            shared = () if module.shared is None else problem.shared[module.shared].uses
            for r, times in (*module.uses, *((r, 1) for r, _ in shared)):
                asks[c, seats + r] += module.minutes * times
    asks /= np.maximum(asks.sum(axis=0), 1.0)
    length = np.sqrt((asks**2).sum(axis=1))
    near: Floats = (asks @ asks.T) / np.maximum(np.outer(length, length), 1e-12)
    return near
