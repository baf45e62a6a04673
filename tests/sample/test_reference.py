"""A plan of the region exists in both modes: the reference schedules keep every capacity that was set from them."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from tests.sample.made import frame, made

from alternance.community.school_days import school_days
from alternance.community.starts import allows
from alternance.readiness.givers import Given, given_before, module_gifts
from alternance.readiness.judge import gather, red_weeks, unsafe
from alternance.readiness.needs import block_work
from alternance.sample.reference import Schedule, Usage
from alternance.sample.region.groups import HORIZON

SEEDS = [1, 2]
MODES = ["joint", "fixed"]


def schedule(seed: int, mode: str) -> Schedule:
    return frame(seed).joint if mode == "joint" else frame(seed).fixed


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("mode", MODES)
def test_lessons_are_taught_in_full_and_never_while_away(seed: int, mode: str) -> None:
    for group in frame(seed).groups:
        times = schedule(seed, mode).times[group.id]
        away = {week for weeks in times.blocks.values() for week in weeks}
        taught = [0] * HORIZON.weeks
        for lesson in group.lessons:
            weeks = times.lessons[lesson.id]
            assert sum(minutes for _, minutes in weeks) == lesson.minutes
            assert not away & {week for week, _ in weeks}
            assert all(times.end(other) <= weeks[0][0] for other in lesson.after)
            for week, minutes in weeks:
                taught[week] += minutes
        days = frame(seed).days
        assert all(minutes <= group.minutes_per_day * days[week] for week, minutes in enumerate(taught))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("mode", MODES)
def test_teachers_by_every_set_of_qualifications(seed: int, mode: str) -> None:
    community, usage = made("region", seed).community, schedule(seed, mode).usage
    days = school_days(community)
    able = defaultdict(set)
    for teacher, qualification in community["teacher_qualifications"].rows():
        able[teacher].add(qualification)
    here = {name: np.ones(HORIZON.weeks) for name in able}
    for teacher, first, last, share, _ in community["teacher_absences"].rows():
        here[teacher][HORIZON.index(first) : HORIZON.index(last) + 1] -= share
    for school in days:
        own = community["teachers"].filter(school=school).iter_rows(named=True)
        offers = [
            (r["id"], (r["minutes_per_week"] - r["other_duties_minutes"]) * here[r["id"]] * days[school] / 5)
            for r in own
        ]
        asked = {q: minutes for (place, q), minutes in usage.teachers.items() if place == school}
        for size in range(1, len(asked) + 1):
            for chosen in combinations(sorted(asked), size):
                offered = sum(offer for name, offer in offers if able[name] & set(chosen))
                assert (sum(asked[q] for q in chosen) <= offered + 1e-6).all(), (school, chosen)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("mode", MODES)
def test_rooms(seed: int, mode: str) -> None:
    community, usage = made("region", seed).community, schedule(seed, mode).usage
    days = school_days(community)
    open_: dict[tuple[str, str], int] = defaultdict(int)
    places: dict[str, int] = defaultdict(int)
    for row in community["rooms"].iter_rows(named=True):
        open_[row["site"].split(":")[0], row["kind"]] += row["minutes_per_week"]
        places[row["kind"]] += row["places"]
    for (school, kind), minutes in usage.rooms.items():
        assert (minutes * 5 <= open_[school, kind] * days[school]).all()
    halls = [kind for kind in usage.seats if kind.endswith("training hall")]
    assert len(halls) == (1 if mode == "joint" else 0)
    assert all(int(usage.seats[kind].max()) <= places[kind] for kind in halls)


def offered(seed: int) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Position → seats by week."""
    community = made("region", seed).community
    usual = dict(community["positions"].select("id", "seats").rows())
    found = {name: np.zeros(HORIZON.weeks, dtype=np.int64) for name in usual}
    for row in community["position_weeks"].iter_rows(named=True):
        found[row["position"]][HORIZON.index(row["from"]) : HORIZON.index(row["to"]) + 1] = usual[row["position"]]
    return found


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("mode", MODES)
def test_seats(seed: int, mode: str) -> None:
    community, usage, seats = made("region", seed).community, schedule(seed, mode).usage, offered(seed)
    most = dict(community["mentors"].select("id", "students_max").rows())
    by_place: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
    for unit in community["hiring_units"].iter_rows(named=True):
        own = [
            np.minimum(seats[row["id"]], most.get(row["mentor"], HORIZON.weeks * 100))
            for row in community["positions"].filter(unit=unit["id"]).iter_rows(named=True)
        ]
        offer = np.minimum(np.sum(own, axis=0), unit["seats_total"])
        by_place[unit["occupation"]] = by_place.get(unit["occupation"], 0) + offer
    for place, students in usage.seats.items():
        if place in by_place:
            assert (students <= by_place[place]).all(), place


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("mode", MODES)
def test_whole_classes_may_begin_together(seed: int, mode: str) -> None:
    community, seats = made("region", seed).community, offered(seed)
    starts = defaultdict(set)
    for row in community["position_weeks"].iter_rows(named=True):
        starts[row["position"]].add(row["starts"])
    unit_of = {row["id"]: row for row in community["hiring_units"].iter_rows(named=True)}
    positions = [
        (row["id"], unit_of[row["unit"]]["occupation"]) for row in community["positions"].iter_rows(named=True)
    ]
    for group in frame(seed).groups:
        for practice in group.practices:
            weeks = schedule(seed, mode).times[group.id].blocks.get(practice.id)
            if weeks is None or practice.form == "joint platform":
                continue
            first = HORIZON.monday(weeks[0])
            fitting = [
                name
                for name, place in positions
                if place == practice.place and any(allows(s, first) for s in starts[name])
            ]
            assert group.size <= sum(int(seats[name][weeks].min()) for name in fitting)


def _given(seed: int, mode: str, cohort: str) -> tuple[Given, dict[str, dict[int, list[int]]]]:
    community = made("region", seed).community
    group = next(group for group in frame(seed).groups if group.id == cohort)
    times, work = schedule(seed, mode).times[cohort], block_work(community)
    phases: dict[str, dict[int, list[int]]] = {}
    for practice in group.practices:
        first = 0
        for order, (length, _) in enumerate(practice.phases, start=1):
            if practice.id in times.blocks:
                phases.setdefault(practice.id, {})[order] = times.blocks[practice.id][first : first + length]
            first += length
    ends = {lesson: times.end(lesson) for lesson in times.lessons}
    return gather(given_before(community).get(cohort, []), ends, module_gifts(community), phases, work), phases


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_works_before_learning_in_the_joint_schedule(seed: int) -> None:
    work = block_work(made("region", seed).community)
    for group in frame(seed).groups:
        given, phases = _given(seed, "joint", group.id)
        for block, weeks in phases.items():
            assert not red_weeks(work[block], weeks, given), (group.id, block)
            assert not unsafe(work[block], weeks, given), (group.id, block)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_trap_snaps_in_the_schedule_with_fixed_cycles(seed: int) -> None:
    work = block_work(made("region", seed).community)
    traps = made("region", seed).truth["traps"]
    assert traps.height >= 10
    for trap in traps.iter_rows(named=True):
        group = next(group for group in frame(seed).groups if group.id == trap["cohort"])
        given, phases = _given(seed, "fixed", group.id)
        assert HORIZON.monday(min(phases[trap["block"]][1])) == trap["cycle_week"]
        red = red_weeks(work[trap["block"]], phases[trap["block"]], given)
        weeks = [week for week, aims in red.items() if trap["aim"] in aims]
        assert len(weeks) * group.size >= trap["student_weeks"] > 0
        assert not unsafe(work[trap["block"]], phases[trap["block"]], given)


def test_usage_counts_what_it_is_told() -> None:
    usage = Usage(3)
    usage.seats["here"][[0, 2]] += 5
    assert usage.seats["here"].tolist() == [5, 0, 5]
    assert usage.teachers["school", "metal"].tolist() == [0, 0, 0]
