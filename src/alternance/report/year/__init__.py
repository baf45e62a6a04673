"""The year calendar: rows of cohorts, columns of weeks."""

from alternance.report.year.states import SHADES
from alternance.report.year.year import Row, Year, year

__all__ = ["SHADES", "Row", "Year", "year"]
