"""Closed sets say the same as looking at every set."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from alternance.calendar.drafting.closed import closed_sets, suppliers_of

askers = st.dictionaries(st.sampled_from("pqrst"), st.frozensets(st.sampled_from("abcd")), min_size=1)


@given(askers, st.dictionaries(st.sampled_from("abcd"), st.integers(0, 5)), st.data())
def test_closed_sets_are_enough(able: dict[str, frozenset[str]], offers: dict[str, int], data: st.DataObject) -> None:
    """Whatever is asked and offered: every set can be served when every connected closed set can."""
    asked = {asker: data.draw(st.integers(0, 4)) for asker in able}

    def served(group: frozenset[str]) -> bool:
        return sum(asked[a] for a in group) <= sum(offers.get(s, 0) for s in suppliers_of(able, group))

    every = chain.from_iterable(combinations(sorted(able), n) for n in range(1, len(able) + 1))
    assert all(served(group) for group in closed_sets(able)) == all(served(frozenset(group)) for group in every)


def test_sharing_makes_sets() -> None:
    able = {"cnc": frozenset({"ann"}), "metal": frozenset({"ann", "bob"}), "german": frozenset({"eve"})}
    assert [sorted(group) for group in closed_sets(able)] == [["cnc"], ["german"], ["cnc", "metal"]]


def test_nobody_qualified_stands_alone() -> None:
    assert closed_sets({"cnc": frozenset(), "metal": frozenset({"ann"})}) == [frozenset({"cnc"}), frozenset({"metal"})]
