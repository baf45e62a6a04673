"""The register itself: complete, in order, and every indicator counted by hand somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from tests.communities import tiny

from alternance.outcomes import ABSENT, REGISTER, SUBJECTS
from alternance.outcomes.aggregate import AGGREGATES
from alternance.outcomes.counts import COUNTS
from alternance.plan.tables import TABLES as PLAN_TABLES


def test_every_indicator_is_counted_by_hand() -> None:
    tests = (Path(__file__).parent / "counts").glob("test_*.py")
    counted = {
        name for test in tests for name in re.findall(r'(?:figure|told)\(\s*"(\w+)"', test.read_text(encoding="utf-8"))
    }
    by_loop = set(
        re.findall(r'"(gap_\w+|demand_\w+)"', (Path(__file__).parent / "counts/test_demand.py").read_text("utf-8"))
    )
    hand = (Path(__file__).parent / "counts/test_fairness.py").read_text("utf-8")
    by_groups = {
        f"{what}{by}"
        for what in re.findall(r'"(\w+_apart_by_)\{by\}"', hand)
        for by in re.findall(r'^ +\("(\w+)", lambda', hand, re.M)
    }
    assert set(REGISTER) <= counted | by_loop | by_groups


def test_every_indicator_says_what_it_is() -> None:
    known = set(PLAN_TABLES) | set(tiny().tables)
    for name, entry in REGISTER.items():
        assert entry.id == name
        assert entry.title and entry.formula and entry.without and entry.unit
        assert entry.direction in ("lower", "higher", "none")
        assert entry.target is None or entry.direction != "none"
        assert set(entry.tables) <= known and entry.tables
        assert set(entry.plan) <= set(PLAN_TABLES) and set(entry.community) <= set(tiny().tables)


def test_every_count_and_every_way_to_a_figure_is_used() -> None:
    assert {entry.counted for entry in REGISTER.values()} == set(COUNTS)
    assert {entry.by for entry in REGISTER.values()} == set(AGGREGATES)


def test_titles_tell_the_indicators_apart_and_what_is_absent_says_what_it_needs() -> None:
    titles = [entry.title for entry in REGISTER.values()] + [absent.title for absent in ABSENT]
    assert len(set(titles)) == len(titles)
    assert all(absent.needs for absent in ABSENT)
    assert sum(len(entries) for entries in SUBJECTS.values()) == len(REGISTER)
