"""Executors: tasks that share nothing, side by side. Which one is taken never decides what comes out."""

from alternance.planner.executors.executor import Executor
from alternance.planner.executors.in_process import InProcess
from alternance.planner.executors.line import Line
from alternance.planner.executors.on_dask import OnDask
from alternance.planner.executors.processes import Processes

__all__ = ["Executor", "InProcess", "Line", "OnDask", "Processes"]
