"""Indicators of graduated cohorts: what they became, who left before, and where they work."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.outcomes.indicator import Indicator, Kind
from alternance.text import N_

__all__ = ["GRADUATED"]

KINDS: tuple[Kind, ...] = ("school", "programme", "cohort")
COHORTS = "graduated_cohorts"
#: Why none of these is known although its tables are there: few people, or nothing said of them.
FEW = N_("of no cohort it is known of at least five students")


def _indicator(
    id_: str, title: str, formula: str, counted: str, *tables: str, unit: str = "0 to 1", by: str = "ratio",
    lower: bool = False, target: float | None = None, also: tuple[str, ...] = (),
) -> Indicator:  # fmt: skip
    return Indicator(
        id_, title, formula, without=FEW, plan=(), community=tables, unit=unit,
        direction="lower" if lower else "higher", counted=counted, by=by, kinds=KINDS, target=target, also=also,
        optional=True,
    )  # fmt: skip


def _first_jobs() -> Iterator[Indicator]:
    """Yield what graduates say six months on, then twelve."""
    titles = {
        "6": (
            N_("Work in the field after 6 months"), N_("Work in the field, nearby, after 6 months"),
            N_("Graduates who answered after 6 months"),
        ),
        "12": (
            N_("Work in the field after 12 months"), N_("Work in the field, nearby, after 12 months"),
            N_("Graduates who answered after 12 months"),
        ),
    }  # fmt: skip
    for months, (field, nearby, answers) in titles.items():
        yield _indicator(
            f"in_field_{months}_months_share", field,
            N_("graduates who work in the field learnt ÷ graduates who answered, do not study on and said it; cohorts "
               "of which at least five did"),
            f"in field {months}", COHORTS, "first_jobs",
        )  # fmt: skip
        yield _indicator(
            f"in_field_nearby_{months}_months_share", nearby,
            N_("graduates who work in the field learnt in the school's region ÷ graduates who answered, do not study "
               "on and said it; cohorts of which at least five did"),
            f"nearby {months}", COHORTS, "first_jobs",
        )  # fmt: skip
        yield _indicator(
            f"answers_{months}_months_share", answers,
            N_("graduates of whom an answer came ÷ graduates asked; cohorts of which at least five were asked"),
            f"answers {months}", COHORTS, "first_jobs",
        )  # fmt: skip


GRADUATED = (
    _indicator(
        "graduated_quality", N_("Graduates, quality: levels attained"),
        N_("levels attained, up to the target ÷ levels aimed at, over the students and aims of graduated cohorts that "
           "were seen; the highest of what school and mentor saw last"),
        "levels attained", COHORTS, "graduate_aims", also=("aims",), target=1,
    ),
    _indicator(
        "graduated_structure", N_("Graduates, structure: occupations"),
        N_("half the sum of differences between the shares of occupations among first jobs and the shares aimed at, by "
           "the people of whom the occupation is known; cohorts with a target of structure"),
        "occupations apart", COHORTS, "first_jobs", "cohort_targets", lower=True, target=0,
    ),
    _indicator(
        "graduated_quantity", N_("Graduates, quantity: students who graduated"),
        N_("students of graduated cohorts who passed, at the last try, every examination of which their cohort has a "
           "verdict"),
        "graduates", COHORTS, "exam_results", unit="people", by="total", also=("leavers",),
    ),
    _indicator(
        "graduated_type", N_("Graduates, type: seen at school and at work"),
        N_("students and aims at the target both at school and at work ÷ students and aims of graduated cohorts that "
           "teacher or examination saw, and a mentor too"),
        "seen on both sides", COHORTS, "graduate_aims", also=("aims",), target=1,
    ),
    _indicator(
        "graduated_share", N_("Students who graduate"),
        N_("students who graduated ÷ students of graduated cohorts of whom it is known; who left did not"),
        "share graduated", COHORTS, "exam_results", also=("leavers",),
    ),
    _indicator(
        "drop_out_share", N_("Students who leave"),
        N_("students who left ÷ students who began, over all cohorts of at least five: of a planned one those of today "
           "and those who left"),
        "left", "leavers", lower=True, target=0, also=(COHORTS, "cohorts"),
    ),
    *_first_jobs(),
)  # fmt: skip
