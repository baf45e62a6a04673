"""Recommendation: what to change in a programme, proven best within the hours allowed, and the whole frontier.

`advise` makes one, `write` and `read` keep it as data, `apply` gives the community as it would be.
"""

from alternance.gap.recommend.advise import advise
from alternance.gap.recommend.apply import apply
from alternance.gap.recommend.build import build
from alternance.gap.recommend.document import read, write
from alternance.gap.recommend.frontier import frontier
from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.recommendation import Recommendation
from alternance.gap.recommend.result import Frontier, Result
from alternance.gap.recommend.solve import solve

__all__ = [
    "Frontier", "Problem", "Recommendation", "Result", "advise", "apply", "build", "frontier",
    "read", "solve", "write",
]  # fmt: skip
