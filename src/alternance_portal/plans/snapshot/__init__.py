"""Rows as the community that planning reads, and a community as rows: each the inverse of the other."""

from alternance_portal.plans.snapshot.changes import Changes, changes
from alternance_portal.plans.snapshot.reading import NoCommunityError, snapshot
from alternance_portal.plans.snapshot.writing import differences, put

__all__ = ["Changes", "NoCommunityError", "changes", "differences", "put", "snapshot"]
