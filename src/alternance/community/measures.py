"""What can be aimed at and followed up: the ids of all indicators, which those who fill in tables may name.

What each of them says stands in the register of `alternance.outcomes`, which is above this package; a test holds the
two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["INDICATORS", "OF_COHORTS", "SIDES"]

#: The four sides of what a cohort became → the indicator that measures them.
SIDES: Mapping[str, str] = {
    "quality": "graduated_quality",
    "structure": "graduated_structure",
    "quantity": "graduated_quantity",
    "type": "graduated_type",
}

#: Indicators that are told of single cohorts.
OF_COHORTS = (
    "working_before_learning_weeks",
    "working_before_learning_share",
    "ready_at_start_share",
    "lag_mean_weeks",
    "lag_ninth_tenth_weeks",
    "late_weeks",
    "aims_given_share",
    "aims_attained_share",
    "unplaced_students",
    "first_choice_share",
    "rank_median",
    "rank_worst",
    "own_field_share",
    "travel_mean_minutes",
    "unstaffed_sections",
    "section_size_apart",
    "visits_planned",
    "visits_missed_share",
    *SIDES.values(),
    "graduated_share",
    "drop_out_share",
    "in_field_6_months_share",
    "in_field_12_months_share",
    "in_field_nearby_6_months_share",
    "in_field_nearby_12_months_share",
    "answers_6_months_share",
    "answers_12_months_share",
)

#: All indicators.
INDICATORS = (
    *OF_COHORTS,
    "placed_apart_by_sex",
    "placed_apart_by_language",
    "placed_apart_by_distance",
    "placed_apart_by_disability",
    "first_choice_apart_by_sex",
    "first_choice_apart_by_language",
    "first_choice_apart_by_distance",
    "first_choice_apart_by_disability",
    "rank_median_apart_by_sex",
    "rank_median_apart_by_language",
    "rank_median_apart_by_distance",
    "rank_median_apart_by_disability",
    "rank_worst_apart_by_sex",
    "rank_worst_apart_by_language",
    "rank_worst_apart_by_distance",
    "rank_worst_apart_by_disability",
    "ranks_apart_by_sex",
    "ranks_apart_by_language",
    "ranks_apart_by_distance",
    "ranks_apart_by_disability",
    "seats_offered_weeks",
    "seats_used_share",
    "promised_seats_unused",
    "teacher_load_mean",
    "teacher_load_highest",
    "teacher_load_inequality",
    "teacher_practice_weeks",
    "teachers_short_of_practice",
    "points_inequality",
    "demand_met_share",
    "gap_quantity_too_few",
    "gap_quantity_too_many",
    "gap_structure",
    "gap_quality",
    "gap_compound",
    "practice_time_share",
)
