"""Write what became of two classes that graduated before the year, as invented as the school. Run it after a change."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

COMMUNITY = Path(__file__).parent / "community"
#: Class → programme, students who began, how many of them left, who failed part 2 at the first and at the last try.
CLASSES = {
    "IM 21a": ("bsz:im", 24, 2, (5, 11), (11,)),
    "ME 21a": ("bsz:me", 20, 5, (3, 8, 9), (8, 9)),
}
#: Programme → the aims that the examination showed, and those that mentors saw.
AIMS = {
    "bsz:im": (("bsz:im.drehen", "bsz:im.cnc"), ("bsz:im.montage", "bsz:im.cnc")),
    "bsz:me": (("bsz:me.elektro", "bsz:me.teilsystem"), ("bsz:me.fluid", "bsz:me.teilsystem")),
}
OCCUPATION = {"bsz:im": "isco/C7233", "bsz:me": "isco/C7412"}
#: What graduates do after half a year, the same for every tenth, and whether in the field and near; None: no answer.
DOES: tuple[tuple[str, bool | None, bool | None] | None, ...] = (
    ("work", True, True), ("work", True, True), ("work", True, False), ("study", None, None), ("work", False, True),
    None, ("work", True, True), ("seeking work", None, None), ("work", True, True), None,
)  # fmt: skip
REASONS = ("another programme", "moved away", "work without a qualification", "another programme", "health")


def ids(name: str) -> tuple[str, list[str]]:
    """Return the id of a class, and of those of its students who stayed."""
    _programme, began, left, *_ = CLASSES[name]
    cohort = f"bsz:{name.replace(' ', '')}"
    return cohort, [f"{cohort}-{n:02}" for n in range(1, began - left + 1)]


def levels(n: int) -> int:
    """Return the level that student number `n` shows in examinations."""
    return 4 if n % 5 == 0 else 3 if n % 4 else 2


def exams() -> Iterable[tuple[object, ...]]:
    """Yield both parts of the final examination; whoever fails the second tries again."""
    for name, (_programme, _began, _left, first, last) in CLASSES.items():
        cohort, students = ids(name)
        for n, student in enumerate(students, start=1):
            yield cohort, student, "Teil 1", "2023-05-24", "yes"
            yield cohort, student, "Teil 2", "2025-01-22", "no" if n in first else "yes"
            if n in first:
                yield cohort, student, "Teil 2", "2025-02-07", "no" if n in last else "yes"


def shown() -> Iterable[tuple[object, ...]]:
    """Yield what the second part showed, and what mentors saw in the last weeks before it."""
    for name, (programme, _began, _left, first, last) in CLASSES.items():
        cohort, students = ids(name)
        examined, worked = AIMS[programme]
        for n, student in enumerate(students, start=1):
            for aim in examined:
                level = 2 if n in last else 3 if n in first else levels(n)
                yield cohort, student, aim, "2025-02-07" if n in first else "2025-01-22", "examination", level
            for aim in worked if n % 3 else worked[:1]:
                yield cohort, student, aim, "2024-12-13", "mentor", 2 if n % 6 == 4 else 3


def jobs() -> Iterable[tuple[object, ...]]:
    """Yield what graduates said in August 2025; nobody has been asked again yet."""
    for name, (programme, _began, _left, _first, last) in CLASSES.items():
        cohort, students = ids(name)
        for n, student in enumerate(students, start=1):
            if n in last:
                continue
            does = DOES[n % len(DOES)]
            if does is None:
                yield cohort, student, "6 months", "", "", "", "", ""
            else:
                what, field, near = does
                code = {True: OCCUPATION[programme], False: "isco/C8332", None: ""}[field]
                said = ["" if value is None else "yes" if value else "no" for value in (field, near)]
                yield cohort, student, "6 months", f"2025-08-{n % 20 + 1:02}", what, code, *said


def left() -> Iterable[tuple[object, ...]]:
    """Yield who left."""
    for name, (_programme, began, gone, *_) in CLASSES.items():
        cohort, _students = ids(name)
        for n in range(gone):
            yield f"{cohort}-{began - n:02}", cohort, f"202{2 + n % 2}-0{3 + n}-15", REASONS[n]


def write(table: str, heading: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write a table of the community."""
    with (COMMUNITY / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading.split(","))
        writer.writerows(rows)


if __name__ == "__main__":
    cohorts = ((ids(name)[0], own[0], "bsz", name, own[1], "2025-02-14") for name, own in CLASSES.items())
    write("graduated_cohorts", "id,programme,school,title,began,graduated_on", cohorts)
    write("exam_results", "cohort,student,exam,date,passed", exams())
    write("graduate_aims", "cohort,student,aim,seen_on,seen_by,level", shown())
    write("first_jobs", "cohort,student,after,answered_on,activity,occupation,in_field,nearby", jobs())
    write("leavers", "student,cohort,left_on,reason", left())
