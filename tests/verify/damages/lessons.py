"""Damages to lessons: when modules are taught, by whom, what a week can bear."""

from __future__ import annotations

from tests.verify.damages.case import Case, Damage, NowhereError, Rows, shift
from tests.verify.recount.world import WEEK, Row


def _faster(factor: int) -> Damage:
    def faster(case: Case) -> None:
        for run in case.lessons(lambda row: _asks(case, row))[2]:
            run["minutes"] *= factor

    return faster


def _asks(case: Case, section: Row) -> bool:
    """Tell whether a section asks for a teacher and a room: damages there tell most."""
    module = case.one("modules", section["module"])
    return bool(module["qualification"] and module["room_kind"])


def cut_short(case: Case) -> None:
    run = case.pick(case.p("sessions"), lambda row: row["from"] < row["to"])
    run["to"] = run["from"]


def drawn_out(case: Case) -> None:
    case.runs()[-1]["to"] += case.few() * WEEK


def slower(case: Case) -> None:
    for run in case.runs():
        run["minutes"] = max(1, run["minutes"] * 2 // 3)


def _split(case: Case, gap: int = 0) -> tuple[Row, Row]:
    """Cut a run of several weeks into two, leaving out `gap` weeks; return both."""
    run = case.pick(case.p("sessions"), lambda row: (row["to"] - row["from"]) >= (1 + gap) * WEEK)
    weeks = (run["to"] - run["from"]) // WEEK + 1
    cut = case.chance.randint(1, weeks - 1 - gap)
    second = {**run, "from": run["from"] + (cut + gap) * WEEK}
    run["to"] = run["from"] + (cut - 1) * WEEK
    case.p("sessions").append(second)
    return run, second


def second_half_faster(case: Case) -> None:
    _split(case)[1]["minutes"] += case.few()


def first_half_slower(case: Case) -> None:
    _split(case)[0]["minutes"] -= case.few()


def one_run_doubled(case: Case) -> None:
    _split(case)[case.chance.randint(0, 1)]["minutes"] *= 2


def _bounds(runs: Rows, minutes: int) -> None:
    for run in runs:
        run["minutes"] = minutes


def _room_kind_is(kind: str | None) -> Damage:
    def other_room_kind(case: Case) -> None:
        case.pick(case.p("sessions"))["room_kind"] = kind

    return other_room_kind


def module_needs_another_room(case: Case) -> None:
    case.one("modules", case.lessons()[1])["room_kind"] = "kitchen"


def above_most(case: Case) -> None:
    _, module, runs = case.lessons()
    _bounds(runs, case.one("modules", module)["weekly_max"] + case.few())


def below_least(case: Case) -> None:
    _, module, runs = case.lessons()
    _bounds(runs, case.one("modules", module)["weekly_min"] - case.few())


def bounds_changed(case: Case) -> None:
    _, module, runs = case.lessons()
    row = case.one("modules", module)
    row["weekly_min"] = row["weekly_max"] = runs[0]["minutes"] + case.few()


def week_left_out(case: Case) -> None:
    _split(case, gap=1)


def weeks_left_out(case: Case) -> None:
    _split(case, gap=2)


def begun_early(case: Case) -> None:
    for run in case.lessons()[2]:
        if run["from"] - 3 * WEEK >= case.plan.meta.first_week:
            case.p("sessions").append({**run, "from": run["from"] - 3 * WEEK, "to": run["from"] - 3 * WEEK})


def _whole(case: Case, row: Row) -> bool:
    return bool(case.one("blocks", row["block"])["rhythm"] == "whole weeks")


def _unsplittable(case: Case, cohort: str) -> Rows:
    """Return all runs of a module of a cohort that may not be interrupted."""
    return case.lessons(lambda r: r["cohort"] == cohort and not case.one("modules", r["module"])["splittable"])[2]


def goes_on_behind(case: Case) -> None:
    stay = case.stay(lambda row: _whole(case, row))
    runs = _unsplittable(case, stay[0]["cohort"])
    last = max(row["to"] for row in stay)
    case.p("sessions").extend({**run, "from": last + WEEK, "to": last + WEEK} for run in runs)


def begun_before(case: Case) -> None:
    stay = case.stay(lambda row: _whole(case, row))
    runs = _unsplittable(case, stay[0]["cohort"])
    first = min(row["from"] for row in stay)
    case.p("sessions").extend({**run, "from": first - WEEK, "to": first - WEEK} for run in runs)


def may_pause_no_more(case: Case) -> None:
    stay = case.stay(lambda row: _whole(case, row))
    first, last = min(row["from"] for row in stay), max(row["to"] for row in stay)
    runs = case.lessons(lambda row: row["cohort"] == stay[0]["cohort"])
    case.one("modules", runs[1])["splittable"] = False
    case.p("sessions").append({**runs[2][0], "from": first - WEEK, "to": last + WEEK})


def taught_while_away(case: Case) -> None:
    stay = case.stay()
    runs = case.lessons(lambda row: row["cohort"] == stay[0]["cohort"])[2]
    case.p("sessions").append({**case.pick(runs), "from": stay[0]["from"], "to": stay[0]["from"]})


def over_the_practice(case: Case) -> None:
    stay = case.stay()
    runs = case.lessons(lambda row: row["cohort"] == stay[0]["cohort"])[2]
    run = case.pick(runs)
    run["from"], run["to"] = min(run["from"], stay[0]["from"]), max(run["to"], stay[-1]["to"])


def practice_in_lessons(case: Case) -> None:
    run = case.pick(case.p("sessions"))
    cohort = next(row["cohort"] for row in case.p("sections") if row["id"] == run["section"])
    span = case.pick(case.p("spans"), lambda row: row["cohort"] == cohort)
    span["from"] = span["to"] = run["from"]


def window_ends_early(case: Case) -> None:
    _, module, runs = case.lessons()
    case.one("modules", module)["window_to"] = max(run["to"] for run in runs) - WEEK


def window_opens_late(case: Case) -> None:
    _, module, runs = case.lessons()
    case.one("modules", module)["window_from"] = min(run["from"] for run in runs) + WEEK


def moved_out_of_window(case: Case) -> None:
    _, module, runs = case.lessons()
    row = case.one("modules", module)
    row["window_from"], row["window_to"] = min(run["from"] for run in runs), max(run["to"] for run in runs)
    shift(runs, case.chance.choice([-1, 1]))


def cohort_begins_later(case: Case) -> None:
    cohort, _, runs = case.lessons()
    for rows in (case.c("cohorts"), case.p("cohorts")):
        case.pick(rows, lambda row: row["id"] == cohort)["first_week"] = min(r["from"] for r in runs) + WEEK


def before_the_cohort(case: Case) -> None:
    cohort, _, runs = case.lessons()
    first = case.one("cohorts", cohort)["first_week"]
    shift(runs, (first - min(run["from"] for run in runs)) // WEEK - 1)


def one_week_before_the_cohort(case: Case) -> None:
    cohort, _, runs = case.lessons()
    first = case.one("cohorts", cohort)["first_week"] - WEEK
    case.p("sessions").append({**runs[0], "from": first, "to": first})


def _pair(case: Case) -> tuple[str, str]:
    """Return two modules of a cohort, the first of which begins earlier."""
    cohort, before, runs = case.lessons()
    _, after, other = case.lessons(lambda row: row["cohort"] == cohort and row["module"] != before)
    if min(run["from"] for run in runs) > min(run["from"] for run in other):
        return after, before
    return before, after


def _order(case: Case, before: str, after: str, least: int, most: int | None) -> None:
    rows = case.c("module_order")
    rows[:] = [row for row in rows if (row["before"], row["after"]) != (before, after)]
    rows.append({"before": before, "after": after, "weeks_min": least, "weeks_max": most})


def order_reversed(case: Case) -> None:
    before, after = _pair(case)
    _order(case, after, before, 0, None)


def farther_apart(case: Case) -> None:
    _order(case, *_pair(case), 200, None)


def nearer_together(case: Case) -> None:
    _order(case, *_pair(case), 0, 0)


def second_much_later(case: Case) -> None:
    row = case.pick(case.c("module_order"), lambda row: row["weeks_max"] is not None)
    shift(case.lessons(lambda section: section["module"] == row["after"])[2], row["weeks_max"] + 1)


def built_on_what_comes_later(case: Case) -> None:
    span = case.pick(case.p("spans"))
    _, module, _ = case.lessons(lambda row: row["cohort"] == span["cohort"])
    case.c("block_modules").append({"block": span["block"], "module": module, "relation": "builds on"})


def taught_before_its_block(case: Case) -> None:
    row = case.pick(case.c("block_modules"), lambda row: row["relation"] == "builds on")
    runs = case.lessons(lambda section: section["module"] == row["module"])[2]
    shift(runs, -case.few() * 3)


def block_after_its_modules(case: Case) -> None:
    row = case.pick(case.c("block_modules"), lambda row: row["relation"] == "builds on")
    shift(case.stay(lambda span: span["block"] == row["block"]), case.few())


def short_days(case: Case) -> None:
    case.pick(case.c("cohorts"))["minutes_per_day"] = 10


def all_in_one_week(case: Case) -> None:
    cohort, _, runs = case.lessons()
    ids = {row["id"] for row in case.p("sections") if row["cohort"] == cohort}
    for run in case.p("sessions"):
        if run["section"] in ids:
            run["from"] = run["to"] = runs[0]["from"]


def _qualification(case: Case) -> str:
    sections = [row for row in case.p("sections") if case.one("modules", row["module"])["qualification"]]
    return str(case.one("modules", case.pick(sections)["module"])["qualification"])


def nobody_qualified(case: Case) -> None:
    asked = _qualification(case)
    case.c("teacher_qualifications")[:] = [r for r in case.c("teacher_qualifications") if r["qualification"] != asked]


def teachers_away(case: Case) -> None:
    asked = _qualification(case)
    able = {row["teacher"] for row in case.c("teacher_qualifications") if row["qualification"] == asked}
    first, last = case.plan.meta.first_week, case.plan.meta.first_week + (case.plan.meta.weeks - 1) * WEEK
    rows = case.c("teacher_absences")
    rows[:] = [row for row in rows if row["teacher"] not in able]
    rows.extend({"teacher": t, "from": first, "to": last, "share": 0.9} for t in able)


def smaller_contracts(case: Case) -> None:
    asked = _qualification(case)
    able = {row["teacher"] for row in case.c("teacher_qualifications") if row["qualification"] == asked}
    for row in case.c("teachers"):
        if row["id"] in able:
            row["minutes_per_week"], row["other_duties_minutes"] = 60, 0


def duties_beside(case: Case) -> None:
    """Weekly duties of all that leave nearly nothing, and lessons that bring much with them."""
    school = case.c("teachers")[0]["school"]
    rows = [("week", 500), ("class headed", 100), ("100 minutes of lessons", 150)]
    case.c("duty_rules")[:] = [
        {"school": school, "activity": "administration", "per": per, "minutes": minutes} for per, minutes in rows
    ]


def experts_count_last(case: Case) -> None:
    """One own teacher with hardly any time is qualified, and so the many hours of the others, now lent, do not count."""
    asked = _qualification(case)
    able = [row["teacher"] for row in case.c("teacher_qualifications") if row["qualification"] == asked]
    for row in case.c("teachers"):
        if row["id"] in able:
            row["enterprise"] = "miller"
    school = case.c("teachers")[0]["school"]
    case.c("teachers").append({**case.c("teachers")[0], "id": "own", "enterprise": None, "minutes_per_week": 50,
                               "other_duties_minutes": 0, "ceiling": 50, "school": school})  # fmt: skip
    case.c("teacher_qualifications").append({"teacher": "own", "qualification": asked})


def _room_kind(case: Case) -> str:
    sections = [row for row in case.p("sections") if case.one("modules", row["module"])["room_kind"]]
    return str(case.one("modules", case.pick(sections)["module"])["room_kind"])


def rooms_open_shortly(case: Case) -> None:
    kind = _room_kind(case)
    for row in case.c("rooms"):
        if row["kind"] == kind:
            row["minutes_per_week"] = 30


def rooms_small(case: Case) -> None:
    kind = _room_kind(case)
    for row in case.c("rooms"):
        if row["kind"] == kind:
            row["places"] = 1


def rooms_lost(case: Case) -> None:
    kind = _room_kind(case)
    case.c("rooms")[:] = [row for row in case.c("rooms") if row["kind"] != kind]


def _staffed(case: Case) -> Row:
    return case.pick(case.p("sessions"), lambda row: row["teacher"] is not None)


def qualification_lost(case: Case) -> None:
    teacher = _staffed(case)["teacher"]
    case.c("teacher_qualifications")[:] = [r for r in case.c("teacher_qualifications") if r["teacher"] != teacher]


def teacher_of_another_school(case: Case) -> None:
    other = case.pick(case.c("organisations"), lambda row: row["kind"] != "school")
    case.one("teachers", _staffed(case)["teacher"])["school"] = other["id"]


def another_teacher(case: Case) -> None:
    run = case.pick(case.runs(lambda row: bool(case.one("modules", row["module"])["qualification"])))
    run["teacher"] = case.pick(case.c("teachers"), lambda row: row["id"] != run["teacher"])["id"]


def teacher_changes(case: Case) -> None:
    second = _split(case)[1]
    second["teacher"] = case.pick(case.c("teachers"), lambda row: row["id"] != second["teacher"])["id"]


def teacher_leaves(case: Case) -> None:
    second = _split(case)[1]
    if second["teacher"] is None:
        raise NowhereError
    second["teacher"] = None


def teacher_for_one_run(case: Case) -> None:
    first, second = _split(case)
    first["teacher"], second["teacher"] = (case.chance.choice(case.c("teachers"))["id"] for _ in range(2))


def teacher_lost(case: Case) -> None:
    section = _staffed(case)["section"]
    for run in case.p("sessions"):
        if run["section"] == section:
            run["teacher"] = None


def listed_though_staffed(case: Case) -> None:
    case.p("unstaffed").append({"section": _staffed(case)["section"], "reason": "nobody-free"})


def unstaffed_not_listed(case: Case) -> None:
    teacher_lost(case)
    case.p("unstaffed").clear()


def _no_reason(reason: str | None) -> Damage:
    def no_reason(case: Case) -> None:
        case.p("unstaffed").append({"section": case.pick(case.p("sections"))["id"], "reason": reason})

    return no_reason


def reasons_lost(case: Case) -> None:
    _no_reason("x")(case)
    case.pick(case.p("unstaffed"))["reason"] = ""


def low_ceiling(case: Case) -> None:
    case.one("teachers", _staffed(case)["teacher"])["ceiling"] = 60


def all_to_one(case: Case) -> None:
    teacher = _staffed(case)["teacher"]
    for run in case.p("sessions"):
        if run["teacher"] is not None:
            run["teacher"] = teacher


def more_other_duties(case: Case) -> None:
    row = case.one("teachers", _staffed(case)["teacher"])
    row["other_duties_minutes"] = row["minutes_per_week"]


def duty_miscounted(case: Case) -> None:
    case.pick(case.p("duties"))["minutes"] += case.few()


def duty_lost(case: Case) -> None:
    case.p("duties").remove(case.pick(case.p("duties")))


def duty_of_nothing(case: Case) -> None:
    first = case.plan.meta.first_week
    teacher = case.pick(case.c("teachers"))["id"]
    case.p("duties")[:] = [r for r in case.p("duties") if (r["teacher"], r["week"]) != (teacher, first)]
    case.p("duties").append({"teacher": teacher, "week": first, "activity": "lessons", "minutes": 7})


DAMAGES: dict[str, tuple[Damage, ...]] = {
    "module-minutes": (cut_short, drawn_out, slower),
    "module-same-minutes": (second_half_faster, first_half_slower, one_run_doubled),
    "room-kind-named": (_room_kind_is("kitchen"), _room_kind_is(None), module_needs_another_room),
    "module-weekly-bounds": (above_most, below_least, bounds_changed),
    "module-consecutive": (week_left_out, weeks_left_out, begun_early),
    "module-uninterrupted": (goes_on_behind, begun_before, may_pause_no_more),
    "lessons-when-there": (taught_while_away, over_the_practice, practice_in_lessons),
    "module-window": (window_ends_early, window_opens_late, moved_out_of_window),
    "lessons-after-first-week": (cohort_begins_later, before_the_cohort, one_week_before_the_cohort),
    "module-order": (order_reversed, farther_apart, nearer_together, second_much_later),
    "builds-on": (built_on_what_comes_later, taught_before_its_block, block_after_its_modules),
    "cohort-week": (_faster(20), short_days, all_in_one_week),
    "teachers-by-qualification": (
        nobody_qualified,
        teachers_away,
        smaller_contracts,
        duties_beside,
        experts_count_last,
        _faster(50),
    ),
    "rooms": (rooms_open_shortly, rooms_small, rooms_lost, _faster(50)),
    "teacher-qualified": (qualification_lost, teacher_of_another_school, another_teacher),
    "one-teacher": (teacher_changes, teacher_leaves, teacher_for_one_run),
    "staffed-or-listed": (teacher_lost, listed_though_staffed, unstaffed_not_listed),
    "unstaffed-reason": (_no_reason(""), _no_reason(None), reasons_lost),
    "teacher-ceiling": (low_ceiling, all_to_one, more_other_duties),
    "duties-add-up": (duty_miscounted, duty_lost, duty_of_nothing),
}
