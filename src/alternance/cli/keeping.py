"""Keeping a plan: judged by the verifier, shown in a report, written as a folder at one stroke."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alternance.community import Community
    from alternance.plan import Plan
    from alternance.verify import Verification

__all__ = ["judged", "keep"]


def judged(community: Community, plan: Plan) -> tuple[Plan, Verification]:
    """Return the plan with its table `verification`, and the verification itself."""
    from alternance.verify import verify

    found = verify(community, plan)
    return plan.with_tables(verification=found.table()), found


def keep(community: Community, plan: Plan, folder: Path, beside: Plan | None = None) -> Path:
    """Write the plan, its report and its spreadsheet; return where the report lies.

    Parameters
    ----------
    beside : Plan or None
        Another plan that the report sets beside it.

    Raises
    ------
    PlanError
        When `folder` holds something else.
    OSError
        When it cannot be written; what stood there still stands.
    """
    from alternance.plan import REPORT, SHEETS, save
    from alternance.report import render, workbook

    save(plan, folder, {REPORT: render(community, plan, beside=beside), SHEETS: workbook(community, plan)})
    return folder / REPORT
