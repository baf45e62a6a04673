"""Teachers' and rooms' load by week, and sections without a teacher."""

from alternance.report.load.loads import Loads, loads

__all__ = ["Loads", "loads"]
