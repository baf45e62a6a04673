"""The stages together: a plan with every table and fact, reasons where there is none, nothing of a run that fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from tests.communities import monday, tiny

from alternance.community import Community, CommunityError
from alternance.outcomes import REGISTER
from alternance.plan import Plan
from alternance.planner import Options, Progress, plan
from alternance.planner.progress import STAGES
from alternance.verify import verify

FEW = Options(work_limit=2000)


def a_community() -> Community:
    """Return three cohorts that share teachers and seats."""
    return tiny(
        weeks=24,
        modules={
            "m": {"gives": {"a": 2}, "qualification": "q", "minutes": 1200},
            "n": {"gives": {"z": 2}, "qualification": "q", "minutes": 1200},
        },
        blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}},
        cohorts={name: {"size": 4} for name in ("c", "d", "e")},
        positions={"p1": {"seats": 5}, "p2": {"seats": 1}},
    )


@cache
def a_plan() -> Plan:
    return plan(a_community(), FEW)


def test_it_is_planned_and_the_verifier_finds_nothing() -> None:
    made = a_plan()
    assert made.meta.status == "planned"
    assert verify(a_community(), made).violations == 0
    assert made["placements"].height + made["unplaced"]["student"].n_unique() == 12
    assert made["sessions"]["teacher"].null_count() == 0


def test_it_says_what_decided_it_and_what_came_out() -> None:
    meta = a_plan().meta
    assert (meta.title, meta.community, meta.mode, meta.seed) == ("Tiny", a_community().hash, "joint", 0)
    assert (meta.first_week, meta.weeks) == (monday(0), 24)
    assert meta.options == {"work_limit": 2000, "workers": 2, "rounds": 3}
    assert set(meta.versions) == {"alternance", "python", "ortools", "numba", "numpy", "polars"}
    assert set(meta.objective) >= {"lag", "late", "peak", "unused", "calendar", "staffing"}
    assert meta.bounds["calendar"] <= meta.objective["calendar"] + 1e-9
    assert meta.bounds["staffing"] <= meta.objective["staffing"] + 1e-9
    assert meta.unplaced_before == meta.unplaced_after == a_plan()["unplaced"]["student"].n_unique()
    assert meta.times == {}  # no clock was given


def test_indicators_carry_unit_target_and_direction_of_the_register() -> None:
    table = a_plan()["indicators"]
    assert {"working_before_learning_weeks", "unplaced_students", "seats_used_share"} <= set(table["id"])
    for id_, unit, target, direction in table.select("id", "unit", "target", "direction").rows():
        entry = REGISTER[id_]
        assert (unit, target, direction) == (entry.unit, entry.target, entry.direction)


def test_the_same_input_gives_the_same_plan_in_any_order_and_with_any_workers() -> None:
    community = a_community()
    turned = Community(community.meta, {name: table.reverse() for name, table in community.tables.items()})
    assert turned.hash == community.hash
    again = plan(turned, replace(FEW, workers=1))
    assert again.hash == a_plan().hash
    assert again["indicators"].equals(a_plan()["indicators"])
    assert replace(again.meta, options={}) == replace(a_plan().meta, options={})


def test_every_stage_is_told_once_done_in_order_and_the_calendar_with_best_and_bound() -> None:
    told: list[Progress] = []
    plan(a_community(), FEW, told.append)
    assert tuple(progress.stage for progress in told if progress.done) == STAGES
    searching = [p for p in told if p.stage == "calendar" and not p.done and p.incumbent is not None]
    assert searching
    assert all(p.bound is not None and p.bound <= (p.incumbent or 0.0) + 1e-9 for p in searching)


def seconds() -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += 2.0


def test_stages_are_timed_by_the_clock_given() -> None:
    ticks = seconds()
    assert plan(tiny(), FEW, clock=lambda: next(ticks)).meta.times == dict.fromkeys(STAGES, 2.0)


def test_what_is_proven_impossible_has_reasons_in_words_and_no_tables() -> None:
    phases = {"phases": [{"weeks": 4, "alone": {"a": None}}]}
    made = plan(tiny(blocks={"b": {**phases, "window_to": monday(3)}}), FEW)
    assert made.meta.status == "impossible"
    assert made.meta.reasons
    assert all("{" not in reason and len(reason) > 10 for reason in made.meta.reasons)
    assert all(not table.height for table in made.tables.values())


def cut_short() -> Plan:
    """Return a plan whose search is stopped as soon as it has told of a calendar."""
    found = []

    def listen(progress: Progress) -> None:
        found.extend([progress] if progress.incumbent is not None else [])

    return plan(a_community(), Options(), listen, lambda: bool(found))


def test_what_is_cut_short_keeps_the_best_and_says_so() -> None:
    made = cut_short()
    assert (made.meta.status, made.meta.reproducible) == ("cut short", False)
    assert verify(a_community(), made).violations == 0
    assert made["indicators"].height


def test_what_is_stopped_before_anything_was_found_says_so() -> None:
    made = plan(a_community(), Options(), cancelled=lambda: True)
    assert made.meta.reproducible is False
    if made.meta.status == "not found":
        assert "Stopped before" in made.meta.reasons[0]
        assert len(made.meta.reasons) == 1
        assert made["spans"].height == 0
    else:
        assert made.meta.status == "cut short"


def test_who_stopped_the_calendar_gets_every_teacher_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from alternance import staffing

    asked = []
    whole = staffing.solve

    def noting(problem: staffing.Problem, **options: Any) -> staffing.Result:
        asked.append(options["cancelled"])
        return whole(problem, **options)

    monkeypatch.setattr(staffing, "solve", noting)
    made = cut_short()
    plan(a_community(), FEW, cancelled=lambda: False)
    assert made.meta.status == "cut short"
    assert asked[0] is None
    assert asked[1] is not None
    assert made["unstaffed"].height == 0


def test_stopping_while_teachers_are_sought_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from alternance import staffing

    whole = staffing.solve

    def short(problem: staffing.Problem, **options: object) -> staffing.Result:
        return replace(whole(problem), status="cut short")

    monkeypatch.setattr(staffing, "solve", short)
    made = plan(tiny(), FEW)
    assert (made.meta.status, made.meta.reproducible) == ("cut short", False)


def test_an_engine_that_fails_leaves_no_half_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ArithmeticError("a fault")

    monkeypatch.setattr("alternance.planner.pipeline.placements", fault)
    with pytest.raises(ArithmeticError):
        plan(tiny(), FEW)


def test_a_community_that_breaks_its_schema_is_refused_before_anything_is_solved() -> None:
    told: list[Progress] = []
    broken = tiny(programme_modules=[{"programme": "p", "module": "nothing"}])
    with pytest.raises(CommunityError, match="nothing"):
        plan(broken, FEW, told.append)
    assert told == []


def test_the_traditional_mode_keeps_its_dates_and_says_what_it_does_not_keep() -> None:
    dates = tiny(cycles=[{"block": "b", "first_week": monday(week)} for week in (0, 4, 8)])["cycles"]
    community = a_community().with_tables(cycles=dates)
    made = plan(community, replace(FEW, mode="traditional"))
    assert made.meta.rules_off == ("learn-before-work",)
    found = verify(community, made)
    assert found.violations == 0
    red = made["indicators"].filter(id="working_before_learning_weeks", scope="all")["value"][0]
    assert red == found.red_weeks > 0
