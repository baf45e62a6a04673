"""One cohort's plan in detail."""

from alternance.report.cohort.cohorts import Cohort, cohorts

__all__ = ["Cohort", "cohorts"]
