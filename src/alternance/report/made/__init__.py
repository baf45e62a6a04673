"""Warnings, rules verified, and how the plan was made."""

from alternance.report.made.made import Made, made
from alternance.report.made.warned import Warned, warned

__all__ = ["Made", "Warned", "made", "warned"]
