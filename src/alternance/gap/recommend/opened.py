"""What a choice opens: demands and positions that now find every essential level that they ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from alternance.gap.recommend.evaluate import covered
from alternance.gap.recommend.problem import Problem

__all__ = ["better", "found"]


def found(problem: Problem, levels: Sequence[int]) -> frozenset[str]:
    """Return the demands and positions all of whose essential levels are covered; positions count no relatives."""
    reached = covered(problem, levels)
    asks: dict[str, bool] = {}
    for want in problem.wants:
        for wish in want.wishes:
            if wish.essential:
                met = reached[want.competence] >= wish.level
                asks[wish.demand] = asks.get(wish.demand, True) and met
    own: dict[str, int] = defaultdict(int)
    for source, level in zip(problem.sources, levels, strict=True):
        own[source.competence] = max(level, own[source.competence])
    posts = {post.id for post in problem.posts if all(own[name] >= level for name, level in post.needs)}
    return frozenset({line for line, met in asks.items() if met} | posts)


def better(problem: Problem, before: Sequence[int], after: Sequence[int]) -> tuple[str, ...]:
    """Return the demands that find more of what they ask for."""
    old, new = covered(problem, before), covered(problem, after)
    return tuple(
        sorted(
            {
                wish.demand
                for want in problem.wants
                for wish in want.wishes
                if min(wish.level, new[want.competence]) > min(wish.level, old[want.competence])
            }
        )
    )
