"""Staffing: sections to qualified teachers."""

from alternance.staffing.build import build, other_duties
from alternance.staffing.problem import Problem, Section, Teacher
from alternance.staffing.reasons import REASONS, words
from alternance.staffing.solve import Result, Unstaffed, solve

__all__ = ["REASONS", "Problem", "Result", "Section", "Teacher", "Unstaffed", "build", "other_duties", "solve", "words"]
