"""Parts of a community that share nothing: each gets its calendar alone, side by side with the others."""

from alternance.planner.parts.components import components
from alternance.planner.parts.job import Job, calendar_of, jobs_of
from alternance.planner.parts.merge import merged

__all__ = ["Job", "calendar_of", "components", "jobs_of", "merged"]
