"""The pipeline: a community in, a plan out."""

from alternance.planner.options import Options
from alternance.planner.pipeline import plan
from alternance.planner.progress import Progress
from alternance.planner.stages.outcomes import counted

__all__ = ["Options", "Progress", "counted", "plan"]
