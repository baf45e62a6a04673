"""Recount of: who is where, what was decided by hand, limits, stability, figures."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tests.verify.recount.choices import rotates
from tests.verify.recount.lessons import cohort_minutes
from tests.verify.recount.practice import asked, has
from tests.verify.recount.shares import enterprise_total, unit_total
from tests.verify.recount.world import Row, World, named

from alternance.policy import Limits


def _place(row: Row) -> tuple[str, str]:
    return row["student"], row["block"]


def _right_weeks(w: World, row: Row) -> bool:
    weeks = w.practice(row["cohort"], row["block"])
    return bool(weeks) and (row["from"], row["to"]) == (weeks[0], weeks[-1])


def one_position(w: World) -> Iterator[str]:
    count = Counter(_place(row) for row in w.raw["placements"])
    for row in w.raw["placements"]:
        if not _right_weeks(w, row) or count[_place(row)] > 1:
            yield named(*_place(row), row["from"])


def own_cohort(w: World) -> Iterator[str]:
    for table in ("placements", "unplaced"):
        for row in w.raw[table]:
            student = w.one("students", id=row["student"])
            if student and student["cohort"] != row["cohort"]:
                yield named(table, *_place(row))


def placed_or_unplaced(w: World) -> Iterator[str]:
    placed = Counter(_place(row) for row in w.raw["placements"])
    left = {_place(row) for row in w.raw["unplaced"]}
    for student in w.c["students"]:
        for cohort, block in w.stays:
            key = (student["id"], block)
            if cohort == student["cohort"] and w.seated(block) and placed[key] + (key in left) != 1:
                yield named(*key)


def placed_where_needed(w: World) -> Iterator[str]:
    for table in ("placements", "unplaced"):
        for row in w.raw[table]:
            if not w.seated(row["block"]) or (row["cohort"], row["block"]) not in w.stays:
                yield named(table, *_place(row))


def unplaced_reason(w: World) -> Iterator[str]:
    for row in w.raw["unplaced"]:
        if not row["reason"] or not _right_weeks(w, row):
            yield named(*_place(row), row["reason"])


def _at(w: World) -> Iterator[tuple[Row, str, Row | None, list[dt.date]]]:
    """Yield placement, position, block as held, practice weeks."""
    for row in w.placements:
        if row["position"] is not None:
            yield row, row["position"], w.block(row["block"]), w.practice(row["cohort"], row["block"])


def position_serves(w: World) -> Iterator[str]:
    yield from (named(*_place(row)) for row, p, block, _ in _at(w) if block and not w.serves(p, block))


def allowed_start(w: World) -> Iterator[str]:
    yield from (named(*_place(row)) for row, p, _, weeks in _at(w) if not w.begins(p, weeks[0]))


def seat_every_week(w: World) -> Iterator[str]:
    yield from (named(*_place(row)) for row, p, _, weeks in _at(w) if not all(w.seats(p, week) > 0 for week in weeks))


def mentor_named(w: World) -> Iterator[str]:
    for row, p, _, _ in _at(w):
        position = w.one("positions", id=p)
        assert position is not None
        if row["mentor"] != position["mentor"] or row["enterprise"] not in (None, w.enterprise(p)):
            yield named(*_place(row))


def position_seats(w: World) -> Iterator[str]:
    there = Counter((p["id"], week) for _, p, week in w.weeks_there())
    yield from (named(p, week) for (p, week), n in there.items() if n > w.seats(p, week))


def mentor_students(w: World) -> Iterator[str]:
    there = Counter((p["mentor"], week) for _, p, week in w.weeks_there() if p["mentor"] is not None)
    for (mentor, week), students in there.items():
        if students > (w.one("mentors", id=mentor) or {"students_max": 0})["students_max"]:
            yield named(mentor, week)


def unit_students(w: World) -> Iterator[str]:
    there = Counter((p["unit"], week) for _, p, week in w.weeks_there())
    for (unit, week), students in there.items():
        if students > unit_total(w, unit):
            yield named(unit, week)


def enterprise_students(w: World) -> Iterator[str]:
    there: Counter[tuple[str, dt.date]] = Counter()
    for _, p, week in w.weeks_there():
        unit = w.one("hiring_units", id=p["unit"])
        site = unit and w.one("sites", id=unit["site"])
        if site:
            there[site["organisation"], week] += 1
    for (enterprise, week), students in there.items():
        total = enterprise_total(w, enterprise)
        if total is not None and students > total:
            yield named(enterprise, week)


@cache
def _limits(packs: tuple[str, ...]) -> Limits:
    return Limits.of(packs)


def _limit(w: World, id_: str, day: dt.date) -> float | None:
    return _limits(w.community.meta.packs).value(id_, day)


def trainee_share(w: World) -> Iterator[str]:
    there = Counter((p["unit"], week) for _, p, week in w.weeks_there())
    for (unit, week), students in there.items():
        staff, share = (w.one("hiring_units", id=unit) or {"staff": None})["staff"], _limit(w, "trainee-share", week)
        if staff is not None and share is not None and students > 1 and students > share * staff + 1e-9:
            yield named(unit, week)


def _years(birth: dt.date, day: dt.date) -> int:
    years = day.year - birth.year
    return years if (day.month, day.day) >= (birth.month, birth.day) else years - 1


def minimum_age(w: World) -> Iterator[str]:
    for row in w.placements:
        student, first = w.one("students", id=row["student"]), w.practice(row["cohort"], row["block"])[0]
        least = _limit(w, "minimum-age", first)
        if student and student["birth_date"] and least is not None and _years(student["birth_date"], first) < least:
            yield named(*_place(row))


def _age_unknown(w: World, student: Row, cohort: str, block: str, position: Row) -> bool:
    """Tell whether a limit asks an age that nobody knows."""
    weeks = w.practice(cohort, block)
    if student["birth_date"] is not None:
        return False
    if _limit(w, "minimum-age", weeks[0]) is not None:
        return True
    for week in weeks:
        most = _limit(w, "weekly-minutes-under-18", week)
        taught = cohort_minutes(w, w.cohort(cohort), week) if most is not None else 0  # type: ignore[arg-type]
        if most is not None and _practice_minutes(w, position, block) + taught > most:
            return True
    return False


def age_known(w: World) -> Iterator[str]:
    for row in w.placements:
        student, position = w.one("students", id=row["student"]), w.one("positions", id=row["position"])
        if student and position and _age_unknown(w, student, row["cohort"], row["block"], position):
            yield named(*_place(row))


def _asked_in_form(w: World) -> Iterator[Row]:
    for row in w.raw["adjustments"]:
        known = w.one("students", id=row["student"]) and w.one("blocks", id=row["block"])
        if known and w.span(row) and (row["position"] is None or w.one("positions", id=row["position"])):
            yield row


def adjustments_asked(w: World) -> Iterator[str]:
    rows, needy = list(_asked_in_form(w)), set()
    for place in w.placements:
        need = (w.one("students", id=place["student"]) or {}).get("adjustments")
        if need:
            key = (*_place(place), place["from"])
            needy.add(key)
            same = [row for row in rows if (*_place(row), row["from"]) == key][-1:]
            wanted = (place["to"], place["position"], place["enterprise"], need, "asked")
            if [
                tuple(row[name] for name in ("to", "position", "enterprise", "adjustment", "status")) for row in same
            ] != [wanted]:
                yield named(*key)
    yield from (named(*key) for key in {(*_place(row), row["from"]) for row in rows} - needy)


def _practice_minutes(w: World, position: Row, block: str) -> int:
    minutes: int = position["minutes_per_day"] or w.one("blocks", id=block)["minutes_per_day"]  # type: ignore[index]
    return min(int(position["days"]), w.release(block) or 7) * minutes


def weekly_minutes_under_18(w: World) -> Iterator[str]:
    practice: Counter[tuple[str, dt.date]] = Counter()
    for row, position, week in w.weeks_there():
        practice[row["student"], week] += _practice_minutes(w, position, row["block"])
    taught = {(cohort["id"], monday): cohort_minutes(w, cohort, monday) for cohort in w.cohorts for monday in w.mondays}
    for student in w.c["students"]:
        for monday in w.mondays:
            most, birth = _limit(w, "weekly-minutes-under-18", monday), student["birth_date"]
            minutes = practice[student["id"], monday] + taught.get((student["cohort"], monday), 0)
            if birth and most is not None and _years(birth, monday) < 18 and minutes > most:
                yield named(student["id"], monday)


def way(w: World, student: Row, position: str) -> int | None:
    """Return the minutes of a way."""
    own = w.one("positions", id=position)
    unit = w.one("hiring_units", id=own["unit"]) if own else None
    site = w.one("sites", id=unit["site"]) if unit else None
    if site is None:
        return None
    if said := w.one("travel", student=student["id"], site=site["id"]):
        return int(said["minutes"])
    here, there = (student["lat"], student["lon"]), (site["lat"], site["lon"])
    if None in here + there:
        return None
    (a, b), (c, d) = ((math.radians(x) for x in pair) for pair in (here, there))
    # chord of the unit sphere, another way to the same distance
    x, y, z = (math.cos(a) * math.cos(b) - math.cos(c) * math.cos(d), math.cos(a) * math.sin(b) - math.cos(c) * math.sin(d),
               math.sin(a) - math.sin(c))  # fmt: skip
    km = 6371.0088 * 2 * math.asin(math.sqrt(x * x + y * y + z * z) / 2)
    return math.ceil(round(10 + 1.5 * km, 6))


def travel_limit(w: World) -> Iterator[str]:
    for row, p, _, _ in _at(w):
        student = w.one("students", id=row["student"])
        minutes = way(w, student, p) if student else None
        if student and minutes is not None and student["travel_max"] is not None and minutes > student["travel_max"]:
            yield named(*_place(row))


def _speaks(w: World, student: Row, position: str) -> bool:
    language, spoken = w.one("positions", id=position)["language"], student["languages"]  # type: ignore[index]
    return not language or not (spoken or "").strip() or language in spoken.split()


def language_spoken(w: World) -> Iterator[str]:
    for row, p, _, _ in _at(w):
        student = w.one("students", id=row["student"])
        if student and not _speaks(w, student, p):
            yield named(*_place(row))


def forbidden_kept(w: World) -> Iterator[str]:
    for row in w.placements:
        if w.one("forbidden", student=row["student"], position=row["position"]):
            yield named(*_place(row))


def offers(w: World, cohort: str, block: str, position: str) -> bool:
    """Tell whether a position can be had for a block, whoever the student is."""
    weeks, row = w.practice(cohort, block), w.block(block)
    return (
        row is not None
        and w.serves(position, row)
        and w.begins(position, weeks[0])
        and all(w.seats(position, week) >= 1 for week in weeks)
    )


def _may(w: World, student: Row, cohort: str, block: str, position: str) -> bool:
    """Tell whether a student may have a position that offers the block."""
    weeks, own = w.practice(cohort, block), w.one("positions", id=position)
    if own is None or w.one("forbidden", student=student["id"], position=position):
        return False
    minutes = way(w, student, position)
    if minutes is not None and student["travel_max"] is not None and minutes > student["travel_max"]:
        return False
    if not _speaks(w, student, position):
        return False
    if _age_unknown(w, student, cohort, block, own):
        return False
    if birth := student["birth_date"]:
        least = _limit(w, "minimum-age", weeks[0])
        if least is not None and _years(birth, weeks[0]) < least:
            return False
        for week in weeks:
            most = _limit(w, "weekly-minutes-under-18", week)
            taught = cohort_minutes(w, w.cohort(cohort), week) if most is not None else 0  # type: ignore[arg-type]
            if most is not None and _years(birth, week) < 18 and _practice_minutes(w, own, block) + taught > most:
                return False
    if not rotates(w, student["id"], cohort, block, position):
        return False
    if "learn-before-work" in w.off:
        return True
    return all(
        has(w, student["id"], cohort, block, phase, aim) >= needed
        for phase in w.stays[cohort, block]
        for aim, needed in asked(w, block, phase, position).items()
    )


def eligible(w: World, student: Row, cohort: str, block: str, position: str) -> bool:
    """Tell whether a pair may be."""
    return offers(w, cohort, block, position) and _may(w, student, cohort, block, position)


Node = tuple[str, str, str]


def nodes(w: World, position: str) -> list[Node]:
    own = w.one("positions", id=position)
    assert own is not None
    mentor = [("mentors", "students_max", own["mentor"])] if own["mentor"] is not None else []
    return [("positions", "seats", position), *mentor, ("hiring_units", "seats_total", own["unit"])]


def taken_by(w: World, there: list[Row]) -> Counter[tuple[Node, dt.date]]:
    """Return how many of those `there` a position, mentor or unit holds by week."""
    return Counter(
        (node, week)
        for row in there
        for week in w.practice(row["cohort"], row["block"])
        for node in nodes(w, row["position"])
    )


def free(w: World, node: Node, weeks: list[dt.date], taken: Counter[tuple[Node, dt.date]]) -> int:
    """Return how many more `node` takes over `weeks` beside those who are there."""
    table, column, id_ = node
    usual = unit_total(w, id_) if table == "hiring_units" else (w.one(table, id=id_) or {}).get(column, 0)
    return min((w.seats(id_, week) if table == "positions" else usual) - taken[node, week] for week in weeks)


def placed_by_hand(w: World) -> list[Row]:
    return [row for row, _, _, _ in _at(w) if w.by_hand(*_place(row))]


def _excused(w: World, student: str, block: str, position: str) -> bool:
    """Tell whether who was to be there by hand is listed as unplaced, and could not be there."""
    if (student, block) not in [_place(row) for row in w.raw["unplaced"]]:
        return False
    own = w.one("students", id=student)
    assert own is not None
    if not eligible(w, own, own["cohort"], block, position):
        return True
    weeks = w.practice(own["cohort"], block)
    taken = taken_by(w, placed_by_hand(w))
    return any(free(w, node, weeks, taken) < 1 for node in nodes(w, position))


def _due(w: World, student: str, block: str) -> bool:
    own = w.one("students", id=student)
    return own is not None and (own["cohort"], block) in w.stays and w.seated(block)


def fixed_kept(w: World) -> Iterator[str]:
    for row in w.c["fixed"]:
        if w.by_hand(*_place(row)) == "lock" or not _due(w, *_place(row)):
            continue
        held = [(r["position"], r["door"]) for r in w.placements if _place(r) == _place(row)]
        if held[-1:] != [(row["position"], row["door"])] and not _excused(w, *_place(row), row["position"]):
            yield named(*_place(row))


def locks_kept(w: World) -> Iterator[str]:
    for lock in w.c["locks"]:
        cohort, item = lock["cohort"], lock["item"]
        found: set[str] = set()
        if lock["what"] == "position":
            if not _due(w, lock["student"], item) or _excused(w, lock["student"], item, lock["value"]):
                continue
            found = {str(r["position"]) for r in w.placements if _place(r) == (lock["student"], item)}
        elif lock["what"] == "block start":
            found = {str(week) for week in w.practice(cohort, item)[:1]}
            if not found:
                continue
        else:
            taught = [(s, weeks) for c, m, s, weeks in w.taught if (c["id"], m["id"]) == (cohort, item)]
            if not taught:
                continue
            listed = {row["section"] for row in w.raw["unstaffed"]}
            runs = [
                run
                for sections, _ in taught
                for section in sections
                if lock["what"] == "module start"
                or section["id"] not in listed
                or any(r["teacher"] for r in section["runs"])
                for run in section["runs"]
            ]
            if not runs:
                continue
            found = (
                {str(taught[0][1][0])} if lock["what"] == "module start" else {str(r["teacher"] or "–") for r in runs}
            )
        if found != {lock["value"]}:
            yield named(lock["id"])


def rank_as_said(w: World) -> Iterator[str]:
    for row, p, _, _ in _at(w):
        if w.by_hand(*_place(row)):
            continue
        said = w.one("preferences", student=row["student"], position=p)
        named_others = not said and bool(w.all("preferences", student=row["student"]))
        if row["rank"] != (said["rank"] if said else None) or (named_others and row["door"] != "completion"):
            yield named(*_place(row))


def door_as_is(w: World) -> Iterator[str]:
    said = w.plan.meta.options
    by_round = [
        "round",
        *(["completion"] if said.get("place_everybody") else []),
        *(["repair"] if said.get("repaired") else []),
    ]
    for row in w.placements:
        hand = w.by_hand(*_place(row))
        if row["door"] not in ((hand,) if hand else by_round):
            yield named(*_place(row))


def listed(w: World, student: Row, cohort: str, block: str, offered: list[str]) -> list[str]:
    """Return what a student accepts of the positions offered, best first."""
    ranks = {row["position"]: row["rank"] for row in w.all("preferences", student=student["id"])}
    keyed: list[tuple[float, str]] = []
    for position in offered:
        if (not ranks or position in ranks) and _may(w, student, cohort, block, position):
            minutes = way(w, student, position)
            keyed.append((ranks[position] if ranks else math.inf if minutes is None else minutes, position))
    return [position for _, position in sorted(keyed)]


def _quarter(day: dt.date) -> str:
    return f"{day.year}-Q{1 + (day.month - 1) // 3}"


def _reached(w: World, occupation: str, first: dt.date, last: dt.date) -> bool:
    now, usual = w.community.meta.first_week, w.community.meta.weeks
    lengths = {name: [p["weeks"] or usual for p in w.c["programmes"] if (p["occupation"] or p["id"]) == name]
               for name in {p["occupation"] or p["id"] for p in w.c["programmes"]}}  # fmt: skip
    weeks = max(lengths.get(occupation) or [n for each in lengths.values() for n in each] or [usual])
    return now <= last and first <= now + dt.timedelta(weeks=weeks + 52)


def gap_quantity_recounted(w: World) -> Iterator[str]:
    if not w.raw["gap_quantity"]:
        return
    demanded: Counter[tuple[str, str]] = Counter()
    supplied: Counter[tuple[str, str]] = Counter()
    sure: Counter[tuple[str, str]] = Counter()
    most: Counter[tuple[str, str]] = Counter()
    for row in w.c["demands"]:
        if not _reached(w, row["occupation"], row["from"], row["to"]):
            continue
        weight = next((r["weight"] for r in w.c["certainty_weights"] if r["certainty"] == row["certainty"]), 1.0)
        heads = [n for n in (row["headcount_low"], row["headcount_high"]) if n is not None]
        length = (row["to"] - row["from"]).days + 1
        for n in range(length) if heads else []:
            key = row["occupation"], _quarter(row["from"] + dt.timedelta(n))
            people = sum(heads) / len(heads) / length
            demanded[key] += people * weight
            most[key] += people
            sure[key] += people if row["certainty"] == "sure" else 0
    for cohort in w.c["cohorts"]:
        programme = w.one("programmes", id=cohort["programme"])
        rows = w.all("graduates", cohort=cohort["id"]) or [{"date": cohort["due_week"], "expected": cohort["size"]}]
        for row in rows if programme else []:
            name = programme["occupation"] or programme["id"]  # type: ignore[index]
            if _reached(w, name, row["date"], row["date"]):
                supplied[name, _quarter(row["date"])] += row["expected"]
    said = {(row["occupation"], row["quarter"]): row for row in w.raw["gap_quantity"]}
    for key in {*demanded, *supplied, *said}:
        right = {"demanded": demanded[key], "supplied": supplied[key], "gap": supplied[key] - demanded[key]}
        row = said.get(key, {})
        if row.get("demanded_most") is not None:
            right |= {"demanded_sure": sure[key], "demanded_most": most[key]}
        if any(row.get(name) is None or abs(row[name] - value) > 1e-6 for name, value in right.items()):
            yield named(*key)


def gap_structure_recounted(w: World) -> Iterator[str]:
    if not w.raw["gap_structure"]:
        return
    rows = w.raw["gap_quantity"]
    for occupation in {row["occupation"] for row in [*rows, *w.raw["gap_structure"]]}:
        share = {}
        for side in ("demanded", "supplied"):
            total = sum(row[side] or 0 for row in rows)
            share[side] = sum(row[side] or 0 for row in rows if row["occupation"] == occupation) / total if total else 0
        share["gap"] = share["supplied"] - share["demanded"]
        own = [row for row in w.raw["gap_structure"] if row["occupation"] == occupation][-1:]
        if not own or any(own[0][name] is None or abs(own[0][name] - value) > 1e-6 for name, value in share.items()):
            yield named(occupation)
