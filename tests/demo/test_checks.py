"""What the demo looks for in a page and in plans: each check finds its fault, and none where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.run import planned

from alternance.demo.checks import faults_of_mending, faults_of_page, faults_of_plan
from alternance.plan import Plan, load


def page(folder: Path, body: str) -> Path:
    (folder / "report.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://example.org/a.js"></script>',
        "<script defer src=a.js></script>",
        '<link rel="stylesheet" href="style.css">',
        '<img alt="" src="//example.org/x.png">',
        "<style>@import 'x.css';</style>",
        "<style>body { background: url(x.png) }</style>",
        '<style>@font-face { src: url("https://example.org/f.woff2") }</style>',
        '<iframe src="https://example.org"></iframe>',
    ],
)
def test_a_page_that_loads_something_is_at_fault(tmp_path: Path, body: str) -> None:
    assert len(list(faults_of_page(page(tmp_path, body)))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<p>src= and url( are words</p>",
        '<img alt="" src="data:image/png;base64,AA==">',
        '<a href="https://example.org">a link is not loaded</a>',
        "<script>let x = 1</script><style>i { fill: url(#hatch) }</style>",
        '<script>x = URL(t) + "<img src=a>"</script><p>and markup after it</p>',
    ],
)
def test_a_page_that_loads_nothing_is_well(tmp_path: Path, body: str) -> None:
    assert list(faults_of_page(page(tmp_path, body))) == []


def test_a_page_that_is_missing_or_cut_off_is_at_fault(tmp_path: Path) -> None:
    assert len(list(faults_of_page(tmp_path))) == 1
    (tmp_path / "report.html").write_text("<html><body>", encoding="utf-8")
    assert len(list(faults_of_page(tmp_path))) == 1


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Plan]:
    folder = tmp_path_factory.mktemp("plans")
    return {mode: load(planned(folder, mode)[1]) for mode in ("joint", "traditional")}


def test_the_plans_of_a_sound_demo_are_well(plans: dict[str, Plan]) -> None:
    assert [list(faults_of_plan(plan)) for plan in plans.values()] == [[], []]
    assert list(faults_of_mending(plans["traditional"], plans["joint"])) == []


def test_red_weeks_where_there_should_be_none_and_none_where_there_should_be_some(plans: dict[str, Plan]) -> None:
    for mode, other in (("joint", "traditional"), ("traditional", "joint")):
        wrong = plans[mode].with_tables(indicators=plans[other]["indicators"])
        assert len(list(faults_of_plan(wrong))) == 1
    assert len(list(faults_of_mending(plans["joint"], plans["joint"]))) == 1


def test_violations_and_a_plan_that_was_never_verified(plans: dict[str, Plan]) -> None:
    table = plans["joint"]["verification"]
    assert len(list(faults_of_plan(plans["joint"].with_tables(verification=table.with_columns(violations=1))))) == 1
    assert len(list(faults_of_plan(plans["joint"].with_tables(verification=table.clear())))) == 1
