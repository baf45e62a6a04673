"""Damages to placements, to what people decided, to limits, to stability and to figures."""

from __future__ import annotations

import datetime as dt

from tests.verify.damages.case import Case, Damage, young
from tests.verify.recount.world import IN_ROOMS, WEEK, Row


def _placed(case: Case) -> Row:
    return case.pick(case.p("placements"))


def placed_twice(case: Case) -> None:
    row = _placed(case)
    case.p("placements").append({**row, "from": row["from"] + WEEK})


def stays_longer(case: Case) -> None:
    _placed(case)["to"] += WEEK


def begins_later(case: Case) -> None:
    _placed(case)["from"] += WEEK


def in_another_class(case: Case) -> None:
    row = _placed(case)
    row["cohort"] = case.pick(case.c("cohorts"), lambda other: other["id"] != row["cohort"])["id"]


def changed_classes(case: Case) -> None:
    student = case.student(_placed(case))
    student["cohort"] = case.pick(case.c("cohorts"), lambda other: other["id"] != student["cohort"])["id"]


def somebody_elses_place(case: Case) -> None:
    row = _placed(case)
    row["student"] = case.pick(case.c("students"), lambda other: other["cohort"] != row["cohort"])["id"]


def forgotten(case: Case) -> None:
    case.p("placements").remove(_placed(case))


def _left(row: Row, reason: str | None = "full") -> Row:
    return {**{name: row[name] for name in ("student", "cohort", "block", "from", "to")}, "reason": reason, "count": 1}


def placed_and_left(case: Case) -> None:
    case.p("unplaced").append(_left(_placed(case)))


def nobody_listed(case: Case) -> None:
    case.p("placements").remove(_placed(case))
    case.p("unplaced").clear()


def new_in_class(case: Case) -> None:
    student = case.student(_placed(case))
    case.c("students").append({**student, "id": "newcomer"})


def placed_in_a_studio(case: Case) -> None:
    row = _placed(case)
    block = case.one("blocks", row["block"])
    block["form"] = case.chance.choice(IN_ROOMS)


def placed_while_at_school(case: Case) -> None:
    row = _placed(case)
    gone = (row["cohort"], row["block"])
    case.p("spans")[:] = [span for span in case.p("spans") if (span["cohort"], span["block"]) != gone]


def left_where_nobody_is(case: Case) -> None:
    row = _placed(case)
    block = case.pick(
        case.c("blocks"),
        lambda other: other["programme"] != case.one("blocks", row["block"])["programme"] or other["form"] in IN_ROOMS,
    )
    case.p("unplaced").append({**_left(row), "block": block["id"]})


def left_without_reason(case: Case) -> None:
    row = _placed(case)
    case.p("placements").remove(row)
    case.p("unplaced").append(_left(row, case.chance.choice(["", None])))


def left_in_other_weeks(case: Case) -> None:
    row = _placed(case)
    case.p("placements").remove(row)
    case.p("unplaced").append({**_left(row), "to": row["to"] + case.few() * WEEK})


def left_from_other_weeks(case: Case) -> None:
    row = _placed(case)
    case.p("placements").remove(row)
    case.p("unplaced").append({**_left(row), "from": row["from"] - WEEK})


def unit_changes_trade(case: Case) -> None:
    _, position = case.position()
    case.one("hiring_units", position["unit"])["occupation"] = "o/something-else"
    case.c("position_blocks")[:] = [row for row in case.c("position_blocks") if row["position"] != position["id"]]


def block_changes_place(case: Case) -> None:
    placed, _ = case.position()
    case.one("blocks", placed["block"])["place"] = "o/something-else"


def block_of_another_enterprise(case: Case) -> None:
    placed, position = case.position()
    unit = case.one("hiring_units", position["unit"])
    mine = case.one("sites", unit["site"])["organisation"]
    block = case.one("blocks", placed["block"])
    block["form"] = "order class"
    block["enterprise"] = case.pick(case.c("organisations"), lambda r: r["kind"] == "enterprise" and r["id"] != mine)[
        "id"
    ]


def _offers(case: Case, position: Row) -> list[Row]:
    return [row for row in case.c("position_weeks") if row["position"] == position["id"]]


def begin_another_week(case: Case) -> None:
    placed, position = case.position()
    for row in _offers(case, position):
        row["starts"] = f"{placed['from'] + case.few() * WEEK} {placed['from'] - WEEK}"


def begin_every_third_week(case: Case) -> None:
    placed, position = case.position()
    for row in _offers(case, position):
        row["starts"] = f"every 3 from {placed['from'] - case.chance.choice([1, 2]) * WEEK}"


def offer_begins_later(case: Case) -> None:
    placed, position = case.position()
    for row in _offers(case, position):
        row["from"] = max(row["from"], placed["from"] + WEEK)
        row["to"] = max(row["to"], row["from"])


def offer_ends_before(case: Case) -> None:
    placed, position = case.position()
    for row in _offers(case, position):
        if row["from"] <= placed["to"] <= row["to"]:
            row["to"] = max(row["from"], placed["to"] - WEEK)


def offer_without_seats(case: Case) -> None:
    _, position = case.position()
    for row in _offers(case, position):
        row["seats"] = 0


def offer_withdrawn(case: Case) -> None:
    _, position = case.position()
    case.c("position_weeks")[:] = [row for row in case.c("position_weeks") if row["position"] != position["id"]]


def other_mentor(case: Case) -> None:
    placed, _ = case.position()
    placed["mentor"] = case.pick(case.c("mentors"), lambda row: row["id"] != placed["mentor"])["id"]


def mentor_forgotten(case: Case) -> None:
    case.position(lambda row: row["mentor"] is not None)[0]["mentor"] = None


def other_enterprise_named(case: Case) -> None:
    case.position()[0]["enterprise"] = "Somebody & Sons"


def fewer_seats(case: Case) -> None:
    _, position = case.position()
    for row in [position, *_offers(case, position)]:
        row["seats"] = 1
    _crowd(case, position)


def _crowd(case: Case, position: Row) -> None:
    """Send many of one block to `position`."""
    placed = case.position(lambda row: row["position"] == position["id"])[0]
    for row in case.p("placements"):
        if (row["cohort"], row["block"]) == (placed["cohort"], placed["block"]):
            row["position"] = position["id"]


def all_to_one_position(case: Case) -> None:
    _crowd(case, case.position()[1])


def few_sent_along(case: Case) -> None:
    placed, position = case.position()
    there = [
        row for row in case.p("placements") if (row["cohort"], row["block"]) == (placed["cohort"], placed["block"])
    ]
    for row in case.chance.sample(there, len(there) // 2 + 1):
        row["position"] = position["id"]


def mentor_guides_nobody(case: Case) -> None:
    _, position = case.position(lambda row: row["mentor"] is not None)
    case.one("mentors", position["mentor"])["students_max"] = 0


def all_to_one_mentor(case: Case) -> None:
    _crowd(case, case.position(lambda row: row["mentor"] is not None)[1])


def one_mentor_for_all(case: Case) -> None:
    _, position = case.position(lambda row: row["mentor"] is not None)
    case.one("mentors", position["mentor"])["students_max"] = 1
    for row in case.c("positions"):
        if row["unit"] == position["unit"]:
            row["mentor"] = position["mentor"]


def unit_takes_nobody(case: Case) -> None:
    case.one("hiring_units", case.position()[1]["unit"])["seats_total"] = 0


def unit_takes_one(case: Case) -> None:
    _, position = case.position()
    case.one("hiring_units", position["unit"])["seats_total"] = 1
    _crowd(case, position)


def _enterprise(case: Case, position: Row) -> Row:
    unit = case.one("hiring_units", position["unit"])
    return case.one("organisations", case.one("sites", unit["site"])["organisation"])


def enterprise_takes_one(case: Case) -> None:
    _, position = case.position()
    _enterprise(case, position)["seats_total"] = 1
    _crowd(case, position)


def enterprise_takes_fewer(case: Case) -> None:
    enterprise = _enterprise(case, case.position()[1])
    enterprise["seats_total"] = case.chance.randint(0, 2)


def enterprises_become_one(case: Case) -> None:
    enterprise = _enterprise(case, case.position()[1])
    for row in case.c("sites"):
        row["organisation"] = enterprise["id"]
    enterprise["seats_total"] = case.chance.randint(1, 4)


def share_of_one_falls(case: Case) -> None:
    """Another unit of the same enterprise is asked for as well, and gets some of its total."""
    _, position = case.position()
    enterprises_become_one(case)
    _crowd(case, position)


def staff_shrinks(case: Case) -> None:
    for row in case.c("hiring_units"):
        row["staff"] = 1


def staff_of_one(case: Case) -> None:
    _, position = case.position()
    case.one("hiring_units", position["unit"])["staff"] = 10
    _crowd(case, position)


def crowd_in_one_unit(case: Case) -> None:
    _crowd(case, case.position()[1])


def _fixed(case: Case) -> Row:
    """Return a placement that is fixed, fixing one where none is."""
    known = {(row["student"], row["block"]) for row in case.c("fixed")}
    fixed = [row for row in case.p("placements") if (row["student"], row["block"]) in known]
    locked = {(row["student"], row["item"]) for row in case.c("locks") if row["what"] == "position"}
    free = [row for row in case.p("placements") if (row["student"], row["block"]) not in known | locked]
    if fixed and case.chance.random() < 0.5:
        return case.pick(fixed)
    placed = case.pick(free)
    mine = {name: placed[name] for name in ("student", "block", "position")}
    case.c("fixed").append({**mine, "door": "search", "reason": None})
    placed["door"] = "search"
    return placed


def fixed_elsewhere(case: Case) -> None:
    placed = _fixed(case)
    placed["position"] = case.pick(case.c("positions"), lambda row: row["id"] != placed["position"])["id"]


def fixed_by_another_door(case: Case) -> None:
    _fixed(case)["door"] = "round"


def fixed_and_left(case: Case) -> None:
    placed = _fixed(case)
    case.p("placements").remove(placed)
    case.p("unplaced").append(_left(placed))


def _forbid(case: Case, placed: Row) -> None:
    case.c("forbidden")[:] = [
        row
        for row in case.c("forbidden")
        if (row["student"], row["position"]) != (placed["student"], placed["position"])
    ]
    case.c("forbidden").append({"student": placed["student"], "position": placed["position"], "reason": "no"})


def forbidden_after_all(case: Case) -> None:
    _forbid(case, case.position()[0])


def moved_to_the_forbidden(case: Case) -> None:
    placed, _ = case.position()
    placed["position"] = case.pick(case.c("positions"))["id"]
    _forbid(case, placed)


def forbidden_to_many(case: Case) -> None:
    placed, _ = case.position()
    for row in case.p("placements"):
        if row["position"] == placed["position"]:
            _forbid(case, row)


def _lock(case: Case, what: str, item: str, value: object, **who: str) -> None:
    rows = case.c("locks")
    rows[:] = [row for row in rows if (row["what"], row["item"]) != (what, item)]
    rows.append({"id": "new-lock", "what": what, "item": item, "value": str(value), **who})


def start_locked_elsewhere(case: Case) -> None:
    stay = case.stay()
    _lock(case, "block start", stay[0]["block"], stay[0]["from"] + case.few() * WEEK, cohort=stay[0]["cohort"])


def module_locked_elsewhere(case: Case) -> None:
    cohort, module, runs = case.lessons()
    _lock(case, "module start", module, min(run["from"] for run in runs) - WEEK, cohort=cohort)


def teacher_locked(case: Case) -> None:
    cohort, module, runs = case.lessons()
    other = case.pick(case.c("teachers"), lambda row: row["id"] != runs[0]["teacher"])
    _lock(case, "teacher", module, other["id"], cohort=cohort)


def position_locked(case: Case) -> None:
    placed, _ = case.position()
    other = case.pick(case.c("positions"), lambda row: row["id"] != placed["position"])
    _lock(case, "position", placed["block"], other["id"], student=placed["student"])


def _by_round(case: Case) -> Row:
    return case.position(lambda row: row["door"] == "round")[0]


def rank_misread(case: Case) -> None:
    placed = _by_round(case)
    placed["rank"] = (placed["rank"] or 0) + case.few()


def wanted_something_else(case: Case) -> None:
    placed = _by_round(case)
    rows = case.c("preferences")
    rows[:] = [row for row in rows if row["student"] != placed["student"]]
    other = case.pick(case.c("positions"), lambda row: row["id"] != placed["position"])
    rows.append({"student": placed["student"], "position": other["id"], "rank": 1})
    placed["rank"] = None


def ranked_otherwise(case: Case) -> None:
    placed = _by_round(case)
    rows = case.c("preferences")
    rows[:] = [r for r in rows if (r["student"], r["position"]) != (placed["student"], placed["position"])]
    rows.append({"student": placed["student"], "position": placed["position"], "rank": (placed["rank"] or 0) + 7})


def _door(door: str | None) -> Damage:
    def other_door(case: Case) -> None:
        case.pick(case.p("placements"), lambda row: row["door"] == "round")["door"] = door

    return other_door


def wants_to_stay_near(case: Case) -> None:
    case.student(case.position()[0])["travel_max"] = 0


def way_grows(case: Case) -> None:
    placed, position = case.position()
    site = case.one("hiring_units", position["unit"])["site"]
    rows = case.c("travel")
    rows[:] = [row for row in rows if (row["student"], row["site"]) != (placed["student"], site)]
    rows.append({"student": placed["student"], "site": site, "minutes": 900})
    case.student(placed)["travel_max"] = 60


def moves_away(case: Case) -> None:
    placed, position = case.position()
    site = case.one("sites", case.one("hiring_units", position["unit"])["site"])
    student = case.student(placed)
    student["travel_max"], student["lat"], student["lon"] = 60, 60.0 + case.few(), 20.0
    site["lat"], site["lon"] = 51.0, 13.0


def strange_language(case: Case) -> None:
    placed, position = case.position()
    position["language"] = "mt"
    case.student(placed)["languages"] = "de en"


def speaks_something_else(case: Case) -> None:
    placed, position = case.position()
    position["language"] = position["language"] or "de"
    case.student(placed)["languages"] = "ga"


def all_must_speak(case: Case) -> None:
    for row in case.c("positions"):
        row["language"] = "fi"
    for row in case.c("students"):
        row["languages"] = "et"


def _aged(years: int) -> Damage:
    def aged(case: Case) -> None:
        placed = _placed(case)
        young(case.student(placed), placed["from"], years)

    return aged


def a_day_too_young(case: Case) -> None:
    placed = _placed(case)
    day = placed["from"] + dt.timedelta(days=1)
    case.student(placed)["birth_date"] = dt.date(day.year - 16, day.month, min(day.day, 28))


def birth_date_lost(case: Case) -> None:
    case.student(_placed(case))["birth_date"] = None


def birth_dates_lost(case: Case) -> None:
    for row in case.c("students"):
        row["birth_date"] = None


def birth_dates_of_a_class_lost(case: Case) -> None:
    cohort = case.student(_placed(case))["cohort"]
    for row in case.c("students"):
        row["birth_date"] = None if row["cohort"] == cohort else row["birth_date"]


def adjustment_not_asked(case: Case) -> None:
    case.p("adjustments").remove(case.pick(case.p("adjustments")))


def asked_in_other_words(case: Case) -> None:
    case.pick(case.p("adjustments"))["adjustment"] = "nothing special"


def asked_somewhere_else(case: Case) -> None:
    row = case.pick(case.p("adjustments"))
    row["position"] = case.pick(case.c("positions"), lambda other: other["id"] != row["position"])["id"]


def asked_for_somebody_else(case: Case) -> None:
    row = case.pick(case.p("adjustments"))
    row["student"] = case.pick(case.c("students"), lambda other: not other["adjustments"])["id"]


def needs_something_now(case: Case) -> None:
    case.student(_placed(case))["adjustments"] = "a quiet place"


def needs_nothing_now(case: Case) -> None:
    case.one("students", case.pick(case.p("adjustments"))["student"])["adjustments"] = None


def _long_week(minutes: int, days: int) -> Damage:
    def long_week(case: Case) -> None:
        placed, position = case.position()
        position["minutes_per_day"], position["days"] = minutes, days
        young(case.student(placed), placed["from"], 16)

    return long_week


def long_lessons(case: Case) -> None:
    cohort, module, runs = case.lessons()
    case.one("modules", module)["minutes"] = 30_000
    for run in runs:
        run["minutes"] += 3000
    young(case.pick(case.c("students"), lambda row: row["cohort"] == cohort), runs[0]["from"], 15)


def two_change_places(case: Case) -> None:
    one = _by_round(case)
    other = case.pick(
        case.p("placements"),
        lambda row: (
            (row["cohort"], row["block"], row["door"]) == (one["cohort"], one["block"], "round")
            and row["position"] != one["position"]
        ),
    )
    for name in ("position", "mentor", "enterprise"):
        one[name], other[name] = other[name], one[name]


def left_though_there_is_a_seat(case: Case) -> None:
    placed = _by_round(case)
    case.p("placements").remove(placed)
    case.p("unplaced").append(_left(placed))


def wants_more(case: Case) -> None:
    placed = _by_round(case)
    others = [row for row in case.p("placements") if row["block"] == placed["block"] and row is not placed]
    other = case.pick(others, lambda row: row["position"] not in (None, placed["position"]))
    rows = case.c("preferences")
    rows[:] = [row for row in rows if row["student"] != placed["student"]]
    rows.append({"student": placed["student"], "position": other["position"], "rank": 1})
    rows.append({"student": placed["student"], "position": placed["position"], "rank": 2})
    placed["rank"] = 2
    unit = case.one("positions", other["position"])["unit"]
    ranked = case.c("unit_rankings")
    ranked[:] = [row for row in ranked if row["unit"] != unit]
    ranked.append({"unit": unit, "student": placed["student"], "rank": 1})


def the_position_ranks_otherwise(case: Case) -> None:
    """The unit ranks nobody, and the position that the student wants more ranks this student first."""
    wants_more(case)
    wanted = next(row for row in case.c("preferences")[-2:] if row["rank"] == 1)
    position = case.one("positions", wanted["position"])
    case.c("unit_rankings")[:] = [row for row in case.c("unit_rankings") if row["unit"] != position["unit"]]
    case.c("position_rankings").append({"position": position["id"], "student": wanted["student"], "rank": 1})
    case.one("hiring_units", position["unit"])["seats_total"] = 99
    for mentor in case.c("mentors"):
        mentor["students_max"] = 99


def _figure_of(table: str, column: str) -> Damage:
    def figure_changed(case: Case) -> None:
        case.pick(case.p(table))[column] += 0.25 * case.few()

    return figure_changed


def _row_lost(table: str) -> Damage:
    def row_lost(case: Case) -> None:
        if len(case.p(table)) < 2:
            case.p(table).append({**case.p(table)[0], "occupation": "o/nobody"})
        lost = case.pick(case.p(table), lambda row: any(row[name] for name in ("demanded", "supplied")))
        case.p(table).remove(lost)

    return row_lost


def more_demanded_meanwhile(case: Case) -> None:
    row = case.pick(case.c("demands"), lambda row: row["headcount_high"] is not None)
    row["headcount_high"] += 10


def band_misread(case: Case) -> None:
    row = case.pick(case.p("gap_quantity"))
    row["demanded_sure"], row["demanded_most"] = row["demanded"], row["demanded"] + 0.25 * case.few()


def counts_for_less(case: Case) -> None:
    row = case.pick(case.c("demands"), lambda row: row["headcount_high"])
    weights = case.c("certainty_weights")
    weights[:] = [{"certainty": row["certainty"], "weight": 0.5}]


DAMAGES: dict[str, tuple[Damage, ...]] = {
    "one-position": (placed_twice, stays_longer, begins_later),
    "own-cohort": (in_another_class, changed_classes, somebody_elses_place),
    "placed-or-unplaced": (forgotten, placed_and_left, nobody_listed, new_in_class),
    "placed-where-needed": (placed_in_a_studio, placed_while_at_school, left_where_nobody_is),
    "unplaced-reason": (left_without_reason, left_in_other_weeks, left_from_other_weeks),
    "position-serves": (unit_changes_trade, block_changes_place, block_of_another_enterprise),
    "allowed-start": (begin_another_week, begin_every_third_week, offer_begins_later),
    "seat-every-week": (offer_ends_before, offer_without_seats, offer_withdrawn),
    "mentor-named": (other_mentor, mentor_forgotten, other_enterprise_named),
    "position-seats": (fewer_seats, all_to_one_position, few_sent_along),
    "mentor-students": (mentor_guides_nobody, all_to_one_mentor, one_mentor_for_all),
    "unit-students": (unit_takes_nobody, unit_takes_one, crowd_in_one_unit, share_of_one_falls),
    "enterprise-students": (enterprise_takes_one, enterprise_takes_fewer, enterprises_become_one),
    "trainee-share": (staff_shrinks, staff_of_one, crowd_in_one_unit),
    "fixed-kept": (fixed_elsewhere, fixed_by_another_door, fixed_and_left),
    "forbidden-kept": (forbidden_after_all, moved_to_the_forbidden, forbidden_to_many),
    "locks-kept": (start_locked_elsewhere, module_locked_elsewhere, teacher_locked, position_locked),
    "rank-as-said": (rank_misread, wanted_something_else, ranked_otherwise),
    "door-as-is": (_door("lock"), _door("contract"), _door(None)),
    "travel-limit": (wants_to_stay_near, way_grows, moves_away),
    "language-spoken": (strange_language, speaks_something_else, all_must_speak),
    "minimum-age": (_aged(15), _aged(12), a_day_too_young),
    "age-known": (birth_date_lost, birth_dates_of_a_class_lost, birth_dates_lost),
    "adjustments-asked": (
        adjustment_not_asked,
        asked_in_other_words,
        asked_somewhere_else,
        asked_for_somebody_else,
        needs_something_now,
        needs_nothing_now,
    ),
    "weekly-minutes-under-18": (_long_week(700, 5), _long_week(480, 7), long_lessons),
    "stable": (two_change_places, left_though_there_is_a_seat, wants_more, the_position_ranks_otherwise),
    "gap-quantity-recounted": (
        _figure_of("gap_quantity", "demanded"),
        _figure_of("gap_quantity", "gap"),
        _row_lost("gap_quantity"),
        more_demanded_meanwhile,
        band_misread,
        counts_for_less,
    ),
    "gap-structure-recounted": (
        _figure_of("gap_structure", "supplied"),
        _figure_of("gap_structure", "gap"),
        _row_lost("gap_structure"),
    ),
}
