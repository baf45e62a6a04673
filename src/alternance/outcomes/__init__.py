"""Outcomes: the indicators of a plan, each with formula and the rows behind it; targets, actions, plans compared."""

from alternance.outcomes.actions import Followed, follow, on_date, since
from alternance.outcomes.behind import behind
from alternance.outcomes.compare import Line, compare, figures_of, worse
from alternance.outcomes.differences import differences
from alternance.outcomes.indicator import Absent, Indicator
from alternance.outcomes.item import Item, Where
from alternance.outcomes.register import ABSENT, REGISTER, SUBJECTS
from alternance.outcomes.solve import Figure, solve
from alternance.outcomes.targets import Reached, reached

__all__ = [
    "ABSENT", "REGISTER", "SUBJECTS", "Absent", "Figure", "Followed", "Indicator", "Item", "Line", "Reached", "Where",
    "behind", "compare", "differences", "figures_of", "follow", "on_date", "reached", "since", "solve", "worse",
]  # fmt: skip
