"""Visits of tutors to students in practice: who goes where in which week."""

from alternance.staffing.visits.build import Stay, build, way_known
from alternance.staffing.visits.problem import Placement, Problem, Tutor, Visit
from alternance.staffing.visits.reasons import REASONS, words
from alternance.staffing.visits.solve import Missed, Result, solve

__all__ = [
    "REASONS", "Missed", "Placement", "Problem", "Result", "Stay", "Tutor", "Visit", "build", "solve", "way_known",
    "words",
]  # fmt: skip
