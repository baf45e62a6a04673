"""Indicators of placement: who has a place, and how good it is."""

from __future__ import annotations

from alternance.outcomes.indicator import Indicator, Kind
from alternance.text import N_

__all__ = ["PEOPLE"]

KINDS: tuple[Kind, ...] = ("school", "programme", "cohort")
NO_RANKS = N_("nobody is at a position that they ranked")

PEOPLE = (
    Indicator(
        "unplaced_students",
        N_("Students without a position"),
        N_("students who lack a position for at least one block"),
        without=N_("nobody needed a position"),
        plan=("placements", "unplaced"),
        community=(),
        unit="students",
        direction="lower",
        counted="students asked",
        by="total",
        kinds=KINDS,
        target=0,
    ),
    Indicator(
        "first_choice_share",
        N_("Students at their first choice"),
        N_("placements at rank 1 ÷ placements at a position that the student ranked"),
        without=NO_RANKS,
        plan=("placements",),
        community=(),
        unit="0 to 1",
        direction="higher",
        counted="first choices",
        by="ratio",
        kinds=KINDS,
    ),
    Indicator(
        "rank_median",
        N_("Rank in the middle"),
        N_("the median of the ranks that students gave the positions at which they are"),
        without=NO_RANKS,
        plan=("placements",),
        community=(),
        unit="rank",
        direction="lower",
        counted="ranks",
        by="middle",
        kinds=KINDS,
        target=1,
    ),
    Indicator(
        "rank_worst",
        N_("Worst rank"),
        N_("the largest rank that a student gave the position at which the student is"),
        without=NO_RANKS,
        plan=("placements",),
        community=(),
        unit="rank",
        direction="lower",
        counted="ranks",
        by="largest",
        kinds=KINDS,
        target=1,
    ),
    Indicator(
        "own_field_share",
        N_("Practice in one's own field"),
        N_("practice weeks at positions of the programme's occupation ÷ practice weeks at positions"),
        without=N_("nobody is at a position that is known"),
        plan=("placements", "spans"),
        community=("positions",),
        unit="0 to 1",
        direction="higher",
        counted="own field",
        by="ratio",
        kinds=(*KINDS, "enterprise"),
        target=1,
        also=("hiring_units", "programmes"),
    ),
    Indicator(
        "travel_mean_minutes",
        N_("Way to the position"),
        N_("minutes from home to the site, one way, mean over placements of which the way is known"),
        without=N_("of no placement the way is known"),
        plan=("placements",),
        community=("positions",),
        unit="minutes",
        direction="lower",
        counted="ways",
        by="ratio",
        kinds=(*KINDS, "enterprise"),
        also=("travel", "students", "sites"),
    ),
)
