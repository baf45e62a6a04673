"""How sure a demand is: what it counts, and the band beside every figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.communities import monday, tiny
from tests.gap.test_sides import gap, graduates, line, programme

from alternance import gap as engine
from alternance.gap.problem import Asked, DemandLine, People

MILL = Asked("mill", 1, 4)
TURN = Asked("turn", 1, 2)


def sure(given: DemandLine) -> DemandLine:
    return replace(given, sure=True)


def test_the_band_reaches_from_those_who_are_sure_to_all_who_may_be_needed() -> None:
    found = gap(
        sure(line("d1", 5)), replace(line("d2", 4), weight=0.5), line("d3", None), graduate=(graduates("c", 6),)
    )
    (row,) = found.quantity_rows
    assert (row.demanded, row.demanded_sure, row.demanded_most) == (5 + 2, 5, 5 + 4)
    assert (found.too_few, found.too_few_band) == (1, (0, 3))
    assert found.unknown == ("d3",)  # no answer is unknown: it stands in neither


def test_coverage_has_a_band_too() -> None:
    teaches = programme({"mill": 4})
    found = gap(sure(line("d1", 3, MILL)), replace(line("d2", 6, TURN), weight=0.5), programmes=(teaches,))
    assert found.quality == pytest.approx(3 * 2 / (3 * 4 + 3 * 2))
    assert found.quality_band == pytest.approx((0, 6 * 2 / (3 * 4 + 6 * 2)))


def test_without_anybody_sure_coverage_has_no_lower_end() -> None:
    found = gap(line("d", 3, MILL), programmes=(programme({"mill": 2}),))
    assert found.quality_band == (None, 0.5)


@pytest.mark.parametrize(("certainty", "weight", "counted", "lower"), [
    ("sure", None, 4, 4), ("perhaps", None, 4, 0), ("unknown", None, 4, 0), ("perhaps", 0.25, 1, 0), ("sure", 0.5, 2, 4),
])  # fmt: skip
def test_a_line_counts_by_the_weight_of_its_certainty_and_in_full_without_one(
    certainty: str, weight: float | None, counted: float, lower: float
) -> None:
    demand = {"id": "d", "occupation": "o", "from": monday(40), "to": monday(45), "headcount_low": 4}
    rows = [] if weight is None else [{"certainty": certainty, "weight": weight}]
    community = tiny(demands=[{**demand, "certainty": certainty}], certainty_weights=rows)
    (found,) = engine.build(community, {}, {}, {}).demands
    assert found.people == People(counted, lower, 4)


def test_a_weight_beyond_0_to_1_is_refused() -> None:
    with pytest.raises(ValueError, match=r"weight 1\.5"):
        replace(line("d", 1), weight=1.5)
