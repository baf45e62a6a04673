"""Outcomes: the indicators of a plan, each with its formula, and two plans side by side."""

from alternance.outcomes.compare import Pair, compare
from alternance.outcomes.register import REGISTER, Indicator
from alternance.outcomes.solve import Figure, GapSides, solve

__all__ = ["REGISTER", "Figure", "GapSides", "Indicator", "Pair", "compare", "solve"]
