"""Recount of: when modules are taught, by whom, and what a week can bear."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from tests.verify.recount.world import WEEK, Row, World, named


def _shares(w: World, cohort: Row, section: Row) -> list[int] | None:
    """Return what each lesson week takes if nothing is left out; None where the minutes are not known."""
    weekly = {week: minutes for week, (minutes, _) in section["lessons"].items()}
    if None in weekly.values():
        return None
    return [weekly[week] * w.days(cohort["school"], week) // 5 for week in sorted(weekly)]


def module_minutes(w: World) -> Iterator[str]:
    for cohort, module, sections, _ in w.judged:
        for section in sections:
            shares = _shares(w, cohort, section)
            if shares is None:
                continue
            left, weeks = module["minutes"], 0
            for share in shares:
                if left > 0:
                    left, weeks = left - share, weeks + 1
            if left > 0 or weeks < len(shares):
                yield named(section["id"])


def module_same_minutes(w: World) -> Iterator[str]:
    for _, _, sections, _ in w.judged:
        for section in sections:
            weekly = [run["minutes"] for run in section["runs"]]
            if None not in weekly and min(weekly) < max(weekly):
                yield named(section["id"])


def room_kind_named(w: World) -> Iterator[str]:
    for _, module, sections, _ in w.judged:
        for section in sections:
            for run in section["runs"]:
                if (run["room_kind"] or "") != (module["room_kind"] or "") and not (
                    w.recorded and run["room_kind"] is None
                ):
                    yield named(section["id"], run["from"])


def module_weekly_bounds(w: World) -> Iterator[str]:
    for _, module, sections, _ in w.judged:
        for section in sections:
            for run in section["runs"]:
                minutes = run["minutes"]
                if minutes is not None and not module["weekly_min"] <= minutes <= module["weekly_max"]:
                    yield named(section["id"], run["from"])


def _between(w: World, weeks: list[dt.date]) -> list[dt.date]:
    return [monday for monday in w.mondays if weeks[0] <= monday <= weeks[-1]]


def module_consecutive(w: World) -> Iterator[str]:
    for cohort, module, _, weeks in w.judged:
        for monday in _between(w, weeks):
            if w.school_days(cohort, monday) and monday not in weeks:
                yield named(cohort["id"], module["id"])
                break


def module_uninterrupted(w: World) -> Iterator[str]:
    for cohort, module, _, weeks in w.judged:
        whole = {
            week
            for (own, block) in w.stays
            if own == cohort["id"] and w.one("blocks", id=block, rhythm="whole weeks")
            for week in w.practice(own, block)
        }
        inside = [m for m in _between(w, weeks) if m in whole and w.days(cohort["school"], m)]
        if inside and not module["splittable"]:
            yield named(cohort["id"], module["id"])


def lessons_when_there(w: World) -> Iterator[str]:
    for cohort, _, sections, _ in w.judged:
        for section in sections:
            for run in section["runs"]:
                if any(week in w.away(cohort["id"]) for week in w.span(run)):
                    yield named(section["id"], run["from"])


def module_window(w: World) -> Iterator[str]:
    for cohort, module, _, weeks in w.judged:
        low, high = module["window_from"] or dt.date.min, module["window_to"] or dt.date.max
        if any(not low <= week <= high for week in weeks):
            yield named(cohort["id"], module["id"])


def lessons_after_first_week(w: World) -> Iterator[str]:
    for cohort, module, _, weeks in w.judged:
        if weeks[0] < (cohort["first_week"] or w.mondays[0]):
            yield named(cohort["id"], module["id"])


def _ended(w: World, cohort: Row, item: str) -> dt.date | None:
    """Return the Monday after what lies before the horizon."""
    row = w.one("outside_horizon", cohort=cohort["id"], item=item)
    return None if row is None or row["ended"] is None else row["ended"] + WEEK


def _weeks_of(w: World, cohort: Row, module: str) -> list[dt.date]:
    return next((weeks for own, m, _, weeks in w.judged if (own["id"], m["id"]) == (cohort["id"], module)), [])


def module_order(w: World) -> Iterator[str]:
    for row in w.c["module_order"]:
        for cohort in w.cohorts:
            first, after = _weeks_of(w, cohort, row["before"]), _weeks_of(w, cohort, row["after"])
            end = first[-1] + WEEK if first else _ended(w, cohort, row["before"])
            if not after or end is None:
                continue
            least = end + (row["weeks_min"] or 0) * WEEK
            most = dt.date.max if row["weeks_max"] is None else end + row["weeks_max"] * WEEK
            if not least <= after[0] <= most:
                yield named(cohort["id"], row["before"], row["after"])


def builds_on(w: World) -> Iterator[str]:
    for row in w.all("block_modules", relation="builds on"):
        for cohort in w.cohorts:
            weeks, practice = _weeks_of(w, cohort, row["module"]), w.practice(cohort["id"], row["block"])
            end = practice[-1] + WEEK if practice else _ended(w, cohort, row["block"])
            if weeks and end is not None and weeks[0] < end:
                yield named(cohort["id"], row["module"], row["block"])


def _known(sections: list[Row]) -> bool:
    return all(taken is not None for section in sections for _, taken in section["lessons"].values())


def cohort_minutes(w: World, cohort: Row, monday: dt.date) -> int:
    """Return what a cohort is taught in a week; sections at the same time once."""
    total = 0
    for own, _, sections, _ in w.judged:
        if own["id"] == cohort["id"] and _known(sections):
            total += max(section["lessons"].get(monday, (0, 0))[1] for section in sections)
    return total


def cohort_week(w: World) -> Iterator[str]:
    for cohort in w.cohorts:
        own = w.one("cohorts", id=cohort["id"])
        for monday in w.mondays if own else []:
            most = (own["minutes_per_day"] or 0) * w.school_days(cohort, monday)  # type: ignore[index]
            if cohort_minutes(w, cohort, monday) > most:
                yield named(cohort["id"], monday)


def teacher_time(w: World, teacher: Row, monday: dt.date, full: float) -> int:
    """Return what of `full` minutes a week a teacher has in a week."""
    absences = [row for row in w.all("teacher_absences", teacher=teacher["id"]) if row["from"] <= monday <= row["to"]]
    there = 1 - max((row["share"] for row in absences), default=0)
    return math.floor(round(full * there * w.days(teacher["school"], monday) / 5, 6))


def _asked(w: World, monday: dt.date) -> Iterator[tuple[Row, Row, int, int]]:
    """Yield (cohort, module, students, minutes) of whatever is taught as one in a week."""
    met: dict[str, list[tuple[Row, Row, int, int]]] = {}
    for cohort, module, sections, _ in w.judged:
        for section in sections if _known(sections) else []:
            name = section["together"] or "of its own: " + section["id"]
            minutes = section["lessons"].get(monday, (0, 0))[1]
            met.setdefault(name, []).append((cohort, module, section["size"] or 0, minutes))
    for rows in met.values():
        if minutes := max(row[3] for row in rows):
            yield rows[0][0], rows[0][1], sum(row[2] for row in rows), minutes


def _of_blocks(w: World, monday: dt.date, kind: str) -> Iterator[tuple[Row, str, int]]:
    """Yield (cohort, what, minutes) that blocks ask of rooms or teachers in a week."""
    for cohort, block in w.stays:
        own = w.cohort(cohort)
        if own is None or own["size"] is None or monday not in w.practice(cohort, block):
            continue
        for row in w.all("block_resources", block=block, kind=kind):
            share = row["minutes_per_week"] * w.days(own["school"], monday) // 5
            yield own, row["what"], math.ceil(own["size"] / (row["team_size"] or 1)) * share


def _each(w: World, school: str, per: str) -> int:
    return sum(row["minutes"] for row in w.all("duty_rules", school=school, per=per))


def _for_lessons(w: World, teacher: Row, monday: dt.date) -> int:
    """Return the minutes of lessons that, with what they bring with them, go into what certain duties leave."""
    heads = [c for c in w.all("cohorts", class_head=teacher["id"]) if c["first_week"] <= monday <= c["due_week"]]
    school = teacher["school"]
    certain = teacher["other_duties_minutes"] + _each(w, school, "week") + len(heads) * _each(w, school, "class headed")
    left = max(0, teacher_time(w, teacher, monday, teacher["minutes_per_week"] - certain))
    return math.floor(left / (1 + _each(w, school, "100 minutes of lessons") / 100) + 1e-9)


def _may_teach(w: World, teacher: Row) -> Iterator[Row]:
    """Yield the rows of a teacher's qualifications that count."""
    own = [t["id"] for t in w.all("teachers", school=teacher["school"], enterprise=None)]
    for row in w.all("teacher_qualifications", teacher=teacher["id"]):
        alike = w.all("teacher_qualifications", qualification=row["qualification"])
        named_ = [lock["item"] for lock in w.all("locks", what="teacher", value=teacher["id"])]
        held = any(w.one("modules", id=item, qualification=row["qualification"]) for item in named_)
        if teacher["enterprise"] is None or held or not any(other["teacher"] in own for other in alike):
            yield row


def teachers_by_qualification(w: World) -> Iterator[str]:
    able = {t["id"]: {r["qualification"] for r in _may_teach(w, t)} for t in w.c["teachers"]}
    for monday in w.mondays:
        wants = [(c["school"], m["qualification"], minutes) for c, m, _, minutes in _asked(w, monday)]
        wants += [(c["school"], what, minutes) for c, what, minutes in _of_blocks(w, monday, "teacher")]
        for school in {school for school, qualification, minutes in wants if qualification and minutes}:
            asked: Counter[str] = Counter()
            for other, qualification, minutes in wants:
                if other == school and qualification:
                    asked[qualification] += minutes
            has = {t["id"]: _for_lessons(w, t, monday) for t in w.all("teachers", school=school)}
            wanted = sorted(name for name, minutes in asked.items() if minutes)
            sets = (set(some) for count in range(1, len(wanted) + 1) for some in combinations(wanted, count))
            if any(sum(asked[q] for q in some) > sum(m for t, m in has.items() if able[t] & some) for some in sets):
                yield named(school, monday)


def room_places(w: World, room: Row, school: str | None, monday: dt.date) -> int:
    """Return the places of a room that a school may use in a week."""
    if shares := w.all("room_shares", room=room["id"]):
        own = [row["places"] for row in shares if row["school"] == school and row["from"] <= monday <= row["to"]]
        return int(min(sum(own), room["places"]))
    site = w.one("sites", id=room["site"])
    owner = w.one("organisations", id=site["organisation"]) if site else None
    return int(room["places"]) if not owner or owner["kind"] != "school" or owner["id"] == school else 0


def room_open(w: World, room: Row, monday: dt.date) -> int:
    """Return the places of a room that anybody may use in a week."""
    shares = w.all("room_shares", room=room["id"])
    there = [row["places"] for row in shares if row["from"] <= monday <= row["to"]]
    return int(room["places"]) if not shares or any(there) else 0


def _shared(w: World, kind: str) -> bool:
    """Tell whether a room of a kind is open to several schools."""
    for room in w.all("rooms", kind=kind):
        schools = {row["school"] for row in w.all("room_shares", room=room["id"])}
        site = w.one("sites", id=room["site"])
        owner = w.one("organisations", id=site["organisation"]) if site else None
        if len(schools) > 1 or (not schools and (not owner or owner["kind"] != "school")):
            return True
    return False


def rooms(w: World) -> Iterator[str]:
    for monday in w.mondays:
        wants = [(c["school"], m["room_kind"], n, minutes) for c, m, n, minutes in _asked(w, monday) if m["room_kind"]]
        wants += [(c["school"], what, 0, m) for c, what, m in _of_blocks(w, monday, "room") if m]
        for school, kind, size in {want[:3] for want in wants}:
            asked = sum(m for s, k, n, m in wants if (s, k) == (school, kind) and n >= size)
            open_ = [r for r in w.all("rooms", kind=kind) if room_places(w, r, school, monday) >= max(size, 1)]
            if asked > sum(r["minutes_per_week"] * w.days(school, monday) // 5 for r in open_):
                yield named(school, kind, monday, size)
        for kind, size in {want[1:3] for want in wants if _shared(w, want[1])}:
            asked = sum(m for _, k, n, m in wants if k == kind and n >= size)
            open_ = [r for r in w.all("rooms", kind=kind) if room_open(w, r, monday) >= max(size, 1)]
            days = max(w.days(s, monday) for s, k, _, _ in wants if k == kind)
            if asked > sum(r["minutes_per_week"] * days // 5 for r in open_):
                yield named(kind, monday, size)


def _teachers(section: Row) -> set[str | None]:
    return {run["teacher"] for run in section["runs"]}


def teacher_qualified(w: World) -> Iterator[str]:
    for cohort, module, sections, _ in w.judged:
        for section in sections:
            for name in _teachers(section) - {None}:
                teacher, asked = w.one("teachers", id=name), module["qualification"]
                able = not asked or w.one("teacher_qualifications", teacher=name, qualification=asked)
                if teacher and (teacher["school"] != cohort["school"] or not able):
                    yield named(section["id"], name)


def staffed_or_listed(w: World) -> Iterator[str]:
    for _, module, sections, _ in w.judged:
        for section in sections:
            listed = section["id"] in [row["section"] for row in w.raw["unstaffed"]]
            staffed = any(name is not None for name in _teachers(section))
            if (staffed and listed) or (module["qualification"] and not staffed and not listed):
                yield named(section["id"])


def unstaffed_reason(w: World) -> Iterator[str]:
    yield from (named(row["section"]) for row in w.raw["unstaffed"] if not row["reason"])
