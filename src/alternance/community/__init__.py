"""The community: its tables and their schema, reading and writing a folder or spreadsheet, the row-by-row report."""

from alternance.community.community import Community, empty_table
from alternance.community.findings import CATALOGUE, Finding, Place, Report
from alternance.community.horizon import Horizon, monday
from alternance.community.meta import Meta, Weights
from alternance.community.reading import CommunityError, check, examine, read
from alternance.community.writing import save

__all__ = [
    "CATALOGUE", "Community", "CommunityError", "Finding", "Horizon", "Meta", "Place", "Report", "Weights", "check",
    "empty_table", "examine", "monday", "read", "save",
]  # fmt: skip
