"""A small community in which every table has rows and nothing is wrong, and ways to write it with a change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

__all__ = ["FACTS", "TABLES", "cells", "changed", "write_folder", "write_workbook"]

FACTS: dict[str, Any] = {
    "format": 1,
    "title": "North",
    "first_week": "2026-09-07",
    "weeks": 42,
    "country": "DE",
    "region": "SN",
}

#: Table → its text.
TABLES: dict[str, str] = {
    "organisations": "id,kind,title,staff,seats_total\nn,school,School North,,\nm,enterprise,Miller,40,2\n",
    "sites": "id,organisation,title,lat,lon\nn:main,n,Main building,51.05,13.74\nm:works,m,Works,51.06,13.8\n",
    "programmes": "id,school,title,occupation\nn:mech,n,Mechanic,isco/C7233\n",
    "aims": (
        "id,programme,kind,title,parent,safety\n"
        "n:make,n:mech,work task,Make parts,,no\nn:mill,n:mech,competence,Mill,n:make,no\nn:safe,n:mech,work task,Work safely,,yes\n"
    ),
    "modules": (
        "id,title,kind,minutes,weekly_min,weekly_max,qualification,room_kind\n"
        "n:m1,Milling 1,workshop,2400,240,480,metal,workshop\nn:m2,Milling 2,theory,2400,240,480,metal,\n"
    ),
    "programme_modules": "programme,module\nn:mech,n:m1\nn:mech,n:m2\n",
    "module_aims": "module,aim,level_given\nn:m1,n:mill,2\nn:m1,n:safe,1\n",
    "module_order": "before,after,weeks_min,weeks_max\nn:m1,n:m2,0,30\n",
    "blocks": "id,programme,title,form,place,order\nn:b1,n:mech,Practice,in-post,isco/C7233,1\n",
    "phases": "block,order,weeks,first_days_instruction\nn:b1,1,2,1\nn:b1,2,4,0\n",
    "phase_aims": (
        "block,phase,aim,role,level_needed,level_given,instructed_here\n"
        "n:b1,1,n:safe,assist,,,no\nn:b1,1,n:make,alone,,3,yes\nn:b1,2,n:mill,alone,2,3,no\nn:b1,2,n:make,alone,3,,no\n"
    ),
    "block_modules": "block,module,relation\nn:b1,n:m2,builds on\nn:b1,n:m1,applies\n",
    "cycles": "block,first_week\nn:b1,2027-02-01\n",
    "cohorts": "id,programme,school,title,first_week,due_week,size,minutes_per_day\nn:c1,n:mech,n,M 1,2026-09-07,2027-06-21,2,360\n",
    "outside_horizon": "cohort,kind,item,ended\n",
    "students": "id,cohort,birth_date,lat,lon,travel_max,wish,languages\nn:s1,n:c1,2009-03-01,51.0,13.7,60,job,de\nn:s2,n:c1,2009-05-02,,,,,\n",
    "student_aims": "student,aim,level,confirmed_by_kind,seen_on\nn:s1,n:mill,1,teacher,2026-09-11\n",
    "teachers": "id,school,minutes_per_week,other_duties_minutes\nn:t1,n,1500,100\n",
    "teacher_qualifications": "teacher,qualification\nn:t1,metal\n",
    "teacher_absences": "teacher,from,to,share,reason\nn:t1,2027-01-04,2027-01-11,0.5,training\n",
    "rooms": "id,site,kind,places,minutes_per_week\nn:w1,n:main,workshop,16,2100\n",
    "school_weeks": "school,week,days,kind,number\nn,2026-12-21,0,holiday,\n",
    "hiring_units": "id,site,occupation,seats_total\nm:u1,m:works,isco/C7233,2\n",
    "mentors": "id,unit,students_max\nm:m1,m:u1,2\n",
    "positions": "id,unit,title,mentor,seats\nm:p1,m:u1,Milling,m:m1,2\n",
    "position_weeks": "position,from,to,promised,starts\nm:p1,2026-09-07,2027-06-21,1,every 2 from 2026-09-07\n",
    "position_blocks": "position,block\nm:p1,n:b1\n",
    "position_aims": "position,aim,role,level_needed,level_trained\nm:p1,n:mill,alone,2,3\n",
    "fixed": "student,block,position,door,reason\nn:s1,n:b1,m:p1,contract,\n",
    "forbidden": "student,position,reason\n",
    "preferences": "student,position,rank\nn:s1,m:p1,1\nn:s2,m:p1,1\n",
    "unit_rankings": "unit,student,rank\nm:u1,n:s1,1\n",
    "position_rankings": "position,student,rank\nm:p1,n:s1,1\n",
    "travel": "student,site,minutes\nn:s1,m:works,35\n",
    "demands": "id,enterprise,occupation,from,to,headcount_low,headcount_high,certainty\nd1,m,isco/C7233,2027-07-01,2027-09-30,1,2,sure\n",
    "demand_aims": "demand,competence,level\nd1,n:mill,3\n",
    "certainty_weights": "certainty,weight\nperhaps,0.5\n",
    "improvements": (
        "id,kind,title,owner,cost,currency,ready_from,programme,site,room_kind,places\n"
        "n:cell,equipment,Five-axis cell,n,48000,EUR,2027-03-01,n:mech,n:main,cell,8\n"
    ),
    "improvement_aims": "improvement,competence,level,place\nn:cell,n:mill,4,n:m1\n",
    "graduates": "cohort,date,expected\nn:c1,2027-07-02,2\n",
    "graduated_cohorts": ("id,programme,school,title,began,graduated_on\nn:c0,n:mech,n,M 0,9,2026-07-03\n"),
    "exam_results": "cohort,student,exam,date,passed\nn:c0,n:s-1,final,2026-06-12,yes\n",
    "graduate_aims": "cohort,student,aim,seen_on,seen_by,level\nn:c0,n:s-1,n:mill,2026-06-12,,3\n",
    "first_jobs": (
        "cohort,student,after,answered_on,activity,occupation,in_field,nearby,employer\n"
        "n:c0,n:s-1,6 months,2027-01-11,work,isco/C7233,yes,,m\n"
    ),
    "leavers": ("student,cohort,left_on,reason\nn:s-2,n:c0,2024-11-01,moved away\n"),
    "cohort_targets": ("id,cohort,measure,occupation,target,set_on\nt1,n:c0,quality,,0.9,2023-08-01\n"),
    "actions": (
        "id,kind,finding,place,what,owner,due,done_on,indicator,scope,hoped,hoped_value,base,base_from\n"
        "x1,indicator,gap_quality,n:mech,More milling,n:t1,2026-07-31,,gap_quality,n:mech,lower,0.2,0.31,plan of 2025\n"
    ),
    "locks": "id,what,cohort,student,item,value,reason\nl1,block start,n:c1,,n:b1,2027-02-01,agreed\n",
}


def changed(table: str, before: str, after: str) -> dict[str, str]:
    """Return table `table` with `before`, which stands in it once, replaced."""
    text = TABLES[table]
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {table}"
    return {table: text.replace(before, after)}


def write_folder(
    folder: Path, tables: Mapping[str, str | bytes | None] | None = None, facts: Mapping[str, Any] | None = None
) -> Path:
    """Write the community as a folder; `tables` replaces tables (None: leaves out), `facts` members."""
    folder.mkdir(exist_ok=True)
    (folder / "community.json").write_text(json.dumps({**FACTS, **(facts or {})}), encoding="utf-8")
    for name, text in {**TABLES, **(tables or {})}.items():
        if text is not None:
            (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def cells(text: str) -> list[list[str | None]]:
    """Return a table's text as rows of cells; it holds no quotes."""
    return [[cell or None for cell in line.split(",")] for line in text.splitlines()]


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]] | None] | None = None) -> Path:
    """Write the community as a spreadsheet that is not ours: no explanations, all text; `sheets` replaces sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    own: dict[str, Sequence[Sequence[Any]]] = {"community": [["member", "value"], *FACTS.items()]}
    own |= {name: cells(text) for name, text in TABLES.items()}
    for name, rows in {**own, **(sheets or {})}.items():
        if rows is not None:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
    book.save(path)
    return path
