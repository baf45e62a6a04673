"""How a plan stands beside another one: wins and losses are both told."""

from __future__ import annotations

from tests.plans import plan_table
from tests.report.plans import everything, figures

from alternance.plan import Plan
from alternance.report.facts import Facts
from alternance.report.headline.standing import standing


def beside(**values: float | None) -> tuple[Facts, Plan]:
    community, plan = everything()
    other = plan.with_meta(mode="joint").with_tables(indicators=plan_table("indicators", figures(values)))
    return Facts(community, plan, other), other


def test_wins_and_losses_are_both_told_with_the_titles_of_what_is_lost() -> None:
    facts, other = beside(
        working_before_learning_weeks=0.0, lag_mean_weeks=2.5, unplaced_students=1.0, own_field_share=1.0
    )
    text = standing(facts)
    assert text == "Of 3 figures that Joint calendar has too, better in 1, worse in 1: Working before learning."
    turned = standing(Facts(facts.community, other, facts.plan))
    assert "better in 1, worse in 1: Lag between learning and using." in turned


def test_who_loses_in_nothing_is_told_so_and_without_another_plan_nothing_is_said() -> None:
    facts, _ = beside(working_before_learning_weeks=9.0)
    assert standing(facts).endswith("better in 1, worse in none.")
    assert standing(Facts(facts.community, facts.plan)) == ""
    assert standing(beside(own_field_share=1.0)[0]) == ""
