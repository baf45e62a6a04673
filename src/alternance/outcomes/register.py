"""The register of indicators: what each says, its formula, source tables, unit, direction and target."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.text import N_

__all__ = ["REGISTER", "Indicator"]


@dataclass(frozen=True)
class Indicator:
    """One figure of a plan.

    Attributes
    ----------
    direction : str
        ``lower`` or ``higher`` is better, or ``none``.
    target : float or None
        What it should be.
    """

    id: str
    title: str
    formula: str
    tables: tuple[str, ...]
    unit: str
    direction: str
    target: float | None = None


def _register(*indicators: Indicator) -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in indicators}


#: Indicator id → indicator, in the order in which they are shown.
REGISTER = _register(
    Indicator(
        "working_before_learning_weeks",
        N_("Working before learning"),
        N_(
            "practice weeks of students in which they work alone on an aim not yet given to the level "
            "asked; a week once"
        ),
        ("spans", "sessions", "placements", "unplaced", "phase_aims", "module_aims", "position_aims"),
        "student-weeks",
        "lower",
        target=0,
    ),
    Indicator(
        "lag_mean_weeks",
        N_("Lag between learning and using"),
        N_(
            "teaching weeks between the end of a module and the block that applies it, whichever comes "
            "first; mean over cohorts and pairs"
        ),
        ("spans", "sessions", "block_modules"),
        "weeks",
        "lower",
    ),
    Indicator(
        "late_weeks",
        N_("Lateness"),
        N_("teaching weeks from a cohort's due week to its last end, sum over cohorts"),
        ("spans", "sessions", "cohorts"),
        "weeks",
        "lower",
        target=0,
    ),
    Indicator(
        "unplaced_students",
        N_("Students without a position"),
        N_("students who lack a position for at least one block"),
        ("unplaced",),
        "students",
        "lower",
        target=0,
    ),
    Indicator(
        "first_choice_share",
        N_("Students at their first choice"),
        N_("placements at rank 1 ÷ placements at a position that the student ranked"),
        ("placements",),
        "0 to 1",
        "higher",
    ),
    Indicator(
        "own_field_share",
        N_("Practice in one's own field"),
        N_("practice weeks at positions of the programme's occupation ÷ practice weeks at positions"),
        ("placements", "spans", "positions", "hiring_units", "programmes"),
        "0 to 1",
        "higher",
        target=1,
    ),
    Indicator(
        "seats_used_share",
        N_("Seats used"),
        N_("practice weeks of students at positions ÷ weeks of seats offered within the horizon"),
        ("placements", "spans", "position_weeks"),
        "0 to 1",
        "higher",
    ),
    Indicator(
        "promised_seats_unused",
        N_("Promised seats unused"),
        N_("promised seats by position and week that no student takes"),
        ("placements", "spans", "position_weeks"),
        "seat-weeks",
        "lower",
        target=0,
    ),
    Indicator(
        "unstaffed_sections",
        N_("Sections without a teacher"),
        N_("rows of unstaffed"),
        ("unstaffed",),
        "sections",
        "lower",
        target=0,
    ),
    Indicator(
        "teacher_load_highest",
        N_("Highest load of a teacher"),
        N_("largest minutes in a week ÷ contract in a full week, over teachers"),
        ("duties", "teachers"),
        "share of contract",
        "lower",
    ),
    Indicator(
        "teacher_load_mean",
        N_("Mean load of teachers"),
        N_("minutes of all duties ÷ minutes of all contracts (a week in proportion to its school days)"),
        ("duties", "teachers"),
        "share of contract",
        "none",
    ),
    Indicator(
        "gap_quantity_too_few",
        N_("Gap, quantity: people missing"),
        N_("headcount less graduates where positive, sum over occupations"),
        ("gap_quantity",),
        "people",
        "lower",
        target=0,
    ),
    Indicator(
        "gap_quantity_too_many",
        N_("Gap, quantity: graduates nobody asked for"),
        N_("graduates less headcount where positive, sum over occupations"),
        ("gap_quantity",),
        "people",
        "lower",
        target=0,
    ),
    Indicator(
        "gap_structure",
        N_("Gap, structure"),
        N_("half the sum of differences between the shares of occupations in demand and supply"),
        ("gap_structure",),
        "0 to 1",
        "lower",
        target=0,
    ),
    Indicator(
        "gap_quality",
        N_("Gap, quality"),
        N_("levels missing ÷ levels asked, weighted by demand"),
        ("gap_quality",),
        "0 to 1",
        "lower",
        target=0,
    ),
    Indicator(
        "gap_compound",
        N_("Type: theory and practice together"),
        N_("share of demanded competences both taught at school and used in practice"),
        ("gap_type",),
        "0 to 1",
        "higher",
        target=1,
    ),
)
