"""Who is where, and who is nowhere and why."""

from alternance.report.people.placed import Placed, placed

__all__ = ["Placed", "placed"]
