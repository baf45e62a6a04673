"""Indicators of learning and using: what the whole planning is about."""

from __future__ import annotations

from alternance.outcomes.indicator import Indicator
from alternance.text import N_

__all__ = ["LEARNING"]

TAUGHT = ("spans", "sessions", "sections")
NO_PRACTICE = N_("nobody practises")
NO_PAIRS = N_("no block that is held applies a module that is taught at a known school")

LEARNING = (
    Indicator(
        "working_before_learning_weeks",
        N_("Working before learning"),
        N_(
            "practice weeks of students in which they work alone on an aim not yet given to the level asked; a week "
            "once, however many aims"
        ),
        without=NO_PRACTICE,
        plan=TAUGHT,
        community=(),
        unit="student-weeks",
        direction="lower",
        counted="red weeks",
        by="total",
        kinds=("school", "programme", "cohort"),
        target=0,
        also=("placements", "unplaced", "phase_aims", "module_aims", "position_aims", "student_aims"),
    ),
    Indicator(
        "working_before_learning_share",
        N_("Working before learning, of all practice"),
        N_("the same weeks ÷ practice weeks of students"),
        without=NO_PRACTICE,
        plan=TAUGHT,
        community=(),
        unit="0 to 1",
        direction="lower",
        counted="red weeks",
        by="ratio",
        kinds=("school", "programme", "cohort"),
        target=0,
        also=("placements", "unplaced", "phase_aims", "module_aims", "position_aims", "student_aims"),
    ),
    Indicator(
        "ready_at_start_share",
        N_("Ready at the start"),
        N_(
            "placements whose student has, at the first week of every phase, the level of all that is done alone there "
            "÷ placements; what was seen of the student counts in place of what was given"
        ),
        without=N_("nobody is placed in a block with phases"),
        plan=("placements", *TAUGHT),
        community=(),
        unit="0 to 1",
        direction="higher",
        counted="ready placements",
        by="ratio",
        kinds=("school", "programme", "cohort", "enterprise"),
        target=1,
        also=("phase_aims", "module_aims", "position_aims", "student_aims"),
    ),
    Indicator(
        "lag_mean_weeks",
        N_("Lag between learning and using"),
        N_(
            "teaching weeks between the end of a module and the block that applies it, whichever comes first; mean "
            "over cohorts and pairs"
        ),
        without=NO_PAIRS,
        plan=TAUGHT,
        community=(),
        unit="weeks",
        direction="lower",
        counted="lags",
        by="ratio",
        kinds=("school", "programme", "cohort"),
        also=("block_modules", "school_weeks"),
    ),
    Indicator(
        "lag_ninth_tenth_weeks",
        N_("Lag that nine of ten do not exceed"),
        N_("the least number of teaching weeks that at least nine tenths of the same pairs do not exceed"),
        without=NO_PAIRS,
        plan=TAUGHT,
        community=(),
        unit="weeks",
        direction="lower",
        counted="lags",
        by="ninth tenth",
        kinds=("school", "programme", "cohort"),
        also=("block_modules", "school_weeks"),
    ),
    Indicator(
        "late_weeks",
        N_("Lateness"),
        N_("teaching weeks from a cohort's due week to its last end, sum over cohorts"),
        without=N_("no cohort has both a due week and a known school"),
        plan=TAUGHT,
        community=(),
        unit="weeks",
        direction="lower",
        counted="lateness",
        by="total",
        kinds=("school", "programme", "cohort"),
        target=0,
        also=("cohorts", "school_weeks"),
    ),
    Indicator(
        "aims_given_share",
        N_("Aims brought to their target"),
        N_(
            "aims of the programme that modules and phases have given at the target level by the end of the horizon ÷ "
            "aims of the programme, by students; only cohorts whose whole programme lies before that end"
        ),
        without=N_("of no cohort the whole programme lies before the end of the horizon"),
        plan=TAUGHT,
        community=("aims",),
        unit="0 to 1",
        direction="higher",
        counted="aims given",
        by="ratio",
        kinds=("school", "programme", "cohort"),
        target=1,
        also=("module_aims", "phase_aims", "programme_modules", "outside_horizon"),
    ),
    Indicator(
        "aims_attained_share",
        N_("Aims seen at their target"),
        N_("students and aims of which the last that was seen reaches the target level ÷ those of which anything was"),
        without=N_("nothing was seen of anybody"),
        plan=(),
        community=("student_aims",),
        unit="0 to 1",
        direction="higher",
        counted="aims attained",
        by="ratio",
        kinds=("school", "programme", "cohort"),
        target=1,
        also=("aims",),
    ),
)
