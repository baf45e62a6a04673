"""Indicators of fairness: how far groups lie apart. Groups of fewer than five students are never told."""

from __future__ import annotations

from alternance.outcomes.indicator import Indicator
from alternance.text import N_

__all__ = ["FAIRNESS"]

PLACED_BY_SEX = N_(
    "largest less smallest share of students with a place for every block, among the sexes that are said"
)
FIRST_BY_SEX = N_("largest less smallest share of placements at rank 1, among the sexes that are said")
PLACED_BY_DISABILITY = N_(
    "larger less smaller share of students with a place for every block, between those who declare a disability and "
    "those who declare none"
)
FIRST_BY_DISABILITY = N_(
    "larger less smaller share of placements at rank 1, between those who declare a disability and those who declare "
    "none"
)
PLACED_BY_LANGUAGE = N_(
    "largest less smallest share of students with a place for every block, among home languages: the one named first"
)
FIRST_BY_LANGUAGE = N_("largest less smallest share of placements at rank 1, among home languages: the one named first")
PLACED_BY_DISTANCE = N_(
    "largest less smallest share of students with a place for every block, among ways of up to 15, 30, 60 and more "
    "minutes from home to the nearest site with positions"
)
FIRST_BY_DISTANCE = N_(
    "largest less smallest share of placements at rank 1, among ways of up to 15, 30, 60 and more minutes from home to "
    "the nearest site with positions"
)

#: What students are grouped by: id, titles and formulas of both indicators, source tables.
BY = (
    ("sex", (N_("Placed: apart by sex"), N_("First choice: apart by sex")), (PLACED_BY_SEX, FIRST_BY_SEX), ()),
    (
        "disability",
        (N_("Placed: apart by disability"), N_("First choice: apart by disability")),
        (PLACED_BY_DISABILITY, FIRST_BY_DISABILITY),
        (),
    ),
    (
        "language",
        (N_("Placed: apart by language"), N_("First choice: apart by language")),
        (PLACED_BY_LANGUAGE, FIRST_BY_LANGUAGE),
        (),
    ),
    (
        "distance",
        (N_("Placed: apart by distance"), N_("First choice: apart by distance")),
        (PLACED_BY_DISTANCE, FIRST_BY_DISTANCE),
        ("travel", "sites", "hiring_units"),
    ),
)
FEW = N_("there are no two groups of at least five students")

FAIRNESS = tuple(
    Indicator(
        f"{what}_apart_by_{by}",
        titles[number],
        formulas[number],
        without=FEW,
        plan=plan,
        community=("students",),
        unit="0 to 1",
        direction="lower",
        counted=f"{count} by {by}",
        by="difference",
        target=0,
        also=also,
    )
    for number, (what, count, plan) in enumerate(
        (("placed", "placed", ("placements", "unplaced")), ("first_choice", "first choice", ("placements",)))
    )
    for by, titles, formulas, also in BY
)
