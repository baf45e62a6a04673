"""Gap: demand against coverage, on four sides."""

from alternance.gap.build import build, competences
from alternance.gap.problem import Problem
from alternance.gap.result import Result
from alternance.gap.solve import solve

__all__ = ["Problem", "Result", "build", "competences", "solve"]
