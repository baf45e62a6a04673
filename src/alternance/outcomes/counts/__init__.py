"""What is counted: name → function from a plan to the rows behind a figure; None where nobody can know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from alternance.outcomes.counts import (
    aims,
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
from alternance.outcomes.item import Item
from alternance.outcomes.seen import Seen

__all__ = ["COUNTS", "Count"]

Count = Callable[[Seen], Iterable[Item] | None]

#: Name → count.
COUNTS: Mapping[str, Count] = {
    "red weeks": learning.red_weeks,
    "ready placements": learning.ready,
    "aims given": aims.given,
    "aims attained": aims.attained,
    "lags": calendar.lags,
    "lateness": calendar.lateness,
    "students asked": people.unplaced,
    "ranks": people.ranks,
    "first choices": people.first_choices,
    "ways": people.ways,
    "own field": people.own_field,
    **fairness.BY_GROUP,
    "seats offered": seats.offered,
    "seats used": seats.used,
    "seats promised": seats.promised,
    "sections": teachers.sections,
    "section sizes": teachers.section_sizes,
    "loads": teachers.loads,
    "fullest weeks": teachers.fullest_weeks,
    "visits made": duties.visits_made,
    "visits missed": duties.visits_missed,
    "practice planned": duties.practice_planned,
    "practice missing": duties.practice_missing,
    "points": duties.points,
    "people missing": demand.too_few,
    "people too many": demand.too_many,
    "people met": demand.met,
    "shares apart": demand.apart,
    "levels missing": demand.levels_missing,
    "theory with practice": demand.compound,
    "practice time": demand.practice_time,
    "levels attained": graduated.levels_attained,
    "occupations apart": graduated.occupations_apart,
    "graduates": graduated.graduates,
    "seen on both sides": graduated.seen_on_both_sides,
    "share graduated": graduated.share_graduated,
    "left": graduated.left,
    "in field 6": employed.in_field_6,
    "nearby 6": employed.nearby_6,
    "answers 6": employed.answers_6,
    "in field 12": employed.in_field_12,
    "nearby 12": employed.nearby_12,
    "answers 12": employed.answers_12,
}
