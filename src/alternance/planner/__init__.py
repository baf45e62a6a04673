"""The pipeline: a community in, a plan out."""

from alternance.planner.asking import explain
from alternance.planner.executors import Executor, InProcess, OnDask, Processes
from alternance.planner.options import Options
from alternance.planner.pipeline import plan
from alternance.planner.progress import Progress
from alternance.planner.stages.outcomes import counted

__all__ = ["Executor", "InProcess", "OnDask", "Options", "Processes", "Progress", "counted", "explain", "plan"]
