"""Every indicator counted again from the raw tables, by the words of the register and with nothing of `outcomes`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alternance.verify.facts import Facts
from alternance.verify.recounted import (
    calendar,
    demand,
    duties,
    employed,
    fairness,
    graduated,
    learning,
    people,
    seats,
    teachers,
)  # fmt: skip
from alternance.verify.recounted.cases import Figures

__all__ = ["RECOUNTS", "Recount"]


@dataclass(frozen=True)
class Recount:
    """How an indicator is counted, and the tables of plan and community without which nobody can."""

    count: Callable[[Facts], Figures]
    plan: tuple[str, ...] = ()
    community: tuple[str, ...] = ()

    def __call__(self, facts: Facts) -> Figures:
        """Return (kind, scope) → figure; nothing where it cannot be counted."""
        said = facts.plan.knows(*self.plan) and all(facts.community[table].height for table in self.community)
        return self.count(facts) if said else {}


TAUGHT = ("spans", "sessions", "sections")
PLACED, LEFT = ("placements",), ("placements", "unplaced")
VISITED = ("visits", "unvisited")
OFFERED = ("positions", "position_weeks")
EXAMINED, SHOWN, ASKED = (("graduated_cohorts", name) for name in ("exam_results", "graduate_aims", "first_jobs"))

#: Indicator → recount.
RECOUNTS: Mapping[str, Recount] = {
    "working_before_learning_weeks": Recount(learning.red_weeks, TAUGHT),
    "working_before_learning_share": Recount(learning.red_share, TAUGHT),
    "ready_at_start_share": Recount(learning.ready, (*PLACED, *TAUGHT)),
    "aims_given_share": Recount(learning.aims_given, TAUGHT, ("aims",)),
    "aims_attained_share": Recount(learning.aims_attained, (), ("student_aims",)),
    "lag_mean_weeks": Recount(calendar.lag_mean, TAUGHT),
    "lag_ninth_tenth_weeks": Recount(calendar.lag_ninth_tenth, TAUGHT),
    "late_weeks": Recount(calendar.late, TAUGHT),
    "unplaced_students": Recount(people.unplaced, LEFT),
    "first_choice_share": Recount(people.first_choice, PLACED),
    "rank_median": Recount(people.rank_median, PLACED),
    "rank_worst": Recount(people.rank_worst, PLACED),
    "own_field_share": Recount(people.own_field, (*PLACED, "spans"), ("positions",)),
    "travel_mean_minutes": Recount(people.travel, PLACED, ("positions",)),
    **{f"placed_apart_by_{by}": Recount(fairness.placed(by), LEFT, ("students",)) for by in fairness.GROUPS},
    **{
        f"{name}_apart_by_{by}": Recount(count(by), PLACED, ("students",))
        for name, count in fairness.BY_RANKS.items()
        for by in fairness.GROUPS
    },
    "seats_offered_weeks": Recount(seats.offered, (), OFFERED),
    "seats_used_share": Recount(seats.used, (*PLACED, "spans"), OFFERED),
    "promised_seats_unused": Recount(seats.promised_unused, (*PLACED, "spans"), OFFERED),
    "unstaffed_sections": Recount(teachers.unstaffed, ("sections", "unstaffed")),
    "section_size_apart": Recount(teachers.size_apart, ("sections",)),
    "teacher_load_mean": Recount(teachers.load_mean, ("duties",), ("teachers",)),
    "teacher_load_highest": Recount(teachers.load_highest, ("duties",), ("teachers",)),
    "teacher_load_inequality": Recount(teachers.load_inequality, ("duties",), ("teachers",)),
    "visits_planned": Recount(duties.visits_planned, VISITED),
    "visits_missed_share": Recount(duties.visits_missed, VISITED),
    "teacher_practice_weeks": Recount(duties.practice_weeks, ("teacher_practice",), ("teachers",)),
    "teachers_short_of_practice": Recount(duties.practice_short, ("practice_missing",), ("teachers",)),
    "points_inequality": Recount(duties.points_inequality, ("points",), ("points_rules",)),
    "demand_met_share": Recount(demand.met, ("gap_quantity",), ("demands",)),
    "gap_quantity_too_few": Recount(demand.too_few, ("gap_quantity",), ("demands",)),
    "gap_quantity_too_many": Recount(demand.too_many, ("gap_quantity",), ("demands",)),
    "gap_structure": Recount(demand.structure, ("gap_structure",), ("demands",)),
    "gap_quality": Recount(demand.quality, ("gap_quality",), ("demands",)),
    "gap_compound": Recount(demand.compound, ("gap_type",), ("demands",)),
    "practice_time_share": Recount(demand.practice_time, ("gap_type",)),
    "graduated_quality": Recount(graduated.quality, (), SHOWN),
    "graduated_structure": Recount(graduated.structure, (), (*ASKED, "cohort_targets")),
    "graduated_quantity": Recount(graduated.quantity, (), EXAMINED),
    "graduated_type": Recount(graduated.type_, (), SHOWN),
    "graduated_share": Recount(graduated.share, (), EXAMINED),
    "drop_out_share": Recount(graduated.drop_out, (), ("leavers",)),
    "in_field_6_months_share": Recount(employed.in_field("6 months"), (), ASKED),
    "in_field_nearby_6_months_share": Recount(employed.nearby("6 months"), (), ASKED),
    "answers_6_months_share": Recount(employed.answered("6 months"), (), ASKED),
    "in_field_12_months_share": Recount(employed.in_field("12 months"), (), ASKED),
    "in_field_nearby_12_months_share": Recount(employed.nearby("12 months"), (), ASKED),
    "answers_12_months_share": Recount(employed.answered("12 months"), (), ASKED),
}
