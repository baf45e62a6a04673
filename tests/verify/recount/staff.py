"""Recount of: who teaches with whom, what teachers do, visits, their own practice, points."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.verify.recount.lessons import teacher_time
from tests.verify.recount.world import WEEK, Row, World, named

from alternance.policy import Limits


def _teachers(section: Row) -> set[str | None]:
    return {run["teacher"] for run in section["runs"]}


def _judged(w: World) -> Iterator[tuple[Row, Row, Row]]:
    """Yield section, cohort, module, by the section's id."""
    rows = [(section, cohort, module) for cohort, module, sections, _ in w.judged for section in sections]
    yield from sorted(rows, key=lambda row: row[0]["id"])


def one_teacher(w: World) -> Iterator[str]:
    courses: dict[str, set[str | None]] = defaultdict(set)
    for section, _, _ in _judged(w):
        if len(_teachers(section)) > 1:
            yield named(section["id"])
        if section["together"]:
            courses[section["together"]] |= _teachers(section)
    yield from (named(course) for course, names in courses.items() if len(names) > 1)


def _may_be_lent(w: World, section: Row, cohort: Row, module: Row, teacher: str) -> bool:
    """Tell whether a lock names the teacher for one of those that are taught together."""
    for other, its, of in _judged(w):
        same = other["id"] == section["id"] or (section["together"] and other["together"] == section["together"])
        if same and w.one("locks", what="teacher", cohort=its["id"], item=of["id"], value=teacher):
            return True
    return False


def experts_last(w: World) -> Iterator[str]:
    for section, cohort, module in _judged(w):
        for name in sorted(name for name in _teachers(section) if name) if module["qualification"] else ():
            teacher = w.one("teachers", id=name)
            if teacher is None or teacher["enterprise"] is None or _may_be_lent(w, section, cohort, module, name):
                continue
            for other in w.all("teachers", school=teacher["school"], enterprise=None):
                if w.one("teacher_qualifications", teacher=other["id"], qualification=module["qualification"]):
                    yield named(section["id"], name)
                    break


def _courses(w: World) -> dict[tuple[str, str], dict[dt.date, int]]:
    """Return (teacher, course) → week → minutes of lessons."""
    found: dict[tuple[str, str], dict[dt.date, int]] = {}
    for section, _, _ in _judged(w):
        for run in section["runs"]:
            for week in w.span(run):
                minutes = section["lessons"].get(week, (0, 0))[1]
                if minutes and w.one("teachers", id=run["teacher"]):
                    key = run["teacher"], ("+" + section["together"]) if section["together"] else section["id"]
                    found.setdefault(key, {}).setdefault(week, minutes)
    return found


def _rules(w: World, school: str, per: str) -> list[tuple[str, int]]:
    return [(row["activity"], row["minutes"]) for row in w.all("duty_rules", school=school, per=per)]


def _weekly(w: World, teacher: Row, week: dt.date) -> dict[str, int]:
    """Return activity → minutes in a full week."""
    heads = sum(row["first_week"] <= week <= row["due_week"] for row in w.all("cohorts", class_head=teacher["id"]))
    found = Counter({"other duties": teacher["other_duties_minutes"]})
    for activity, minutes in _rules(w, teacher["school"], "week"):
        found[activity] += minutes
    for activity, minutes in _rules(w, teacher["school"], "class headed"):
        found[activity] += heads * minutes
    return found


def _visits(w: World) -> list[Row]:
    """Return the visits in form, with `first`: whether the way is theirs."""
    rows, gone = [], set()
    for row in sorted(
        (r for r in w.raw["visits"] if None not in (r["student"], r["block"], r["number"])),
        key=lambda r: (r["student"], r["block"], r["number"]),
    ):
        known = w.one("students", id=row["student"]) and w.one("blocks", id=row["block"])
        known = known and w.one("teachers", id=row["teacher"]) and w.one("sites", id=row["site"])
        if known and row["week"] in w.mondays:
            way = row["teacher"], row["site"], row["week"]
            rows.append({**row, "first": way not in gone})
            gone.add(way)
    return rows


def _estimate(one: Row, other: Row) -> int | None:
    """Return the minutes of a way by the spherical law of cosines."""
    if None in (one["lat"], one["lon"], other["lat"], other["lon"]):
        return None
    a, b, c = (math.radians(x) for x in (one["lat"], other["lat"], other["lon"] - one["lon"]))
    angle = math.acos(min(1.0, math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(c)))
    return math.ceil(round(10 + 1.5 * 6371.0088 * angle, 6))


def _way(w: World, school: str, site: str) -> int | None:
    """Return the minutes there and back from the school."""
    there = w.one("sites", id=site)
    ways = [_estimate(own, there) for own in w.all("sites", organisation=school)] if there else []
    known = [2 * minutes for minutes in ways if minutes is not None]
    return min(known) if known else None


def _school(w: World, teacher: str) -> str:
    row = w.one("teachers", id=teacher)
    assert row is not None
    return str(row["school"])


def _beside(w: World) -> Counter[tuple[str, dt.date, str]]:
    """Return (teacher, week, activity) → minutes of lessons with what they bring, visits and ways."""
    found: Counter[tuple[str, dt.date, str]] = Counter()
    for (teacher, _), weeks in _courses(w).items():
        for week, minutes in weeks.items():
            found[teacher, week, "lessons"] += minutes
            for activity, each in _rules(w, _school(w, teacher), "100 minutes of lessons"):
                found[teacher, week, activity] += math.floor(minutes * each / 100)
    for row in _visits(w):
        school = _school(w, row["teacher"])
        way = _way(w, school, row["site"])
        for activity, each in _rules(w, school, "visit"):
            found[row["teacher"], row["week"], activity] += each
        for activity, each in _rules(w, school, "way") if row["first"] else ():
            long = way if activity == "travel" and way is not None else each
            found[row["teacher"], row["week"], activity] += long
    return found


def _most(w: World, teacher: Row, week: dt.date) -> int:
    ceiling = teacher["minutes_per_week"] if teacher["ceiling"] is None else teacher["ceiling"]
    return max(0, teacher_time(w, teacher, week, ceiling - sum(_weekly(w, teacher, week).values())))


def teacher_ceiling(w: World) -> Iterator[str]:
    taken: Counter[tuple[str, dt.date]] = Counter()
    for (name, week, _), minutes in _beside(w).items():
        taken[name, week] += minutes
    for (name, week), minutes in taken.items():
        teacher = w.one("teachers", id=name)
        if teacher and minutes > _most(w, teacher, week):
            yield named(name, week)


def duties_add_up(w: World) -> Iterator[str]:
    right = _beside(w)
    for teacher in w.c["teachers"]:
        for monday in w.mondays:
            for activity, minutes in _weekly(w, teacher, monday).items():
                right[teacher["id"], monday, activity] += teacher_time(w, teacher, monday, minutes)
    said = {
        (row["teacher"], row["week"], row["activity"]): row["minutes"]
        for row in w.raw["duties"]
        if row["week"] in w.mondays and w.one("teachers", id=row["teacher"]) and row["activity"]
    }
    for key in said.keys() | {key for key, minutes in right.items() if minutes}:
        if said.get(key) != (right[key] or None):
            yield named(*key)


def _asked(w: World) -> dict[tuple[str, str, int], list[dt.date]]:
    """Return the visits asked, with their weeks."""
    found = {}
    limits = Limits.of(w.community.meta.packs)
    for row in w.placements:
        position = w.one("positions", id=row["position"]) if row["position"] else None
        weeks = w.practice(row["cohort"], row["block"])
        every = limits.value("visit-weeks", weeks[0])
        if position is None or not w.one("hiring_units", id=position["unit"]) or every is None:
            continue
        number, left = 0, list(weeks)
        while left:
            take = len(left) if len(left) < 2 * every else int(every)
            number, now, left = number + 1, left[:take], left[take:]
            found[row["student"], row["block"], number] = now
    return found


def visit_weeks(w: World) -> Iterator[str]:
    made = {(row["student"], row["block"], row["week"]) for row in _visits(w)}
    for (student, block, number), weeks in _asked(w).items():
        if not any((student, block, week) in made for week in weeks):
            yield named(student, block, number)


def visited_or_listed(w: World) -> Iterator[str]:
    asked, made = _asked(w), {(row["student"], row["block"], row["number"]) for row in _visits(w)}
    listed = {
        (row["student"], row["block"], row["number"]): row["reason"]
        for row in w.raw["unvisited"]
        if w.one("students", id=row["student"]) and w.one("blocks", id=row["block"]) and row["number"] is not None
    }
    for key in {*asked, *made, *listed}:
        if key not in asked or (key in made and key in listed) or (key not in made and not listed.get(key)):
            yield named(*key)


def _may_visit(w: World, programme: Row) -> set[str]:
    said = {row["teacher"] for row in w.all("tutors", programme=programme["id"])}
    if not said:
        for section, cohort, _ in _judged(w):
            if cohort["programme"] == programme["id"]:
                said |= {name for name in _teachers(section) if name}
    return {name for name in said if w.one("teachers", id=name, school=programme["school"])}


def visit_allowed(w: World) -> Iterator[str]:
    asked, rows = _asked(w), _visits(w)
    for row in rows:
        key = row["student"], row["block"], row["number"]
        places = [p for p in w.placements if (p["student"], p["block"]) == key[:2] and p["position"]]
        mine = {other["teacher"] for other in rows if (other["student"], other["block"]) == key[:2]}
        good = row["week"] in asked.get(key, []) and len(mine) == 1 and bool(places)
        if good:
            position = w.one("positions", id=places[-1]["position"])
            unit = w.one("hiring_units", id=position["unit"])  # type: ignore[index]
            cohort, teacher = w.cohort(places[-1]["cohort"]), w.one("teachers", id=row["teacher"])
            assert unit and cohort and teacher
            programme = w.one("programmes", id=cohort["programme"])
            assert programme
            good = unit["site"] == row["site"] and row["teacher"] in _may_visit(w, programme)
            good = good and _most(w, teacher, row["week"]) > 0
        if not good:
            yield named(*key)


def visit_minutes(w: World) -> Iterator[str]:
    for row in _visits(w):
        school = _school(w, row["teacher"])
        takes = sum(each for _, each in _rules(w, school, "visit"))
        travel = dict(_rules(w, school, "way")).get("travel", 0)
        way = _way(w, school, row["site"]) or travel or 60
        if row["minutes"] != takes or row["travel"] != (way if row["first"] else 0):
            yield named(row["student"], row["block"], row["number"])


def _last_day(w: World) -> dt.date:
    return w.mondays[-1] + dt.timedelta(days=6)


def _practised(w: World, teacher: str) -> set[dt.date]:
    rows = w.all("teacher_practice", teacher=teacher)
    return {row["from"] + dt.timedelta(n) for row in rows for n in range((row["to"] - row["from"]).days + 1)}


def _planned(w: World, teacher: str) -> list[dt.date]:
    return [week for row in w.raw["teacher_practice"] if row["teacher"] == teacher for week in w.span(row)]


def teacher_practice(w: World) -> Iterator[str]:
    limits, last = Limits.of(w.community.meta.packs), _last_day(w)
    months = limits.value("teacher-practice", last)
    if months is None:
        return
    begin, asked = last.replace(year=last.year - 5), round(30 * months)
    for teacher in w.c["teachers"]:
        listed = [row for row in w.raw["practice_missing"] if row["teacher"] == teacher["id"]]
        done = len([day for day in _practised(w, teacher["id"]) if begin < day <= last])
        planned = 7 * len(set(_planned(w, teacher["id"])))
        must = not teacher["enterprise"] and not (teacher["since"] and teacher["since"] > begin)
        if must and done + planned < asked:
            told = [(r["done"], r["planned"], r["asked"]) for r in listed if r["reason"]][-1:]
            if told != [(done, planned, asked)]:
                yield named(teacher["id"])
        elif listed:
            yield named(teacher["id"])


def practice_weeks(w: World) -> Iterator[str]:
    courses, visits = _courses(w), _visits(w)
    for teacher in w.c["teachers"]:
        name = teacher["id"]
        weeks = _planned(w, name)
        for week in sorted(set(weeks)):
            lessons = any(week in taught for (who, _), taught in courses.items() if who == name)
            visiting = any((row["teacher"], row["week"]) == (name, week) for row in visits)
            away = any(
                row["share"] > 0 and row["from"] <= week <= row["to"] for row in w.all("teacher_absences", teacher=name)
            )
            agreed = any(week <= day < week + WEEK for day in _practised(w, name))
            alone = week - WEEK not in weeks and week + WEEK not in weeks
            if lessons or visiting or away or agreed or alone or weeks.count(week) > 1 or teacher["enterprise"]:
                yield named(name, week)


def _counted(w: World, counts: str, teacher: str) -> int:
    if counts == "hours of lessons":
        return sum(sum(weeks.values()) for (who, _), weeks in _courses(w).items() if who == teacher) // 60
    if counts == "visits":
        return len([row for row in _visits(w) if row["teacher"] == teacher])
    if counts == "weeks of practice":
        return len(set(_planned(w, teacher)))
    headed = w.all("cohorts", class_head=teacher)
    return sum(any(row["first_week"] <= week <= row["due_week"] for row in headed) for week in w.mondays)


def points_add_up(w: World) -> Iterator[str]:
    said = {(row["teacher"], row["rule"]): row for row in w.raw["points"]}
    right = set()
    for rule in w.c["points_rules"]:
        for teacher in w.all("teachers", school=rule["school"]):
            key = teacher["id"], rule["id"]
            right.add(key)
            rows = w.all("activity_records", teacher=teacher["id"], rule=rule["id"])
            rows = rows if rule["counts"] == "records" else []
            good = [row for row in rows if not rule["evidence"] or row["evidence"]]
            count = sum(row["count"] for row in good)
            if rule["counts"] != "records":
                count = _counted(w, rule["counts"], teacher["id"])
            most = math.inf if rule["cap"] is None else rule["cap"]
            now = min(most, rule["points"] * (count // rule["per"]))
            more = min(most, rule["points"] * (count // rule["per"] + 1)) - now
            line = said.get(key)
            ids = " ".join(sorted(row["id"] for row in good))
            if line is None or None in (line["points"], line["next"]) or (
                (line["count"], round(line["points"], 6), round(line["next"], 6), line["unproven"], line["rows"] or "")
                != (count, round(now, 6), round(more, 6), len(rows) - len(good), ids)
            ):  # fmt: skip
                yield named(*key)
    for key in said.keys() - right:
        if w.one("teachers", id=key[0]) and w.one("points_rules", id=key[1]):
            yield named(*key)
