"""The rows behind: those that weigh most, and not too many."""

from __future__ import annotations

from tests.communities import tiny
from tests.outcomes.figures import computed

from alternance.outcomes import Figure, Item, Where, behind, solve
from alternance.outcomes.behind import EACH, MOST


def rows(name: str, *items: Item) -> list[tuple[int, Item]]:
    return [(number, item) for _, number, item in behind([Figure(name, "all", "all", 1.0, items=items)])]


def test_of_what_should_be_low_the_largest_come_first_and_nothing_is_left_out_of_a_sum() -> None:
    items = [Item("cohorts", name, value) for name, value in (("a", 1.0), ("b", 3.0), ("c", 0.0), ("d", 3.0))]
    assert [(number, item.row) for number, item in rows("late_weeks", *items)] == [(1, "b"), (2, "d"), (3, "a")]


def test_of_what_should_be_high_the_smallest_share_comes_first() -> None:
    items = [
        Item("positions", name, value, of) for name, value, of in (("a", 5.0, 10.0), ("b", 1.0, 10.0), ("c", 0.0, 2.0))
    ]
    assert [item.row for _, item in rows("seats_used_share", *items)] == ["c", "b", "a"]


def test_of_one_cohort_few_are_kept_and_of_all_not_too_many() -> None:
    one = [Item("spans", f"{n}", 1.0, 4.0, Where(cohort="c")) for n in range(EACH + 5)]
    other = [Item("spans", "x", 1.0, 4.0, Where(cohort="d"))]
    assert len(rows("working_before_learning_weeks", *one, *other)) == EACH + 1
    many = [Item("spans", f"{n}", 1.0, 4.0, Where(cohort=f"c{n}")) for n in range(MOST + 5)]
    assert len(rows("working_before_learning_weeks", *many)) == MOST


def test_the_rows_of_red_weeks_are_the_spans_in_which_they_lie() -> None:
    community = tiny(cohorts={"c": {"size": 3}, "d": {"size": 5}})
    plan = computed(community, {("c", "m"): (0, 3), ("d", "m"): (0, 1)}, {("c", "b", 1): (2, 5), ("d", "b", 1): (2, 5)})
    found = [item for name, _, item in behind(solve(community, plan)) if name == "working_before_learning_weeks"]
    first = plan["spans"].row(0, named=True)
    assert [(item.table, item.row, item.value, item.of) for item in found] == [
        ("spans", f"c · b · 1 · {first['from']}", 6, 12)
    ]
