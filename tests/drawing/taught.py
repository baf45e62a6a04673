"""Who takes part, and what is taught: organisations, programmes, aims, modules and their order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st
from tests.drawing.rows import Rows

__all__ = ["modules", "organisations"]


def organisations(rows: Rows) -> None:
    schools = [f"s{n}" for n in range(rows.number(1, 2))]
    for school in schools:
        rows.add("organisations", id=school, kind="school", title=f"School {school}")
        rows.add("sites", id=f"{school}:site", organisation=school, title="School")
        rows.add(
            "rooms", id=f"{school}:w", site=f"{school}:site", kind="w", places=rows.number(4, 8), minutes_per_week=2100
        )
    for enterprise in ("e0", "e1"):
        total = rows.one(None, None, 1, 2) if enterprise == "e1" else None  # e0 has a seat for everybody
        rows.add("organisations", id=enterprise, kind="enterprise", title=enterprise, seats_total=total)
        rows.add("sites", id=f"{enterprise}:site", organisation=enterprise, title="Works", lat=51.0, lon=13.0)
    for n in range(rows.number(1, 2)):
        rows.add("programmes", id=f"p{n}", school=schools[n % len(schools)], title=f"Programme {n}", occupation=f"o{n}")


def modules(rows: Rows) -> None:
    aims = [
        rows.add("aims", id=f"a{n}", title=f"Aim {n}", safety=n > 0 and rows.draw(st.booleans()))
        for n in range(rows.number(1, 4))
    ]
    programmes = [programme["id"] for programme in rows["programmes"]]
    count = rows.number(2, 5)
    for n in range(count):
        weekly, length = rows.one(60, 120, 240), rows.number(1, 3)
        module = rows.add(
            "modules", id=f"m{n}", title=f"Module {n}", minutes=weekly * length, weekly_min=weekly,
            weekly_max=weekly + rows.one(0, 60), splittable=rows.draw(st.booleans()), section_max=rows.one(None, 2),
            section_ideal=rows.one(None, 1), qualification=rows.one(None, "q0", "q1"), room_kind=rows.one(None, "w"),
            **rows.window(),
        )  # fmt: skip
        # every programme has a module; the others may serve one or all
        mine = {programmes[n]} if n < len(programmes) else set(rows.one(programmes[:1], programmes[-1:], programmes))
        for programme in sorted(mine):
            rows.add("programme_modules", programme=programme, module=module)
        for aim in rows.some(aims):
            rows.add("module_aims", module=module, aim=aim, level_given=rows.number(1, 3))
    _order(rows)


def _order(rows: Rows) -> None:
    for before, after in pairwise(module["id"] for module in rows["modules"]):
        if rows.seldom():
            rows.add("module_order", before=before, after=after, weeks_min=rows.one(0, 1), weeks_max=rows.one(None, 8))
