"""Indicators of teachers: what is not taught, and how the load lies."""

from __future__ import annotations

from alternance.outcomes.indicator import Indicator
from alternance.text import N_

__all__ = ["TEACHERS"]

NO_CONTRACT = N_("no teacher's contract has any minutes")

TEACHERS = (
    Indicator(
        "unstaffed_sections",
        N_("Sections without a teacher"),
        N_("sections that stand in unstaffed"),
        without=N_("there are no sections"),
        plan=("sections", "unstaffed"),
        community=(),
        unit="sections",
        direction="lower",
        counted="sections",
        by="total",
        kinds=("school", "programme", "cohort"),
        target=0,
    ),
    Indicator(
        "teacher_load_mean",
        N_("Mean load of teachers"),
        N_("minutes of all duties ÷ minutes of all contracts (a week in proportion to its school days)"),
        without=NO_CONTRACT,
        plan=("duties",),
        community=("teachers",),
        unit="share of contract",
        direction="none",
        counted="loads",
        by="ratio",
        kinds=("school",),
        also=("school_weeks",),
    ),
    Indicator(
        "teacher_load_highest",
        N_("Highest load of a teacher"),
        N_("largest minutes in a week ÷ contract in a full week, over teachers"),
        without=NO_CONTRACT,
        plan=("duties",),
        community=("teachers",),
        unit="share of contract",
        direction="lower",
        counted="fullest weeks",
        by="largest",
        kinds=("school",),
    ),
    Indicator(
        "teacher_load_inequality",
        N_("Inequality of teachers' loads"),
        N_(
            "Gini coefficient of the teachers' loads (duties ÷ contract over the horizon): half the mean difference of "
            "all pairs ÷ the mean; 0 where all are alike"
        ),
        without=N_("no teacher has any duty"),
        plan=("duties",),
        community=("teachers",),
        unit="0 to 1",
        direction="lower",
        counted="loads",
        by="inequality",
        kinds=("school",),
        target=0,
        also=("school_weeks",),
    ),
)
