"""The joint calendar: when each module is taught and each block held, so that what is used was taught before.

>>> draft = build(community, mode="joint")             # doctest: +SKIP
>>> result = solve(draft.problem, workers=2)           # doctest: +SKIP
>>> plan_tables = tables(draft, result.solution)       # doctest: +SKIP
"""

from alternance.calendar.cut import Cut
from alternance.calendar.drafting.build import build
from alternance.calendar.drafting.draft import Draft
from alternance.calendar.problem import Problem
from alternance.calendar.reason import Reason
from alternance.calendar.solution import Parts, Point, Result, Solution
from alternance.calendar.solve import default_work, solve
from alternance.calendar.tables import tables
from alternance.calendar.words import words

__all__ = [
    "Cut",
    "Draft",
    "Parts",
    "Point",
    "Problem",
    "Reason",
    "Result",
    "Solution",
    "build",
    "default_work",
    "solve",
    "tables",
    "words",
]
