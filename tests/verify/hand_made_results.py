"""What came of an earlier cohort of the community made by hand, what was aimed at with it, and what is done about it.

Eight began; z8 left. All others passed, z5 at the second try. In the field after six months: z1, z2, z7 yes, z3 and z4
no; z6 does not say it, z5 did not answer.
"""

from __future__ import annotations

from typing import Any

from tests.tables import Rows

__all__ = ["ACTIONS", "FIGURES", "REACHED", "RESULTS"]

#: Student → level of milling at the examination, and to the mentor (of two nothing was seen at work).
LEVELS = {"z1": (3, 3), "z2": (3, 3), "z3": (3, 2), "z4": (2, 3), "z5": (3, 3), "z6": (3, None), "z7": (1, None)}
#: Student → activity, occupation, in the field, nearby.
JOBS: dict[str, tuple[str | None, str | None, bool | None, bool | None]] = {
    "z1": ("work", "o/mechanic", True, True),
    "z2": ("work", "o/mechanic", True, False),
    "z3": ("work", "o/driver", False, True),
    "z4": ("seeking work", None, None, None),
    "z5": (None, None, None, None),
    "z6": ("work", "o/mechanic", None, True),
    "z7": ("work", "o/mechanic", True, None),
}


def _examined() -> list[dict[str, Any]]:
    tries = [(student, "2026-06-12", student != "z5") for student in LEVELS] + [("z5", "2026-06-26", True)]
    return [{"cohort": "z", "student": s, "exam": "final", "date": day, "passed": passed} for s, day, passed in tries]


def _seen() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for student, (exam, mentor) in LEVELS.items():
        own = {"cohort": "z", "student": student, "aim": "mill"}
        rows.append({**own, "seen_on": "2026-06-12", "level": exam})
        if mentor is not None:
            rows.append({**own, "seen_on": "2026-06-19", "level": mentor, "seen_by": "mentor"})
    return rows


RESULTS: dict[str, Rows] = {
    "graduated_cohorts": [
        {"id": "z", "programme": "mechanic", "school": "school", "began": 8, "graduated_on": "2026-07-03"}
    ],
    "exam_results": _examined(),
    "graduate_aims": _seen(),
    "first_jobs": [
        {
            "cohort": "z", "student": student, "after": "6 months", "activity": activity, "occupation": occupation,
            "in_field": field, "nearby": nearby, "answered_on": "2027-01-11" if activity else None,
        }
        for student, (activity, occupation, field, nearby) in JOBS.items()
    ],
    "leavers": [{"student": "z8", "cohort": "z", "left_on": "2024-11-01", "reason": "moved away"}],
    "cohort_targets": [
        {"id": "z.quality", "cohort": "z", "measure": "quality", "target": 0.9, "set_on": "2023-08-01"},
        {"id": "z.structure", "cohort": "z", "measure": "structure", "occupation": "o/mechanic", "target": 0.9,
         "set_on": "2023-08-01"},
        {"id": "z.quantity", "cohort": "z", "measure": "quantity", "target": 7, "set_on": "2023-08-01"},
        {"id": "z.type", "cohort": "z", "measure": "type", "target": 0.5, "set_on": "2026-06-30"},
        {"id": "a.placed", "cohort": "a", "measure": "unplaced_students", "target": 0, "set_on": "2026-08-01"},
    ],
    "actions": [
        {"id": "a1", "finding": "unplaced_students", "what": "More positions", "owner": "school", "due": "2026-08-01",
         "done_on": "2026-07-01", "indicator": "unplaced_students", "base": 3.0},
        {"id": "a2", "kind": "rule", "finding": "trainee-share", "what": "Another unit", "owner": "miller",
         "due": "2026-08-01"},
        {"id": "a3", "finding": "unplaced_students", "what": "A platform", "owner": "t1", "due": "2027-03-01",
         "indicator": "unplaced_students", "scope": "b", "base": 1.0, "hoped_value": 0.0},
        {"id": "a4", "finding": "unplaced_students", "what": "Another round", "owner": "miller:m", "due": "2026-08-01",
         "done_on": "2026-08-01", "indicator": "unplaced_students", "hoped_value": 0.0, "base": 2.0},
        {"id": "a5", "finding": "rank_median", "what": "Lists of five", "owner": "school", "due": "2026-08-01",
         "done_on": "2026-08-01", "indicator": "rank_median", "base": 1.0, "base_from": "plan of 2025/26"},
    ],
}  # fmt: skip

#: (Indicator, kind, scope) → value, higher being better unless it is of the two named last.
FIGURES = {
    (indicator, kind, scope): value
    for kind, scope in (("all", "all"), ("cohort", "z"))
    for indicator, value in {
        "graduated_quality": 19 / 21,
        "graduated_quantity": 7,
        "graduated_type": 3 / 5,
        "graduated_share": 7 / 8,
        "in_field_6_months_share": 3 / 5,
        "answers_6_months_share": 6 / 7,
        "graduated_structure": 0.1,
        "drop_out_share": 1 / 8,
    }.items()
}

#: Target → the indicator, what came, whether it is met.
REACHED: dict[str, tuple[str, float, bool | None]] = {
    "z.quality": ("graduated_quality", 19 / 21, True),
    "z.structure": ("graduated_structure", 4 / 5, False),
    "z.quantity": ("graduated_quantity", 7, True),
    "z.type": ("graduated_type", 3 / 5, None),
    "a.placed": ("unplaced_students", 0, True),
}
#: Action → how it stands, the figure before and in the plan, how it went.
ACTIONS: dict[str, tuple[str, float | None, float | None, str | None]] = {
    "a1": ("done", 3, 1, "as hoped"),
    "a2": ("overdue", None, None, None),
    "a3": ("open", 1, 1, None),
    "a4": ("done", 2, 1, "nearer"),
    "a5": ("done", 1, 1.5, "not as hoped"),
}
