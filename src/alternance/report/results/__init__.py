"""What came of it: graduated cohorts beside what was aimed at, and actions with what changed since."""

from alternance.report.results.actions import Action, Actions, actions
from alternance.report.results.graduated import Cohort, Row, graduated

__all__ = ["Action", "Actions", "Cohort", "Row", "actions", "graduated"]
