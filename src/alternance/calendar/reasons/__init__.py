"""Why there is no calendar, and what would help: irreducible sets of requirements, and the least changes that do.

Both are proven. A conflict is checked by dropping each of its requirements and asking again; a change is checked by
planning again with it.
"""

from alternance.calendar.reasons.analysis import Analysis, analyse
from alternance.calendar.reasons.budget import Budget, OutOfWorkError
from alternance.calendar.reasons.case import Case
from alternance.calendar.reasons.change import RATES, Change
from alternance.calendar.reasons.conflict import Conflict, conflict
from alternance.calendar.reasons.offers import change_words
from alternance.calendar.reasons.opening import case_of
from alternance.calendar.reasons.oracle import Oracle
from alternance.calendar.reasons.requirement import Requirement
from alternance.calendar.reasons.words import conflict_words

__all__ = [
    "RATES",
    "Analysis",
    "Budget",
    "Case",
    "Change",
    "Conflict",
    "Oracle",
    "OutOfWorkError",
    "Requirement",
    "analyse",
    "case_of",
    "change_words",
    "conflict",
    "conflict_words",
]
