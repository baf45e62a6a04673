"""The search itself: one set of moves, replaced by better ones until none can be better."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import groupby, islice

from alternance.mend.best_first import best_first, by_cohort
from alternance.mend.chain import Candidate, Chain, Key, orders
from alternance.mend.chains import Chains
from alternance.mend.lawful import Lawful, told
from alternance.mend.problem import Problem
from alternance.mend.result import Result
from alternance.mend.step import Step
from alternance.text import say

__all__ = ["Search", "tried"]

#: Moves proposed.
MOST = 3
#: Sets of one key that are put into order by name; of more, those that come first are.
_ALIKE = 2_000

_Pattern = tuple[int, ...]
_Rank = tuple[Key, tuple[int, ...], tuple[Step, ...]]


def _rank(moves: Sequence[Candidate]) -> _Rank:
    """The best is the least: most removed, then the smallest, then most removed first, then by name."""
    key = Chain(tuple(moves)).key
    return key, tuple(-move.removed for move in moves), tuple(move.step for move in moves)


class Search:
    """Searches once; see `alternance.mend.solve`."""

    def __init__(self, problem: Problem, progress: Callable[[str], None]) -> None:
        self.problem = problem
        self.progress = progress
        self.chains = Chains(problem)
        self.red = self.chains.red
        singles = self._alone()
        self.found: dict[int, dict[str, list[Chain]]] = {1: singles, 2: {}, 3: {}}
        self.alone = {chain.steps[0]: chain.moves[0] for own in singles.values() for chain in own}
        self.lawful = Lawful(problem, self.alone, progress)
        self.best: tuple[Candidate, ...] = ()
        self.beam = False

    def _alone(self) -> dict[str, list[Chain]]:
        names = [name for name, red in self.red.items() if red]
        found = {}
        for number, name in enumerate(names, start=1):
            self.progress(say("single moves: class {number} of {count}", number=number, count=len(names)))
            found[name] = [Chain((one,)) for one in self.chains.alone(name)]
        return found

    def run(self) -> Result:
        """Return the best set that was found."""
        self.best = self._one_by_one()
        one_by_one = -self._key[0]
        self._improve((1,), (1, 1), (1, 1, 1))
        self._deepen(2, self._most_of_pair)
        self._improve((2,), (2, 1))
        self._deepen(3, self.red.__getitem__)
        self._improve((3,))
        before = sum(self.red.values())
        moves = told(self.problem, self.best, self.alone, before)
        trace = {
            "tried": self.chains.tried,
            "helping": len(self.alone),
            "checks": self.lawful.checks,
            "one_by_one": one_by_one,
        }
        cut = self.beam or self.lawful.cut_short
        return Result(moves, before, before + self._key[0], "cut short" if cut else "proven", trace)

    @property
    def _key(self) -> Key:
        return Chain(self.best).key

    def _one_by_one(self) -> tuple[Candidate, ...]:
        """Return the best move, then the best on top of it, and again."""
        own: dict[str, Chain] = {}
        made: tuple[Candidate, ...] = ()
        while len(made) < MOST:
            options = (chain for name, chains in self.found[1].items() for chain in self._next(own.get(name), chains))
            for chain in sorted(options, key=lambda chain: chain.moves[-1].rank):
                after = (*made, chain.moves[-1])
                if self.lawful.made((self.alone[chain.steps[-1]],)) and self.lawful.made(after):
                    own[chain.cohort], made = chain, after
                    break
            else:
                break
        return made

    def _next(self, chain: Chain | None, alone: list[Chain]) -> Iterator[Chain]:
        if chain is None:
            yield from alone
            return
        for other in alone:
            longer = self.chains.longer(chain, other.steps[0])
            if longer is not None:
                yield longer

    def _improve(self, *patterns: _Pattern) -> None:
        """Replace the best set by the best of these patterns, where one is better: how many moves of each cohort."""
        outlaws = -1
        while outlaws != len(self.lawful.outlaws):
            # a move that breaks something alone is in no set: without it the search begins again, and is short
            outlaws = len(self.lawful.outlaws)
            self._scan([pattern for pattern in patterns if sum(pattern) <= MOST])

    def _scan(self, patterns: list[_Pattern]) -> None:
        lists = {length: by_cohort(self._without_outlaws(length)) for length in self.found}
        sums = [best_first([(pattern.count(n), lists[n]) for n in sorted(set(pattern))]) for pattern in patterns]
        outlaws = len(self.lawful.outlaws)
        for key, alike in groupby(merge(*sums, key=lambda found: found[0]), key=lambda found: found[0]):
            if self.best and key > self._key:
                return
            for chains in self._in_order(alike):
                moves = self.lawful.order(chains)
                if moves is not None and (not self.best or _rank(moves) < _rank(self.best)):
                    self.best = moves
                if self.lawful.cut_short or len(self.lawful.outlaws) > outlaws:
                    return

    def _in_order(self, alike: Iterator[tuple[Key, tuple[Chain, ...]]]) -> Iterator[tuple[Chain, ...]]:
        """Yield sets of one key as long as they could be better than the best: by name, so many at a time."""
        while piece := list(islice(alike, _ALIKE)):
            found = [(_rank(next(orders(chains))), chains) for _, chains in piece]
            for first, chains in sorted(found, key=lambda pair: pair[0]):
                if self.best and first >= _rank(self.best):
                    break
                yield chains
            if self.best and self._key == piece[0][0]:
                return

    def _without_outlaws(self, length: int) -> dict[str, list[Chain]]:
        out = self.lawful.outlaws
        return {
            name: [chain for chain in own if not out.intersection(chain.steps)]
            for name, own in self.found[length].items()
        }

    def _most_of_pair(self, name: str) -> int:
        """Return what two moves of this cohort and one of another remove at most."""
        others = (-own[0].key[0] for own in by_cohort(self._without_outlaws(1)) if own[0].cohort != name)
        return self.red[name] + max(others, default=0)

    def _deepen(self, length: int, most: Callable[[str], int]) -> None:
        """Find the chains of `length` of those cohorts whose chains could still be better than the best set."""
        names = [name for name, own in self.found[length - 1].items() if own and most(name) >= -self._key[0]]
        share = max(400, self.problem.tries_most // max(1, len(names)))
        facts = {"length": length, "count": len(names)}
        for number, name in enumerate(names, start=1):
            self.progress(say("{length} moves of one class: class {number} of {count}", number=number, **facts))
            heads = [head for head in self._ordered(length - 1, name) if self._hopeful(head, most(name))]
            singles = self._ordered(1, name)
            pairs = tried(heads, singles, share)
            self.beam = self.beam or len(pairs) < len(heads) * len(singles)
            longer = (self.chains.longer(head, one.steps[0]) for head, one in pairs)
            self.found[length][name] = [chain for chain in longer if chain is not None]

    def _ordered(self, length: int, name: str) -> list[Chain]:
        return sorted(self._without_outlaws(length).get(name, ()), key=lambda chain: chain.rank)

    def _hopeful(self, head: Chain, most: int) -> bool:
        """Tell whether a set that begins with `head` and removes at most so many could be better than the best."""
        return most > -self._key[0] or head.key[1] < self._key[1]


def tried(heads: list[Chain], singles: list[Chain], most: int) -> list[tuple[Chain, Chain]]:
    """Return which move is tried on top of which chain: all, or so many, those of the best with the best first."""
    if len(heads) * len(singles) <= most:
        return [(head, one) for head in heads for one in singles]
    places = (
        (place, total - place)
        for total in range(len(heads) + len(singles) - 1)
        for place in range(max(0, total - len(singles) + 1), min(total + 1, len(heads)))
    )
    return [(heads[place], singles[other]) for place, other in islice(places, most)]
