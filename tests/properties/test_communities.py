"""What the tests build and draw passes every check that a community of people has to pass, and survives its folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.communities import communities, tiny

from alternance.community import Community, check, examine, read, save


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(communities())
def test_whatever_is_drawn_is_valid_and_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, drawn: Community
) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    save(drawn, folder)
    community, report = examine(folder)
    assert list(report.errors) == []
    assert community is not None
    assert community.hash == drawn.hash


def test_tiny_is_valid_as_it_stands(tmp_path: Path) -> None:
    save(tiny(), tmp_path)
    assert list(check(tmp_path).lines()) == [f"{tmp_path}: 0 errors, 0 warnings"]
    assert read(tmp_path).hash == tiny().hash


def test_tiny_takes_what_a_test_is_about() -> None:
    community = tiny(
        weeks=12,
        modules={"m": {"gives": {"a": 3}, "qualification": "q"}, "n": {}},
        blocks={"b": {"phases": [{"weeks": 2, "days": 1, "alone": {"a": 3}, "assist": {"x": None}}], "applies": ["m"]}},
        cohorts={"c": {"size": 3}},
        safety=("x",),
        demands=[{"id": "d", "occupation": "o", "from": tiny().meta.first_week, "to": tiny().meta.first_week}],
        facts={"country": "DE"},
    )
    assert community["phase_aims"].select("aim", "role", "level_needed").rows() == [
        ("a", "alone", 3),
        ("x", "assist", None),
    ]
    assert community["aims"].filter(safety=True)["id"].to_list() == ["x"]
    assert community["teacher_qualifications"].rows() == [("t", "q")]
    assert community["students"]["id"].to_list() == ["c/1", "c/2", "c/3"]
    assert community["demands"]["headcount_low"].to_list() == [None]
    assert (community.meta.weeks, community.meta.country) == (12, "DE")
