"""Folders whose tables contradict each other: each is well written, and they make no sense together."""

from __future__ import annotations

from pathlib import Path

from tests.community.broken_folders import Break, content, several, table
from tests.community.good import TABLES

__all__ = ["RULES"]


def rows(name: str, *lines: str) -> Break:
    """Write a table of these lines."""
    return content(f"{name}.csv", "\n".join([*lines, ""]).encode())


def added(name: str, *lines: str) -> Break:
    """Add rows to a table."""
    return rows(name, TABLES[name].rstrip("\n"), *lines)


def column(name: str, heading: str, *values: str) -> Break:
    """Add a column to a table."""
    lines = TABLES[name].rstrip("\n").split("\n")
    return rows(name, *(f"{line},{value}" for line, value in zip(lines, (heading, *values), strict=True)))


def unshared(root: Path) -> None:
    """Give a joint platform's room to another school, which is there beside the first."""
    several(
        added("organisations", "o,school,School South,,"),
        added("rooms", "cell,m:works,robot cell,4,2100"),
        rows("room_shares", "room,school,from,to,places", "cell,o,2026-09-07,2027-06-21,4"),
        rows(
            "block_resources", "block,kind,what,minutes_per_week", "n:b1,room,robot cell,240", "n:b1,teacher,robots,60"
        ),
    )(root)


SHARES = "room,school,from,to,places"
#: What is broken → how, and what the report says, place by place.
RULES: dict[str, tuple[Break, list[str]]] = {
    "offers when nobody can come": (several(
        column("modules", "window_to", "", "2026-10-26"),
        rows("offers", "module,week,places", "n:m1,2026-08-31,20", "n:m1,2026-09-14,1", "n:m2,2026-11-02,9"),
    ), [
        "warning offers.csv, row 2, column week: nobody can begin the module then: it may begin from 2026-09-07 to 2027-06-21 (found: 2026-08-31). Move the week, or widen the module's window. [offer-outside]",
        'error offers.csv, row 4, column week: module n:m2 may begin from 2026-09-07 to 2026-10-26, and is offered in none of these weeks (found: 2026-11-02). Offer it in one of them, or widen its window. [offers-none]',
    ]),
    "offers with too few places": (rows("offers", "module,week,places", "n:m1,2026-09-14,1"), [
        'error offers.csv, row 2, column places: 2 students take n:m1, and its offers have fewer places together (found: 1). Raise the places, or offer it once more. [offers-few]',
    ]),
    "an offer of nothing, on a Tuesday": (rows("offers", "module,week,places", "n:m3,2026-09-14,", "n:m1,2026-09-15,-1"), [
        'error offers.csv, row 2, column module: modules has no row with this id (found: n:m3). Add it to modules (perhaps n:m2 was meant), or name another. [unknown]',
        'error offers.csv, row 3, column places: less than 0 (found: -1). Write 0 or more. [too-small]',
        'error offers.csv, row 3, column week: a week is named by its Monday (found: 2026-09-15). Write 2026-09-14. [not-monday]',
    ]),
    "courses too far apart": (several(
        rows("order_groups", "id,title,spacing_min,spacing_max", "g,Courses,33,", "h,None,0,2"),
        column("modules", "order_group", "g", "g"),
    ), [
        'error order_groups.csv, row 2, column spacing_min: 2 courses so far apart need 43 weeks, and n:c1 has 42 (found: 33). Lessen the weeks between them, or lengthen the horizon. [spacing-long]',
        'warning order_groups.csv, row 3, column id: fewer than two modules are in this group: it orders nothing (found: h). Name the group in two modules, or take it out. [group-alone]',
    ]),
    "a spacing turned round": (several(
        rows("order_groups", "id,title,spacing_min,spacing_max", "g,Courses,9,2"), column("modules", "order_group", "g", "k"),
    ), [
        'error modules.csv, row 3, column order_group: order_groups has no row with this id (found: k). Add it to order_groups, or name another. [unknown]',
        'error order_groups.csv, row 2: `spacing_min` is at most `spacing_max`: this row breaks it. Change one of the values so that it holds. [row-rule]',
        'warning order_groups.csv, row 2, column id: fewer than two modules are in this group: it orders nothing (found: g). Name the group in two modules, or take it out. [group-alone]',
    ]),
    "a position that never opens": (column("positions", "seats_min", "3"), [
        "error positions.csv, row 2, column seats_min: it opens with this many students, and takes 2 at most by its seats, its unit's and its mentor's (found: 3). Write 2 or less. [opens-never]",
    ]),
    "more seats kept than there are": (rows(
        "reserved_seats", "position,for,seats", "m:p1,n:c1,1", "m:p1,n:mech,2", "m:p1,n:nobody,1", "m:p1,n,0",
    ), [
        'error reserved_seats.csv, row 3, column seats: 3 seats of the position are kept, and it has 2 (found: 2). Keep fewer, or raise its seats. [kept-above]',
        'error reserved_seats.csv, row 4, column for: cohorts / programmes / organisations has no row with this id (found: n:nobody). Add it to cohorts / programmes / organisations, or name another. [unknown]',
        'error reserved_seats.csv, row 5, column seats: less than 1 (found: 0). Write 1 or more. [too-small]',
    ]),
    "more seats promised than there are": (table("position_weeks", "1,every", "3,every"), [
        'warning position_weeks.csv, row 2, column promised: more seats are promised than the 2 that there are in these weeks (found: 3). Write 2 or less, or raise the seats. [promised-above]',
    ]),
    "a student in two groups": (rows(
        "peer_groups", "group,student", "car,n:s1", "car,n:s2", "bus,n:s1", "bus,n:s2", "bicycle,n:s9",
    ), [
        'error peer_groups.csv, row 4, column student: the student is in group car too (found: n:s1). Keep one of the two rows, or make one group of both. [peer-twice]',
        'error peer_groups.csv, row 5, column student: the student is in group car too (found: n:s2). Keep one of the two rows, or make one group of both. [peer-twice]',
        'warning peer_groups.csv, row 6, column group: nobody else is in this group: it changes nothing (found: bicycle). Add its other students, or take it out. [peer-alone]',
        'error peer_groups.csv, row 6, column student: students has no row with this id (found: n:s9). Add it to students (perhaps n:s2 was meant), or name another. [unknown]',
    ]),
    "a group of one": (rows("peer_groups", "group,student", "car,n:s1"), [
        'warning peer_groups.csv, row 2, column group: nobody else is in this group: it changes nothing (found: car). Add its other students, or take it out. [peer-alone]',
    ]),
    "searches in another programme": (several(
        added("programmes", "n:saw,n,Sawyer,isco/C7233"), added("blocks", "n:b9,n:saw,Saw,in-post,isco/C7233,1"),
        added("phases", "n:b9,1,2,0"),
        rows("searches", "student,block,status", "n:s1,n:b1,searching", "n:s2,n:b9,found"),
        added("fixed", "n:s2,n:b9,m:p1,search,"),
    ), [
        'error fixed.csv, row 3, column block: the block is not of n:mech, the programme of n:s2 (found: n:b9). Name a block of that programme. [block-elsewhere]',
        'warning searches.csv, row 2, column block: n:s1 searches for a position, and has one for this block in fixed (found: n:b1). Take out the row here, or the one in fixed. [search-over]',
        'error searches.csv, row 3, column block: the block is not of n:mech, the programme of n:s2 (found: n:b9). Name a block of that programme. [block-elsewhere]',
        'warning searches.csv, row 3, column block: n:s2 searches for a position, and has one for this block in fixed (found: n:b9). Take out the row here, or the one in fixed. [search-over]',
        'error searches.csv, row 3, column status: none of the words searching, help wanted (found: found). Write one of them. [word]',
    ]),
    "a search for another programme's block": (several(
        added("programmes", "n:saw,n,Sawyer,isco/C7233"), added("blocks", "n:b9,n:saw,Saw,in-post,isco/C7233,1"),
        added("phases", "n:b9,1,2,0"), rows("searches", "student,block,status", "n:s1,n:b1,searching", "n:s2,n:b9,help wanted"),
    ), [
        'warning searches.csv, row 2, column block: n:s1 searches for a position, and has one for this block in fixed (found: n:b1). Take out the row here, or the one in fixed. [search-over]',
        'error searches.csv, row 3, column block: the block is not of n:mech, the programme of n:s2 (found: n:b9). Name a block of that programme. [block-elsewhere]',
    ]),
    "fixed and forbidden at once": (added("forbidden", "n:s1,m:p1,refused before"), [
        'error fixed.csv, row 2, column position: n:s1 is fixed to a position that is forbidden to the student (found: m:p1). Take out the row here, or the one in forbidden. [fixed-forbidden]',
    ]),
    "a ranking that nobody reads": (column("hiring_units", "ranks_by", "fit"), [
        'warning unit_rankings.csv, row 2, column unit: the unit ranks by what students can (ranks_by is fit): its ranking is not read (found: m:u1). Take the ranking out, or write ranking there. [ranking-unread]',
    ]),
    "a room with more shares than places": (rows("room_shares", SHARES, "n:w1,n,2026-09-07,2027-06-21,17"), [
        'error room_shares.csv, row 2, column places: n:w1 has 16 places (found: 17). Write 16 or less. [share-above]',
    ]),
    "shares that overlap": (rows(
        "room_shares", SHARES, "n:w1,n,2026-09-07,2026-10-05,8", "n:w1,n,2026-10-05,2027-06-21,4", "n:w1,m,2026-10-05,2026-09-07,4",
    ), [
        'error room_shares.csv, row 3, column from: spans of one room and school overlap (found: 2026-10-05). Part the spans, so that each week has one row. [share-overlap]',
        'error room_shares.csv, row 4: `from` is not after `to`: this row breaks it. Change one of the values so that it holds. [row-rule]',
    ]),
    "shares that overlap and nothing else": (rows(
        "room_shares", SHARES, "n:w1,n,2026-09-07,2026-10-05,8", "n:w1,n,2026-10-05,2027-06-21,4",
    ), [
        'error room_shares.csv, row 3, column from: spans of one room and school overlap (found: 2026-10-05). Part the spans, so that each week has one row. [share-overlap]',
    ]),
    "a block that asks for what is not there": (unshared, [
        'error block_resources.csv, row 2, column what: no room of kind robot cell at n (found: robot cell). Add such a room, or change the room kind. [no-room]',
        'error block_resources.csv, row 3, column what: no teacher of n is qualified for robots (found: robots). Add the qualification to a teacher. [nobody-qualified]',
    ]),
    "a day release of more days than a position has": (several(
        rows("blocks", "id,programme,title,form,place,order,rhythm,days_per_week", "n:b1,n:mech,Practice,in-post,isco/C7233,1,day release,3"),
        column("positions", "days", "2"),
    ), [
        'warning positions.csv, row 2, column days: the position has 2 days a week, and n:b1 sends students on 3 (found: 2). Raise its days, or list it for other blocks. [few-days]',
    ]),
    "a day release without days": (rows(
        "blocks", "id,programme,title,form,place,order,rhythm,days_per_week", "n:b1,n:mech,Practice,in-post,isco/C7233,1,day release,",
    ), [
        'error blocks.csv, row 2: A day release says `days_per_week`: this row breaks it. Change one of the values so that it holds. [row-rule]',
    ]),
    "a class head and a tutor of another school": (several(
        added("organisations", "o,school,School South,,"), added("teachers", "o:t1,o,1500,0"),
        column("cohorts", "class_head", "o:t1"), rows("tutors", "programme,teacher", "n:mech,o:t1"),
    ), [
        "warning cohorts.csv, row 2, column class_head: the teacher who heads the class is not of n, the cohort's school (found: o:t1). Name a teacher of that school. [head-elsewhere]",
        "warning tutors.csv, row 2, column teacher: the tutor is not of n, the programme's school, and will visit nobody (found: o:t1). Name a teacher of that school. [tutor-elsewhere]",
    ]),
    "practice of teachers that ends before it begins": (rows(
        "teacher_practice", "teacher,from,to,enterprise", "n:t1,2026-02-02,2026-01-05,m", "n:t1,05.07.2025,2025-08-21,x",
    ), [
        'error teacher_practice.csv, row 2: `from` is not after `to`: this row breaks it. Change one of the values so that it holds. [row-rule]',
        'error teacher_practice.csv, row 3, column enterprise: organisations has no row with this id (found: x). Add it to organisations, or name another. [unknown]',
        'error teacher_practice.csv, row 3, column from: a date in another style (found: 05.07.2025). Write 2025-07-05 or 2025-05-07. [date-style]',
    ]),
    "rules of duties and points": (several(
        rows("duty_rules", "school,activity,per,minutes", "n,visits,visit,30", "n,visits,visit,60", "n,coffee,week,20000"),
        rows("points_rules", "id,school,activity,counts,points,per,cap", "v,n,Visits,visits,2,0,1"),
    ), [
        'error duty_rules.csv, row 2, column school: the key n, visits, visit stands 2 times (found: n, visits, visit). Keep one of the rows, or give the others ids of their own. [twice]',
        'error duty_rules.csv, row 3, column school: the key n, visits, visit stands 2 times (found: n, visits, visit). Keep one of the rows, or give the others ids of their own. [twice]',
        'error duty_rules.csv, row 4, column activity: none of the words preparation and marking, class head, visits, travel, administration, this system (found: coffee). Write one of them. [word]',
        'error duty_rules.csv, row 4, column minutes: more than 10080 (found: 20000). Write 10080 or less. [too-large]',
        'error points_rules.csv, row 2, column per: less than 1 (found: 0). Write 1 or more. [too-small]',
    ]),
    "a rule of points that counts nothing recorded": (several(
        rows("points_rules", "id,school,activity,counts,points", "v,n,Visits,visits,2"),
        rows("activity_records", "id,teacher,rule,day", "a,n:t1,v,2026-10-01"),
    ), [
        "warning activity_records.csv, row 2, column rule: the rule counts no records, or is of another school: this record gives no points (found: v). Name a rule of the teacher's school that counts records. [record-uncounted]",
    ]),
}  # fmt: skip
