"""Why there is no calendar, and what would help: irreducible sets of requirements, and the least changes that do.

Both are proven. A conflict is checked by dropping each of its requirements and asking again; a change is checked by
planning again with it.
"""

from alternance.calendar.reasons.budget import Budget, OutOfWorkError
from alternance.calendar.reasons.case import Case
from alternance.calendar.reasons.conflict import Conflict, conflict
from alternance.calendar.reasons.opening import case_of
from alternance.calendar.reasons.oracle import Oracle
from alternance.calendar.reasons.requirement import Requirement

__all__ = ["Budget", "Case", "Conflict", "Oracle", "OutOfWorkError", "Requirement", "case_of", "conflict"]
