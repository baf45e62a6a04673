"""What is demanded, and who graduates."""

from __future__ import annotations

from tests.drawing.rows import Rows
from tests.tables import monday

__all__ = ["demands", "improvements"]


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


def improvements(rows: Rows) -> None:
    """Draw none, as usual, or some that are there at once, later, or too late."""
    for n in range(rows.number(0, 2) if rows.seldom() else 0):
        programme = rows.one(None, *(row["id"] for row in rows["programmes"]))
        ready = rows.one(None, monday(rows.number(-4, 40)))
        name = rows.add(
            "improvements", id=f"i{n}", kind=rows.one("equipment", "textbook", "base", "expert"), title=f"Improvement {n}",
            owner=rows.one(*(row["id"] for row in rows["organisations"])), cost=rows.one(0, 100, 250), currency="EUR",
            ready_from=ready, programme=programme,
        )  # fmt: skip
        taught = [r["module"] for r in rows["programme_modules"] if programme in (None, r["programme"])]
        held = [block["id"] for block in rows["blocks"] if programme in (None, block["programme"])]
        for competence in rows.some([aim["id"] for aim in rows["aims"]]) or ["k0"]:
            place = rows.one(None, *taught, *held)
            rows.add("improvement_aims", improvement=name, competence=competence, level=rows.number(1, 4), place=place)
