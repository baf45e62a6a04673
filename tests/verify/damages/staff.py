"""Damages to who teaches with whom, to duties and visits, to teachers' own practice and points."""

from __future__ import annotations

import datetime as dt

from tests.verify.damages.case import Case, Damage
from tests.verify.damages.lessons import DAMAGES as OF_LESSONS
from tests.verify.recount.world import WEEK, Row


def _rule(case: Case, activity: str, per: str, minutes: int) -> None:
    rows = case.c("duty_rules")
    school = case.c("teachers")[0]["school"]
    rows[:] = [row for row in rows if (row["activity"], row["per"]) != (activity, per)]
    rows.append({"school": school, "activity": activity, "per": per, "minutes": minutes})


def taught_as_one_by_two(case: Case) -> None:
    section = case.pick(case.p("sections"), lambda row: row["together"] is not None)["id"]
    runs = [run for run in case.p("sessions") if run["section"] == section]
    mine = case.pick(case.c("teachers"))
    case.c("teachers").append({**mine, "id": "new"})
    for run in runs:
        run["teacher"] = "new"


def _lend(case: Case, teacher: str) -> None:
    enterprise = case.pick(case.c("organisations"), lambda row: row["kind"] == "enterprise")
    case.one("teachers", teacher)["enterprise"] = enterprise["id"]


def _without_locks(case: Case) -> None:
    case.c("locks")[:] = [row for row in case.c("locks") if row["what"] != "teacher"]


def _teaching(case: Case) -> tuple[str, str]:
    """Return a teacher and the qualification that one of the lessons asks."""
    asked = {row["id"]: row["qualification"] for row in case.c("modules")}
    module = {row["id"]: row["module"] for row in case.p("sections")}
    run = case.pick(case.p("sessions"), lambda row: row["teacher"] is not None and asked[module[row["section"]]])
    return run["teacher"], asked[module[run["section"]]]


def one_is_lent(case: Case) -> None:
    _without_locks(case)
    _lend(case, _teaching(case)[0])


def lent_though_another_can(case: Case) -> None:
    teacher, wanted = _teaching(case)
    _lend(case, teacher)
    other = case.pick(case.c("teachers"), lambda row: row["id"] != teacher)["id"]
    rows = case.c("teacher_qualifications")
    rows[:] = [row for row in rows if (row["teacher"], row["qualification"]) != (other, wanted)]
    rows.append({"teacher": other, "qualification": wanted})


def new_teacher_can_do_it(case: Case) -> None:
    _without_locks(case)
    teacher, wanted = _teaching(case)
    case.c("teachers").append({**case.one("teachers", teacher), "id": "able"})
    case.c("teacher_qualifications").append({"teacher": "able", "qualification": wanted})
    _lend(case, teacher)


def marking_takes_long(case: Case) -> None:
    _rule(case, "preparation and marking", "100 minutes of lessons", 40)


def visits_take_a_day(case: Case) -> None:
    _rule(case, "visits", "visit", 400)


def much_administration(case: Case) -> None:
    _rule(case, "administration", "week", 700)


def class_to_head(case: Case) -> None:
    _rule(case, "class head", "class headed", 30)
    case.pick(case.c("cohorts"))["class_head"] = case.pick(case.c("teachers"))["id"]


def ways_count(case: Case) -> None:
    _rule(case, "travel", "way", 90)
    for site in case.c("sites"):
        site["lat"], site["lon"] = 51.0 + case.few() / 10, 13.0


def this_system_counts(case: Case) -> None:
    _rule(case, "this system", case.chance.choice(["way", "visit", "week"]), 5)


def _visit(case: Case) -> Row:
    return case.pick(case.p("visits"))


def visit_lost(case: Case) -> None:
    case.p("visits").remove(_visit(case))


def visit_listed_too(case: Case) -> None:
    row = _visit(case)
    mine = {name: row[name] for name in ("student", "block", "number")}
    case.p("unvisited").append({**mine, "reason": "tutors-full"})


def unvisited_without_reason(case: Case) -> None:
    row = _visit(case)
    case.p("visits").remove(row)
    mine = {name: row[name] for name in ("student", "block", "number")}
    case.p("unvisited").append({**mine, "reason": case.chance.choice(["", None])})


def one_visit_more(case: Case) -> None:
    row = _visit(case)
    case.p("visits").append({**row, "number": row["number"] + case.few()})


def visit_of_somebody_else(case: Case) -> None:
    row = _visit(case)
    row["student"] = case.pick(case.c("students"), lambda student: student["id"] != row["student"])["id"]


def visited_while_at_school(case: Case) -> None:
    _visit(case)["week"] += case.chance.choice([-1, 1]) * case.few() * WEEK


def visited_elsewhere(case: Case) -> None:
    row = _visit(case)
    row["site"] = case.pick(case.c("sites"), lambda site: site["id"] != row["site"])["id"]


def tutors_are_named(case: Case) -> None:
    other = case.pick(case.c("teachers"))
    case.c("tutors").append({"programme": case.c("programmes")[0]["id"], "teacher": other["id"]})


def tutor_is_away(case: Case) -> None:
    row = _visit(case)
    case.c("teacher_absences").append(
        {"teacher": row["teacher"], "from": row["week"], "to": row["week"], "share": 1.0, "reason": "leave"}
    )


def two_tutors(case: Case) -> None:
    row = _visit(case)
    other = case.pick(case.c("teachers"), lambda teacher: teacher["id"] != row["teacher"])["id"]
    case.p("visits").append({**row, "number": 2, "teacher": other})


def takes_longer(case: Case) -> None:
    _visit(case)["minutes"] += case.few()


def goes_alone(case: Case) -> None:
    row = _visit(case)
    row["travel"] = 60 - row["travel"]


def _done_less(case: Case) -> None:
    case.pick(case.c("teacher_practice"))["from"] += dt.timedelta(days=30)


def never_practised(case: Case) -> None:
    case.c("teacher_practice").clear()


def practice_not_planned(case: Case) -> None:
    case.p("teacher_practice").clear()


def missing_not_listed(case: Case) -> None:
    case.p("practice_missing").clear()


def listed_with_other_days(case: Case) -> None:
    case.pick(case.p("practice_missing"))[case.chance.choice(["done", "planned", "asked"])] += case.few()


def new_but_listed(case: Case) -> None:
    case.one("teachers", "t2")["since"] = dt.date(2025, 8, 1)


def practice_in_lessons(case: Case) -> None:
    lessons = case.pick(case.p("sessions"), lambda run: run["teacher"] is not None)
    _practise(case, lessons["teacher"], lessons["from"])


def _practice(case: Case) -> Row:
    """Return a run of practice, planning one where none is."""
    if not case.p("teacher_practice"):
        teacher = case.pick(case.c("teachers"))["id"]
        _practise(case, teacher, case.plan.meta.first_week + case.chance.randint(5, 15) * WEEK)
    return case.pick(case.p("teacher_practice"))


def practice_begun_early(case: Case) -> None:
    _practice(case)["from"] -= case.few() * WEEK


def practice_of_a_week(case: Case) -> None:
    _practice(case)["to"] -= WEEK


def practice_twice(case: Case) -> None:
    row = _practice(case)
    case.p("teacher_practice").append({**row, "from": row["from"] + WEEK})


def practice_agreed_before(case: Case) -> None:
    row = _practice(case)
    case.c("teacher_practice").append({"teacher": row["teacher"], "from": row["to"], "to": row["to"]})


def _practise(case: Case, teacher: str, first: dt.date) -> None:
    case.p("teacher_practice").append({"teacher": teacher, "from": first, "to": first + WEEK})


def points_miscounted(case: Case) -> None:
    if not case.p("points"):
        return rule_added(case)
    case.pick(case.p("points"))[case.chance.choice(["count", "points", "next", "unproven"])] += 1


def line_lost(case: Case) -> None:
    if not case.p("points"):
        return rule_added(case)
    case.p("points").remove(case.pick(case.p("points")))


def rule_added(case: Case) -> None:
    school = case.pick(case.c("teachers"))["school"]
    counts = case.chance.choice(["visits", "hours of lessons"])
    rule = {"id": "new", "school": school, "activity": "New", "counts": counts, "points": 1.0, "per": 1}
    case.c("points_rules").append(rule)


def rule_changed(case: Case) -> None:
    if not case.c("points_rules"):
        rule_added(case)
    row = case.pick(case.c("points_rules"))
    row["points"], row["cap"], row["per"] = row["points"] * 2, None, case.few()


def proof_lost(case: Case) -> None:
    case.pick(case.c("activity_records"), lambda row: row["evidence"])["evidence"] = None


def counts_something_else(case: Case) -> None:
    row = case.pick(case.c("points_rules"), lambda rule: rule["counts"] != "records")
    row["counts"] = case.chance.choice(["weeks of practice", "weeks as class head", "visits"])
    case.pick(case.c("cohorts"))["class_head"] = case.pick(case.c("teachers"))["id"]


DAMAGES: dict[str, tuple[Damage, ...]] = {
    "experts-last": (one_is_lent, lent_though_another_can, new_teacher_can_do_it),
    "teacher-ceiling": (*OF_LESSONS["teacher-ceiling"], marking_takes_long, visits_take_a_day, much_administration),
    "duties-add-up": (
        *OF_LESSONS["duties-add-up"], marking_takes_long, visits_take_a_day, class_to_head, ways_count, this_system_counts,
    ),
    "visit-weeks": (visit_lost, visited_while_at_school, visit_of_somebody_else),
    "visited-or-listed": (visit_lost, visit_listed_too, unvisited_without_reason, one_visit_more),
    "visit-allowed": (visited_while_at_school, visited_elsewhere, tutors_are_named, tutor_is_away, two_tutors),
    "visit-minutes": (takes_longer, goes_alone, visits_take_a_day, ways_count),
    "teacher-practice": (
        _done_less, never_practised, practice_not_planned, missing_not_listed, listed_with_other_days, new_but_listed,
    ),
    "practice-weeks": (
        practice_in_lessons, practice_begun_early, practice_of_a_week, practice_twice, practice_agreed_before,
    ),
    "points-add-up": (points_miscounted, line_lost, rule_added, rule_changed, proof_lost, counts_something_else),
}  # fmt: skip
#: Beside those, of a plan in which sections are taught as one.
IN_COURSES: dict[str, tuple[Damage, ...]] = {
    "one-teacher": (taught_as_one_by_two,),
    "duties-add-up": (taught_as_one_by_two, marking_takes_long),
}
