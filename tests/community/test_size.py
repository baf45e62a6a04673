"""A region's community is checked in under two seconds, also where every row is wrong."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.community.good import TABLES, write_folder

from alternance.community import check, write_workbook
from alternance.community.reading import read

STUDENTS, WISHES = 1_200, 8


def region(wrong: bool) -> dict[str, str]:
    """Return tables of 1,200 students and 9,600 preferences; `wrong`: no cell of a preference is right."""
    positions = [f"m:p{number}" for number in range(1, 401)]
    who = [f"n:s{number}" for number in range(STUDENTS)]
    wishes = [
        (student, positions[(number * 7 + rank) % 400], rank + 1)
        for number, student in enumerate(who)
        for rank in range(WISHES)
    ]
    if wrong:
        wishes = [(f"{student} x", position.replace("p", "q"), -rank) for student, position, rank in wishes]
    return {
        "students": "id,cohort,birth_date\n"
        + "".join(f"{student},n:c{1 + number % 40},2009-03-01\n" for number, student in enumerate(who)),
        "cohorts": "id,programme,school,first_week,due_week,size,minutes_per_day\n"
        + "".join(f"n:c{number},n:mech,n,2026-09-07,2027-06-21,30,360\n" for number in range(1, 41)),
        "positions": "id,unit,title,mentor,seats\n" + "".join(f"{position},m:u1,P,,1\n" for position in positions),
        "position_weeks": "position,from,to\n"
        + "".join(f"{position},2026-09-07,2027-06-21\n" for position in positions),
        "organisations": TABLES["organisations"].replace("40,2", "40,99"),
        "hiring_units": TABLES["hiring_units"].replace("C7233,2", "C7233,99"),
        "preferences": "student,position,rank\n"
        + "".join(f"{student},{position},{rank}\n" for student, position, rank in wishes),
        "unit_rankings": "unit,student,rank\nm:u1,n:s1,1\n",
        "position_rankings": "position,student,rank\n",
        "locks": "id,what,item,value\n",
        "outside_horizon": "cohort,kind,item\n",
        "graduates": "cohort,date,expected\n",
    }


def seconds(path: Path, findings: int) -> float:
    """Return the time that a check takes."""
    begun = time.process_time()
    report = check(path)
    took = time.process_time() - begun
    assert len(report.findings) == findings, list(report.lines())[:5]
    return took


@pytest.mark.parametrize("wrong", [False, True], ids=["all right", "all wrong"])
def test_a_region_is_checked_in_two_seconds(wrong: bool, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "c", region(wrong))
    rows = STUDENTS * WISHES
    assert seconds(folder, rows * 4 if wrong else 0) < 2
    if not wrong:
        write_workbook(read(folder), tmp_path / "c.xlsx")
        assert seconds(tmp_path / "c.xlsx", 0) < 2
