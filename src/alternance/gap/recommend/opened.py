"""What a choice opens: demands and positions that now find every essential level that they ask for."""

from __future__ import annotations

from collections import defaultdict

from alternance.gap.recommend.evaluate import covered, given
from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.result import Result

__all__ = ["better", "found"]


def found(problem: Problem, choice: Result) -> frozenset[str]:
    """Return the demands and positions all of whose essential levels are covered; positions count no relatives.

    A demand that lasts over several periods finds them in each; a position, once all that is bought is there.
    """
    asks: dict[str, bool] = {}
    for want, reached in zip(problem.wants, covered(problem, choice.levels, choice.bought), strict=True):
        for wish in want.wishes:
            if wish.essential:
                asks[wish.demand] = asks.get(wish.demand, True) and reached >= wish.level
    own: dict[str, int] = defaultdict(int)
    for source, level in zip(problem.sources, given(problem, choice.levels, choice.bought), strict=True):
        own[source.competence] = max(level, own[source.competence])
    posts = {post.id for post in problem.posts if all(own[name] >= level for name, level in post.needs)}
    return frozenset({line for line, met in asks.items() if met} | posts)


def better(problem: Problem, before: Result, after: Result) -> tuple[str, ...]:
    """Return the demands that find more of what they ask for."""
    old, new = (covered(problem, choice.levels, choice.bought) for choice in (before, after))
    return tuple(
        sorted(
            {
                wish.demand
                for want, had, has in zip(problem.wants, old, new, strict=True)
                for wish in want.wishes
                if min(wish.level, has) > min(wish.level, had)
            }
        )
    )
