"""What is demanded, and who graduates."""

from __future__ import annotations

from tests.drawing.rows import Rows
from tests.tables import monday

__all__ = ["demands"]


def demands(rows: Rows) -> None:
    for n in range(rows.number(0, 3)):
        low, high = rows.one((2, 5), (3, None), (None, 1), (None, None), (0, 0))
        first = rows.number(0, 60)
        demand = rows.add(
            "demands", id=f"d{n}", enterprise=rows.one("e0", None), occupation=rows.one("o0", "o1", "o2"),
            headcount_low=low, headcount_high=high, **{"from": monday(first), "to": monday(first + rows.number(0, 20))},
        )  # fmt: skip
        for competence in rows.some([*(aim["id"] for aim in rows["aims"]), "k0"]):
            rows.add(
                "demand_aims",
                demand=demand,
                competence=competence,
                level=rows.number(1, 4),
                essential=rows.one(True, False),
            )
    if rows.seldom():
        cohort = rows.one(*rows["cohorts"])
        rows.add("graduates", cohort=cohort["id"], date=monday(rows.weeks), expected=rows.number(0, cohort["size"]))
