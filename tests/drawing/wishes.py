"""Who wants what and what is held fast: preferences, rankings, fixed places, refusals, locks."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from tests.drawing.rows import IN_ROOMS, Rows
from tests.tables import monday

__all__ = ["locks", "own_rankings", "wishes"]


def wishes(rows: Rows) -> None:
    occupations = {programme["id"]: programme["occupation"] for programme in rows["programmes"]}
    programme_of = {cohort["id"]: cohort["programme"] for cohort in rows["cohorts"]}
    taken: set[str] = set()
    for student in rows["students"]:
        programme = programme_of[student["cohort"]]
        fitting = [row["id"] for row in rows["positions"] if row["unit"].endswith(f":{occupations[programme]}")]
        for position in rows.some(fitting):
            rows.add("preferences", student=student["id"], position=position, rank=rows.number(1, 2))
        for unit in sorted({position.removesuffix(":p") for position in fitting}):
            if rows.draw(st.booleans()):
                rows.add("unit_rankings", unit=unit, student=student["id"], rank=rows.number(1, 3))
        blocks = [row["id"] for row in rows["blocks"] if row["programme"] == programme and row["form"] not in IN_ROOMS]
        choice = rows.number(0, 7)
        if choice == 6 and blocks and fitting[0] not in taken:
            taken.add(fitting[0])
            rows.add("fixed", student=student["id"], block=blocks[0], position=fitting[0])
        if choice == 7:
            rows.add("forbidden", student=student["id"], position=fitting[-1], reason="related")
        if choice == 5:
            rows.add("travel", student=student["id"], site="e0:site", minutes=rows.one(20, 90))


def own_rankings(rows: Rows) -> None:
    """Let a position rank for itself, where neither its unit nor its mentor can be full before it is."""
    total = {row["id"]: row["seats_total"] for row in rows["hiring_units"]}
    guides = {row["id"]: row["students_max"] for row in rows["mentors"]}
    cut = {row["id"] for row in rows["organisations"] if row.get("seats_total") is not None}
    owner = {row["id"]: row["organisation"] for row in rows["sites"]}
    at = {row["id"]: owner[row["site"]] for row in rows["hiring_units"]}
    for row in rows["positions"]:
        if (
            at[row["unit"]] not in cut
            and min(total[row["unit"]], guides.get(row["mentor"], row["seats"])) >= row["seats"]
            and rows.seldom()
        ):
            for student in rows.some(rows["students"]):
                rows.add("position_rankings", position=row["id"], student=student["id"], rank=rows.number(1, 2))


def locks(rows: Rows) -> None:
    """Draw a decision made by hand of each kind, each seldom."""
    cohort = rows.one(*rows["cohorts"])
    mine = [row["id"] for row in rows["blocks"] if row["programme"] == cohort["programme"]]
    taught = [row["module"] for row in rows["programme_modules"] if row["programme"] == cohort["programme"]]
    week = str(monday(rows.number(0, rows.weeks - 1)))
    if rows.seldom():
        _lock(rows, "block start", week, cohort=cohort["id"], item=rows.one(*mine))
    if rows.seldom():
        _lock(rows, "module start", week, cohort=cohort["id"], item=rows.one(*taught))
    if rows.seldom():
        _lock(rows, "teacher", f"{cohort['school']}:t0", cohort=cohort["id"], item=rows.one(*taught))
    if rows.seldom():
        position = rows.one(*rows["positions"])["id"]
        _lock(rows, "position", position, student=f"{cohort['id']}/0", item=rows.one(*mine))


def _lock(rows: Rows, what: str, value: str, **about: Any) -> None:
    rows.add("locks", id=f"lock {what}".replace(" ", "-"), what=what, value=value, **about)
