"""Indicators of demand: how far what is taught and who graduates meets what enterprises ask."""

from __future__ import annotations

from alternance.outcomes.indicator import Indicator
from alternance.text import N_

__all__ = ["DEMAND"]

NOBODY_COUNTED = N_("no demand says how many")
NO_DEMAND = N_("nobody is demanded and nobody graduates")

DEMAND = (
    Indicator(
        "demand_met_share",
        N_("Demand met"),
        N_("people demanded for whom there is a graduate of their occupation ÷ people demanded"),
        without=NOBODY_COUNTED,
        plan=("gap_quantity",),
        community=("demands",),
        unit="0 to 1",
        direction="higher",
        counted="people met",
        by="ratio",
        target=1,
    ),
    Indicator(
        "gap_quantity_too_few",
        N_("Gap, quantity: people missing"),
        N_("headcount less graduates where positive, sum over occupations"),
        without=NO_DEMAND,
        plan=("gap_quantity",),
        community=("demands",),
        unit="people",
        direction="lower",
        counted="people missing",
        by="total",
        target=0,
    ),
    Indicator(
        "gap_quantity_too_many",
        N_("Gap, quantity: graduates nobody asked for"),
        N_("graduates less headcount where positive, sum over occupations"),
        without=NO_DEMAND,
        plan=("gap_quantity",),
        community=("demands",),
        unit="people",
        direction="lower",
        counted="people too many",
        by="total",
        target=0,
    ),
    Indicator(
        "gap_structure",
        N_("Gap, structure"),
        N_("half the sum of differences between the shares of occupations in demand and supply"),
        without=N_("nobody is demanded, or nobody graduates"),
        plan=("gap_structure",),
        community=("demands",),
        unit="0 to 1",
        direction="lower",
        counted="shares apart",
        by="total",
        target=0,
    ),
    Indicator(
        "gap_quality",
        N_("Gap, quality"),
        N_("levels missing ÷ levels asked, weighted by demand"),
        without=N_("no demand asks a competence of any programme"),
        plan=("gap_quality",),
        community=("demands",),
        unit="0 to 1",
        direction="lower",
        counted="levels missing",
        by="ratio",
        kinds=("school", "programme"),
        target=0,
    ),
    Indicator(
        "gap_compound",
        N_("Type: theory and practice together"),
        N_("share of demanded competences both taught at school and used in practice, mean by the people demanded"),
        without=N_("no demand asks a competence of any programme"),
        plan=("gap_type",),
        community=("demands",),
        unit="0 to 1",
        direction="higher",
        counted="theory with practice",
        by="ratio",
        kinds=("school", "programme"),
        target=1,
        also=("gap_quantity", "programmes"),
    ),
    Indicator(
        "practice_time_share",
        N_("Type: time in practice"),
        N_("minutes of practice ÷ minutes of school and practice, over programmes"),
        without=N_("no programme has any time"),
        plan=("gap_type",),
        community=(),
        unit="0 to 1",
        direction="none",
        counted="practice time",
        by="ratio",
        kinds=("school", "programme"),
    ),
)
