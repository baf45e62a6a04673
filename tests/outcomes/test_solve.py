"""Figures as a whole: their order, their scopes, and why some are not known."""

from __future__ import annotations

from tests.communities import tiny
from tests.outcomes.counts.made import seats
from tests.outcomes.figures import computed

from alternance.outcomes import REGISTER, solve


def test_figures_come_in_the_registers_order_the_whole_first() -> None:
    community = tiny()
    plan = computed(community, {("c", "m"): (0, 1)}, {("c", "b", 1): (2, 5)})
    found = [(row.id, row.kind, row.scope) for row in solve(community, plan)]
    order = list(REGISTER)
    assert [name for name, _, _ in found] == sorted((name for name, _, _ in found), key=order.index)
    assert [row[1:] for row in found[:4]] == [("all", "all"), ("school", "s"), ("programme", "p"), ("cohort", "c")]
    assert set(order) == {name for name, _, _ in found} | {name for name in order if REGISTER[name].optional}


def test_a_school_and_a_programme_of_one_name_are_told_apart() -> None:
    community = tiny()
    same = {
        "programmes": community["programmes"].with_columns(id=community["programmes"]["school"]),
        "cohorts": community["cohorts"].with_columns(programme=community["cohorts"]["school"]),
    }
    community = community.with_tables(**same)
    plan = computed(community, {("c", "m"): (0, 3)}, {("c", "b", 1): (2, 5)})
    kinds = {row.kind for row in solve(community, plan) if row.scope == "s" and row.id == "late_weeks"}
    assert kinds == {"school", "programme"}


def test_what_is_not_known_has_no_value_and_a_reason_and_the_rest_has_rows() -> None:
    community, plan = seats(("c/1", "p1"))
    for row in solve(community, plan):
        assert (row.value is None) == row.note.startswith("not known: ")
        assert (row.value is None) != bool(row.items)
    notes = {row.id: row.note for row in solve(community, plan)}
    assert notes["aims_attained_share"] == "not known: the community has no student_aims"
    assert notes["rank_median"] == "not known: nobody is at a position that they ranked"


def test_a_figure_follows_from_the_rows_behind_it() -> None:
    community, plan = seats(("c/1", "p1"), ("c/2", "p1"), ("c/3", "x1"))
    found = {row.id: row for row in solve(community, plan) if row.kind == "all"}
    used = found["seats_used_share"]
    assert used.value == sum(item.value for item in used.items) / sum(item.of for item in used.items)
    assert [(item.table, item.row, item.value, item.of) for item in used.items] == [
        ("positions", "p1", 8, 20), ("positions", "x1", 4, 5)
    ]  # fmt: skip
