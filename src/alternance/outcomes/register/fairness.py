"""Indicators of fairness: how far groups lie apart. Which groups are told stands in `counts.groups`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alternance.outcomes.indicator import Indicator
from alternance.text import N_

__all__ = ["FAIRNESS"]

#: Source tables of a way of grouping, beside `students`.
ALSO: Mapping[str, tuple[str, ...]] = {"distance": ("travel", "sites", "hiring_units")}
FEW = N_(
    "there are no two groups that may be told: of at least five students each, and with nobody or at least five "
    "students in those that are hidden"
)


@dataclass(frozen=True)
class Asked:
    """A question asked of groups: what is counted, its unit, and (title, formula) for each way of grouping."""

    id: str
    counted: str
    unit: str
    words: Mapping[str, tuple[str, str]]
    plan: tuple[str, ...] = ("placements",)


PLACED = Asked(
    "placed",
    "placed",
    "0 to 1",
    {
        "sex": (
            N_("Placed: apart by sex"),
            N_("largest less smallest share of students with a place for every block, among the sexes that are said"),
        ),
        "disability": (
            N_("Placed: apart by disability"),
            N_(
                "larger less smaller share of students with a place for every block, between those who declare a "
                "disability and those who declare none"
            ),
        ),
        "language": (
            N_("Placed: apart by language"),
            N_(
                "largest less smallest share of students with a place for every block, among home languages: the one "
                "named first"
            ),
        ),
        "distance": (
            N_("Placed: apart by distance"),
            N_(
                "largest less smallest share of students with a place for every block, among ways of up to 15, 30, 60 "
                "and more minutes from home to the nearest site with positions"
            ),
        ),
    },
    plan=("placements", "unplaced"),
)
FIRST_CHOICE = Asked(
    "first_choice",
    "first choice",
    "0 to 1",
    {
        "sex": (
            N_("First choice: apart by sex"),
            N_("largest less smallest share of placements at rank 1, among the sexes that are said"),
        ),
        "disability": (
            N_("First choice: apart by disability"),
            N_(
                "larger less smaller share of placements at rank 1, between those who declare a disability and those "
                "who declare none"
            ),
        ),
        "language": (
            N_("First choice: apart by language"),
            N_("largest less smallest share of placements at rank 1, among home languages: the one named first"),
        ),
        "distance": (
            N_("First choice: apart by distance"),
            N_(
                "largest less smallest share of placements at rank 1, among ways of up to 15, 30, 60 and more minutes "
                "from home to the nearest site with positions"
            ),
        ),
    },
)
RANK_MEDIAN = Asked(
    "rank_median",
    "rank in the middle",
    "ranks",
    {
        "sex": (
            N_("Rank in the middle: apart by sex"),
            N_("largest less smallest median of the ranks of placements, among the sexes that are said"),
        ),
        "disability": (
            N_("Rank in the middle: apart by disability"),
            N_(
                "larger less smaller median of the ranks of placements, between those who declare a disability and "
                "those who declare none"
            ),
        ),
        "language": (
            N_("Rank in the middle: apart by language"),
            N_("largest less smallest median of the ranks of placements, among home languages: the one named first"),
        ),
        "distance": (
            N_("Rank in the middle: apart by distance"),
            N_(
                "largest less smallest median of the ranks of placements, among ways of up to 15, 30, 60 and more "
                "minutes from home to the nearest site with positions"
            ),
        ),
    },
)
RANK_WORST = Asked(
    "rank_worst",
    "worst rank",
    "ranks",
    {
        "sex": (
            N_("Worst rank: apart by sex"),
            N_("largest less smallest of the worst ranks of placements, among the sexes that are said"),
        ),
        "disability": (
            N_("Worst rank: apart by disability"),
            N_(
                "larger less smaller of the worst ranks of placements, between those who declare a disability and "
                "those who declare none"
            ),
        ),
        "language": (
            N_("Worst rank: apart by language"),
            N_("largest less smallest of the worst ranks of placements, among home languages: the one named first"),
        ),
        "distance": (
            N_("Worst rank: apart by distance"),
            N_(
                "largest less smallest of the worst ranks of placements, among ways of up to 15, 30, 60 and more "
                "minutes from home to the nearest site with positions"
            ),
        ),
    },
)
RANKS = Asked(
    "ranks",
    "ranks reached",
    "0 to 1",
    {
        "sex": (
            N_("Ranks: apart by sex"),
            N_(
                "largest less smallest share of placements at a rank or a better one, at the rank where that is most, "
                "among the sexes that are said"
            ),
        ),
        "disability": (
            N_("Ranks: apart by disability"),
            N_(
                "larger less smaller share of placements at a rank or a better one, at the rank where that is most, "
                "between those who declare a disability and those who declare none"
            ),
        ),
        "language": (
            N_("Ranks: apart by language"),
            N_(
                "largest less smallest share of placements at a rank or a better one, at the rank where that is most, "
                "among home languages: the one named first"
            ),
        ),
        "distance": (
            N_("Ranks: apart by distance"),
            N_(
                "largest less smallest share of placements at a rank or a better one, at the rank where that is most, "
                "among ways of up to 15, 30, 60 and more minutes from home to the nearest site with positions"
            ),
        ),
    },
)

FAIRNESS = tuple(
    Indicator(
        f"{asked.id}_apart_by_{by}",
        *words,
        without=FEW,
        plan=asked.plan,
        community=("students",),
        unit=asked.unit,
        direction="lower",
        counted=f"{asked.counted} by {by}",
        by="difference",
        target=0,
        also=ALSO.get(by, ()),
    )
    for asked in (PLACED, FIRST_CHOICE, RANK_MEDIAN, RANK_WORST, RANKS)
    for by, words in asked.words.items()
)
