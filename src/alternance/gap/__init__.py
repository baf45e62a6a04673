"""Gap: demand against coverage, on four sides."""

from alternance.gap.problem import Problem, build
from alternance.gap.solve import Result, solve

__all__ = ["Problem", "Result", "build", "solve"]
