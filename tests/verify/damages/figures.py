"""Damages to indicators, and to what they are counted from."""

from __future__ import annotations

from collections.abc import Callable

from tests.verify.damages.case import Case, Damage
from tests.verify.damages.results import OF_FIGURES
from tests.verify.recount.figures import FIGURES, RED, SUMS
from tests.verify.recount.world import Row

Which = Callable[[Row], bool]


def _miscounted(which: Which, add: float) -> Damage:
    def figure_miscounted(case: Case) -> None:
        row = case.pick(case.p("indicators"), lambda row: which(row) and row["value"] is not None)
        row["value"] += add

    return figure_miscounted


def _not_known(which: Which) -> Damage:
    def figure_not_known(case: Case) -> None:
        case.pick(case.p("indicators"), which)["value"] = None

    return figure_not_known


def _is(*ids: str) -> Which:
    return lambda row: row["id"] in ids


def _other(row: Row) -> bool:
    return row["id"] in FIGURES and row["id"] not in (RED, *SUMS)


def of_nobody(case: Case) -> None:
    """Let a figure be of a cohort that is not there."""
    row = case.pick(case.p("indicators"), _other)
    row["kind"], row["scope"] = "cohort", "nobody"


def seats_grow_meanwhile(case: Case) -> None:
    row = case.pick(case.c("position_weeks"), lambda row: row["position"] == "miller:p1")
    row["seats"] = 5


def rank_changes(case: Case) -> None:
    case.pick(case.p("placements"), lambda row: row["rank"] == 1)["rank"] = 7


def teacher_does_more(case: Case) -> None:
    case.pick(case.p("duties"), lambda row: row["minutes"] is not None)["minutes"] += 500


def trade_changes(case: Case) -> None:
    case.pick(case.c("hiring_units"))["occupation"] = "o/another"


def one_more_left(case: Case) -> None:
    placed = case.pick(case.p("placements"), lambda row: row["cohort"] == "a")
    row = {name: placed[name] for name in ("student", "cohort", "block", "from", "to")}
    case.p("unplaced").append({**row, "reason": "full", "count": 1, "detail": None})


def one_less_unstaffed(case: Case) -> None:
    case.p("unstaffed").remove(case.pick(case.p("unstaffed")))


DAMAGES: dict[str, tuple[Damage, ...]] = {
    "red-weeks-recounted": (_miscounted(_is(RED), 1), _miscounted(_is(RED), -7.5), _not_known(_is(RED))),
    "sums-recounted": (
        *(_miscounted(_is(id_), 2) for id_ in ("unplaced_students", "unstaffed_sections", "gap_quantity_too_few")),
        one_more_left,
        one_less_unstaffed,
    ),
    "figures-recounted": (
        _miscounted(_other, 0.125),
        _not_known(_other),
        of_nobody,
        seats_grow_meanwhile,
        rank_changes,
        teacher_does_more,
        trade_changes,
        *OF_FIGURES,
    ),
}
