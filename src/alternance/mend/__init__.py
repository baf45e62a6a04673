"""Mend: the three moves that together take most work before learning out of a recorded plan."""

from alternance.mend.apply import apply
from alternance.mend.move import Move
from alternance.mend.problem import Problem, build
from alternance.mend.result import Result
from alternance.mend.solve import solve
from alternance.mend.step import Step

__all__ = ["Move", "Problem", "Result", "Step", "apply", "build", "solve"]
