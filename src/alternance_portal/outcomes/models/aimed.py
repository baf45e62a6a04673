"""What is aimed at, and what is done about findings."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.rows import Named

__all__ = ["Action", "CohortTarget"]


class CohortTarget(Named):
    """What is aimed at with a cohort, set before it is examined."""

    cells = Cells("cohort_targets")
    owned_by = ("cohort",)

    key = cells.key()
    cohort = cells("cohort")
    measure = cells("measure")
    occupation = cells("occupation")
    target = cells("target")
    set_on = cells("set_on")


class Action(Named):
    """What is done about a finding, by whom and until when, and the figure in which its effect is looked for."""

    cells = Cells("actions")
    owned_by = ("in_charge",)

    key = cells.key()
    kind = cells("kind")
    finding = cells("finding")
    place = cells("place")
    what = cells("what")
    in_charge = cells("owner")
    due = cells("due")
    done_on = cells("done_on")
    indicator = cells("indicator")
    scope = cells("scope")
    hoped = cells("hoped")
    hoped_value = cells("hoped_value")
    base = cells("base")
    base_from = cells("base_from")
