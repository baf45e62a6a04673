"""The gap on its four sides."""

from alternance.report.gap.gaps import Gap, gaps

__all__ = ["Gap", "gaps"]
