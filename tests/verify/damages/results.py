"""Damages to what was aimed at and done, and to what is known of graduated cohorts."""

from __future__ import annotations

import datetime as dt

from tests.verify.damages.case import Case, Damage


def _changed(table: str, **cells: object) -> Damage:
    def cell_changed(case: Case) -> None:
        row = case.pick(case.p(table), lambda row: any(row[name] != cell for name, cell in cells.items()))
        row.update(cells)

    return cell_changed


def target_forgotten(case: Case) -> None:
    case.p("cohort_results").remove(case.pick(case.p("cohort_results")))


def target_lowered(case: Case) -> None:
    case.pick(case.p("cohort_results"))["target"] -= 0.25


def target_invented(case: Case) -> None:
    case.p("cohort_results").append({**case.pick(case.p("cohort_results")), "id": "nobody.quality"})


def target_set_late(case: Case) -> None:
    case.pick(case.c("cohort_targets"), lambda row: row["cohort"] == "z")["set_on"] = dt.date(2026, 7, 1)


def examination_failed(case: Case) -> None:
    case.pick(case.c("exam_results"), lambda row: row["passed"] is True)["passed"] = False


def level_seen_anew(case: Case) -> None:
    case.pick(case.c("graduate_aims"), lambda row: row["level"] == 3 and row["seen_by"] != "mentor")["level"] = 0


def another_job(case: Case) -> None:
    row = case.pick(case.c("first_jobs"), lambda row: row["occupation"] == "o/mechanic")
    row["occupation"], row["in_field"] = "o/driver", False


def no_answer(case: Case) -> None:
    case.pick(case.c("first_jobs"), lambda row: row["answered_on"] is not None)["answered_on"] = None


def more_began(case: Case) -> None:
    case.pick(case.c("graduated_cohorts"))["began"] += 4


def action_forgotten(case: Case) -> None:
    case.p("actions").remove(case.pick(case.p("actions")))


def done_sooner(case: Case) -> None:
    row = case.pick(case.p("actions"), lambda row: row["done_on"] is None)
    row["done_on"], row["state"] = dt.date(2026, 8, 1), "done"


def done_after_all(case: Case) -> None:
    case.pick(case.c("actions"), lambda row: row["done_on"] is None)["done_on"] = dt.date(2026, 8, 1)


def due_later(case: Case) -> None:
    case.pick(case.p("actions"))["due"] = dt.date(2027, 5, 1)


def base_raised(case: Case) -> None:
    row = case.pick(case.p("actions"), lambda row: row["before"] is not None)
    row["before"] += 2


def effect_invented(case: Case) -> None:
    row = case.pick(case.p("actions"), lambda row: row["after"] is not None)
    row["after"], row["effect"] = 0.0, "as hoped"


DAMAGES: dict[str, tuple[Damage, ...]] = {
    "targets-recounted": (
        _changed("cohort_results", met=True),
        _changed("cohort_results", value=0.5),
        target_forgotten, target_lowered, target_invented, target_set_late, examination_failed, level_seen_anew,
        another_job,
    ),
    "actions-followed": (
        _changed("actions", state="done"),
        _changed("actions", effect="as hoped"),
        action_forgotten, done_sooner, done_after_all, due_later, base_raised, effect_invented,
    ),
}  # fmt: skip
#: Damages by which a figure of graduated cohorts becomes wrong.
OF_FIGURES: tuple[Damage, ...] = (examination_failed, level_seen_anew, another_job, no_answer, more_began)
