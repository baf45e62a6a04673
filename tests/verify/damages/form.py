"""Damages to form and completeness."""

from __future__ import annotations

import datetime as dt

from tests.verify.damages.case import Case, Damage
from tests.verify.recount.world import WEEK

from alternance.plan.tables import TABLES


def other_hash(case: Case) -> None:
    case.facts["community"] = f"{case.chance.randrange(16**64):064x}"


def no_hash(case: Case) -> None:
    case.facts["community"] = ""


def community_changed_meanwhile(case: Case) -> None:
    case.facts["community"] = case.community.hash
    case.pick(case.c("students"))["travel_max"] = 1 + case.chance.randrange(1000) + 2000


def more_weeks(case: Case) -> None:
    case.facts["weeks"] = case.plan.meta.weeks + case.few()


def fewer_weeks(case: Case) -> None:
    case.facts["weeks"] = case.plan.meta.weeks - 1


def begins_elsewhere(case: Case) -> None:
    case.facts["first_week"] = case.plan.meta.first_week + case.few() * WEEK


def other_size(case: Case) -> None:
    case.pick(case.p("cohorts"))["size"] += case.few()


def cohort_lost(case: Case) -> None:
    case.p("cohorts").remove(case.pick(case.p("cohorts")))


def cohort_of_nowhere(case: Case) -> None:
    case.p("cohorts").append({**case.pick(case.p("cohorts")), "id": "nowhere"})


def other_due_week(case: Case) -> None:
    case.pick(case.p("cohorts"))["due_week"] += case.few() * WEEK


def stable_off(case: Case) -> None:
    case.facts["rules_off"] = ("stable",)


def learning_off(case: Case) -> None:
    case.facts |= {"mode": "joint", "rules_off": ("learn-before-work",)}


def unknown_off(case: Case) -> None:
    case.facts |= {"mode": "traditional", "rules_off": ("learn-before-work", case.chance.choice(["seats", "nonsense"]))}


def _emptied(table: str) -> Damage:
    def cell_emptied(case: Case) -> None:
        must = [name for name, column in TABLES[table].columns().items() if not column.nullable]
        case.pick(case.p(table))[case.chance.choice(must)] = None

    return cell_emptied


def _doubled(table: str) -> Damage:
    def row_doubled(case: Case) -> None:
        case.p(table).append(dict(case.pick(case.p(table))))

    return row_doubled


def _unknown(table: str, column: str, value: object = "nobody") -> Damage:
    def unknown_id(case: Case) -> None:
        case.pick(case.p(table))[column] = value

    return unknown_id


def no_monday(case: Case) -> None:
    case.pick(case.p(case.chance.choice(["sessions", "spans"])))["from"] += dt.timedelta(days=case.few())


def ends_before(case: Case) -> None:
    row = case.pick(case.p(case.chance.choice(["sessions", "spans", "placements"])))
    row["to"] = row["from"] - WEEK


def far_away(case: Case) -> None:
    case.pick(case.p(case.chance.choice(["sessions", "spans", "placements"])))["to"] += 500 * WEEK


def duty_of_last_century(case: Case) -> None:
    case.pick(case.p(case.chance.choice(["duties", "visits"])))["week"] = dt.date(1926, 9, 6)


def sessions_lost(case: Case) -> None:
    _, _, runs = case.lessons()
    for run in runs:
        case.p("sessions").remove(run)


def sections_lost(case: Case) -> None:
    one = case.pick(case.p("sections"))
    case.p("sections")[:] = [
        r for r in case.p("sections") if (r["cohort"], r["module"]) != (one["cohort"], one["module"])
    ]


def module_was_taught_before(case: Case) -> None:
    one = case.pick(case.p("sections"))
    ended = case.plan.meta.first_week - WEEK
    case.c("outside_horizon").append({"cohort": one["cohort"], "kind": "module", "item": one["module"], "ended": ended})


def spans_lost(case: Case) -> None:
    for row in case.stay():
        case.p("spans").remove(row)


def block_comes_later(case: Case) -> None:
    one = case.pick(case.p("spans"))
    case.c("outside_horizon").append({"cohort": one["cohort"], "kind": "block", "item": one["block"], "ended": None})


def new_block(case: Case) -> None:
    cohort = case.pick(case.c("cohorts"))
    block = case.pick(case.c("blocks"), lambda row: row["programme"] == cohort["programme"])
    case.c("blocks").append({**block, "id": "new", "order": 99})
    case.c("phases").append({"block": "new", "order": 1, "weeks": 1, "first_days_instruction": 0})


def section_too_large(case: Case) -> None:
    case.pick(case.p("sections"))["size"] += case.few()


def sections_misnumbered(case: Case) -> None:
    case.pick(case.p("sections"))["number"] += case.few()


def section_lost(case: Case) -> None:
    row = case.pick(case.p("sections"), lambda row: row["number"] > 1)
    case.p("sections").remove(row)


def sections_smaller(case: Case) -> None:
    one = case.pick(case.p("sections"), lambda row: row["size"] > 1)
    case.one("modules", one["module"])["section_max"] = 1


def smaller_ones_wanted(case: Case) -> None:
    one = case.pick(case.p("sections"), lambda row: row["size"] > 1)
    case.one("modules", one["module"]).update(section_ideal=1, section_min=None)


def _one_of_several(case: Case) -> str:
    return str(case.pick(case.p("sections"), lambda row: row["number"] > 1)["id"])


def section_later(case: Case) -> None:
    id_ = _one_of_several(case)
    for run in case.p("sessions"):
        if run["section"] == id_:
            run["from"], run["to"] = run["from"] + WEEK, run["to"] + WEEK


def section_slower(case: Case) -> None:
    id_ = _one_of_several(case)
    for run in case.p("sessions"):
        if run["section"] == id_:
            run["minutes"] -= 1


def section_never(case: Case) -> None:
    id_ = _one_of_several(case)
    case.p("sessions")[:] = [run for run in case.p("sessions") if run["section"] != id_]


DAMAGES: dict[str, tuple[Damage, ...]] = {
    "same-community": (other_hash, no_hash, community_changed_meanwhile),
    "same-horizon": (more_weeks, fewer_weeks, begins_elsewhere),
    "same-cohorts": (other_size, cohort_lost, cohort_of_nowhere, other_due_week),
    "rules-off": (stable_off, learning_off, unknown_off),
    "cells-filled": (
        _emptied("sections"),
        _emptied("spans"),
        _emptied("placements"),
        _emptied("duties"),
        _emptied("visits"),
    ),
    "keys-once": (_doubled("sections"), _doubled("spans"), _doubled("placements"), _doubled("sessions")),
    "known-ids": (
        _unknown("sections", "cohort"),
        _unknown("sessions", "teacher"),
        _unknown("spans", "block"),
        _unknown("spans", "phase", 99),
        _unknown("placements", "position"),
        _unknown("placements", "student"),
        _unknown("duties", "teacher"),
        _unknown("visits", "site"),
        _unknown("points", "rule"),
        _unknown("teacher_practice", "teacher"),
    ),
    "weeks-in-horizon": (no_monday, ends_before, far_away, duty_of_last_century),
    "modules-once": (sessions_lost, sections_lost, module_was_taught_before),
    "blocks-once": (spans_lost, block_comes_later, new_block),
    "sections-add-up": (
        section_too_large,
        section_lost,
        sections_smaller,
        sections_misnumbered,
        smaller_ones_wanted,
    ),
    "sections-together": (section_later, section_slower, section_never),
}
