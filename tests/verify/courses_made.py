"""A community of courses and a plan of it, made by hand and without a violation: two cohorts, two schools, one platform.

Weeks are numbers; week 5 has no school days, week 8 has four. `R` is a week of day release (two days of practice), `L`
a week in the training centre's laboratory, `.` a week of school.

=============  =====================================================================
cohort         0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
=============  =====================================================================
c, 3 students  . . . F . - R R R M R  R  R  .  L  .     F filing, M mail
d, 1 student   . . . M . - R R R R F  R  R  .  L  .
e, 2 students  . . . . . - . . . . .  .  .  .  L  .     of another school
=============  =====================================================================

All of a school's cohorts take `typing` together in weeks 0 and 1: four students in sections of two, so that one of c and d
share the second. `filing` and `mail` are one group, in any order, with two to six weeks between; `mail` begins on dates
fixed beforehand. In the day release each team of two asks the centre's counter, each student a teacher's time.
"""

from __future__ import annotations

from typing import Any

from tests.tables import FIRST, Rows, community, monday
from tests.verify.hand_made import plan_table

from alternance.community import Community
from alternance.plan import Plan, PlanMeta

__all__ = ["courses_made"]

WEEKS = 16
CLERK = {"programme": "clerk", "minutes_per_day": 240, "due_week": monday(15), "first_week": monday(0)}

TABLES: dict[str, Rows] = {
    "organisations": [
        {"id": "north", "kind": "school", "title": "North"},
        {"id": "south", "kind": "school", "title": "South"},
        {"id": "shop", "kind": "enterprise", "title": "Shop", "staff": 90},
        {"id": "centre", "kind": "training centre", "title": "Training centre"},
    ],
    "sites": [
        {"id": "north:main", "organisation": "north", "title": "North"},
        {"id": "shop:main", "organisation": "shop", "title": "Shop"},
        {"id": "centre:main", "organisation": "centre", "title": "Centre"},
    ],
    "programmes": [
        {"id": "clerk", "school": "north", "title": "Clerk", "occupation": "o/clerk"},
        {"id": "visit", "school": "south", "title": "Guests", "occupation": "o/clerk"},
    ],
    "aims": [{"id": "type", "programme": "clerk", "title": "Write a letter"}],
    "order_groups": [{"id": "courses", "title": "Courses", "spacing_min": 2, "spacing_max": 6}],
    "modules": [
        {
            "id": "typing", "title": "Typing", "minutes": 600, "weekly_min": 300, "weekly_max": 300, "shared": True,
            "section_max": 2, "section_min": 2, "qualification": "office", "room_kind": "classroom",
        },
        {
            "id": "filing", "title": "Filing", "minutes": 300, "weekly_min": 300, "weekly_max": 300, "shared": True,
            "order_group": "courses", "qualification": "office",
        },
        {
            "id": "mail", "title": "Mail", "minutes": 300, "weekly_min": 300, "weekly_max": 300,
            "order_group": "courses", "room_kind": "classroom",
        },
    ],
    "programme_modules": [{"programme": "clerk", "module": module} for module in ("typing", "filing", "mail")],
    "module_aims": [{"module": "typing", "aim": "type", "level_given": 2}],
    "offers": [
        {"module": "mail", "week": monday(3), "places": 1},
        {"module": "mail", "week": monday(9), "places": 4},
    ],
    "blocks": [
        {
            "id": "release", "programme": "clerk", "title": "Two days a week", "form": "in-post", "place": "o/clerk",
            "order": 1, "rhythm": "day release", "days_per_week": 2,
        },
        {"id": "lab", "programme": "clerk", "title": "Laboratory", "form": "joint platform", "place": "lab", "order": 2},
        {"id": "guests", "programme": "visit", "title": "Guests", "form": "joint platform", "place": "lab", "order": 1},
    ],
    "phases": [
        {"block": "release", "order": 1, "weeks": 3},
        {"block": "release", "order": 2, "weeks": 4},
        {"block": "lab", "order": 1, "weeks": 1},
        {"block": "guests", "order": 1, "weeks": 1},
    ],
    "phase_aims": [{"block": "release", "phase": 2, "aim": "type", "role": "alone"}],
    "block_resources": [
        {"block": "release", "kind": "room", "what": "counter", "minutes_per_week": 100, "team_size": 2},
        {"block": "release", "kind": "teacher", "what": "office", "minutes_per_week": 60},
    ],
    "cohorts": [
        {"id": "c", "school": "north", "size": 3, **CLERK},
        {"id": "d", "school": "north", "size": 1, **CLERK},
        {"id": "e", "school": "south", "size": 2, **CLERK, "programme": "visit"},
    ],
    "students": [
        {"id": f"{cohort}{number}", "cohort": cohort, "birth_date": "2006-01-01"}
        for cohort, size in (("c", 3), ("d", 1), ("e", 2))
        for number in range(1, size + 1)
    ],
    "teachers": [{"id": "t1", "school": "north", "minutes_per_week": 700}],
    "teacher_qualifications": [{"teacher": "t1", "qualification": "office"}],
    "rooms": [
        {"id": "r1", "site": "north:main", "kind": "classroom", "places": 3, "minutes_per_week": 700},
        {"id": "k1", "site": "centre:main", "kind": "counter", "places": 1, "minutes_per_week": 320},
        {"id": "l1", "site": "centre:main", "kind": "lab", "places": 7, "minutes_per_week": 900},
    ],
    "room_shares": [
        {"room": "l1", "school": "north", "from": monday(10), "to": monday(15), "places": 4},
        {"room": "l1", "school": "south", "from": monday(14), "to": monday(14), "places": 3},
    ],
    "school_weeks": [
        {"school": school, "week": monday(week), "days": days}
        for school in ("north", "south")
        for week, days in ((5, 0), (8, 4))
    ],
    "hiring_units": [{"id": "shop:u", "site": "shop:main", "occupation": "o/clerk", "seats_total": 4, "staff": 90}],
    "positions": [{"id": "shop:p", "unit": "shop:u", "title": "Desk", "seats": 4}],
    "position_weeks": [{"position": "shop:p", "from": monday(0), "to": monday(15)}],
}  # fmt: skip

#: Section → (size, taught together as, first and last week, teacher).
SECTIONS: dict[tuple[str, str, int], tuple[int, str | None, tuple[int, int], str | None]] = {
    ("c", "typing", 1): (2, None, (0, 1), "t1"),
    ("c", "typing", 2): (1, "typing/0/2", (0, 1), "t1"),
    ("d", "typing", 2): (1, "typing/0/2", (0, 1), "t1"),
    ("c", "filing", 1): (3, None, (3, 3), "t1"),
    ("d", "filing", 1): (1, None, (10, 10), "t1"),
    ("c", "mail", 1): (3, None, (9, 9), None),
    ("d", "mail", 1): (1, None, (3, 3), None),
}
#: (Cohort, block, phase) → runs, days of a day release.
SPANS: dict[tuple[str, str, int], tuple[tuple[tuple[int, int], ...], int | None]] = {
    **{(cohort, "release", 1): (((6, 8),), 2) for cohort in "cd"},
    **{(cohort, "release", 2): (((9, 12),), 2) for cohort in "cd"},
    **{(cohort, "lab", 1): (((14, 14),), None) for cohort in "cd"},
    ("e", "guests", 1): (((14, 14),), None),
}


def _rows() -> dict[str, list[dict[str, Any]]]:
    kinds = {row["id"]: row.get("room_kind") for row in TABLES["modules"]}
    minutes = {row["id"]: row["weekly_max"] for row in TABLES["modules"]}
    named = {key: f"{key[0]}/{key[1]}/{key[2]}" for key in SECTIONS}
    return {
        "sections": [
            {"id": named[key], "cohort": key[0], "module": key[1], "number": key[2], "size": size, "together": together}
            for key, (size, together, _weeks, _teacher) in SECTIONS.items()
        ],
        "sessions": [
            {
                "section": named[key], "from": monday(weeks[0]), "to": monday(weeks[1]), "minutes": minutes[key[1]],
                "teacher": teacher, "room_kind": kinds[key[1]],
            }
            for key, (_size, _together, weeks, teacher) in SECTIONS.items()
        ],
        "spans": [
            {
                "cohort": cohort, "block": block, "phase": phase, "from": monday(first), "to": monday(last),
                "days": days, "instruction_days": 0,
            }
            for (cohort, block, phase), (runs, days) in SPANS.items()
            for first, last in runs
        ],
        "placements": [
            {
                "student": f"{cohort}{number}", "cohort": cohort, "block": "release", "from": monday(6),
                "to": monday(12), "position": "shop:p", "enterprise": "shop", "door": "round", "reason": "by hand",
            }
            for cohort, size in (("c", 3), ("d", 1))
            for number in range(1, size + 1)
        ],
        "visits": [
            {
                "student": student, "block": "release", "number": 1, "week": monday(8), "teacher": "t1",
                "site": "shop:main", "minutes": 0, "travel": 60 if student == "c1" else 0,
            }
            for student in ("c1", "c2", "c3", "d1")
        ],
        "duties": [
            {"teacher": "t1", "week": monday(week), "activity": "lessons", "minutes": minutes}
            for week, minutes in ((0, 600), (1, 600), (3, 300), (10, 300))
        ],
    }  # fmt: skip


def courses_made() -> tuple[Community, Plan]:
    """Return the community and its plan."""
    of = community(TABLES, weeks=WEEKS, title="Courses")
    columns = ("id", "programme", "school", "title", "size", "first_week", "due_week")
    cohorts = [{name: row[name] for name in columns} for row in of["cohorts"].iter_rows(named=True)]
    meta = PlanMeta(title="Courses", community=of.hash, first_week=FIRST, weeks=WEEKS)
    return of, Plan(meta, {name: plan_table(name, rows) for name, rows in {"cohorts": cohorts, **_rows()}.items()})
