"""Plans that have something in every table, made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.communities import monday, tiny
from tests.plans import calendar_plan, plan_table

from alternance.community import Community
from alternance.outcomes import REGISTER
from alternance.plan import Plan

__all__ = ["NEED", "REASONS", "everything", "figures", "impossible", "nothing", "red"]

#: Reasons of the student who is left out in `everything`.
REASONS = (
    "2 positions are full with students ranked higher",
    "the way to 1 position takes 70 minutes, 60 are accepted",
)
#: What a student needs in `everything`.
NEED = "a chair that can be raised"


def red() -> tuple[Community, Plan]:
    """Return a cohort that works alone in weeks 2 to 5 at what module m gives only at the end of week 3: 2 red weeks."""
    community = tiny(weeks=12, cohorts={"c": {"title": "IM 26a", "size": 3}})
    return community, calendar_plan(community, {("c", "m"): (2, 3)}, {("c", "b", 1): (2, 5)}, meta={"tables_given": ()})


def nothing() -> tuple[Community, Plan]:
    """Return a plan without a cohort."""
    community = tiny(weeks=12)
    return community, Plan(calendar_plan(community, {}, {}).meta, {})


def impossible() -> tuple[Community, Plan]:
    """Return a plan that says why there is none."""
    community, plan = nothing()
    reasons = ("Cohort “IM 26a” has 40 lessons a week, 30 fit", "No <seat> in weeks 5 & 6")
    return community, plan.with_meta(status="impossible", reasons=reasons)


def figures(values: Mapping[str, float | None]) -> Iterable[dict[str, Any]]:
    """Return rows of the table `indicators`."""
    for name, value in values.items():
        known = REGISTER[name]
        yield {
            "id": name, "kind": "all", "scope": "all", "value": value, "unit": known.unit, "target": known.target,
            "direction": known.direction,
        }  # fmt: skip


def everything() -> tuple[Community, Plan]:
    """Return a community of 12 weeks with a plan in which every table has rows."""
    community = tiny(
        weeks=12,
        modules={
            "m": {"gives": {"a": 2, "guard": 1}, "qualification": "metal", "room_kind": "workshop", "splittable": True},
            "n": {"gives": {"d": 1}, "qualification": "glass"},
        },
        blocks={
            "b": {
                "phases": [{"weeks": 2, "assist": {"guard": None}}, {"weeks": 2, "alone": {"a": 2}}],
                "applies": ["m"],
            },
            "b2": {"phases": [{"weeks": 2, "days": 1, "alone": {"e": 2}, "instructed": ["e"], "gives": {"a": 3}}]},
        },
        cohorts={"c": {"title": "IM 26a", "size": 3}, "c2": {"title": "IM 26b", "size": 2, "due_week": monday(9)}},
        positions={"p1": {"seats": 2, "promised": 1}, "p2": {"seats": 2, "from": monday(4)}},
        safety=("guard",),
    )
    drawn = calendar_plan(
        community,
        {("c", "m"): [(0, 1), (6, 6)], ("c", "n"): (8, 9), ("c2", "m"): (5, 6), ("c2", "n"): (0, 1)},
        {("c", "b", 1): (2, 3), ("c", "b", 2): (4, 5), ("c2", "b", 1): (2, 3), ("c2", "b", 2): (4, 5), ("c2", "b2", 1): (8, 9)},
        placed={("c/1", "b"): "p1", ("c/2", "b"): "p1", ("c2/1", "b"): "p2", ("c2/2", "b"): "p2", ("c2/1", "b2"): "p1"},
        meta={
            "assumed": ("Nobody is ill",), "rules_off": ("learn-before-work",), "mode": "traditional",
            "objective": {"lag": 3, "calendar": 8.0}, "bounds": {"calendar": 6.0}, "times": {"calendar": 1.5},
            "versions": {"alternance": "0.1.0"}, "options": {"work_limit": None},
        },
    )  # fmt: skip
    return community, drawn.with_tables(**_followed(drawn))


def _followed(drawn: Plan) -> dict[str, Any]:
    places = [
        row | {"from": monday(2), "to": monday(5), "enterprise": "e", "door": "round", "rank": number % 3 + 1}
        for number, row in enumerate(drawn["placements"].to_dicts())
    ]
    sessions = [
        row | {"minutes": 240, "teacher": "t", "room_kind": "workshop" if "/m/" in row["section"] else None}
        for row in drawn["sessions"].to_dicts()
    ]
    out = {"student": "c/3", "cohort": "c", "block": "b", "from": monday(2), "to": monday(5)}
    rows: dict[str, list[dict[str, Any]]] = {
        "placements": places,
        "sessions": sessions,
        "unplaced": [out | {"reason": f"r{n}", "count": n, "detail": text} for n, text in enumerate(REASONS, start=1)]
        + [out | {"reason": "no-language", "count": 1}],
        "adjustments": [
            {"student": "c/2", "block": "b", "from": monday(2), "to": monday(5), "position": "p1", "enterprise": "e",
             "adjustment": NEED, "status": "asked"}
        ],
        "unstaffed": [{"section": "c/n/1", "reason": "nobody-qualified", "detail": "Nobody is qualified for glass"}],
        "duties": [
            {"teacher": "t", "week": monday(week), "activity": "lessons", "minutes": minutes}
            for week, minutes in ((0, 240), (1, 1600), (5, 900))
        ],
        "gap_quantity": [
            {"occupation": "o", "quarter": "2026-Q4", "demanded": 9.0, "supplied": 5.0, "gap": -4.0, "rows": "d1 d2"}
        ],
        "gap_structure": [{"occupation": "o", "demanded": 0.75, "supplied": 0.5, "gap": -0.25}],
        "gap_quality": [
            {"programme": "p", "competence": "skill/1", "title": "solder", "demanded": 9.0, "level_asked": 3.0,
             "level_given": 1.0, "shortfall": 18.0, "minutes": 480, "rows": "d1"},
            {"programme": "p", "competence": "skill/2", "title": "blow glass", "demanded": 0.0, "level_asked": 0.0,
             "level_given": 2.0, "shortfall": 0.0, "minutes": 960, "rows": ""},
        ],
        "gap_type": [
            {"programme": "p", "theory_minutes": 960, "practice_minutes": 9600, "compound": 0.5, "only_school": "skill/1"}
        ],
        "indicators": list(figures({"working_before_learning_weeks": 6, "lag_mean_weeks": 1.5, "seats_used_share": 0.625,
                                    "promised_seats_unused": 3, "unplaced_students": 1, "own_field_share": None})),
        "warnings": [{"id": "w-1", "rule": "trainee-share", "place": "u", "message": "7 trainees among 40", "remedy": "Fewer"}],
        "verification": [
            {"rule": "learn-before-work", "checked": 10, "violations": 6},
            {"rule": "seats", "checked": 24, "violations": 0},
            {"rule": "travel", "checked": 0, "violations": 0, "not_checked": "no coordinates are known"},
        ],
    }  # fmt: skip
    return {name: plan_table(name, own) for name, own in rows.items()}
