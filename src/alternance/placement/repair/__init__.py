"""Repair: a placement that has to change in mid-year changes for as few students as can be.

**Words.** Given are a placement, the calendar of its stays, and a community that has changed since: an enterprise
closed, a student left, seats fell. A student *stays* who keeps the position of a stay; *moves* who had one and gets
another; *loses* the place who had one and gets none. Whom a contract or lock holds is where that says. All others may
be at what they list and are eligible for, or where they are, if that is still eligible: so nobody who moves loses
readiness. Groups go together, kept seats are kept, positions open with enough, blocks rotate, as in any placement.

Best is: fewest lose their place; then most of those who had none get one; then fewest move, at most so many as are
allowed; then the least sum of places on the lists. A repaired placement need not be stable: what blocks it is listed.
"""

from alternance.placement.repair.model import MOST_PAIRS
from alternance.placement.repair.repair import Move, Repair, repair

__all__ = ["MOST_PAIRS", "Move", "Repair", "repair"]
