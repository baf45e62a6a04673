"""Mend: the best single moves that remove working before learning from a recorded plan."""

from alternance.mend.apply import apply
from alternance.mend.move import Move
from alternance.mend.problem import Problem, build
from alternance.mend.solve import Result, solve
from alternance.mend.step import Step

__all__ = ["Move", "Problem", "Result", "Step", "apply", "build", "solve"]
