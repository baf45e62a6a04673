"""Teachers' own practice in enterprises: a rolling duty, planned into weeks that cost least teaching."""

from alternance.staffing.practice.build import build
from alternance.staffing.practice.problem import Problem, Teacher
from alternance.staffing.practice.reasons import REASONS, words
from alternance.staffing.practice.solve import Missing, Result, solve

__all__ = ["REASONS", "Missing", "Problem", "Result", "Teacher", "build", "solve", "words"]
