"""Staffing: sections to qualified teachers."""

from alternance.staffing.build import build, other_duties
from alternance.staffing.problem import Problem
from alternance.staffing.solve import Result, solve

__all__ = ["Problem", "Result", "build", "other_duties", "solve"]
