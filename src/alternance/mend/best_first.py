"""Sums of chains of different cohorts, the best first, without ever listing them all.

Each cohort has its chains of one length in order, and the cohorts are in the order of their best. A state names, for
each chain to be taken, a cohort and a place in its order. Going one place down, or to the next cohort while at the
first place, never makes the sum better; and every state is reached so. So a heap gives the sums in order, and whoever
asks for the first few pays for these alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from alternance.mend.chain import Chain, Key

__all__ = ["Lists", "best_first", "by_cohort"]

#: For each cohort its chains of one length, the best first; cohorts in the order of their best.
Lists = Sequence[Sequence[Chain]]
_State = tuple[tuple[int, int], ...]


def by_cohort(chains: dict[str, list[Chain]]) -> list[list[Chain]]:
    """Return `chains` in the order that `best_first` needs."""
    ordered = (sorted(own, key=lambda chain: chain.rank) for own in chains.values() if own)
    return sorted(ordered, key=lambda own: own[0].rank)


def best_first(kinds: Sequence[tuple[int, Lists]]) -> Iterator[tuple[Key, tuple[Chain, ...]]]:
    """Yield every choice of chains of different cohorts, by rising key.

    Parameters
    ----------
    kinds : sequence of (int, lists)
        How many chains to take of which lists; lists of different lengths of chain are different kinds.
    """
    slots = [(kind, lists) for kind, (count, lists) in enumerate(kinds) for _ in range(count)]
    if any(count > len(lists) for count, lists in kinds):
        return
    start: _State = tuple((number, 0) for count, _ in kinds for number in range(count))
    heap, seen = [(_key(slots, start), start)], {start}
    while heap:
        key, state = heappop(heap)
        chains = _chains(slots, state)
        if len({chain.cohort for chain in chains}) == len(chains):
            yield key, chains
        for other in _next(slots, state):
            if other not in seen:
                seen.add(other)
                heappush(heap, (_key(slots, other), other))


def _chains(slots: list[tuple[int, Lists]], state: _State) -> tuple[Chain, ...]:
    return tuple(lists[cohort][place] for (_, lists), (cohort, place) in zip(slots, state, strict=True))


def _key(slots: list[tuple[int, Lists]], state: _State) -> Key:
    keys = [chain.key for chain in _chains(slots, state)]
    return sum(removed for removed, _ in keys), round(sum(size for _, size in keys), 6)


def _next(slots: list[tuple[int, Lists]], state: _State) -> Iterator[_State]:
    for number, ((kind, lists), (cohort, place)) in enumerate(zip(slots, state, strict=True)):
        before, after = state[:number], state[number + 1 :]
        if place + 1 < len(lists[cohort]):
            yield (*before, (cohort, place + 1), *after)
        same = bool(after) and slots[number + 1][0] == kind
        if place == 0 and cohort + 1 < (after[0][0] if same else len(lists)):
            yield (*before, (cohort + 1, 0), *after)
