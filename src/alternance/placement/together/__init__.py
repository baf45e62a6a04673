"""Groups who go to one site together, and positions that open only with some students: stable, or proven not to be."""

from alternance.placement.together.moves import Move, blocking_moves
from alternance.placement.together.problem import Together
from alternance.placement.together.solve import solve_together

__all__ = ["Move", "Together", "blocking_moves", "solve_together"]
