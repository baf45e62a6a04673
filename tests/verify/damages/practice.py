"""Damages to blocks, to seats for whole cohorts, and to learning before work."""

from __future__ import annotations

from tests.verify.damages.case import Case, Damage, Rows, shift
from tests.verify.recount.world import IN_ROOMS, WEEK, Row


def block_earlier(case: Case) -> None:
    shift(case.stay(), -case.few())


def block_much_earlier(case: Case) -> None:
    stay = case.stay()
    shift(stay, (case.plan.meta.first_week - stay[0]["from"]) // WEEK)


def module_not_taught(case: Case) -> None:
    _, _, runs = case.lessons()
    for run in runs:
        case.p("sessions").remove(run)


def more_is_asked(case: Case) -> None:
    case.pick(case.c("phase_aims"), lambda row: row["role"] == "alone")["level_needed"] = 4


def alone_instead_of_watching(case: Case) -> None:
    row = case.pick(case.c("phase_aims"), lambda row: row["role"] != "alone")
    row["role"], row["level_needed"] = "alone", 3


def position_asks_more(case: Case) -> None:
    _, position = case.position()
    aim = case.pick(case.c("aims"))["id"]
    case.c("position_aims")[:] = [
        r for r in case.c("position_aims") if (r["position"], r["aim"]) != (position["id"], aim)
    ]
    case.c("position_aims").append({"position": position["id"], "aim": aim, "role": "alone", "level_needed": 4})


def untaught_but_one_was_seen_to_know(case: Case) -> None:
    seen = _seen(case, level=4)
    case.c("module_aims")[:] = [row for row in case.c("module_aims") if row["aim"] != seen["aim"]]
    for row in case.c("phase_aims"):
        if row["aim"] == seen["aim"]:
            row["level_given"] = None


def new_danger(case: Case) -> None:
    span = case.pick(case.p("spans"))
    rows = [row for row in case.c("phase_aims") if row["block"] == span["block"]]
    aim = case.pick(rows)["aim"]
    case.one("aims", aim)["safety"] = True
    case.c("module_aims")[:] = [row for row in case.c("module_aims") if row["aim"] != aim]


def safety_not_taught(case: Case) -> None:
    dangers = {row["id"] for row in case.c("aims") if row["safety"]}
    case.c("module_aims")[:] = [row for row in case.c("module_aims") if row["aim"] not in dangers]
    for row in case.c("phase_aims"):
        row["instructed_here"] = False


def safety_taught_last(case: Case) -> None:
    dangers = {row["id"] for row in case.c("aims") if row["safety"]}
    gives = {row["module"] for row in case.c("module_aims") if row["aim"] in dangers}
    _, _, runs = case.lessons(lambda row: row["module"] in gives)
    last = case.plan.meta.first_week + (case.plan.meta.weeks - 1) * WEEK
    for run in runs:
        run["from"] = run["to"] = last


def _seen(case: Case, level: int = 0) -> Row:
    """Add evidence from just before a student's work alone on an aim, and return it."""
    world = case.world()
    placed = case.pick(case.p("placements"), lambda r: (r["cohort"], r["block"]) in world.stays)
    alone = [r for r in case.c("phase_aims") if r["block"] == placed["block"] and r["role"] == "alone"]
    row = case.pick(alone, lambda r: r["phase"] in world.stays[placed["cohort"], placed["block"]])
    begin = world.stays[placed["cohort"], placed["block"]][row["phase"]][0]
    seen = {"student": placed["student"], "aim": row["aim"], "seen_on": begin - WEEK / 7 * 3}
    case.c("student_aims").append({**seen, "level": level, "confirmed_by_kind": "teacher"})
    return case.c("student_aims")[-1]


def seen_to_know_nothing(case: Case) -> None:
    _seen(case)


def seen_to_know_little(case: Case) -> None:
    _seen(case, level=1)


def seen_once_more_and_worse(case: Case) -> None:
    last = _seen(case)
    case.c("student_aims").append({**last, "seen_on": last["seen_on"] - WEEK / 7, "level": 4})


def _two_stays(case: Case) -> tuple[Rows, Rows]:
    first = case.stay()
    key = first[0]["cohort"], first[0]["block"]
    second = case.stay(lambda row: row["cohort"] == key[0] and row["block"] != key[1])
    return first, second


def two_at_once(case: Case) -> None:
    first, second = _two_stays(case)
    shift(second, (first[-1]["to"] - second[0]["from"]) // WEEK)


def exchanged(case: Case) -> None:
    first, second = _two_stays(case)
    weeks = (second[0]["from"] - first[0]["from"]) // WEEK
    shift(first, weeks)
    shift(second, -weeks)


def order_turned(case: Case) -> None:
    first, second = _two_stays(case)
    one, other = (case.one("blocks", rows[0]["block"]) for rows in (first, second))
    one["order"], other["order"] = other["order"], one["order"]


def a_week_longer(case: Case) -> None:
    case.stay()[-1]["to"] += WEEK


def a_run_lost(case: Case) -> None:
    case.p("spans").remove(case.pick(case.p("spans")))


def phases_turned(case: Case) -> None:
    stay = case.stay(lambda row: row["phase"] > 1)
    last = max(row["phase"] for row in stay)
    for row in stay:
        row["phase"] = last + 1 - row["phase"]


def phase_longer_by_programme(case: Case) -> None:
    span = case.pick(case.p("spans"))
    case.pick(case.c("phases"), lambda r: (r["block"], r["order"]) == (span["block"], span["phase"]))["weeks"] += 1


def torn_apart(case: Case) -> None:
    stay = case.stay(lambda row: row["phase"] > 1)
    shift(stay[1:], case.few())


def torn_in_a_run(case: Case) -> None:
    run = case.pick(case.p("spans"), lambda row: row["to"] > row["from"])
    case.p("spans").append({**run, "from": run["to"] + WEEK, "to": run["to"] + WEEK})
    run["to"] -= WEEK


def other_rhythm(case: Case) -> None:
    block = case.one("blocks", case.pick(case.p("spans"), lambda row: row["to"] > row["from"])["block"])
    block["rhythm"], block["practice_weeks"], block["school_weeks"] = "alternation", 1, 1


def whole_weeks(case: Case) -> None:
    block = case.one("blocks", case.stay(lambda row: not _once(case, row))[0]["block"])
    block["rhythm"] = "whole weeks"


def _once(case: Case, row: Row) -> bool:
    return bool(case.one("blocks", row["block"])["rhythm"] == "whole weeks")


def block_window_ends(case: Case) -> None:
    stay = case.stay()
    case.one("blocks", stay[0]["block"])["window_to"] = stay[-1]["to"] - WEEK


def block_window_opens(case: Case) -> None:
    stay = case.stay()
    case.one("blocks", stay[0]["block"])["window_from"] = stay[0]["from"] + WEEK


def block_out_of_window(case: Case) -> None:
    stay = case.stay()
    block = case.one("blocks", stay[0]["block"])
    block["window_from"], block["window_to"] = stay[0]["from"], stay[-1]["to"]
    shift(stay, case.chance.choice([-1, 1]))


def cohort_comes_later(case: Case) -> None:
    stay = case.stay()
    for rows in (case.c("cohorts"), case.p("cohorts")):
        case.pick(rows, lambda row: row["id"] == stay[0]["cohort"])["first_week"] = stay[0]["from"] + case.few() * WEEK


def block_before_the_cohort(case: Case) -> None:
    stay = case.stay()
    first = case.one("cohorts", stay[0]["cohort"])["first_week"]
    shift(stay, (first - stay[0]["from"]) // WEEK - 1)


def run_before_the_cohort(case: Case) -> None:
    stay = case.stay()
    first = case.one("cohorts", stay[0]["cohort"])["first_week"] - WEEK
    case.p("spans").append({**stay[0], "from": first, "to": first})


def instruction_dropped(case: Case) -> None:
    span = case.pick(case.p("spans"))
    row = case.pick(case.c("phases"), lambda r: (r["block"], r["order"]) == (span["block"], span["phase"]))
    row["first_days_instruction"] = 2
    span["instruction_days"] = 0


def instruction_shortened(case: Case) -> None:
    key = case.pick(case.p("spans"))
    for row in case.p("spans"):
        if (row["block"], row["phase"]) == (key["block"], key["phase"]):
            row["instruction_days"] = 3
    for row in case.c("phases"):
        if (row["block"], row["order"]) == (key["block"], key["phase"]):
            row["first_days_instruction"] = 4


def instruction_by_programme(case: Case) -> None:
    for row in case.c("phases"):
        row["first_days_instruction"] = 5


def _cycles(case: Case, weeks: int, where: int = 1) -> None:
    """Say fixed dates of a block, so many weeks beside where it begins."""
    case.facts |= {"mode": "traditional"}
    for _ in range(where):
        stay = case.stay()
        case.c("locks")[:] = [row for row in case.c("locks") if row["what"] != "block start"]
        rows = case.c("cycles")
        rows[:] = [row for row in rows if row["block"] != stay[0]["block"]]
        rows.append({"block": stay[0]["block"], "first_week": stay[0]["from"] + weeks * WEEK})


def dates_later(case: Case) -> None:
    _cycles(case, case.few())


def dates_earlier(case: Case) -> None:
    _cycles(case, -case.few(), where=2)


def moved_from_its_date(case: Case) -> None:
    _cycles(case, 0)
    block = case.c("cycles")[-1]["block"]
    shift(case.stay(lambda row: row["block"] == block), case.chance.choice([-1, 1]))


def _seated(case: Case, row: Row) -> bool:
    return case.one("blocks", row["block"])["form"] not in IN_ROOMS


def _serving(case: Case) -> set[str]:
    """Return positions that serve a block in which somebody is away."""
    world, span = case.world(), case.pick(case.p("spans"), lambda row: _seated(case, row))
    block = world.block(span["block"])
    assert block is not None
    return {row["id"] for row in case.c("positions") if world.serves(row["id"], block)}


def units_full(case: Case) -> None:
    serving = _serving(case)
    units = {row["unit"] for row in case.c("positions") if row["id"] in serving}
    for row in case.c("hiring_units"):
        if row["id"] in units:
            row["seats_total"] = 0


def no_weeks_left(case: Case) -> None:
    serving = _serving(case)
    case.c("position_weeks")[:] = [row for row in case.c("position_weeks") if row["position"] not in serving]


def _many(case: Case, cohort: str) -> None:
    for rows in (case.c("cohorts"), case.p("cohorts")):
        case.pick(rows, lambda row: row["id"] == cohort)["size"] = 900


def very_many_away(case: Case) -> None:
    _many(case, case.pick(case.p("spans"), lambda row: _seated(case, row))["cohort"])


def seats_lost(case: Case) -> None:
    serving = _serving(case)
    for row in case.c("position_weeks"):
        if row["position"] in serving:
            row["seats"] = 0


def begin_when_nobody_may(case: Case) -> None:
    serving = _serving(case)
    for row in case.c("position_weeks"):
        if row["position"] in serving:
            row["starts"] = "1999-01-04"


def begin_every_other_week(case: Case) -> None:
    stay = case.stay(lambda row: _seated(case, row))
    for row in case.c("position_weeks"):
        row["starts"] = f"every 2 from {stay[0]['from'] - 41 * WEEK}"


def seats_in_one_week_gone(case: Case) -> None:
    stay = case.stay(lambda row: _seated(case, row))
    for row in list(case.c("position_weeks")):
        week = stay[0]["from"]
        if row["from"] < week <= row["to"]:
            case.c("position_weeks").append({**row, "from": week + WEEK})
            row["to"] = week - WEEK


def _in_rooms(case: Case) -> Row:
    return case.one("blocks", case.pick(case.p("spans"), lambda row: not _seated(case, row))["block"])


def places_lost(case: Case) -> None:
    kind = _in_rooms(case)["place"]
    for row in case.c("rooms"):
        if row["kind"] == kind:
            row["places"] = 1


def very_many_in_rooms(case: Case) -> None:
    _many(case, case.pick(case.p("spans"), lambda row: not _seated(case, row))["cohort"])


def rooms_of_one_enterprise(case: Case) -> None:
    _in_rooms(case)["enterprise"] = case.pick(case.c("organisations"), lambda row: row["kind"] == "enterprise")["id"]


DAMAGES: dict[str, tuple[Damage, ...]] = {
    "learn-before-work": (
        block_earlier, block_much_earlier, module_not_taught, more_is_asked, alone_instead_of_watching, position_asks_more,
        untaught_but_one_was_seen_to_know,
    ),
    "safety-before-work": (new_danger, safety_not_taught, safety_taught_last),
    "student-ready": (seen_to_know_nothing, seen_to_know_little, seen_once_more_and_worse),
    "blocks-order": (two_at_once, exchanged, order_turned),
    "block-phases": (a_week_longer, a_run_lost, phases_turned, phase_longer_by_programme),
    "block-rhythm": (torn_apart, torn_in_a_run, other_rhythm, whole_weeks),
    "block-window": (block_window_ends, block_window_opens, block_out_of_window),
    "block-after-first-week": (cohort_comes_later, block_before_the_cohort, run_before_the_cohort),
    "first-days": (instruction_dropped, instruction_shortened, instruction_by_programme),
    "cycle-dates": (dates_later, dates_earlier, moved_from_its_date),
    "seats": (units_full, no_weeks_left, very_many_away),
    "beginners": (seats_lost, begin_when_nobody_may, begin_every_other_week, seats_in_one_week_gone),
    "platform-places": (places_lost, very_many_in_rooms, rooms_of_one_enterprise),
}  # fmt: skip
