"""Outcomes: the indicators of a plan, each with its formula and the rows behind it, and plans side by side."""

from alternance.outcomes.behind import behind
from alternance.outcomes.compare import Line, compare, figures_of, worse
from alternance.outcomes.differences import differences
from alternance.outcomes.indicator import Absent, Indicator
from alternance.outcomes.item import Item, Where
from alternance.outcomes.register import ABSENT, REGISTER, SUBJECTS
from alternance.outcomes.solve import Figure, solve

__all__ = [
    "ABSENT", "REGISTER", "SUBJECTS", "Absent", "Figure", "Indicator", "Item", "Line", "Where", "behind", "compare",
    "differences", "figures_of", "solve", "worse",
]  # fmt: skip
