"""Recount of: blocks, seats for whole cohorts, and learning before work."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from tests.verify.recount.lessons import room_open, room_places
from tests.verify.recount.shares import unit_total
from tests.verify.recount.world import IN_ROOMS, WEEK, Row, World, named


def blocks_order(w: World) -> Iterator[str]:
    for cohort in {own for own, _ in w.stays}:
        mine = [w.one("blocks", id=block) for own, block in w.stays if own == cohort]
        for one, other in combinations([row for row in mine if row], 2):
            a, b = w.practice(cohort, one["id"]), w.practice(cohort, other["id"])
            first, second = sorted([(one["order"], a[0], one["id"], a), (other["order"], b[0], other["id"], b)])
            if second[3][0] <= first[3][-1]:
                yield named(cohort, first[2], second[2])


def block_phases(w: World) -> Iterator[str]:
    for (cohort, block), phases in w.stays.items():
        for row in w.all("phases", block=block):
            weeks = phases.get(row["order"], [])
            earlier = [week for order, there in phases.items() if order < row["order"] for week in there]
            if len(weeks) != row["weeks"] or any(week <= other for week in weeks for other in earlier):
                yield named(cohort, block, row["order"])


def block_rhythm(w: World) -> Iterator[str]:
    for cohort, block in w.stays:
        weeks, row = w.practice(cohort, block), w.one("blocks", id=block)
        assert row is not None
        monday, wanted, count = weeks[0], list[dt.date](), 0
        while monday <= weeks[-1]:
            if row["in_school_holidays"] or w.days(w.cohort(cohort)["school"], monday):  # type: ignore[index]
                cycle = (row["practice_weeks"] or 1) + (row["school_weeks"] or 0)
                if row["rhythm"] != "alternation" or count % cycle < (row["practice_weeks"] or 1):
                    wanted.append(monday)
                count += 1
            monday += WEEK
        if wanted != weeks:
            yield named(cohort, block)


def block_window(w: World) -> Iterator[str]:
    for cohort, block in w.stays:
        row = w.one("blocks", id=block)
        assert row is not None
        low, high = row["window_from"] or dt.date.min, row["window_to"] or dt.date.max
        if any(not low <= week <= high for week in w.practice(cohort, block)):
            yield named(cohort, block)


def block_after_first_week(w: World) -> Iterator[str]:
    for cohort, block in w.stays:
        first = w.cohort(cohort)["first_week"] or w.mondays[0]  # type: ignore[index]
        if min(w.practice(cohort, block)) < first:
            yield named(cohort, block)


def first_days(w: World) -> Iterator[str]:
    for (cohort, block), phases in w.stays.items():
        for phase in phases:
            wanted = w.one("phases", block=block, order=phase)["first_days_instruction"] or 0  # type: ignore[index]
            if w.instruction(cohort, block, phase) < wanted:
                yield named(cohort, block, phase)


def cycle_dates(w: World) -> Iterator[str]:
    for cohort, block in w.stays if w.plan.meta.mode == "traditional" else []:
        dates = [row["first_week"] for row in w.all("cycles", block=block)]
        locked = w.one("locks", what="block start", cohort=cohort, item=block)
        if dates and not locked and w.practice(cohort, block)[0] not in dates:
            yield named(cohort, block)


def _offered(w: World, positions: set[str], seats: dict[str, int]) -> int:
    """Return how many find a seat: seat by seat, as long as position, mentor and unit are not full."""
    units: Counter[str] = Counter()
    mentors: Counter[str] = Counter()
    totals: dict[str, int] = {}
    total = 0
    for id_ in sorted(positions):
        row = w.one("positions", id=id_)
        assert row is not None
        unit, mentor = w.one("hiring_units", id=row["unit"]), w.one("mentors", id=row["mentor"])
        totals.setdefault(row["unit"], unit_total(w, row["unit"]))
        for _ in range(seats[id_]):
            free = unit is not None and units[row["unit"]] < totals[row["unit"]]
            if free and (mentor is None or mentors[row["mentor"]] < mentor["students_max"]):
                units[row["unit"]] += 1
                mentors[row["mentor"]] += 1
                total += 1
    return total


def _away(w: World, monday: dt.date, *, seated: bool) -> Iterator[tuple[Row, int]]:
    """Yield blocks in which a cohort is away in a week, with its size."""
    for cohort, block in w.stays:
        row = w.block(block)
        if row and (row["form"] not in IN_ROOMS) == seated and monday in w.practice(cohort, block):
            size = w.cohort(cohort)["size"]  # type: ignore[index]
            if size is not None:
                yield row, size


def seats(w: World) -> Iterator[str]:
    for monday in w.mondays:
        away = list(_away(w, monday, seated=True))
        for place, enterprise in {(b["place"], e) for b, _ in away for e in (None, b["enterprise"])}:
            there = [(b, n) for b, n in away if b["place"] == place and enterprise in (None, b["enterprise"])]
            fits = {p["id"] for p in w.c["positions"] for b, _ in there if w.serves(p["id"], b)}
            if sum(n for _, n in there) > _offered(w, fits, {p: w.seats(p, monday) for p in fits}):
                yield named(place, enterprise, monday)


def beginners(w: World) -> Iterator[str]:
    begin: Counter[tuple[str, tuple[dt.date, ...]]] = Counter()
    for cohort, block in w.stays:
        if w.seated(block):
            begin[block, tuple(w.practice(cohort, block))] += w.cohort(cohort)["size"] or 0  # type: ignore[index]
    for (block, weeks), students in begin.items():
        row = w.block(block)
        assert row is not None
        fits = {p["id"] for p in w.c["positions"] if w.serves(p["id"], row) and w.begins(p["id"], weeks[0])}
        if students > _offered(w, fits, {p: min(w.seats(p, week) for week in weeks) for p in fits}):
            yield named(block, weeks[0])


def platform_places(w: World) -> Iterator[str]:
    for monday in w.mondays:
        there = [
            (w.cohort(cohort)["school"], w.block(block), w.cohort(cohort)["size"])  # type: ignore[index]
            for cohort, block in w.stays
            if w.block(block) and not w.seated(block) and monday in w.practice(cohort, block)
        ]
        there = [row for row in there if row[2] is not None]
        for kind, enterprise in {(b["place"], e) for _, b, _ in there for e in (None, b["enterprise"])}:  # type: ignore[index]
            fits = [(s, n) for s, b, n in there if b["place"] == kind and enterprise in (None, b["enterprise"])]  # type: ignore[index]
            owned = [
                r
                for r in w.all("rooms", kind=kind)
                if not enterprise or w.one("sites", id=r["site"], organisation=enterprise)
            ]
            if sum(n for _, n in fits) > sum(room_open(w, row, monday) for row in owned):
                yield named(kind, enterprise, monday)
            for school in {s for s, _ in fits}:
                if sum(n for s, n in fits if s == school) > sum(room_places(w, row, school, monday) for row in owned):
                    yield named(school, kind, enterprise, monday)


def release_days(w: World) -> Iterator[str]:
    for row in w.spans:
        if row["days"] != w.release(row["block"]) and not (w.recorded and row["days"] is None):
            yield named(row["cohort"], row["block"], row["phase"], row["from"])


def level(w: World, cohort: str, aim: str, monday: dt.date) -> tuple[int, dt.date | None]:
    """Return the level given of an aim by a week, and when its last giver had ended."""
    if (cohort, aim) not in w.givers:
        w.givers[cohort, aim] = list(_givers(w, cohort, aim))
    by_then = [giver for giver in w.givers[cohort, aim] if giver[0] <= monday]
    return max((given for _, given in by_then), default=0), max((end for end, _ in by_then), default=None)


def _givers(w: World, cohort: str, aim: str) -> Iterator[tuple[dt.date, int]]:
    """Yield (Monday after the last week, level) of whatever gives an aim."""
    gifts = {row["module"]: row["level_given"] for row in w.all("module_aims", aim=aim)}
    trained = [row for row in w.all("phase_aims", aim=aim) if row["level_given"]]
    for own, module, _, weeks in w.taught:
        if own["id"] == cohort and module["id"] in gifts:
            yield weeks[-1] + WEEK, gifts[module["id"]]
    for row in trained:
        weeks = w.stays.get((cohort, row["block"]), {}).get(row["phase"], [])
        if weeks:
            yield weeks[-1] + WEEK, row["level_given"]
    for out in w.all("outside_horizon", cohort=cohort):
        if out["ended"] and out["kind"] == "module" and out["item"] in gifts:
            yield out["ended"] + WEEK, gifts[out["item"]]
        if out["ended"] and out["kind"] == "block":
            yield from ((out["ended"] + WEEK, row["level_given"]) for row in trained if row["block"] == out["item"])


def instructed(w: World, cohort: str, block: str, phase: int, aim: str) -> int:
    """Return the level that the first days of a phase give."""
    rows = w.all("phase_aims", block=block, phase=phase, aim=aim)
    said = w.one("phases", block=block, order=phase)["first_days_instruction"] or 0  # type: ignore[index]
    added = w.instruction(cohort, block, phase) > said
    return 2 if any(added or (said and row["instructed_here"]) for row in rows) else 0


def asked(w: World, block: str, phase: int, position: str | None) -> dict[str, int]:
    """Return aim → level that is needed to work alone."""
    rows = w.all("phase_aims", block=block, phase=phase, role="alone")
    rows += w.all("position_aims", position=position, role="alone") if position else []
    return {
        aim: max(2 if r["level_needed"] is None else r["level_needed"] for r in rows if r["aim"] == aim)
        for aim in {r["aim"] for r in rows}
    }


def _who(w: World, cohort: str, block: str) -> list[tuple[str | None, str | None]]:
    """Return (student, position that adds to the block) of all who practise; None where neither tells anything."""
    key = cohort, block
    rows = [row for row in w.placements if (row["cohort"], row["block"]) == key]
    if not rows and key not in {(row["cohort"], row["block"]) for row in w.raw["unplaced"]}:
        return [(None, None)] * (w.cohort(cohort)["size"] or 0)  # type: ignore[index]
    return [
        (
            row["student"] if w.all("student_aims", student=row["student"]) else None,
            row["position"] if w.all("position_aims", position=row["position"]) else None,
        )
        for row in rows
    ]


def red(w: World) -> Iterator[tuple[str, str, dt.date, str | None, str | None, int]]:
    """Yield (cohort, block, week, position that adds to the block, student seen, students) of red weeks."""
    for (cohort, block), phases in w.stays.items():
        who = Counter(_who(w, cohort, block))
        for week in w.practice(cohort, block):
            phase = max(order for order, weeks in phases.items() if week in weeks)
            for (student, position), count in who.items():
                for aim, needed in asked(w, block, phase, position).items():
                    given = max(level(w, cohort, aim, week)[0], instructed(w, cohort, block, phase, aim))
                    seen = evidence(w, student, cohort, aim, phases[phase][0]) if student else None
                    if given < needed and (seen or 0) < needed:
                        yield cohort, block, week, position, student, count
                        break


def learn_before_work(w: World) -> Iterator[str]:
    for cohort, block, week, position, student, students in red(w):
        yield from [named(cohort, block, week, position, student)] * students


def safety_before_work(w: World) -> Iterator[str]:
    for (cohort, block), phases in w.stays.items():
        rows = w.all("phase_aims", block=block)
        working = [row["phase"] for row in rows if row["role"] in ("assist", "alone")]
        if not working or min(working) not in phases:
            continue
        first = min(working)
        for aim in {row["aim"] for row in rows if (w.one("aims", id=row["aim"]) or {}).get("safety")}:
            if max(level(w, cohort, aim, phases[first][0])[0], instructed(w, cohort, block, first, aim)) < 1:
                yield named(cohort, block, aim)


def evidence(w: World, student: str, cohort: str, aim: str, monday: dt.date) -> int | None:
    """Return the level seen that stands in place of what was given, if any does."""
    end = level(w, cohort, aim, monday)[1] or dt.date.min
    rows = [r for r in w.all("student_aims", student=student, aim=aim) if end <= r["seen_on"] < monday]
    return max(rows, key=lambda r: r["seen_on"])["level"] if rows else None


def has(w: World, student: str, cohort: str, block: str, phase: int, aim: str) -> int:
    """Return the level of a student when a phase begins."""
    monday = w.stays[cohort, block][phase][0]
    seen = evidence(w, student, cohort, aim, monday)
    given = level(w, cohort, aim, monday)[0] if seen is None else seen
    return max(given, instructed(w, cohort, block, phase, aim))


def student_ready(w: World) -> Iterator[str]:
    if "learn-before-work" in w.off:
        return
    for row in w.placements:
        key = row["cohort"], row["block"]
        for phase, weeks in w.stays[key].items():
            for aim, needed in asked(w, row["block"], phase, row["position"]).items():
                seen = evidence(w, row["student"], row["cohort"], aim, weeks[0])
                if seen is not None and has(w, row["student"], *key, phase, aim) < needed:
                    yield named(row["student"], row["block"], phase, aim)
