"""The ids that tables may name are those of the register."""

from __future__ import annotations

from alternance.community.measures import INDICATORS, OF_COHORTS, SIDES
from alternance.outcomes import REGISTER


def test_they_are_the_indicators_of_the_register() -> None:
    assert sorted(INDICATORS) == sorted(REGISTER)
    assert {name for name, entry in REGISTER.items() if "cohort" in entry.kinds} == set(OF_COHORTS)
    assert set(SIDES.values()) <= set(OF_COHORTS)
