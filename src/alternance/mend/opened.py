"""A plan opened for moves: only what was decided, without what follows from it."""

from __future__ import annotations

from alternance.plan import Plan
from alternance.plan.tables import TABLES, empty_table

__all__ = ["opened"]

#: Tables that follow from what was decided: after a move they are not true any more.
_FOLLOWING = (
    "indicators", "indicator_rows", "verification", "gap_quantity", "gap_structure", "gap_quality", "gap_type",
    "gap_recommendation", "gap_frontier", "gap_budget", "gap_trend",
    "duties", "visits", "unvisited", "teacher_practice", "practice_missing", "points", "cohort_results",
    "actions",
)  # fmt: skip


def opened(plan: Plan) -> Plan:
    """Return `plan` as one that may be moved in.

    A recorded plan stays what it is, without figures that followed from its calendar. A computed one becomes a recorded
    one of what was decided: no solver stands for it any more, it need not keep the fixed dates of its mode, and it
    leaves out no rule.
    """
    following = {name: empty_table(name) for name in _FOLLOWING}
    if plan.meta.kind == "recorded":
        return plan.with_tables(**following)
    known = tuple(name for name in TABLES if name not in (*_FOLLOWING, "warnings"))
    facts: dict[str, object] = {
        "kind": "recorded",
        "mode": "recorded",
        "status": "recorded",
        "rules_off": (),
        "tables_given": known,
    }
    closed: dict[str, object] = {"objective": {}, "bounds": {}, "times": {}}
    return plan.with_tables(**following, warnings=empty_table("warnings")).with_meta(**facts, **closed)
