"""Why there is no calendar and what would help: the whole analysis, bounded in work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from alternance.calendar.drafting.build import build
from alternance.calendar.drafting.draft import Draft
from alternance.calendar.problem import Problem
from alternance.calendar.reasons.budget import Budget, OutOfWorkError
from alternance.calendar.reasons.case import Case
from alternance.calendar.reasons.change import Change, priced
from alternance.calendar.reasons.conflict import Conflict, conflict
from alternance.calendar.reasons.larger import most_larger
from alternance.calendar.reasons.opening import case_of
from alternance.calendar.reasons.oracle import PROOF_COHORTS, Oracle
from alternance.calendar.reasons.relief import reliefs
from alternance.calendar.reasons.requirement import Requirement
from alternance.calendar.reasons.sizes import Sized, measured, sized
from alternance.calendar.reasons.soften import softened
from alternance.calendar.reasons.suspects import suspects
from alternance.calendar.solution import Result
from alternance.calendar.solve import default_work
from alternance.community.community import Community

__all__ = ["Analysis", "analyse"]

QUESTIONS = 600  # asked of the solvers in all
QUESTIONS_OF_ONE = 60  # about the sizes of one requirement
CONFLICTS = 3  # told at most
CHANGES = 5  # told at most
VERIFIED = 12  # changes planned again with at most
WORK = 200_000  # schedules tried to plan again, at most: the first calendar is enough


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a problem without a calendar.

    Attributes
    ----------
    conflicts : tuple of Conflict
        Each proven and irreducible; of cohorts that differ only by name the first one's.
    changes : tuple of Change
        The cheapest first; with each of them alone a calendar was found, of all cohorts but those of other conflicts.
    alone : bool
        Whether one change is enough for a plan: there are no other conflicts.
    complete : bool
        False where the work allowed ended before all was looked at.
    """

    conflicts: tuple[Conflict, ...]
    changes: tuple[Change, ...]
    alone: bool
    complete: bool


def analyse(
    draft: Draft,
    result: Result,
    *,
    again: Callable[[Community], Draft] | None = None,
    questions: int = QUESTIONS,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Analysis:
    """Explain a result without a calendar.

    Parameters
    ----------
    again
        How the community was drafted, to draft a changed one so; None: with nothing but its mode.
    questions
        Problems that may be asked about; the same number gives the same answer.
    progress
        Told the number of questions asked so far.
    cancelled
        Asked before each question; what is known by then is returned.
    """
    drafted = again or partial(build, mode=draft.mode)
    return _Analysis(draft, result, drafted, Budget(questions, progress=progress, cancelled=cancelled)).run()


class _Analysis:
    def __init__(self, draft: Draft, result: Result, again: Callable[[Community], Draft], budget: Budget) -> None:
        self._draft, self._result, self._budget = draft, result, budget
        self._oracle = Oracle(budget)
        self._case, self._again = case_of(draft, again), again
        self._conflicts: list[Conflict] = []
        self._changes: list[Change] = []

    def run(self) -> Analysis:
        complete = True
        try:
            self._find_conflicts()
            self._find_changes()
        except OutOfWorkError:
            complete = False
        changes = tuple(sorted(self._changes, key=lambda c: (c.price, c.kind))[:CHANGES])
        return Analysis(tuple(self._conflicts), changes, len(self._conflicts) <= 1, complete)

    def _find_conflicts(self) -> None:
        for cohorts in suspects(self._case.problem, self._result.reasons):
            if len(self._conflicts) == CONFLICTS:
                return
            if any(set(cohorts) & set(c.cohorts) for c in self._conflicts):
                continue
            found = conflict(self._case.only(cohorts), self._oracle)
            if found is not None:
                self._conflicts.append(found)

    def _find_changes(self) -> None:
        """Size every change, then plan again with the cheapest."""
        candidates = [pair for found in self._conflicts or self._unproven() for pair in self._candidates(found)]
        candidates.sort(key=lambda pair: (pair[0].price, pair[0].kind, pair[0].cohort))
        seen: set[Change] = set()
        for change, problem in candidates:
            if len(self._changes) == CHANGES or len(seen) == VERIFIED:
                return
            if change in seen:
                continue
            seen.add(change)
            if self._oracle.planned(problem, min(WORK, default_work(problem))) is not None:
                self._changes.append(change)

    def _unproven(self) -> list[Conflict]:
        """Where nothing is proven: the limits that the search met, each as if it were all that stood in the way."""
        every = tuple(c.id for c in self._case.wide.cohorts)
        kinds = {"over_seats": "seats", "over_beginners": "beginners", "over_resource": "minutes"}
        met = {(r.code, r.group): r for r in self._result.reasons if r.code in kinds}
        found: list[Requirement] = []
        for (code, group), _reason in sorted(met.items(), key=lambda pair: str(pair[0])):
            name = self._case.bundles.get(group, group)
            found.append(Requirement(kinds[code], group=name))  # type: ignore[arg-type]
            found += self._sections(group) if code == "over_resource" else []
        return [Conflict(every, tuple(dict.fromkeys(found)), ())] if found else []

    def _sections(self, group: str) -> list[Requirement]:
        """Return the modules whose sections ask for a resource and could be larger."""
        problem = self._case.wide
        position = next(k for k, r in enumerate(problem.resources) if r.id == group)
        asking = {
            m.id
            for c in problem.cohorts
            for m in c.modules
            if position in dict(m.uses if m.shared is None else problem.shared[m.shared].uses)
        }
        return [Requirement("sections", module=module) for module in sorted(asking & most_larger(problem).keys())]

    def _candidates(self, found: Conflict) -> Iterator[tuple[Change, Problem]]:
        """Yield changes with which the cohorts of a conflict have a calendar, and the problem to be planned again."""
        case = self._case.only(found.cohorts)
        others = {c for other in self._conflicts if other.cohorts != found.cohorts for c in other.cohorts}
        everybody = self._case.only({c.id for c in self._case.wide.cohorts} - others)
        for k, requirement in enumerate(found.requirements):
            # what many share must do for all of them, not only for those in whom the conflict shows
            shared = requirement.group or requirement.kind == "sections"
            for one in self._sized(everybody if shared else case, requirement):
                self._note_freed(found, k)
                yield priced(one.change, self._case.wide), _but(self._whole(one, requirement), others)
        for needs in _by_phase(case.requirements(), found.requirements):
            for relief in reliefs(self._draft, needs):
                drafted = self._again(relief.community).problem
                kept = tuple(c for c in drafted.cohorts if c.id in found.cohorts)
                if self._oracle.calendar(replace(drafted, cohorts=kept)) is not None:
                    yield relief.change, _but(drafted, others)

    def _note_freed(self, found: Conflict, position: int) -> None:
        """A calendar with a requirement softened is one without it."""
        for k, known in enumerate(self._conflicts):
            if known.requirements == found.requirements and known.cohorts == found.cohorts:
                freed = tuple(f or j == position for j, f in enumerate(known.freed))
                self._conflicts[k] = replace(known, freed=freed)

    def _sized(self, case: Case, requirement: Requirement) -> list[Sized]:
        """Return the least sizes; what a share of the work does not find is left out."""
        if len(case.wide.cohorts) > PROOF_COHORTS:
            return list(measured(case, requirement, self._oracle, min(WORK, default_work(case.wide))))
        try:
            return list(sized(case, requirement, Oracle(self._budget.share(QUESTIONS_OF_ONE))))
        except OutOfWorkError:
            if self._budget.cut or self._budget.over:
                raise
            return []

    def _whole(self, one: Sized, requirement: Requirement) -> Problem:
        """Return the problem of all cohorts with a change that was sized for some."""
        weeks = one.change.weeks
        return softened(
            self._case, requirement, one.change.size, None if weeks is None else (weeks[0], weeks[1] + 1)
        ).problem


def _but(problem: Problem, cohorts: Iterable[str]) -> Problem:
    left_out = set(cohorts)
    return replace(problem, cohorts=tuple(c for c in problem.cohorts if c.id not in left_out))


def _by_phase(every: Sequence[Requirement], named: Sequence[Requirement]) -> Iterator[list[Requirement]]:
    """Yield, for each phase with a need that is named, those needs, and all needs of the phase where there are more."""
    phases = dict.fromkeys((n.block, n.phase) for n in named if n.kind == "need")
    for key in phases:
        mine = [n for n in named if n.kind == "need" and (n.block, n.phase) == key]
        whole = [n for n in every if n.kind == "need" and (n.block, n.phase) == key]
        yield mine
        if len(whole) > len(mine):
            yield whole
