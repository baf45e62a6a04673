"""Aims given and attained, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import monday, tiny
from tests.outcomes.figures import computed, figure

from alternance.community import Community

#: Module m gives a at 2 and the block at 3; n gives b at 2, below its target of 3.
MADE: dict[str, Any] = {
    "modules": {"m": {"gives": {"a": 2}}, "n": {"gives": {"b": 2}}},
    "blocks": {"b": {"phases": [{"weeks": 2, "alone": {"a": None}, "gives": {"a": 3}}]}},
    "cohorts": {"c": {"size": 4}},
}
WHOLE: Any = ({("c", "m"): (0, 1), ("c", "n"): (2, 3)}, {("c", "b", 1): (5, 6)})


def made(**tables: Any) -> Community:
    return tiny(**{**MADE, **tables})


def test_an_aim_is_given_where_something_brings_it_to_its_target() -> None:
    assert figure("aims_given_share", made(), computed(made(), *WHOLE)) == 1 / 2
    without = computed(made(), WHOLE[0])
    assert figure("aims_given_share", made(), without) == 0


def test_a_cohort_whose_programme_goes_on_after_the_horizon_is_left_out() -> None:
    later = made(outside_horizon=[{"cohort": "c", "kind": "module", "item": "n"}])
    assert figure("aims_given_share", later, computed(later, *WHOLE)) is None
    before = made(outside_horizon=[{"cohort": "c", "kind": "module", "item": "n", "ended": monday(-3)}])
    assert figure("aims_given_share", before, computed(before, *WHOLE)) == 1 / 2


@pytest.mark.parametrize("modules", [WHOLE[0], {("c", "m"): (0, 1)}])
def test_of_a_recorded_plan_the_whole_programme_must_be_known(modules: Any) -> None:
    known = {"kind": "recorded", "tables_given": ("cohorts", "sections", "sessions", "spans")}
    found = figure("aims_given_share", made(), computed(made(), modules, WHOLE[1], meta=known))
    assert found == (1 / 2 if len(modules) == 2 else None)


def test_attained_is_what_was_seen_last() -> None:
    seen = [("c/1", "a", 1, 3), ("c/1", "a", 3, 5), ("c/2", "a", 3, 2), ("c/2", "a", 2, 4), ("c/1", "b", 3, 1)]
    evidence = [{"student": s, "aim": a, "level": level, "seen_on": monday(w)} for s, a, level, w in seen]
    community = made(student_aims=evidence)
    assert figure("aims_attained_share", community, computed(community)) == pytest.approx(2 / 3)
    assert figure("aims_attained_share", community, computed(community), "c") == pytest.approx(2 / 3)
    assert figure("aims_attained_share", made(), computed(made())) is None
