"""The plan: result tables, their hash, save and load."""

from alternance.community.formats import Format
from alternance.plan.errors import PlanError
from alternance.plan.files import REPORT, SHEETS, load, save
from alternance.plan.meta import PlanMeta
from alternance.plan.plan import Plan
from alternance.plan.target import claim

__all__ = ["REPORT", "SHEETS", "Format", "Plan", "PlanError", "PlanMeta", "claim", "load", "save"]
