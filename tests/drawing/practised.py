"""What is practised: blocks whose phases ask only what somebody gives before."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from tests.drawing.rows import IN_ROOMS, Rows
from tests.tables import monday

__all__ = ["blocks"]


def blocks(rows: Rows, programme: dict[str, Any]) -> None:
    mine = [row["module"] for row in rows["programme_modules"] if row["programme"] == programme["id"]]
    given = {aim["id"]: 0 for aim in rows["aims"]}
    for row in rows["module_aims"]:
        if row["module"] in mine:
            given[row["aim"]] = max(row["level_given"], given[row["aim"]])
    for order in range(1, rows.number(1, 3) + 1):
        form = rows.one("in-post", "apprenticeship", "order class", *IN_ROOMS)
        rhythm = rows.one("whole weeks", "alternation")
        block = rows.add(
            "blocks", id=f"{programme['id']}:b{order}", programme=programme["id"], title=f"Block {order}", form=form,
            place="w" if form in IN_ROOMS else programme["occupation"], enterprise="e0" if form == "order class" else None,
            order=order, rhythm=rhythm, practice_weeks=rows.number(1, 2) if rhythm == "alternation" else None,
            school_weeks=1 if rhythm == "alternation" else None, minutes_per_day=rows.one(420, 480),
            in_school_holidays=rows.draw(st.booleans()), **rows.window(),
        )  # fmt: skip
        before = given
        for phase in range(1, rows.number(1, 2) + 1):
            given = _phase(rows, block, phase, given)
        _keep_safe(rows, block, before)
        for module in mine:
            if relation := rows.one(None, None, None, "applies", "applies", "builds on"):
                rows.add("block_modules", block=block, module=module, relation=relation)
        if rows.seldom():
            rows.add("cycles", block=block, first_week=monday(rows.number(0, rows.weeks - 1)))


def _phase(rows: Rows, block: str, phase: int, given: dict[str, int]) -> dict[str, int]:
    """Draw a phase that asks only what is `given` before or instructed in it; return what is given after it."""
    weeks = rows.number(1, 2) if rows.weeks >= 16 else 1
    days = rows.one(0, 0, 1, 5)
    rows.add("phases", block=block, order=phase, weeks=weeks, first_days_instruction=days)
    safety = {aim["id"] for aim in rows["aims"] if aim["safety"]}
    after = dict(given)
    for aim in rows.some(list(given)):
        role, level = rows.one("alone", "assist", "observe"), rows.one(None, 1, 2, 3)
        here = rows.seldom()
        needed = (2 if level is None else level) if role == "alone" else 0
        needed = max(needed, 1) if aim in safety and role != "observe" else needed
        if max(given[aim], 2 if here and days else 0) < needed:
            role = "observe"
        gives = rows.one(None, 2, 3)
        rows.add(
            "phase_aims", block=block, phase=phase, aim=aim, role=role, level_needed=level, level_given=gives,
            instructed_here=here,
        )  # fmt: skip
        after[aim] = max(gives or 0, after[aim])
    return after


def _keep_safe(rows: Rows, block: str, before: dict[str, int]) -> None:
    """Let students only observe in a block one of whose safety aims nobody gives before its first work."""
    mine = [row for row in rows["phase_aims"] if row["block"] == block]
    first = min((row["phase"] for row in mine if row["role"] != "observe"), default=0)
    days = {row["order"]: row["first_days_instruction"] for row in rows["phases"] if row["block"] == block}
    here = {row["aim"] for row in mine if row["phase"] == first and row["instructed_here"] and days.get(first)}
    earlier = {row["aim"] for row in mine if row["phase"] < first and row["level_given"]}
    safety = {aim["id"] for aim in rows["aims"] if aim["safety"]} & {row["aim"] for row in mine}
    if any(not before[aim] for aim in safety - here - earlier):
        for row in mine:
            row["role"] = "observe"
