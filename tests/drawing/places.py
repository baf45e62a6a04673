"""Where practice happens: hiring units and positions with seats enough for the largest cohort, and when."""

from __future__ import annotations

from tests.drawing.rows import Rows
from tests.tables import FIRST, monday

__all__ = ["units"]


def units(rows: Rows) -> None:
    """Draw for every occupation one position with seats for the largest cohort, and perhaps a smaller one."""
    largest = max(cohort["size"] for cohort in rows["cohorts"])
    for programme in rows["programmes"]:
        occupation = programme["occupation"]
        for n in range(rows.number(1, 2)):
            unit = f"e{n}:{occupation}"
            seats = rows.number(largest, 2 * largest) if n == 0 else rows.number(1, 2)
            rows.add(
                "hiring_units", id=unit, site=f"e{n}:site", occupation=occupation, seats_total=max(seats - rows.one(0, 0, 1), largest if n == 0 else 1),
                staff=rows.one(40, 5, None),
            )  # fmt: skip
            mentor = None
            if rows.seldom():
                mentor = rows.add("mentors", id=f"{unit}:m", unit=unit, students_max=rows.number(largest, largest + 2))
            position = rows.add(
                "positions", id=f"{unit}:p", unit=unit, title="Post", mentor=mentor, seats=seats,
                minutes_per_day=rows.one(None, 480, 540), days=rows.one(5, 4),
                language="de" if rows.seldom() else None,
            )  # fmt: skip
            _position_weeks(rows, position, seats)
            if rows.seldom():
                rows.add(
                    "position_aims",
                    position=position,
                    aim=rows.one(*rows["aims"])["id"],
                    role="alone",
                    level_needed=rows.one(1, 2),
                )
    if rows.seldom():
        served = rows.one(*rows["blocks"])["id"]
        rows.add("position_blocks", position=rows.one(*rows["positions"])["id"], block=served)


def _position_weeks(rows: Rows, position: str, seats: int) -> None:
    starts = rows.one("any", "any", f"every 2 from {FIRST}", " ".join(str(monday(k)) for k in range(0, rows.weeks, 3)))
    promised = rows.number(0, 1)
    half = rows.weeks // 2
    if rows.seldom():
        rows.add(
            "position_weeks",
            position=position,
            promised=promised,
            starts=starts,
            **{"from": FIRST, "to": monday(half - 1)},
        )
        rows.add(
            "position_weeks", position=position, seats=seats - 1, **{"from": monday(half), "to": monday(rows.weeks - 1)}
        )
    else:
        rows.add(
            "position_weeks",
            position=position,
            promised=promised,
            starts=starts,
            **{"from": FIRST, "to": monday(rows.weeks - 1)},
        )
