"""What is asked of a changed problem: is it proven to have no calendar, and is there one?"""

from __future__ import annotations

from dataclasses import dataclass

from alternance.calendar.check import broken
from alternance.calendar.explain import hopeless
from alternance.calendar.guess import eased
from alternance.calendar.problem import Problem
from alternance.calendar.reasons.budget import Budget
from alternance.calendar.reasons.together import Together, solve_together
from alternance.calendar.solution import Held, Point, Solution
from alternance.calendar.solve import default_work, solve

__all__ = ["PROOF_COHORTS", "Oracle"]

PROOF_TIME, FIND_TIME = 1.0, 0.5  # CP-SAT's counted seconds to prove that there is none, to find one
PROOF_COHORTS = 8  # cohorts in one model at most: beyond, nothing is proven
EFFORT_OF_ONE, EFFORT_OF_BOUND = 2e-5, 4e-5  # counted seconds for one schedule tried; for bounding beside it, at most
WORK = 12_000  # schedules tried for a calendar of a few cohorts


@dataclass(frozen=True)
class Oracle:
    """Answers with what it is allowed; every *no calendar* is a proof, every calendar is checked against all rules."""

    budget: Budget

    def plainly(self, problem: Problem) -> bool:
        """Tell whether there is a plain reason, which costs next to nothing to see, why there is no calendar."""
        self.budget.spend()
        return bool(hopeless(problem))

    def impossible(self, problem: Problem) -> bool:
        """Tell whether it is proven that there is no calendar; a question that is too large is not answered so."""
        self.budget.spend()
        if hopeless(problem):
            return True
        if len(problem.cohorts) > PROOF_COHORTS:
            return False
        return self._together(problem, PROOF_TIME).answer == "infeasible"

    def calendar(self, problem: Problem) -> Solution | None:
        """Return a calendar where one is found."""
        self.budget.spend()
        if hopeless(problem):
            return None
        if len(problem.cohorts) <= PROOF_COHORTS:
            found = self._together(problem, FIND_TIME)
            if found.answer == "infeasible":
                return None
            exact = _exact(problem, found.schedule) if found.schedule else None
            if exact is not None:
                return exact
        return self.planned(problem, min(WORK, default_work(problem)))

    def planned(self, problem: Problem, work: int) -> Solution | None:
        """Return the first calendar that `solve` finds: planned again, as for a plan."""
        self.budget.spend()
        found = False

        def listen(point: Point) -> None:
            nonlocal found
            found = found or point.total is not None

        def stop() -> bool:
            return found or (self.budget.cancelled is not None and self.budget.cancelled())

        result = solve(problem, work_limit=work, progress=listen, cancelled=stop)
        bounding = work * EFFORT_OF_BOUND if len(problem.cohorts) > PROOF_COHORTS else 0.0
        self.budget.use(result.work * EFFORT_OF_ONE + bounding)
        return result.solution

    def _together(self, problem: Problem, time: float) -> Together:
        found = solve_together(problem, time)
        self.budget.use(found.effort)
        return found


def _exact(problem: Problem, guessed: tuple[Held, ...]) -> Solution | None:
    """Return the schedules of the relaxation where they keep every rule."""
    held = tuple(eased(problem, cohort, one) for cohort, one in zip(problem.cohorts, guessed, strict=True))
    if any(one is None for one in held):
        return None
    solution = Solution(held)
    return None if broken(problem, solution) else solution
