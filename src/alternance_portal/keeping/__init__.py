"""Keeping a portal safe: how its database stands, a copy of all rows in one file, and what a doctor would look at."""

from alternance_portal.keeping.backup import back_up
from alternance_portal.keeping.checkup import Finding, checkup
from alternance_portal.keeping.restoring import BackupError, restore
from alternance_portal.keeping.state import State, state

__all__ = ["BackupError", "Finding", "State", "back_up", "checkup", "restore", "state"]
