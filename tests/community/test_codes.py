"""Every code of the catalogue: the smallest input that has it, at its place, and one that just does not have it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook
from tests.community.good import FACTS, TABLES, cells, changed, write_folder, write_workbook

from alternance.community import CATALOGUE, check
from alternance.io.problems import PROBLEMS
from alternance.io.untis.problems import LESSON_PROBLEMS

Write = Callable[[Path], Path]
Where = tuple[str, int | None, str | None, str | None]


@dataclass(frozen=True)
class Case:
    """One code: how to write an input that has it and one that has not; file, row, column and value."""

    code: str
    bad: Write
    good: Write
    where: Where


def folder(tables: Mapping[str, str | bytes | None] | None = None, **facts: Any) -> Write:
    """Write the good community as a folder with other tables and facts."""
    return lambda path: write_folder(path / "c", tables, facts)


def book(sheets: Mapping[str, Any] | None = None, then: Callable[[Any], None] | None = None) -> Write:
    """Write the good community as a spreadsheet with other sheets, and do something more to it."""

    def write(path: Path) -> Path:
        file = write_workbook(path / "c.xlsx", sheets)
        if then is not None:
            workbook = load_workbook(file)
            then(workbook)
            workbook.save(file)
        return file

    return write


def also(write: Write, name: str, content: bytes) -> Write:
    """Put another file into the folder."""

    def more(path: Path) -> Path:
        (write(path) / name).write_bytes(content)
        return path / "c"

    return more


def cell(table: str, before: str, bad: str, good: str, where: Where, code: str) -> Case:
    """Return a case in which one text in a table is replaced."""
    return Case(code, folder(changed(table, before, bad)), folder(changed(table, before, good)), where)


def with_table(code: str, table: str, bad: str, good: str, where: tuple[int, str, str]) -> Case:
    """Return a case in which the community has one table more."""
    return Case(code, folder({table: bad}), folder({table: good}), (f"{table}.csv", *where))


def widened(table: str, heading: str, *values: str) -> dict[str, str]:
    """Return a table with one column more."""
    lines = zip(TABLES[table].splitlines(), (heading, *values), strict=True)
    return {table: "".join(f"{line},{value}\n" for line, value in lines)}


def absent(path: Path) -> Path:
    """Name a folder that is not there."""
    return path / "c"


def without_facts(path: Path) -> Path:
    """Write the folder without community.json."""
    (write_folder(path / "c") / "community.json").unlink()
    return path / "c"


def linked(inside: bool) -> Write:
    """Make one table a link to a file outside or inside."""

    def write(path: Path) -> Path:
        root = write_folder(path / "c")
        target = root / "kept" / "aims.csv" if inside else path / "elsewhere.csv"
        target.parent.mkdir(exist_ok=True)
        shutil.move(root / "aims.csv", target)
        (root / "aims.csv").symlink_to(target)
        return root

    return write


def raw(content: bytes) -> Write:
    """Write a file that is called a spreadsheet."""

    def write(path: Path) -> Path:
        (path / "c.xlsx").write_bytes(content)
        return path / "c.xlsx"

    return write


def sheets(count: int) -> Write:
    """Add sheets until there are `count`."""

    def more(workbook: Any) -> None:
        for _ in range(count - len(workbook.worksheets)):
            workbook.create_sheet()

    return book(None, more)


def stray(*spots: str) -> Write:
    """Put a note far from the tables, one on each sheet for people."""
    return book({f"read me{n or ''}": [["x"]] for n in range(len(spots))}, lambda workbook: _stray(workbook, spots))


def _stray(workbook: Any, spots: tuple[str, ...]) -> None:
    for number, spot in enumerate(spots):
        workbook[f"read me{number or ''}"][spot] = "x"


def merge(span: str) -> Write:
    """Merge cells of the table of aims."""
    return book(None, lambda workbook: workbook["aims"].merge_cells(span))


def formula(text: str) -> Write:
    """Write a formula that was never computed, or its value, as a size."""
    return book({"cohorts": [*cells(TABLES["cohorts"])[:1], _sized(text)]})


def _sized(size: str) -> list[Any]:
    row: list[Any] = cells(TABLES["cohorts"])[1]
    row[6] = size
    return row


def parquet(students: list[Any]) -> bytes:
    """Return a table of ways as a Parquet file."""
    content = BytesIO()
    pl.DataFrame({"student": students, "site": "m:works", "minutes": 35}).write_parquet(content)
    return content.getvalue()


AIM, LAST = "n:mill,n:mech,competence,Mill,n:make,no", "2027-06-21"
FIRST = "2026-09-07"
TOO_LONG = "x" * 401

RULES, RECORD = "id,school,activity,counts,points\n", "id,teacher,rule,day\na,n:t1,r,2026-10-01\n"
AIMED = "id,cohort,measure,occupation,target,set_on\n"
NUMBERS = "school,week,days,kind,number\nn,2026-09-07,5,teaching,1\nn,2026-09-14,5,teaching,2\n"
OFFERS, SHARES = "module,week,places\nn:m1,2026-09-07,\n", "room,school,from,to,places\n"
SAWYER = {
    "programmes": TABLES["programmes"] + "n:saw,n,Sawyer,isco/C7233\n",
    "blocks": TABLES["blocks"] + "n:b9,n:saw,Saw,in-post,isco/C7233,1\n",
    "phases": TABLES["phases"] + "n:b9,1,2,0\n",
}
RELEASE = {
    "blocks": "id,programme,title,place,order,rhythm,days_per_week\nn:b1,n:mech,Practice,isco/C7233,1,day release,3\n"
}
SECOND = {
    "positions": TABLES["positions"] + "m:p2,m:u1,Drilling,m:m1,2\n",
    "position_weeks": TABLES["position_weeks"] + "m:p2,2027-06-07,2027-06-21,0,any\n",
}
WIDE = {**SECOND, **changed("hiring_units", "C7233,2", "C7233,4"), **changed("mentors", "m:u1,2", "m:u1,4")}
SECOND_UNIT = {
    "hiring_units": TABLES["hiring_units"] + "m:u2,m:works,isco/C7233,2\n",
    "positions": TABLES["positions"] + "m:p2,m:u2,Turning,,1\n",
    "position_weeks": TABLES["position_weeks"] + "m:p2,2026-09-07,2027-06-21,0,any\n",
}
TAKES_ONE = {**SECOND_UNIT, **changed("organisations", "40,2", "40,1")}
BOTH_FIXED = {"fixed": TABLES["fixed"] + "n:s2,n:b1,m:p2,contract,\n"}
#: A student whose date of birth is not known.
UNKNOWN_AGE = changed("students", "n:s2,n:c1,2009-05-02", "n:s2,n:c1,")

CASES = [
    # the container
    Case("no-source", absent, folder(), ("c", None, None, None)),
    Case("no-facts", without_facts, folder(), ("community.json", None, None, None)),
    Case("json", also(folder(), "community.json", b'{"title": "North"'), folder(), ("community.json", 1, None, None)),
    Case("unreadable", raw(b"PK\x03\x04"), book(), ("c.xlsx", None, None, None)),
    Case("not-xlsx", raw(b"id,title"), book(), ("c.xlsx", None, None, None)),
    Case("too-big", folder({"aims": TABLES["aims"] + "#" * 500_000}), folder(), ("aims.csv", None, None, None)),
    Case("many-sheets", sheets(61), sheets(60), ("c.xlsx", None, None, None)),
    Case("far-cell", stray("XFD1048576"), stray("Z500"), ("c.xlsx", None, None, None)),
    Case("many-cells", stray("Z500", "Z500"), stray("Z500"), ("c.xlsx", None, None, None)),
    Case("outside", linked(inside=False), linked(inside=True), ("aims.csv", None, None, "…")),
    Case("encoding", folder({k: v.encode("latin-1") for k, v in changed("aims", "Mill,", "Fräsen,").items()}),
         folder(changed("aims", "Mill,", "Fräsen,")), ("aims.csv", 3, None, "Fräsen")),
    Case("table-missing", folder({"aims": None}), folder(), ("c", None, None, None)),
    Case("table-empty", folder({"aims": "id,title\n"}), folder(), ("aims.csv", None, None, None)),
    Case("table-twice", also(folder(), "AIMS.CSV", TABLES["aims"].encode()), folder(), ("aims.csv", None, None, None)),
    Case("table-alike", also(folder(), "studnets.csv", b"id\n"), also(folder(), "notes.csv", b"id\n"),
         ("studnets.csv", None, None, "studnets")),
    Case("table-unknown", also(folder(), "notes.csv", b"id\n"), also(folder(), "notes.txt", b""),
         ("notes.csv", None, None, "notes")),
    Case("file-unread", also(folder(), "aims.xlsx", b""), also(folder(), "budget.xlsx", b""), ("aims.xlsx", None, None, None)),
    Case("separator", folder({"aims": TABLES["aims"].replace(",", ";")}), folder(), ("aims.csv", 1, None, None)),
    Case("quotes", folder(changed("aims", "Mill,", '"Mill,')), folder(changed("aims", "Mill,", '"Mill",')),
         ("aims.csv", 3, None, None)),
    # headings and rows
    Case("no-heading", folder({"travel": "# nothing\n"}), folder({"travel": "student,site,minutes\n"}), ("travel.csv", 1, None, None)),
    Case("above", folder({"travel": "Ways,,\n" + TABLES["travel"]}), folder({"travel": "# Ways,,\n" + TABLES["travel"]}), ("travel.csv", 1, None, "Ways")),
    Case("heading-empty", folder({"travel": "student,site,minutes,,\nn:s1,m:works,35,by bus,\n"}),
         folder({"travel": "student,site,minutes,#,\nn:s1,m:works,35,by bus,\n"}), ("travel.csv", 1, None, None)),
    cell("travel", "student,site,minutes\nn:s1,m:works,35", "student,site\nn:s1,m:works", "student,site,minutes\nn:s1,m:works,0",
         ("travel.csv", 1, "minutes", None), "column-missing"),
    cell("travel", "minutes", "minutes,how", "minutes,# how", ("travel.csv", 1, "how", "how"), "column-unknown"),
    cell("travel", "minutes\nn:s1,m:works,35", "minutes,Minutes\nn:s1,m:works,35,35", "Minutes\nn:s1,m:works,35",
         ("travel.csv", 1, "minutes", "minutes"), "column-twice"),
    Case("column-nested", also(folder({"travel": None}), "travel.parquet", parquet([["n:s1"]])),
         also(folder({"travel": None}), "travel.parquet", parquet(["n:s1"])), ("travel.parquet", None, None, None)),
    cell("travel", "35", "35,bus", "35,", ("travel.csv", 2, None, None), "row-length"),
    Case("merged", merge("D3:D4"), merge("I3:I4"), ("aims", 3, None, "Mill")),
    Case("formula-error", formula("=1+1"), formula("2"), ("cohorts", 2, "size", None)),
    # cells
    cell("aims", "Mill,", ",", "M,", ("aims.csv", 3, "title", None), "empty"),
    cell("cohorts", "2,360", "two,360", "2.0,360", ("cohorts.csv", 2, "size", "two"), "type"),
    cell("blocks", "in-post", "inn-post", "In-Post", ("blocks.csv", 2, "form", "inn-post"), "word"),
    cell("cohorts", LAST, "21.06.2027", "2027-W25", ("cohorts.csv", 2, "due_week", "21.06.2027"), "date-style"),
    cell("sites", "51.05", "51°05", "+51.05", ("sites.csv", 2, "lat", "51°05"), "type"),
    Case("number-style", folder({"sites": TABLES["sites"].replace("51.05", '"51,05"')}), folder(), ("sites.csv", 2, "lat", "51,05")),
    cell("aims", "Mill,", "Mi\x07ll,", "Mi\tll,", ("aims.csv", 3, "title", "Mi\\x07ll"), "unseen"),
    cell("forbidden", "student,position,reason\n", "student,position,reason\nn:s1,m p1,no\n", "student,position,reason\nn:s1,m:p1,no\n",
         ("forbidden.csv", 2, "position", "m p1"), "id-form"),
    cell("cohorts", LAST, "2027-06-22", "2027-06-28", ("cohorts.csv", 2, "due_week", "2027-06-22"), "not-monday"),
    cell("cohorts", "2,360", "2,0", "2,360", ("cohorts.csv", 2, "minutes_per_day", "0"), "too-small"),
    cell("cohorts", "2,360", "2,1441", "2,1440", ("cohorts.csv", 2, "minutes_per_day", "1441"), "too-large"),
    cell("aims", "Mill,", f"{TOO_LONG},", f"{TOO_LONG[1:]},", ("aims.csv", 3, "title", "…"), "cell-long"),
    cell("aims", AIM, f"{AIM}\n{AIM}", f"{AIM}\n{AIM.replace('mill', 'mull')}", ("aims.csv", 3, "id", "n:mill"), "twice"),
    cell("aims", AIM, f"{AIM}\n{AIM.replace('n:mill', 'n:MILL')}", f"{AIM}\n{AIM.replace('n:mill', 'n:mill2')}",
         ("aims.csv", 4, "id", "n:MILL"), "id-alike"),
    cell("cohorts", LAST, "2026-08-31", FIRST, ("cohorts.csv", 2, None, None), "row-rule"),
    # the community's own facts
    Case("meta-missing", also(folder(), "community.json", b'{"first_week": "2026-09-07", "weeks": 42}'), folder(),
         ("community.json", None, "title", None)),
    Case("meta-value", folder(weeks=521), folder(weeks=520), ("community.json", None, "weeks", "521")),
    Case("meta-unknown", folder(wieks=42), also(folder(), "community.json", json.dumps({**FACTS, "# wieks": 42}).encode()), ("community.json", None, "wieks", "42")),
    Case("meta-twice", also(folder(), "community.json", b'{"title": "A", "title": "B", "first_week": "2026-09-07", "weeks": 42}'),
         folder(), ("community.json", None, "title", None)),
    Case("holidays", folder(region="XX"), folder(region="BY"), ("community.json", None, "region", "XX")),
    Case("format-newer", folder(format=2), folder(format=1), ("community.json", None, "format", "2")),
    # between tables
    cell("preferences", "n:s2,m:p1", "n:s9,m:p1", "n:s2,m:p1", ("preferences.csv", 3, "student", "n:s9"), "unknown"),
    Case("table-referred", folder({"mentors": None}), folder({"mentors": None, **changed("positions", "m:m1", "")}),
         ("positions.csv", 2, "mentor", "m:m1")),
    cell("module_order", "n:m1,n:m2,0,30", "n:m1,n:m2,0,30\nn:m2,n:m1,0,", "n:m1,n:m2,0,30\nn:m1,n:m1x,0,",
         ("module_order.csv", 2, "after", "n:m2"), "cycle"),
    cell("aims", "Make parts,,", "Make parts,n:mill,", "Make parts,n:safe,", ("aims.csv", 3, "parent", "n:make"), "aims-cycle"),
    cell("module_aims", "n:mill,2", "n:mill,1", "n:mill,2", ("phase_aims.csv", 4, "level_needed", "2"), "no-giver"),
    Case("no-safety", folder(changed("module_aims", "n:m1,n:safe,1\n", "")),
         folder({**changed("module_aims", "n:m1,n:safe,1\n", ""), **changed("phase_aims", "n:safe,assist,,,no", "n:safe,assist,,,yes")}),
         ("phase_aims.csv", 2, "aim", "n:safe")),
    cell("phases", "n:b1,2,4,0", "n:b1,3,4,0", "n:b1,2,3,0", ("phase_aims.csv", 4, "phase", "2"), "no-phase"),
    Case("block-empty", folder({**changed("blocks", "1\n", "1\nn:b2,n:mech,Other,in-post,isco/C7233,2\n")}),
         folder({**changed("blocks", "1\n", "1\nn:b2,n:mech,Other,in-post,isco/C7233,2\n"), "phases": TABLES["phases"] + "n:b2,1,1,0\n"}),
         ("blocks.csv", 3, "id", "n:b2")),
    Case("no-weeks", folder({"positions": TABLES["positions"] + "m:p2,m:u1,Saw,,1\n"}),
         folder({"positions": TABLES["positions"] + "m:p2,m:u1,Saw,,0\n"}), ("positions.csv", 3, "id", "m:p2")),
    Case("weeks-overlap", folder({"position_weeks": TABLES["position_weeks"] + "m:p1,2027-06-21,2027-06-28,0,any\n"}),
         folder({"position_weeks": TABLES["position_weeks"] + "m:p1,2027-06-28,2027-07-05,0,any\n"}),
         ("position_weeks.csv", 3, "from", "2027-06-21")),
    cell("position_weeks", "every 2 from 2026-09-07", "every two weeks", "2026-09-07 2026-09-21",
         ("position_weeks.csv", 2, "starts", "every two weeks"), "starts-form"),
    Case("few-seats", folder(changed("mentors", "m:u1,2", "m:u1,1")), folder(changed("mentors", "m:u1,2", "m:u1,3")),
         ("blocks.csv", 2, "place", "isco/C7233")),
    Case("no-place", folder({**changed("hiring_units", "isco/C7233", "isco/C7212"), "position_blocks": None}),
         folder(changed("hiring_units", "isco/C7233", "isco/C7212")), ("blocks.csv", 2, "place", "isco/C7233")),
    cell("rooms", "workshop", "studio", "workshop", ("modules.csv", 2, "room_kind", "workshop"), "no-room"),
    cell("teacher_qualifications", "metal", "wood", "metal", ("modules.csv", 2, "qualification", "metal"), "nobody-qualified"),
    cell("programme_modules", "n:mech,n:m1\nn:mech,n:m2", "n:other,n:m1", "n:mech,n:m2", ("programmes.csv", 2, "id", "n:mech"), "programme-empty"),
    cell("cohorts", ",2,360", ",3,360", ",2,360", ("cohorts.csv", 2, "size", "3"), "size-differs"),
    cell("students", "n:s2,n:c1,2009-05-02", "n:s2,n:c1,", "n:s2,n:c1,2009-05-02", ("students.csv", 3, "birth_date", None), "age-unknown"),
    Case("age-unknown", folder(UNKNOWN_AGE), folder(UNKNOWN_AGE, packs=[]), ("students.csv", 3, "birth_date", None)),  # no rule asks it
    Case("age-unknown", folder(UNKNOWN_AGE), folder({**UNKNOWN_AGE, **changed("blocks", "in-post,isco/C7233", "studio,workshop")}),  # nobody is placed
         ("students.csv", 3, "birth_date", None)),
    Case("outside-horizon", folder(weeks=42, first_week="2026-09-14"), folder(weeks=42), ("cohorts.csv", 2, "first_week", FIRST)),
    cell("modules", "workshop,2400", "workshop,62401", "workshop,62400", ("cohorts.csv", 2, "programme", "n:mech"), "too-little-time"),
    Case("tutor-elsewhere", folder({"tutors": "programme,teacher\nn:mech,x\n", "teachers": TABLES["teachers"] + "x,m,100,0\n"}),
         folder({"tutors": "programme,teacher\nn:mech,x\n", "teachers": TABLES["teachers"] + "x,n,100,0\n"}),
         ("tutors.csv", 2, "teacher", "x")),
    *(
        Case("record-uncounted", folder({"points_rules": RULES + bad, "activity_records": RECORD}),
             folder({"points_rules": RULES + "r,n,Contests,records,2\n", "activity_records": RECORD}),
             ("activity_records.csv", 2, "rule", "r"))
        for bad in ("r,n,Contests,visits,2\n", "r,m,Contests,records,2\n")
    ),
    Case("head-elsewhere", folder({**widened("cohorts", "class_head", "x"), "teachers": TABLES["teachers"] + "x,m,100,0\n"}),
         folder({**widened("cohorts", "class_head", "x"), "teachers": TABLES["teachers"] + "x,n,100,0\n"}),
         ("cohorts.csv", 2, "class_head", "x")),
    with_table("number-order", "school_weeks", NUMBERS + "n,2026-09-21,5,teaching,2\n", NUMBERS + "n,2026-09-21,5,teaching,3\n",
               (4, "number", "2")),
    cell("improvements", "n:main,cell,8\n", "n:main,cell,8\nx,expert,X,m,0,CNY,,,,,\n", "n:main,cell,8\nx,expert,X,m,0,EUR,,,,,\n",
         ("improvements.csv", 3, "currency", "CNY"), "currency-mixed"),
    cell("improvements", "n:main,cell,8\n", "n:main,cell,8\nx,expert,X,m,0,EUR,,,,,\n", "n:main,cell,8\n",
         ("improvements.csv", 3, "id", "x"), "improvement-idle"),
    Case("improvement-elsewhere", folder({
        "programmes": TABLES["programmes"] + "o,n,Other,isco/C7212\n", "programme_modules": TABLES["programme_modules"] + "o,n:m2\n",
        **changed("improvements", "n:mech,n:main", "o,n:main"),
    }), folder(changed("improvements", "n:mech,n:main", ",n:main")), ("improvement_aims.csv", 2, "place", "n:m1")),
    with_table("offer-outside", "offers", OFFERS + "n:m1,2027-06-28,\n", OFFERS + "n:m1,2027-06-21,\n", (3, "week", "2027-06-28")),
    with_table("offers-none", "offers", "module,week\nn:m1,2026-08-31\n", "module,week\nn:m1,2026-09-07\n", (2, "week", "2026-08-31")),
    with_table("offers-few", "offers", OFFERS + "n:m2,2026-09-07,1\n", OFFERS + "n:m2,2026-09-07,2\n", (3, "places", "1")),
    Case("group-alone", folder({**widened("modules", "order_group", "g", ""), "order_groups": "id\ng\n"}),
         folder({**widened("modules", "order_group", "g", "g"), "order_groups": "id\ng\n"}), ("order_groups.csv", 2, "id", "g")),
    # two modules of five weeks at least in 42 weeks
    Case("spacing-long", folder({**widened("modules", "order_group", "g", "g"), "order_groups": "id,spacing_min\ng,33\n"}),
         folder({**widened("modules", "order_group", "g", "g"), "order_groups": "id,spacing_min\ng,32\n"}),
         ("order_groups.csv", 2, "spacing_min", "33")),
    with_table("share-above", "room_shares", SHARES + "n:w1,n,2026-09-07,2027-06-21,17\n", SHARES + "n:w1,n,2026-09-07,2027-06-21,16\n", (2, "places", "17")),
    with_table("share-overlap", "room_shares", SHARES + "n:w1,n,2026-10-05,2027-06-21,8\nn:w1,n,2026-09-07,2026-10-05,8\n",
               SHARES + "n:w1,n,2026-10-12,2027-06-21,8\nn:w1,n,2026-09-07,2026-10-05,8\n", (2, "from", "2026-10-05")),
    Case("opens-never", folder(widened("positions", "seats_min", "3")), folder(widened("positions", "seats_min", "2")),
         ("positions.csv", 2, "seats_min", "3")),
    with_table("kept-above", "reserved_seats", "position,for,seats\nm:p1,n:c1,1\nm:p1,n:mech,2\n",
               "position,for,seats\nm:p1,n:c1,1\nm:p1,n:mech,1\n", (3, "seats", "2")),
    cell("position_weeks", "1,every", "3,every", "2,every", ("position_weeks.csv", 2, "promised", "3"), "promised-above"),
    with_table("peer-twice", "peer_groups", "group,student\na,n:s1\nb,n:s1\n", "group,student\na,n:s1\na,n:s2\n", (3, "student", "n:s1")),
    with_table("peer-alone", "peer_groups", "group,student\na,n:s1\n", "group,student\na,n:s1\na,n:s2\n", (2, "group", "a")),
    Case("block-elsewhere", folder({**SAWYER, "searches": "student,block\nn:s2,n:b9\n"}),
         folder({**SAWYER, "searches": "student,block\nn:s2,n:b1\n"}), ("searches.csv", 2, "block", "n:b9")),
    with_table("search-over", "searches", "student,block\nn:s1,n:b1\n", "student,block\nn:s2,n:b1\n", (2, "block", "n:b1")),
    Case("fixed-forbidden", folder({"forbidden": TABLES["forbidden"] + "n:s1,m:p1,no\n"}),
         folder({"forbidden": TABLES["forbidden"] + "n:s2,m:p1,no\n"}), ("fixed.csv", 2, "position", "m:p1")),
    Case("ranking-unread", folder(widened("hiring_units", "ranks_by", "fit")), folder(widened("hiring_units", "ranks_by", "ranking")),
         ("unit_rankings.csv", 2, "unit", "m:u1")),
    # two positions of two seats, the second only in June: together they have more than the unit, or the mentor, takes
    *(
        Case(code, folder({**SECOND, **changed(table, few, two)}), folder({**SECOND, **changed(table, few, three)}),
             ("position_rankings.csv", 2, "position", "m:p1"))
        for code, table, few, two, three in (
            ("own-ranking-unit", "hiring_units", "C7233,2", "C7233,3", "C7233,4"),
            ("own-ranking-mentor", "mentors", "m:u1,2", "m:u1,3", "m:u1,4"),
        )
    ),
    Case("own-ranking-enterprise", folder({**WIDE, **changed("organisations", "40,2", "40,3")}),
         folder({**WIDE, **changed("organisations", "40,2", "40,4")}), ("position_rankings.csv", 2, "position", "m:p1")),
    with_table("own-ranking-narrower", "position_rankings", "position,student,rank\nm:p1,n:s2,1\n",
               "position,student,rank\nm:p1,n:s2,1\nm:p1,n:s1,2\n", (2, "position", "m:p1")),
    Case("own-ranking-narrower", folder({"position_rankings": "position,student,rank\nm:p1,n:s2,1\n"}),
         folder({"position_rankings": "position,student,rank\nm:p1,n:s2,1\n", **widened("hiring_units", "ranks_by", "fit")}),
         ("position_rankings.csv", 2, "position", "m:p1")),
    Case("few-days", folder({**RELEASE, **widened("positions", "days", "2")}), folder({**RELEASE, **widened("positions", "days", "3")}),
         ("positions.csv", 2, "days", "2")),
    cell("graduated_cohorts", "n:c0,n:mech", "n:c1,n:mech", "n:c0,n:mech", ("graduated_cohorts.csv", 2, "id", "n:c1"), "graduated-planned"),
    cell("leavers", "n:s-2", "n:s2", "n:s-3", ("leavers.csv", 2, "student", "n:s2"), "leaver-there"),
    cell("cohort_targets", "quality,,", "gap_quality,,", "drop_out_share,,", ("cohort_targets.csv", 2, "measure", "gap_quality"), "measure-unknown"),
    *(cell("cohort_targets", "quality,,", bad, "structure,isco/C7233,", ("cohort_targets.csv", 2, "occupation", where), "target-occupation")
      for bad, where in (("quality,isco/C7233,", "isco/C7233"), ("structure,,", None))),
    with_table("target-twice", "cohort_targets", AIMED + "t,n:c0,type,,0.9,2023-08-01\nu,n:c0,type,,0.8,2023-08-01\n",
               AIMED + "t,n:c0,type,,0.9,2023-08-01\nu,n:c1,type,,0.8,2023-08-01\n", (3, "measure", "type")),
    with_table("target-shares", "cohort_targets", AIMED + "t,n:c0,structure,o/a,0.9,2023-08-01\nu,n:c0,structure,o/b,0.2,2023-08-01\n",
               AIMED + "t,n:c0,structure,o/a,0.9,2023-08-01\nu,n:c0,structure,o/b,0.1,2023-08-01\n", (3, "target", "0.2")),
    cell("cohort_targets", "2023-08-01", "2026-06-12", "2026-06-11", ("cohort_targets.csv", 2, "set_on", "2026-06-12"), "target-late"),
    cell("actions", "indicator,gap_quality", "indicator,gap_qualty", "warning,gap_qualty",
         ("actions.csv", 2, "finding", "gap_qualty"), "indicator-unknown"),
    cell("actions", ",,gap_quality,n:mech", ",,gap_qualty,n:mech", ",,gap_quality,n:mech",
         ("actions.csv", 2, "indicator", "gap_qualty"), "indicator-unknown"),
    cell("actions", "gap_quality,n:mech,lower", "gap_quality,n:mach,lower", "gap_quality,all,lower", ("actions.csv", 2, "scope", "n:mach"), "unknown"),
    cell("actions", "n:t1,2026-07-31", "n:t9,2026-07-31", "m,2026-07-31", ("actions.csv", 2, "owner", "n:t9"), "unknown"),
    cell("organisations", "North,,\n", "North,,3\n", "North,40,\n", ("organisations.csv", 2, "seats_total", "3"), "total-elsewhere"),
    Case("total-fixed", folder({**TAKES_ONE, **BOTH_FIXED}), folder({**SECOND_UNIT, **BOTH_FIXED}), ("fixed.csv", 3, "position", "m:p2")),
    Case("unit-without", folder({**TAKES_ONE, "preferences": TABLES["preferences"] + "n:s1,m:p2,2\n"}), folder(TAKES_ONE),
         ("hiring_units.csv", 3, "id", "m:u2")),
    cell("locks", "n:c1,", ",", "n:c1,", ("locks.csv", 2, "cohort", None), "lock-form"),
    Case("double-fixed", folder({**changed("positions", "m:m1,2", "m:m1,1"), "fixed": TABLES["fixed"] + "n:s2,n:b1,m:p1,contract,\n"}),
         folder({"fixed": TABLES["fixed"] + "n:s2,n:b1,m:p1,contract,\n"}), ("fixed.csv", 3, "position", "m:p1")),
]  # fmt: skip


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let half a megabyte, 60 sheets and 20,000 cells be the most, so that what is too big need not be written."""
    monkeypatch.setattr("alternance.community.bounds.BYTES", 500_000)
    monkeypatch.setattr("alternance.community.bounds.CELLS", 20_000)
    monkeypatch.setattr("alternance.community.bounds.SHEETS", 60)


def found(path: Path, code: str) -> list[Where]:
    """Return file, row, column and value of each finding of the code; all texts get the values that they name."""
    report = check(path)
    assert not any("{" in line for line in report.lines())
    return [
        (f.place.file.rpartition("/")[2], f.place.row, f.place.column, f.value)
        for f in report.findings if f.code == code
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_smallest_input_that_has_it_and_one_that_has_not(case: Case, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.mkdir()
    good.mkdir()
    places = found(case.bad(bad), case.code)
    hidden = [(*place[:3], "…") if case.where[3] == "…" else place for place in places]
    assert case.where in hidden
    assert found(case.good(good), case.code) == []


def test_no_code_is_untested() -> None:
    assert {case.code for case in CASES} == set(CATALOGUE) - {problem.code for problem in (*PROBLEMS, *LESSON_PROBLEMS)}


def test_the_good_community_is_good(tmp_path: Path) -> None:
    for path in (write_folder(tmp_path / "c"), write_workbook(tmp_path / "c.xlsx")):
        assert list(check(path).lines()) == [f"{path}: 0 errors, 0 warnings"]
