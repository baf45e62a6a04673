"""Points for what teachers do, by the scheme that their school has agreed."""

from alternance.staffing.points.lines import Done, Line, lines

__all__ = ["Done", "Line", "lines"]
