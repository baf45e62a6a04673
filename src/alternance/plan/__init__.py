"""The plan: result tables, their hash, save and load."""

from alternance.plan.files import PlanError, load, save
from alternance.plan.meta import PlanMeta
from alternance.plan.plan import Plan

__all__ = ["Plan", "PlanError", "PlanMeta", "load", "save"]
