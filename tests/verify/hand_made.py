"""A community and a plan of it, made by hand and without a violation: two cohorts of one programme, twenty weeks.

Weeks are numbers here; `.` is a week of school, `-` the week without school days (5); week 8 has four days.

=============  =====================================================================================
cohort         0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
=============  =====================================================================================
a, 4 students  . . . . F - F F . . .  .  S  .  S  .  S  L  .  .     F first, S second (an alternation), L lab
b, 3 students    . . . . - F F F . .  .  .  S  .  S  .  S  L  .     begins in week 1
=============  =====================================================================================

Before *first* both are taught `safety` and `milling`, after it `cnc`, which builds on it; `english` is splittable and goes
on around the practice; `project` is taught in the school weeks of *second*. *first* is at any enterprise of the
occupation, *second* is an order class of Miller, *lab* is in a room of the school.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
from tests.tables import FIRST, Rows, community, monday, table
from tests.verify import hand_made_results as came

from alternance.community import Community
from alternance.plan import Plan, PlanMeta
from alternance.plan.tables import TABLES

__all__ = ["WEEKS", "hand_made", "plan_table", "the_community", "the_plan"]

WEEKS = 20

WHO: dict[str, Rows] = {
    "organisations": [
        {"id": "school", "kind": "school", "title": "School"},
        {"id": "miller", "kind": "enterprise", "title": "Miller", "staff": 60, "seats_total": 4},
        {"id": "turner", "kind": "enterprise", "title": "Turner", "staff": 30},
    ],
    "sites": [
        {"id": "school:main", "organisation": "school", "title": "Main building"},
        {"id": "miller:works", "organisation": "miller", "title": "Works", "lat": 51.0, "lon": 13.0},
        {"id": "turner:works", "organisation": "turner", "title": "Works", "lat": 51.1, "lon": 13.0},
    ],
}

TAUGHT: dict[str, Rows] = {
    "programmes": [{"id": "mechanic", "school": "school", "title": "Mechanic", "occupation": "o/mechanic"}],
    "aims": [
        {"id": "safe", "programme": "mechanic", "title": "Work safely at machines", "safety": True},
        {"id": "mill", "programme": "mechanic", "title": "Mill a part"},
        {"id": "measure", "programme": "mechanic", "title": "Measure a part"},
        {"id": "deburr", "programme": "mechanic", "title": "Deburr a part"},
        {"id": "cnc", "programme": "mechanic", "title": "Run a machine by programme"},
        {"id": "plan", "programme": "mechanic", "title": "Plan an order"},
    ],
    "modules": [
        {"id": "safety", "title": "Safety", "minutes": 600, "weekly_min": 200, "weekly_max": 400},
        {
            "id": "milling", "title": "Milling", "minutes": 1900, "weekly_min": 240, "weekly_max": 480, "section_max": 3,
            "qualification": "metal", "room_kind": "workshop", "window_to": monday(6),
        },
        {"id": "english", "title": "English", "minutes": 860, "weekly_min": 90, "weekly_max": 180, "splittable": True},
        {
            "id": "cnc", "title": "Machines by programme", "minutes": 900, "weekly_min": 200, "weekly_max": 300,
            "qualification": "cnc", "room_kind": "workshop", "section_max": 3, "window_from": monday(8),
        },
        {
            "id": "project", "title": "Project", "minutes": 720, "weekly_min": 300, "weekly_max": 400,
            "qualification": "metal",
        },
    ],
    "programme_modules": [
        {"programme": "mechanic", "module": module} for module in ("safety", "milling", "english", "cnc", "project")
    ],
    "module_aims": [
        {"module": "safety", "aim": "safe", "level_given": 2},
        {"module": "milling", "aim": "mill", "level_given": 2},
        {"module": "milling", "aim": "measure", "level_given": 2},
        {"module": "cnc", "aim": "cnc", "level_given": 2},
        {"module": "project", "aim": "plan", "level_given": 2},
    ],
    "module_order": [
        {"before": "milling", "after": "cnc", "weeks_min": 1, "weeks_max": 5},
        {"before": "cnc", "after": "project", "weeks_min": 1},
    ],
}  # fmt: skip

PRACTISED: dict[str, Rows] = {
    "blocks": [
        {
            "id": "first", "programme": "mechanic", "title": "First practice", "form": "in-post", "place": "o/mechanic",
            "order": 1, "rhythm": "whole weeks", "window_to": monday(9), "rotation": "other enterprise",
        },
        {
            "id": "second", "programme": "mechanic", "title": "Order class", "form": "order class", "place": "o/mechanic",
            "order": 2, "rhythm": "alternation", "practice_weeks": 1, "school_weeks": 1, "enterprise": "miller",
            "window_from": monday(10),
        },
        {
            "id": "lab", "programme": "mechanic", "title": "Laboratory", "form": "joint platform", "place": "laboratory",
            "order": 3, "rhythm": "whole weeks",
        },
    ],
    "phases": [
        {"block": "first", "order": 1, "weeks": 1, "first_days_instruction": 1},
        {"block": "first", "order": 2, "weeks": 2},
        {"block": "second", "order": 1, "weeks": 3},
        {"block": "lab", "order": 1, "weeks": 1},
    ],
    "phase_aims": [
        {"block": "first", "phase": 1, "aim": "safe", "role": "assist"},
        {"block": "first", "phase": 1, "aim": "measure", "role": "observe"},
        {"block": "first", "phase": 1, "aim": "deburr", "role": "alone", "instructed_here": True},
        {"block": "first", "phase": 2, "aim": "mill", "role": "alone", "level_given": 3},
        {"block": "second", "phase": 1, "aim": "cnc", "role": "alone"},
        {"block": "second", "phase": 1, "aim": "mill", "role": "alone", "level_needed": 3},
        {"block": "lab", "phase": 1, "aim": "plan", "role": "alone"},
    ],
    "block_modules": [
        {"block": "first", "module": "milling", "relation": "applies"},
        {"block": "first", "module": "cnc", "relation": "builds on"},
    ],
}  # fmt: skip

#: Student → what the student needs in practice.
NEEDS = {"a2": "a desk of its own height", "b1": "a break every hour"}

PEOPLE: dict[str, Rows] = {
    "cohorts": [
        {
            "id": cohort, "programme": "mechanic", "school": "school", "first_week": monday(first), "due_week": monday(19),
            "size": size, "minutes_per_day": 240,
        }
        for cohort, first, size in (("a", 0, 4), ("b", 1, 3))
    ],
    "students": [
        {
            "id": f"{cohort}{number}", "cohort": cohort, "birth_date": f"{2009 if number > 1 else 2006}-05-{number:02}",
            "lat": 51.0 + number / 100, "lon": 13.0, "travel_max": 60, "languages": "de en" if number == 1 else "de",
            "adjustments": NEEDS.get(f"{cohort}{number}"),
        }
        for cohort, size in (("a", 4), ("b", 3))
        for number in range(1, size + 1)
    ],
    "student_aims": [{"student": "a2", "aim": "mill", "level": 2, "seen_on": monday(5)}],
    "teachers": [
        {"id": "t1", "school": "school", "minutes_per_week": 1000, "other_duties_minutes": 100, "ceiling": 1100},
        {"id": "t2", "school": "school", "minutes_per_week": 800},
    ],
    "teacher_qualifications": [
        {"teacher": "t1", "qualification": "metal"},
        {"teacher": "t1", "qualification": "cnc"},
        {"teacher": "t2", "qualification": "metal"},
    ],
    "teacher_absences": [{"teacher": "t1", "from": monday(13), "to": monday(15), "share": 0.5}],
    "teacher_practice": [{"teacher": "t1", "from": "2024-07-01", "to": "2024-12-20"}],  # 173 days of 180
    "points_rules": [
        {"id": "visiting", "school": "school", "activity": "Visits", "counts": "visits", "points": 2.0, "cap": 13.0},
        {"id": "lessons", "school": "school", "activity": "Lessons", "counts": "hours of lessons", "points": 1.5, "per": 10},
        {
            "id": "contests", "school": "school", "activity": "Contests", "counts": "records", "points": 5.0, "cap": 10.0,
            "evidence": "certificate",
        },
    ],
    "activity_records": [
        {"id": "r1", "teacher": "t1", "rule": "contests", "day": "2026-09-20", "evidence": "no. 7"},
        {"id": "r2", "teacher": "t1", "rule": "contests", "day": "2026-09-27"},
        {"id": "r3", "teacher": "t2", "rule": "contests", "day": "2026-10-01", "count": 3, "evidence": "no. 8"},
    ],
    "rooms": [
        {"id": "w1", "site": "school:main", "kind": "workshop", "places": 3, "minutes_per_week": 1500},
        {"id": "w2", "site": "school:main", "kind": "workshop", "places": 2, "minutes_per_week": 500},
        {"id": "l1", "site": "school:main", "kind": "laboratory", "places": 4, "minutes_per_week": 1500},
    ],
    "school_weeks": [
        {"school": "school", "week": monday(5), "days": 0, "kind": "holiday"},
        {"school": "school", "week": monday(8), "days": 4},
    ],
}  # fmt: skip

PLACES: dict[str, Rows] = {
    "hiring_units": [
        {"id": "miller:u", "site": "miller:works", "occupation": "o/mechanic", "seats_total": 4, "staff": 50},
        {"id": "turner:u", "site": "turner:works", "occupation": "o/mechanic", "seats_total": 3, "staff": 30},
    ],
    "mentors": [{"id": "miller:m", "unit": "miller:u", "students_max": 2}],
    "positions": [
        {"id": "miller:p1", "unit": "miller:u", "title": "Hall 1", "mentor": "miller:m", "seats": 2, "days": 5},
        {"id": "miller:p2", "unit": "miller:u", "title": "Hall 2", "seats": 2, "days": 5, "minutes_per_day": 450},
        {"id": "turner:p3", "unit": "turner:u", "title": "Shop", "seats": 3, "seats_min": 2, "days": 5, "language": "de"},
    ],
    "position_weeks": [
        {"position": "miller:p1", "from": monday(0), "to": monday(19), "promised": 1},
        {"position": "miller:p2", "from": monday(4), "to": monday(19)},
        {"position": "miller:p2", "from": monday(20), "to": monday(30), "seats": 1},
        {"position": "turner:p3", "from": monday(2), "to": monday(11), "starts": f"{monday(4)} {monday(6)}"},
    ],
    "position_aims": [{"position": "miller:p2", "aim": "measure", "role": "alone", "level_needed": 1}],
    "fixed": [{"student": "a1", "block": "first", "position": "turner:p3"}],
    "searches": [{"student": "b3", "block": "second"}],
    "reserved_seats": [{"position": "turner:p3", "for": "b", "seats": 1}],
    "peer_groups": [{"group": "carpool", "student": "b2"}, {"group": "carpool", "student": "b3"}],
    "forbidden": [
        {"student": "b3", "position": "miller:p1", "reason": "refused before"},
        {"student": "b3", "position": "miller:p2", "reason": "refused before"},
    ],
    "preferences": [
        {"student": "a2", "position": "miller:p1", "rank": 1},
        {"student": "a2", "position": "miller:p2", "rank": 2},
        {"student": "b1", "position": "turner:p3", "rank": 1},
        {"student": "b1", "position": "miller:p2", "rank": 2},
        {"student": "b1", "position": "miller:p1", "rank": 3},
    ],
    "unit_rankings": [
        {"unit": "turner:u", "student": "b2", "rank": 1},
        {"unit": "turner:u", "student": "b3", "rank": 2},
        {"unit": "turner:u", "student": "b1", "rank": 3},
    ],
    "travel": [{"student": "b2", "site": "miller:works", "minutes": 50}],
    "locks": [
        {"id": "l1", "what": "block start", "cohort": "a", "item": "first", "value": str(monday(4))},
        {"id": "l2", "what": "module start", "cohort": "b", "item": "cnc", "value": str(monday(9))},
        {"id": "l3", "what": "teacher", "cohort": "a", "item": "cnc", "value": "t1"},
        {"id": "l4", "what": "position", "student": "a3", "item": "first", "value": "miller:p2"},
    ],
}  # fmt: skip

DEMANDED: dict[str, Rows] = {
    "demands": [
        {
            "id": "miller:d", "enterprise": "miller", "occupation": "o/mechanic", "from": "2027-01-01", "to": "2027-03-31",
            "headcount_low": 6, "headcount_high": 8, "certainty": "sure",
        }
    ],
}  # fmt: skip

#: (Student, block) → for whom the seat is kept: turner ranks b2 first.
SEATS_KEPT = {("b2", "first"): "b"}

#: Cohort → module → (minutes in a full week, teachers of its sections, runs of weeks).
LESSONS: dict[str, dict[str, tuple[int, tuple[str | None, ...], tuple[tuple[int, int], ...]]]] = {
    "a": {
        "safety": (300, (None,), ((0, 1),)),
        "milling": (480, ("t1", "t2"), ((0, 3),)),
        "english": (100, (None,), ((0, 3), (8, 11), (13, 13))),
        "cnc": (240, ("t1", "t1"), ((8, 11),)),
        "project": (360, ("t2",), ((13, 13), (15, 15))),
    },
    "b": {
        "safety": (300, (None,), ((1, 2),)),
        "milling": (480, ("t1",), ((1, 4),)),
        "english": (100, (None,), ((1, 4), (9, 12), (14, 14))),
        "cnc": (240, ("t1",), ((9, 12),)),
        "project": (360, (None,), ((14, 14), (16, 16))),
    },
}
SIZES = {("a", 1): (4,), ("a", 2): (2, 2), ("b", 1): (3,)}

#: (Cohort, block, phase) → runs of practice weeks, days of instruction.
SPANS: dict[tuple[str, str, int], tuple[tuple[tuple[int, int], ...], int]] = {
    ("a", "first", 1): (((4, 4),), 1),
    ("a", "first", 2): (((6, 7),), 0),
    ("a", "second", 1): (((12, 12), (14, 14), (16, 16)), 0),
    ("a", "lab", 1): (((17, 17),), 0),
    ("b", "first", 1): (((6, 6),), 1),
    ("b", "first", 2): (((7, 8),), 0),
    ("b", "second", 1): (((13, 13), (15, 15), (17, 17)), 0),
    ("b", "lab", 1): (((18, 18),), 0),
}

#: Block → student → (position, door, rank).
PLACED: dict[str, dict[str, tuple[str, str, int | None]]] = {
    "first": {
        "a1": ("turner:p3", "contract", None),
        "a2": ("miller:p1", "round", 1),
        "a3": ("miller:p2", "lock", None),
        "a4": ("miller:p1", "round", None),
        "b1": ("miller:p2", "round", 2),
        "b2": ("turner:p3", "round", None),
        "b3": ("turner:p3", "round", None),
    },
    "second": {
        "a1": ("miller:p1", "round", None),
        "a2": ("miller:p1", "round", 1),
        "a3": ("miller:p2", "round", None),
        "a4": ("miller:p2", "round", None),
        "b1": ("miller:p2", "round", 2),
        "b2": ("miller:p1", "round", None),
    },
}


#: Block → week → student → tutor: who is visited.
VISITED: dict[str, dict[int, dict[str, str]]] = {
    "first": {7: {"a1": "t2", "a2": "t1", "a3": "t1", "a4": "t1", "b1": "t1", "b2": "t2", "b3": "t2"}},
    "second": {16: {"a1": "t2", "a2": "t2", "a3": "t2", "a4": "t2"}, 17: {"b1": "t2", "b2": "t2"}},
}
#: From the school nobody knows the way: an hour there and back.
WAY = 60
#: (Teacher, rule) → count, points, what one more would add, records without evidence, records.
POINTS: dict[tuple[str, str], tuple[int, float, float, int, str]] = {
    ("t1", "visiting"): (4, 8.0, 2.0, 0, ""),
    ("t2", "visiting"): (9, 13.0, 0.0, 0, ""),
    ("t1", "lessons"): (108, 15.0, 1.5, 0, ""),  # 6500 minutes
    ("t2", "lessons"): (43, 6.0, 1.5, 0, ""),  # 2620 minutes
    ("t1", "contests"): (1, 5.0, 5.0, 1, "r1"),
    ("t2", "contests"): (3, 10.0, 0.0, 0, "r3"),
}

#: Teacher → week → minutes of lessons.
TEACHING: dict[str, dict[int, int]] = {
    "t1": {0: 480, 1: 960, 2: 960, 3: 940, 4: 460, 8: 384, 9: 720, 10: 720, 11: 696, 12: 180},
    "t2": {0: 480, 1: 480, 2: 480, 3: 460, 13: 360, 15: 360},
}
#: Weeks of `t1`'s other duties, which are 100 minutes in all other weeks.
OTHER_DUTIES = {5: 0, 8: 80, 13: 50, 14: 50, 15: 50}

SCOPES = (("all", "all"), ("school", "school"), ("programme", "mechanic"), ("cohort", "a"), ("cohort", "b"))
#: (Indicator, kind, scope) → value.
FIGURES = {
    **{("working_before_learning_weeks", kind, scope): 0 for kind, scope in SCOPES},
    **{("working_before_learning_share", kind, scope): 0 for kind, scope in SCOPES},
    **{("ready_at_start_share", kind, scope): 1 for kind, scope in SCOPES},
    ("unplaced_students", "all", "all"): 1,
    ("unplaced_students", "cohort", "a"): 0,
    ("unplaced_students", "cohort", "b"): 1,
    ("unstaffed_sections", "all", "all"): 1,
    ("unstaffed_sections", "cohort", "b"): 1,
    ("gap_quantity_too_few", "all", "all"): 0,
    ("lag_mean_weeks", "all", "all"): 0,  # a: weeks 0 to 3, then 4; b: 1 to 4, then 6, and week 5 has no school
    ("first_choice_share", "all", "all"): 2 / 4,
    ("rank_median", "all", "all"): 1.5,
    ("rank_worst", "cohort", "b"): 2,
    ("own_field_share", "enterprise", "turner"): 1,
    ("seats_used_share", "all", "all"): 39 / (2 * 20 + 2 * 16 + 3 * 10),  # 13 placements of 3 weeks
    ("promised_seats_unused", "enterprise", "miller"): 11,  # of 20 weeks, 9 have somebody at p1
    ("teacher_load_mean", "all", "all"): (8230 + 2620) / (1800 * 94 / 5),  # 94 school days
    ("teacher_load_highest", "school", "school"): 1.06,
    ("demand_met_share", "all", "all"): 1,
}


def plan_table(name: str, rows: Rows) -> pl.DataFrame:
    """Return table `name` of a plan; cells that a row leaves out are empty."""
    schema = {column: definition.dtype for column, definition in TABLES[name].columns().items()}
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


def the_community(**other: Rows) -> Community:
    """Return the community; tables named replace its own."""
    tables = {**WHO, **TAUGHT, **PRACTISED, **PEOPLE, **PLACES, **DEMANDED, **came.RESULTS, **other}
    return community(tables, weeks=WEEKS, title="Made by hand", packs=("alternance-core", "cn-teachers"))


def _sections() -> list[dict[str, Any]]:
    return [
        {"id": f"{cohort}/{module}/{number}", "cohort": cohort, "module": module, "number": number, "size": size}
        for cohort, modules in LESSONS.items()
        for module, (_minutes, teachers, _runs) in modules.items()
        for number, size in enumerate(SIZES[cohort, len(teachers)], start=1)
    ]


def _sessions() -> list[dict[str, Any]]:
    kinds = {row["id"]: row.get("room_kind") for row in TAUGHT["modules"]}
    return [
        {
            "section": f"{cohort}/{module}/{number}", "from": monday(first), "to": monday(last), "minutes": minutes,
            "teacher": teacher, "room_kind": kinds[module],
        }
        for cohort, modules in LESSONS.items()
        for module, (minutes, teachers, runs) in modules.items()
        for number, teacher in enumerate(teachers, start=1)
        for first, last in runs
    ]  # fmt: skip


def _spans() -> list[dict[str, Any]]:
    return [
        {
            "cohort": cohort, "block": block, "phase": phase, "from": monday(first), "to": monday(last),
            "instruction_days": days,
        }
        for (cohort, block, phase), (runs, days) in SPANS.items()
        for first, last in runs
    ]  # fmt: skip


def _stay(cohort: str, block: str) -> dict[str, Any]:
    runs = [run for (c, b, _phase), (runs, _days) in SPANS.items() if (c, b) == (cohort, block) for run in runs]
    return {"cohort": cohort, "block": block, "from": monday(runs[0][0]), "to": monday(runs[-1][1])}


def _placements() -> list[dict[str, Any]]:
    mentors: Mapping[str, Any] = {row["id"]: row.get("mentor") for row in PLACES["positions"]}
    return [
        {
            "student": student, **_stay(student[0], block), "position": position, "enterprise": position.split(":")[0],
            "seat_of": SEATS_KEPT.get((student, block)), "mentor": mentors[position], "door": door, "rank": rank, "reason": "by hand",
        }
        for block, students in PLACED.items()
        for student, (position, door, rank) in students.items()
    ]  # fmt: skip


def _adjustments() -> list[dict[str, Any]]:
    names = ("student", "block", "from", "to", "position", "enterprise")
    return [
        {**{name: row[name] for name in names}, "adjustment": NEEDS[row["student"]], "status": "asked"}
        for row in _placements()
        if row["student"] in NEEDS
    ]


def _duties() -> list[dict[str, Any]]:
    other = {week: OTHER_DUTIES.get(week, 100) for week in range(WEEKS)}
    given = [(t, week, "lessons", m) for t, weeks in TEACHING.items() for week, m in weeks.items()]
    given += [("t1", week, "other duties", minutes) for week, minutes in other.items() if minutes]
    return [{"teacher": t, "week": monday(week), "activity": kind, "minutes": m} for t, week, kind, m in given]


def _visits() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    on_the_way: set[tuple[str, str, int]] = set()
    visits = [(student, block, week, tutor) for block, weeks in VISITED.items() for week, students in weeks.items()
              for student, tutor in students.items()]  # fmt: skip
    for student, block, week, tutor in sorted(visits):
        site = PLACED[block][student][0].split(":")[0] + ":works"
        rows.append({
            "student": student, "block": block, "number": 1, "week": monday(week), "teacher": tutor, "site": site,
            "minutes": 0, "travel": 0 if (tutor, site, week) in on_the_way else WAY,
        })  # fmt: skip
        on_the_way.add((tutor, site, week))
    return rows


def _points() -> list[dict[str, Any]]:
    names = ("count", "points", "next", "unproven", "rows")
    return [
        {"teacher": teacher, "rule": rule, **dict(zip(names, line, strict=True))}
        for (teacher, rule), line in POINTS.items()
    ]


def _direction(indicator: str) -> str:
    higher = indicator in {id_ for id_, *_ in came.FIGURES} - {"graduated_structure", "drop_out_share"}
    return "higher" if higher else "lower"


def _results() -> list[dict[str, Any]]:
    targets = table("cohort_targets", came.RESULTS["cohort_targets"])
    said = (dict(zip(("indicator", "value", "met"), came.REACHED[row["id"]], strict=True)) | row
            for row in targets.iter_rows(named=True))  # fmt: skip
    return [{**row, "value": float(row["value"])} for row in said]


def _actions() -> list[dict[str, Any]]:
    names = ("state", "before", "after", "effect")
    rows = table("actions", came.RESULTS["actions"]).iter_rows(named=True)
    return [{**row, **dict(zip(names, came.ACTIONS[row["id"]], strict=True))} for row in rows]


def the_plan(of: Community, **other: pl.DataFrame) -> Plan:
    """Return the plan; tables named replace its own."""
    cohorts = [
        {column: row[column] for column in TABLES["cohorts"].columns()} for row in of["cohorts"].iter_rows(named=True)
    ]
    tables: dict[str, Rows] = {
        "cohorts": cohorts,
        "sections": _sections(),
        "sessions": _sessions(),
        "spans": _spans(),
        "placements": _placements(),
        "unplaced": [{"student": "b3", **_stay("b", "second"), "reason": "forbidden", "count": 2}],
        "adjustments": _adjustments(),
        "unstaffed": [{"section": "b/project/1", "reason": "nobody-free"}],
        "duties": _duties(),
        "visits": _visits(),
        "teacher_practice": [{"teacher": "t1", "from": monday(18), "to": monday(19)}],
        "practice_missing": [{"teacher": "t2", "done": 0, "planned": 0, "asked": 180, "reason": "lessons"}],
        "points": _points(),
        "indicators": [
            {"id": id_, "kind": kind, "scope": scope, "value": float(value), "direction": _direction(id_)}
            for (id_, kind, scope), value in {**FIGURES, **came.FIGURES}.items()
        ],
        "gap_quantity": [
            {
                "occupation": "o/mechanic",
                "quarter": "2027-Q1",
                "demanded": 7.0,
                "supplied": 7.0,
                "gap": 0.0,
                "demanded_sure": 7.0,
                "demanded_most": 7.0,
            }
        ],
        "cohort_results": _results(),
        "actions": _actions(),
        "gap_structure": [{"occupation": "o/mechanic", "demanded": 1.0, "supplied": 1.0, "gap": 0.0}],
    }
    meta = PlanMeta(title="Made by hand", community=of.hash, first_week=FIRST, weeks=WEEKS)
    return Plan(meta, {name: plan_table(name, rows) for name, rows in tables.items()} | other)


def hand_made() -> tuple[Community, Plan]:
    """Return the community and its plan."""
    of = the_community()
    return of, the_plan(of)
