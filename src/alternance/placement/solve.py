"""The stable matching of one batch: without ties the one that is best for every student; with ties see `ties`.

Students propose down their lists. A position that is asked looks at the first full node of its path
(position, mentor, unit): none full, it takes the student; else the worst student of that node, among the one
who asks, goes on to the next position of the own list. Students hold at most one position; when nobody has
anything left to ask for, it ends.

**Nothing is over its limit.** Who is taken while a node is full replaces somebody of the first full node M.
Every node after M on the path contains M, so it loses one and gains one; those before M were not full.

**Stable.** Once a pair (s, p) is refused or sent away, this holds for ever: some node on the path of p is
full and the unit ranks all whom it holds above s. It holds at the refusal: M is such a node. Let N be such a
node for (s, p) and let the next to ask be x. If x asks for a position in N, a first full node M exists and is
N or lies in N: N stays full, and if x is s or below s, x is the worst of M and is refused. If x asks outside
N, N can only lose somebody y, sent away by a full node M that contains N: then M is full of students above y,
who is above s, and M takes the place of N. At the end s is not in N, so the first full node on the path of p,
with s taken out, is N or lies in N, and all it holds are above s. Hence no pair blocks.

**Best for every student.** Suppose the first pair ever refused that some stable matching A uses is (y, p), at
the full node M. Then all whom M holds, B, are above y, as many as M may hold, and none of them was yet
refused a pair of A, so each holds what A gives or something better. Within M the limits are a laminar matroid
on pairs. A without (y, p) has fewer pairs in M than B, so some pair (z, q) of B not in A can be added to it.
Then z prefers q to A's, and when z is taken out of A the unit takes z at q: at once, or for y, who is ranked
below z and stands in the first full node. So (z, q) blocks A.

**The same students.** In any stable matching A each unit holds as many students as in this one, or else one
of this one's pairs could be added to A by the same argument and would block it; and whoever A places is
placed here. So both place the same students: the number placed is the largest of all stable matchings, and
the gap to that bound is 0.

References
----------
Abraham, Irving, Manlove: *Two algorithms for the student-project allocation problem*, Journal of Discrete
Algorithms 5, 2007 (two levels: project = position, lecturer = unit). Fleiner: *A fixed-point approach to
stable matchings and some applications*, Mathematics of Operations Research 28, 2003 (matroids).
"""

from __future__ import annotations

from alternance.placement.problem import Problem
from alternance.placement.proposing import proposed
from alternance.placement.result import Result
from alternance.placement.ties import solve_tied

__all__ = ["solve"]


def solve(problem: Problem) -> Result:
    """Return a stable matching: the student-optimal one, or with ties one of at least two thirds of the largest.

    Notes
    -----
    O(P + T · log(P)) time and O(P) memory for P pairs, of which T proposals are taken for a while (see `kernel`).
    Nothing is left to chance or to the clock. The first call in a process loads the kernel, the first on a
    machine compiles it.

    Examples
    --------
    Two students want the one seat of a unit that ranks the second above the first:

    >>> lists, ranking = ([0, 1, 2], [0, 0]), [1, 0]
    >>> problem = Problem(*lists, ranking, seats=[1], unit=[0], mentor=[-1], unit_total=[1], mentor_most=[])
    >>> solve(problem).assignment.tolist()
    [-1, 0]
    """
    if problem.students_tie or problem.units_tie:
        return solve_tied(problem)
    assignment, choice, placed, trace = proposed(problem)
    return Result(assignment, choice, "best", placed, trace)
