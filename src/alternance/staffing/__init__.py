"""Staffing: sections to qualified teachers; what else teachers do, their visits, practice and points beside it."""

from alternance.staffing.build import Lessons, build
from alternance.staffing.duties import Duties, by_week, classes_headed, duties
from alternance.staffing.load import load
from alternance.staffing.problem import Problem, Section, Teacher
from alternance.staffing.reasons import REASONS, words
from alternance.staffing.solve import Result, Unstaffed, solve

__all__ = [
    "REASONS", "Duties", "Lessons", "Problem", "Result", "Section", "Teacher", "Unstaffed", "build", "by_week",
    "classes_headed", "duties", "load", "solve", "words",
]  # fmt: skip
