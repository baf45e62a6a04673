"""Teachers' and rooms' load by week, sections without a teacher, visits, teachers' own practice, points."""

from alternance.report.load.loads import Loads, loads

__all__ = ["Loads", "loads"]
