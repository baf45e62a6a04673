"""Small communities made by hand, and (from `tests.drawing.community`) at random.

`tiny()` is one school whose programme ``p`` has one module, which gives aim ``a`` at level 2, and one block of four weeks in
which students do it alone. A test says only what it is about:

>>> late = tiny(weeks=12, modules={"m": {"gives": {"a": 3}}}, blocks={"b": {"phases": [{"weeks": 2, "alone": {"a": 3}}]}})
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tests.drawing.community import communities
from tests.tables import FIRST, Rows, community, monday, table

from alternance.community import Community

__all__ = ["FIRST", "GROWN_UP", "communities", "community", "monday", "table", "tiny"]

Items = Mapping[str, Mapping[str, Any]]
#: Born on this day, nobody is kept out by age.
GROWN_UP = dt.date(2000, 1, 1)
#: What a phase says of its aims: role → aim → level needed (None: as usual).
ROLES = ("observe", "assist", "alone")


def tiny(
    *,
    weeks: int = 20,
    modules: Items | None = None,
    blocks: Items | None = None,
    cohorts: Items | None = None,
    positions: Items | None = None,
    safety: tuple[str, ...] = (),
    facts: Mapping[str, Any] | None = None,
    **tables: Rows,
) -> Community:
    """Return a community of school ``s``, programme ``p``, occupation ``o``, enterprise ``e`` and hiring unit ``u``.

    Parameters
    ----------
    weeks : int
        Weeks of the horizon.
    modules : mapping
        Module → its columns, and ``gives``: aim → level.
    blocks : mapping
        Block → its columns, and ``phases``: a list of ``weeks``, ``days`` (of instruction), ``observe``, ``assist`` and
        ``alone`` (aim → level needed or None), ``gives`` (aim → level), ``instructed`` (aims), and of the block
        ``applies`` and ``builds_on`` (modules).
    cohorts : mapping
        Cohort → its columns; its students are ``cohort/1`` and so on.
    positions : mapping
        Position → its columns, and ``from``, ``to`` (weeks), ``promised``, ``starts``.
    safety : tuple of str
        Aims that are safety aims.
    facts : mapping
        Members of `Meta`.
    **tables : rows
        Tables that replace those made here, or come beside.
    """
    modules = modules or {"m": {"gives": {"a": 2}}}
    blocks = {"b": {"phases": [{"weeks": 4, "alone": {"a": None}}]}} if blocks is None else blocks
    cohorts = cohorts or {"c": {}}
    cohorts = {name: {"size": 2, "minutes_per_day": 360, **own} for name, own in cohorts.items()}
    people = sum(own["size"] for own in cohorts.values())
    positions = {"p1": {"seats": people}} if positions is None else positions
    made: dict[str, Rows] = {
        **_who(),
        **_taught(modules),
        **_practised(blocks),
        **_people(cohorts, modules, weeks),
        **_places(positions, weeks),
    }
    made["aims"] = [{"id": aim, "title": f"Aim {aim}", "safety": aim in safety} for aim in _aims(made, safety)]
    return community({**made, **tables}, weeks=weeks, **(facts or {}))


def _who() -> dict[str, Rows]:
    return {
        "organisations": [
            {"id": "s", "kind": "school", "title": "School"},
            {"id": "e", "kind": "enterprise", "title": "Enterprise"},
        ],
        "sites": [
            {"id": "s:site", "organisation": "s", "title": "School"},
            {"id": "e:site", "organisation": "e", "title": "Works"},
        ],
        "programmes": [{"id": "p", "school": "s", "title": "Programme", "occupation": "o"}],
    }


def _taught(modules: Items) -> dict[str, Rows]:
    usual = {"minutes": 480, "weekly_min": 240, "weekly_max": 240}
    return {
        "modules": [{"id": m, "title": f"Module {m}", **usual, **_but(own, "gives")} for m, own in modules.items()],
        "programme_modules": [{"programme": "p", "module": m} for m in modules],
        "module_aims": [
            {"module": m, "aim": aim, "level_given": level}
            for m, own in modules.items()
            for aim, level in own.get("gives", {}).items()
        ],
    }


def _practised(blocks: Items) -> dict[str, Rows]:
    phases = [
        (block, order, phase)
        for block, own in blocks.items()
        for order, phase in enumerate(own["phases"], start=1)
    ]  # fmt: skip
    return {
        "blocks": [
            {"id": b, "programme": "p", "title": f"Block {b}", "place": "o", "order": order}
            | _but(own, "phases", "applies", "builds_on")
            for order, (b, own) in enumerate(blocks.items(), start=1)
        ],
        "phases": [
            {
                "block": block,
                "order": order,
                "weeks": phase.get("weeks", 1),
                "first_days_instruction": phase.get("days"),
            }
            for block, order, phase in phases
        ],
        "phase_aims": [row for block, order, phase in phases for row in _phase_aims(block, order, phase)],
        "block_modules": [
            {"block": block, "module": module, "relation": relation.replace("_", " ")}
            for block, own in blocks.items()
            for relation in ("applies", "builds_on")
            for module in own.get(relation, ())
        ],
    }


def _phase_aims(block: str, order: int, phase: Mapping[str, Any]) -> Rows:
    roles = {aim: (role, level) for role in ROLES for aim, level in phase.get(role, {}).items()}
    return [
        {
            "block": block, "phase": order, "aim": aim, "role": role, "level_needed": level,
            "level_given": phase.get("gives", {}).get(aim), "instructed_here": aim in phase.get("instructed", ()),
        }
        for aim, (role, level) in roles.items()
    ]  # fmt: skip


def _people(cohorts: Items, modules: Items, weeks: int) -> dict[str, Rows]:
    usual = {"programme": "p", "school": "s", "first_week": FIRST, "due_week": monday(weeks - 1)}
    asked = sorted({own["qualification"] for own in modules.values() if own.get("qualification")})
    kinds = sorted({own["room_kind"] for own in modules.values() if own.get("room_kind")})
    return {
        "cohorts": [{"id": c, **usual, **own} for c, own in cohorts.items()],
        "students": [
            {"id": f"{c}/{n}", "cohort": c, "birth_date": GROWN_UP}
            for c, own in cohorts.items()
            for n in range(1, own["size"] + 1)
        ],
        "teachers": [{"id": "t", "school": "s", "minutes_per_week": 1500}],
        "teacher_qualifications": [{"teacher": "t", "qualification": name} for name in asked],
        "rooms": [
            {"id": f"s:{kind}", "site": "s:site", "kind": kind, "places": 30, "minutes_per_week": 2100}
            for kind in kinds
        ],
    }


def _places(positions: Items, weeks: int) -> dict[str, Rows]:
    seats = sum(own.get("seats", 1) for own in positions.values())
    when = {p: (own.get("from", FIRST), own.get("to", monday(weeks - 1))) for p, own in positions.items()}
    return {
        "hiring_units": [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": seats}],
        "positions": [
            {
                "id": p,
                "unit": "u",
                "title": f"Position {p}",
                "seats": 1,
                **_but(own, "from", "to", "promised", "starts"),
            }
            for p, own in positions.items()
        ],
        "position_weeks": [
            {"position": p, "from": when[p][0], "to": when[p][1]}
            | {name: own[name] for name in ("promised", "starts") if name in own}
            for p, own in positions.items()
        ],
    }


def _aims(made: Mapping[str, Rows], safety: tuple[str, ...]) -> list[str]:
    return sorted({row["aim"] for name in ("module_aims", "phase_aims") for row in made[name]} | set(safety))


def _but(own: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in own.items() if name not in names}
