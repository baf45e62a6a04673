"""Folders broken in the ways in which people, programmes and attackers break them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.community.good import TABLES, changed

__all__ = ["FOLDERS"]

Break = Callable[[Path], None]


def table(name: str, before: str, after: str) -> Break:
    """Change one place of a table."""
    return lambda root: _write(root / f"{name}.csv", changed(name, before, after)[name].encode())


def content(file: str, data: bytes) -> Break:
    """Give a file another content."""
    return lambda root: _write(root / file, data)


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def several(*breaks: Break) -> Break:
    """Break in several ways at once."""

    def all_of_them(root: Path) -> None:
        for one in breaks:
            one(root)

    return all_of_them


def gone(*files: str) -> Break:
    """Take files away."""

    def away(root: Path) -> None:
        for file in files:
            (root / file).unlink()

    return away


def circle(root: Path) -> None:
    """Make a table a link to itself."""
    gone("travel.csv")(root)
    (root / "travel.csv").symlink_to("travel.csv")


def pipe(root: Path) -> None:
    """Make a table something that never ends."""
    gone("travel.csv")(root)
    os.mkfifo(root / "travel.csv")


def subfolder(root: Path) -> None:
    """Make a table a folder."""
    gone("travel.csv")(root)
    (root / "travel.csv").mkdir()


AIMS = TABLES["aims"]
#: Tables that name students, and theirs.
WHO = ("students", "student_aims", "fixed", "preferences", "unit_rankings", "position_rankings", "travel")
#: What is broken → how, and what the report says, place by place.
FOLDERS: dict[str, tuple[Break, list[str]]] = {
    "nothing in it": (gone("community.json", *(f"{name}.csv" for name in TABLES)), [
        'error community.json: the folder has no community.json. Add it; `alternance new` writes one. [no-facts]',
    ]),
    "facts missing": (gone("community.json"), [
        'error community.json: the folder has no community.json. Add it; `alternance new` writes one. [no-facts]',
    ]),
    "facts broken": (content("community.json", b'{\n "title": "North",\n "weeks": 42,\n}'), [
        'error community.json, row 4: this is not JSON, as community.json must be. Look for a comma, quote or brace too many or too few, here or in the row before. [json]',
    ]),
    "facts no object": (content("community.json", b"[1, 2]"), [
        'error community.json, row 1: this is not JSON, as community.json must be (found: [1, 2]). Look for a comma, quote or brace too many or too few, here or in the row before. [json]',
    ]),
    "facts nested without end": (content("community.json", b"[" * 100_000), [
        'error community.json: this is not JSON, as community.json must be. Look for a comma, quote or brace too many or too few, here or in the row before. [json]',
    ]),
    "facts of wrong kinds": (content("community.json", b'{"format": "1", "title": 7, "first_week": "07.09.2026", "weeks": -1, "weights": {"lag": "x"}, "packs": "core"}'), [
        'error community.json, column first_week: a date in another style (found: 07.09.2026). Write 2026-09-07 or 2026-07-09. [date-style]',
        'error community.json, column format: format is not a whole number, as Alternance wrote it (found: 1). Write a whole number, as Alternance wrote it. [meta-value]',
        'error community.json, column packs: packs is not a list of names of rule packs, such as alternance-core (found: core). Write a list of names of rule packs, such as alternance-core. [meta-value]',
        'error community.json, column title: title is not text (found: 7). Write text. [meta-value]',
        'error community.json, column weeks: weeks is not a whole number from 1 to 520 (found: -1). Write a whole number from 1 to 520. [meta-value]',
        "error community.json, column weights: weights is not a number from 0 on for each of lag, late, peak and unused (found: {'lag': 'x'}). Write a number from 0 on for each of lag, late, peak and unused. [meta-value]",
    ]),
    "first week no monday": (content("community.json", b'{"title": "North", "first_week": "2026-09-08", "weeks": 42}'), [
        'error community.json, column first_week: a week is named by its Monday (found: 2026-09-08). Write 2026-09-07. [not-monday]',
    ]),
    "horizon beyond the calendar": (content("community.json", b'{"title": "North", "first_week": "9999-12-27", "weeks": 42}'), [
        'error community.json, column first_week: first_week is not a Monday such as 2026-09-07 (found: 9999-12-27). Write a Monday such as 2026-09-07. [meta-value]',
    ]),
    "a newer format": (content("community.json", b'{"format": 7, "title": "North", "first_week": "2026-09-07", "weeks": 42, "moons": 2}'), [
        'error community.json, column format: the format is newer than 1, the newest that this version reads (found: 7). Install a newer version of Alternance. [format-newer]',
    ]),
    "tables missing": (gone("aims.csv", "mentors.csv"), [
        'error c: table aims is needed and absent. Add it; `alternance new` writes an empty one. [table-missing]',
        'error graduate_aims.csv, row 2, column aim: it names rows of aims, which is absent or empty (found: n:mill). Add aims, or leave the column empty. [table-referred]',
        'error module_aims.csv, row 2, column aim: it names rows of aims, which is absent or empty (found: n:mill). Add aims, or leave the column empty. [table-referred]',
        'error phase_aims.csv, row 2, column aim: it names rows of aims, which is absent or empty (found: n:safe). Add aims, or leave the column empty. [table-referred]',
        'error position_aims.csv, row 2, column aim: it names rows of aims, which is absent or empty (found: n:mill). Add aims, or leave the column empty. [table-referred]',
        'error positions.csv, row 2, column mentor: it names rows of mentors, which is absent or empty (found: m:m1). Add mentors, or leave the column empty. [table-referred]',
        'error student_aims.csv, row 2, column aim: it names rows of aims, which is absent or empty (found: n:mill). Add aims, or leave the column empty. [table-referred]',
    ]),
    "latin-1": (content("aims.csv", AIMS.replace("Mill,", "Fräsen,").encode("latin-1")), [
        'error aims.csv, row 3: the text is not UTF-8 but an older encoding such as Windows-1252 (found: Fräsen). Save it as CSV UTF-8. [encoding]',
    ]),
    "utf-16": (content("aims.csv", AIMS.encode("utf-16")), [
        'error aims.csv, row 1: the text is not UTF-8 but UTF-16. Save it as CSV UTF-8. [encoding]',
    ]),
    "chinese in its old encoding": (content("aims.csv", AIMS.replace("Mill,", "铣削,").encode("gbk")), [
        'error aims.csv, row 3: the text is not UTF-8 but an older encoding such as Windows-1252 (found: Ï³Ï÷). Save it as CSV UTF-8. [encoding]',
    ]),
    "a mark of byte order": (content("aims.csv", b"\xef\xbb\xbf" + AIMS.encode()), []),  # nothing: this is read
    "semicolons": (content("sites.csv", TABLES["sites"].replace(",", ";").replace(".", ",").encode()), [
        'warning sites.csv, row 1: cells are parted by semicolons, not by commas; read so. Nothing need be done. [separator]',
        'error sites.csv, row 2, column lat: a number in another style (found: 51,05). Write 51.05. [number-style]',
        'error sites.csv, row 2, column lon: a number in another style (found: 13,74). Write 13.74. [number-style]',
        'error sites.csv, row 3, column lat: a number in another style (found: 51,06). Write 51.06. [number-style]',
        'error sites.csv, row 3, column lon: a number in another style (found: 13,8). Write 13.8. [number-style]',
    ]),
    "tabs": (content("aims.csv", AIMS.replace(",", "\t").encode()), [
        'warning aims.csv, row 1: cells are parted by tabs, not by commas; read so. Nothing need be done. [separator]',
    ]),
    "no byte at all": (content("aims.csv", b""), [
        'error aims.csv, row 1: no row holds headings. Write the column names into the first row. [no-heading]',
    ]),
    "bytes of nothing": (content("travel.csv", b"\0" * 500), [
        'error travel.csv, row 1: the text is not UTF-8 but zeros instead of text. Save it as CSV UTF-8. [encoding]',
    ]),
    "a nothing in a cell": (table("aims", "Mill,", "Mi\0ll,"), [
        'error aims.csv, row 3, column title: it holds characters that cannot be seen or were broken (found: Mi\\x00ll). Type it again. [unseen]',
    ]),
    "a quote never closed": (table("students", "n:s1,n:c1", '"n:s1,n:c1'), [
        'error students.csv, row 2: the quotes of this row make no sense: one is not closed, or stands within a cell. Close the quote; double quotes that are meant. [quotes]',
    ]),
    "a quote within a cell": (table("sites", "Works", '"The" works'), [
        'error sites.csv, row 3: the quotes of this row make no sense: one is not closed, or stands within a cell. Close the quote; double quotes that are meant. [quotes]',
    ]),
    "rows too long and too short": (several(table("travel", "35", "35,by bus"), table("preferences", "n:s2,m:p1,1", "n:s2,m:p1")), [
        'error preferences.csv, row 3: the row has 2 cells, the heading 3. Quote cells that hold commas; fill or empty the row. [row-length]',
        'error travel.csv, row 2: the row has 4 cells, the heading 3. Quote cells that hold commas; fill or empty the row. [row-length]',
    ]),
    "a comma not quoted": (table("aims", "Make parts", "Make, mill parts"), [
        'error aims.csv, row 2: the row has 7 cells, the heading 6. Quote cells that hold commas; fill or empty the row. [row-length]',
    ]),
    "headings of another table": (content("travel.csv", b"name,phone\nAnna,12\n"), [
        'error travel.csv, row 1, column minutes: column minutes is missing. Add the column; see docs/data/tables.md. [column-missing]',
        'error travel.csv, row 1, column name: there is no column of this name (found: name). Rename it, put # before it if it is a note, or take it out. [column-unknown]',
        'error travel.csv, row 1, column phone: there is no column of this name (found: phone). Rename it, put # before it if it is a note, or take it out. [column-unknown]',
        'error travel.csv, row 1, column site: column site is missing. Add the column; see docs/data/tables.md. [column-missing]',
        'error travel.csv, row 1, column student: column student is missing. Add the column; see docs/data/tables.md. [column-missing]',
    ]),
    "headings misspelt": (table("cohorts", "minutes_per_day", "minutes per dya"), [
        'error cohorts.csv, row 1, column minutes_per_day: column minutes_per_day is missing. Add the column; see docs/data/tables.md. [column-missing]',
        'error cohorts.csv, row 1, column minutes_per_dya: there is no column of this name (found: minutes_per_dya). Rename it (perhaps to minutes_per_day), put # before it if it is a note, or take it out. [column-unknown]',
    ]),
    "a heading twice": (table("travel", "minutes\nn:s1,m:works,35", "minutes,minutes\nn:s1,m:works,35,40"), [
        'error travel.csv, row 1, column minutes: the heading stands twice (found: minutes). Keep one of the two columns. [column-twice]',
    ]),
    "duplicate ids": (several(table("aims", "n:safe,", "n:mill,"), table("students", "n:s2,", "n:S1,")), [
        'error aims.csv, row 3, column id: the key n:mill stands 2 times (found: n:mill). Keep one of the rows, or give the others ids of their own. [twice]',
        'error aims.csv, row 4, column id: the key n:mill stands 2 times (found: n:mill). Keep one of the rows, or give the others ids of their own. [twice]',
        'error module_aims.csv, row 3, column aim: aims has no row with this id (found: n:safe). Add it to aims, or name another. [unknown]',
        'error phase_aims.csv, row 2, column aim: aims has no row with this id (found: n:safe). Add it to aims, or name another. [unknown]',
        'error preferences.csv, row 3, column student: students has no row with this id (found: n:s2). Add it to students (perhaps n:s1 was meant), or name another. [unknown]',
        'warning students.csv, row 3, column id: another id, n:s1, differs in capitals alone; they are taken as two (found: n:S1). If they are one, write it alike everywhere. [id-alike]',
    ]),
    "dates in three styles": (several(gone(*(f"{name}.csv" for name in WHO)), content("cohorts.csv", (
        b"id,programme,school,first_week,due_week,size,minutes_per_day\n"
        b"n:c1,n:mech,n,07.09.2026,06/28/2027,1,360\nn:c2,n:mech,n,46272,2027-W26,1,360\nn:c3,n:mech,n,2026-09-07 08:00,2027/6/28,1,360\n"
    ))), [
        'error cohorts.csv, row 2, column due_week: a date in another style (found: 06/28/2027). Write 2027-06-28. [date-style]',
        'error cohorts.csv, row 2, column first_week: a date in another style (found: 07.09.2026). Write 2026-09-07 or 2026-07-09. [date-style]',
        'error cohorts.csv, row 3, column first_week: a date in another style (found: 46272). Write 2026-09-07. [date-style]',
        'error cohorts.csv, row 4, column due_week: a date in another style (found: 2027/6/28). Write 2027-06-28. [date-style]',
        'error cohorts.csv, row 4, column first_week: a date in another style (found: 2026-09-07 08:00). Write 2026-09-07. [date-style]',
    ]),
    "numbers in other styles": (content("modules.csv", (
        "id,title,minutes,weekly_min,weekly_max\n"
        'n:m1,One,"2.400",240 min,480\nn:m2,Two,2400,"240,0","1,000.5"\nn:m3,Three,zwei,2e3,½\n'
    ).encode()), [
        'error modules.csv, row 2, column minutes: a number in another style (found: 2.400). Write 2400. [number-style]',
        'error modules.csv, row 2, column weekly_min: a number in another style (found: 240 min). Write 240. [number-style]',
        'error modules.csv, row 3, column weekly_max: not a whole number such as 12 (found: 1,000.5). Write a whole number such as 12. [type]',
        'error modules.csv, row 3, column weekly_min: a number in another style (found: 240,0). Write 240. [number-style]',
        'error modules.csv, row 4, column minutes: not a whole number such as 12 (found: zwei). Write a whole number such as 12. [type]',
        'error modules.csv, row 4, column weekly_max: not a whole number such as 12 (found: ½). Write a whole number such as 12. [type]',
        'error modules.csv, row 4, column weekly_min: not a whole number such as 12 (found: 2e3). Write a whole number such as 12. [type]',
    ]),
    "negative hours": (several(table("modules", "n:m1,Milling 1,workshop,2400", "n:m1,Milling 1,workshop,-2400"), table("teachers", "1500", "-1500")), [
        'error modules.csv, row 2, column minutes: less than 1 (found: -2400). Write 1 or more. [too-small]',
        'error teachers.csv, row 2, column minutes_per_week: less than 0 (found: -1500). Write 0 or more. [too-small]',
    ]),
    "percent": (table("teacher_absences", "0.5", "50 %"), [
        'error teacher_absences.csv, row 2, column share: a number in another style (found: 50 %). Write 0.5. [number-style]',
    ]),
    "a huge cell": (table("forbidden", "reason\n", "reason\nn:s2,m:p1," + "x" * 2_000_000 + "\n"), [
        'error forbidden.csv, row 2, column reason: the cell holds 2000000 characters, at most 400 (found: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...). Shorten it. [cell-long]',
    ]),
    "numbers beyond counting": (table("modules", "workshop,2400", "workshop,99999999999999999999"), [
        'error modules.csv, row 2, column minutes: more than 1000000000 (found: 99999999999999999999). Write 1000000000 or less. [too-large]',
    ]),
    "cycles": (several(
        content("module_order.csv", b"before,after\nn:m1,n:m2\nn:m2,n:m1\n"), table("aims", "Make parts,,", "Make parts,n:make,"),
    ), [
        'error aims.csv, row 2, column parent: a cycle of parents: n:make → n:make (found: n:make). Take out one of these parents. [aims-cycle]',
        'error module_order.csv, row 2, column after: a cycle of prerequisites: n:m1 → n:m2 → n:m1 (found: n:m2). Take out one of these rows of module_order. [cycle]',
    ]),
    "names of nothing": (several(
        table("programme_modules", "n:mech,n:m2", "n:mech,n:mm2"), table("preferences", "n:s2,m:p1", "N:S2,m:p9"), table("positions", "m:m1", "m:m1x"),
    ), [
        'error positions.csv, row 2, column mentor: mentors has no row with this id (found: m:m1x). Add it to mentors (perhaps m:m1 was meant), or name another. [unknown]',
        'error preferences.csv, row 3, column position: positions has no row with this id (found: m:p9). Add it to positions (perhaps m:p1 was meant), or name another. [unknown]',
        'error preferences.csv, row 3, column student: students has no row with this id (found: N:S2). Add it to students (perhaps n:s2 was meant), or name another. [unknown]',
        'error programme_modules.csv, row 3, column module: modules has no row with this id (found: n:mm2). Add it to modules (perhaps n:m2 was meant), or name another. [unknown]',
    ]),
    "seats and no weeks": (gone("position_weeks.csv"), [
        'error blocks.csv, row 2, column place: 2 students of n:b1 need a seat at the same time and isco/C7233 has at most 0 in any week (found: isco/C7233). Win more seats, or part the cohort. [few-seats]',
        'error positions.csv, row 2, column id: the position has seats and no weeks (found: m:p1). Add its weeks to position_weeks. [no-weeks]',
    ]),
    "fewer seats than students": (table("positions", "m:m1,2", "m:m1,1"), [
        'error blocks.csv, row 2, column place: 2 students of n:b1 need a seat at the same time and isco/C7233 has at most 1 in any week (found: isco/C7233). Win more seats, or part the cohort. [few-seats]',
    ]),
    "an aim nobody gives": (several(table("module_aims", "n:m1,n:mill,2\n", ""), gone("position_aims.csv")), [
        'error phase_aims.csv, row 4, column level_needed: alone on n:mill in phase 2 needs level 2, and nobody gives it before (found: 2). Let a module or an earlier phase give it, mark it as instructed here, or let students assist. [no-giver]',
    ]),
    "a link to itself": (circle, [
        'error travel.csv: it cannot be read: it is not a file. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a pipe": (pipe, [
        'error travel.csv: it cannot be read: it is not a file. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a folder for a table": (subfolder, [
        'error travel.csv: it cannot be read: it is not a file. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "beside the tables": (several(
        content("studnets.csv", b"id\n"), content("notes.csv", b"\xff"), content("students.xlsx", b""), content("README.md", b"\xff"),
        content("._aims.csv", b"\xff"),
    ), [
        'warning notes.csv: there is no table of this name; it is not read (found: notes). Rename it if it is a table. [table-unknown]',
        'warning students.xlsx: not read: in a folder, tables are CSV or Parquet files. Save it as CSV UTF-8. [file-unread]',
        'error studnets.csv: there is no table of this name (found: studnets). Rename it (perhaps to students), or take it out. [table-alike]',
    ]),
    "rows of comments and of several lines": (content("travel.csv", (
        b'# ways, in "minutes\n# nobody knows them\n\nstudent,site,minutes\n# the first\n"n:s1\n",m:works,35\n"# note, kept so by spreadsheets",,\nn:s2,m:works,-1\n'
    )), [
        'error travel.csv, row 8, column minutes: less than 0 (found: -1). Write 0 or more. [too-small]',
    ]),
}  # fmt: skip
