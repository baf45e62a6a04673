"""Tables of the app `outcomes`."""

from alternance_portal.outcomes.models.aimed import Action, CohortTarget
from alternance_portal.outcomes.models.graduated import ExamResult, FirstJob, GraduateAim, GraduatedCohort, Leaver

__all__ = ["Action", "CohortTarget", "ExamResult", "FirstJob", "GraduateAim", "GraduatedCohort", "Leaver"]
