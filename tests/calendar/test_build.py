"""From a community to the problem: every rule of the calendar stands in it, and in the calendar made of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from tests.communities import FIRST, Items, monday, tiny
from tests.tables import Rows, table

from alternance.calendar import Draft, Solution, build, solve, tables, words
from alternance.calendar.drafting.draft import Mode
from alternance.calendar.walk import week_states
from alternance.community import Community

WORK = 2_000


def made(community: Community, mode: Mode = "joint") -> tuple[Draft, Solution]:
    draft = build(community, mode=mode)
    result = solve(draft.problem, work_limit=WORK)
    assert result.solution is not None, [words(draft, reason) for reason in result.reasons]
    return draft, result.solution


def refused(community: Community, mode: Mode = "joint") -> list[str]:
    draft = build(community, mode=mode)
    result = solve(draft.problem, work_limit=WORK)
    assert result.solution is None
    return [words(draft, reason) for reason in result.reasons]


def week(day: dt.date) -> int:
    return (day - FIRST).days // 7


def spans(community: Community, mode: Mode = "joint") -> list[tuple[Any, ...]]:
    draft, solution = made(community, mode)
    rows = tables(draft, solution)["spans"].sort("from").select("block", "phase", "from", "to").rows()
    return [(block, phase, week(first), week(last)) for block, phase, first, last in rows]


def lessons(community: Community, mode: Mode = "joint") -> dict[str, list[tuple[int, int]]]:
    """Module → runs (first, last week) of its first section."""
    draft, solution = made(community, mode)
    found: dict[str, list[tuple[int, int]]] = {}
    for section, first, last in tables(draft, solution)["sessions"].sort("from").select("section", "from", "to").rows():
        if section.endswith("/1"):
            found.setdefault(section.split("/")[1], []).append((week(first), week(last)))
    return found


def alone(level: int | None = None, weeks: int = 2, **more: Any) -> dict[str, Any]:
    return {"phases": [{"weeks": weeks, "alone": {"a": level}, **more}]}


def test_what_is_done_alone_is_taught_before() -> None:
    """Two weeks of the module come first, then the block; nothing is left between them."""
    community = tiny(blocks={"b": {**alone(), "applies": ["m"]}})
    taught, away = lessons(community)["m"], spans(community)
    assert taught[-1][1] < away[0][2]
    assert taught[-1][1] == away[0][2] - 1
    early = {"window_to": monday(2)}
    assert refused(tiny(blocks={"b": {**alone(), **early}})), "the window leaves no time to teach before"
    helped = {"phases": [{"weeks": 2, "assist": {"a": None}}], **early}
    assert spans(tiny(blocks={"b": helped})), "with help it may begin at once"


def test_a_phase_may_wait_for_what_its_block_may_not() -> None:
    phases = [{"weeks": 2, "observe": {"a": None}}, {"weeks": 1, "alone": {"a": None}}]
    rhythm = {"rhythm": "alternation", "practice_weeks": 2, "school_weeks": 3}
    community = tiny(blocks={"b": {"phases": phases, "window_to": monday(5), **rhythm}})
    assert [(need.block, need.phase) for need in build(community).problem.cohorts[0].needs] == [(0, 1)]
    (b1, b2), runs = spans(community), lessons(community)["m"]
    assert b1 == ("b", 1, 0, 1)
    assert runs[-1][1] < b2[2]


@pytest.mark.parametrize("days, level, needed", [(0, None, True), (1, None, False), (1, 3, True)])
def test_instruction_gives_level_two_at_most(days: int, level: int | None, needed: bool) -> None:
    modules = {"m": {"gives": {"a": 3}}}
    draft = build(tiny(modules=modules, blocks={"b": alone(level, days=days, instructed=("a",))}))
    assert bool(draft.problem.cohorts[0].needs) == needed


def test_an_earlier_block_gives_and_outside_too() -> None:
    blocks = {"b": {"phases": [{"observe": {"a": None}, "gives": {"a": 2}}]}, "d": alone()}
    assert build(tiny(modules={"m": {}}, blocks=blocks)).problem.cohorts[0].needs == ()
    before = [{"cohort": "c", "kind": "module", "item": "m", "ended": monday(-4)}]
    assert build(tiny(outside_horizon=before)).problem.cohorts[0].needs == ()
    after = [{"cohort": "c", "kind": "module", "item": "m"}]
    assert refused(tiny(outside_horizon=after))[0].startswith("Cohort c: in block Block b students work on Aim a")


def test_safety_comes_before_assisting() -> None:
    blocks = {"b": {"phases": [{"observe": {"x": None}}, {"assist": {"x": None}}]}}
    community = tiny(modules={"m": {"gives": {"x": 1}}}, blocks=blocks, safety=("x",))
    for mode in ("joint", "traditional"):
        needs = build(community, mode=mode).problem.cohorts[0].needs
        assert [(n.block, n.phase, n.modules, n.safety) for n in needs] == [(0, 1, (0,), True)]


def test_builds_on_and_order_keep_their_distance() -> None:
    modules = {"m": {"gives": {"a": 2}}, "n": {}, "z": {}}
    order = [{"before": "n", "after": "z", "weeks_min": 3, "weeks_max": 4}]
    community = tiny(modules=modules, blocks={"b": {**alone(), "builds_on": ["n"]}}, module_order=order)
    runs, away = lessons(community), spans(community)
    assert runs["n"][0][0] > away[-1][3]
    assert 3 <= runs["z"][0][0] - runs["n"][-1][1] - 1 <= 4


def test_order_reaches_over_the_begin_of_the_horizon() -> None:
    modules = {"m": {"gives": {"a": 2}}, "n": {}}
    order = [{"before": "m", "after": "n", "weeks_min": 6, "weeks_max": 7}]
    before = [{"cohort": "c", "kind": "module", "item": "m", "ended": monday(-1)}]
    assert lessons(tiny(modules=modules, module_order=order, outside_horizon=before))["n"][0][0] in (6, 7)


def test_windows_and_locks_are_kept() -> None:
    modules = {"m": {"gives": {"a": 2}, "window_from": monday(2), "window_to": monday(5)}}
    blocks = {"b": {**alone(), "window_from": monday(8), "window_to": monday(12)}}
    community = tiny(modules=modules, blocks=blocks)
    assert lessons(community)["m"][0][0] >= 2
    assert lessons(community)["m"][-1][1] <= 5
    assert spans(community)[0][2] >= 8
    assert spans(community)[-1][3] <= 12
    locks = [
        {"id": "l1", "what": "block start", "cohort": "c", "item": "b", "value": str(monday(10))},
        {"id": "l2", "what": "module start", "cohort": "c", "item": "m", "value": str(monday(3))},
    ]
    locked = tiny(modules=modules, blocks=blocks, locks=locks)
    assert spans(locked)[0][2] == 10
    assert lessons(locked)["m"][0][0] == 3


def test_a_run_is_cut_by_practice_not_by_holidays() -> None:
    holiday = [{"school": "s", "week": monday(2), "days": 0, "kind": "holiday"}]
    modules = {"m": {"minutes": 1200, "weekly_max": 240, "splittable": True}}
    lock = [
        {"id": "l", "what": "block start", "cohort": "c", "item": "b", "value": str(monday(4))},
        {"id": "k", "what": "module start", "cohort": "c", "item": "m", "value": str(monday(1))},
    ]
    community = tiny(modules=modules, blocks={"b": {"phases": [{"weeks": 1}]}}, school_weeks=holiday, locks=lock)
    assert lessons(community)["m"] == [(1, 3), (5, 7)]


def test_practice_skips_holidays_unless_it_goes_on() -> None:
    holiday = [{"school": "s", "week": monday(5), "days": 0, "kind": "holiday"}]
    lock = [{"id": "l", "what": "block start", "cohort": "c", "item": "b", "value": str(monday(4))}]
    skips = tiny(blocks={"b": alone()}, school_weeks=holiday, locks=lock)
    assert spans(skips) == [("b", 1, 4, 4), ("b", 1, 6, 6)]
    goes_on = tiny(blocks={"b": {**alone(), "in_school_holidays": True}}, school_weeks=holiday, locks=lock)
    assert spans(goes_on) == [("b", 1, 4, 5)]


def test_teachers_offer_contract_less_duties_absence_and_holidays() -> None:
    modules = {"m": {"gives": {"a": 2}, "qualification": "q"}}
    community = tiny(
        weeks=4, modules=modules, blocks={"b": alone(weeks=1)},
        teachers=[{"id": "t", "school": "s", "minutes_per_week": 1500, "other_duties_minutes": 100}],
        teacher_absences=[{"teacher": "t", "from": monday(1), "to": monday(2), "share": 0.25, "reason": "leave"}],
        school_weeks=[{"school": "s", "week": monday(2), "days": 3}],
    )  # fmt: skip
    assert build(community).problem.resources[0].capacity.tolist() == [1400, 1050, 630, 1400]


def test_duties_that_are_certain_and_what_lessons_bring_are_taken_from_what_teachers_offer() -> None:
    """30 a week, 90 a class headed in its weeks 1 and 2; of 125 minutes 100 are lessons; visits are not certain."""
    rules = {"week": 30, "class headed": 90, "100 minutes of lessons": 25, "visit": 500, "way": 500}
    community = tiny(
        weeks=4, modules={"m": {"gives": {"a": 2}, "qualification": "q"}}, blocks={"b": alone(weeks=1)},
        cohorts={"c": {"class_head": "t", "first_week": monday(1), "due_week": monday(2)}},
        teachers=[{"id": "t", "school": "s", "minutes_per_week": 1500, "other_duties_minutes": 100}],
        duty_rules=[{"school": "s", "activity": "administration", "per": p, "minutes": n} for p, n in rules.items()],
    )  # fmt: skip
    assert build(community).problem.resources[0].capacity.tolist() == [1096, 1024, 1024, 1096]


@pytest.mark.parametrize(
    ("own", "lock", "offered"),
    [(["r"], None, 400), (["q", "r"], None, 1000), (["q", "r"], "m", 1400), (["q", "r"], "n", 1000)],
    ids=["nobody else can", "an own teacher can", "a lock names the expert", "a lock elsewhere"],
)
def test_an_expert_offers_minutes_where_staffing_may_give_lessons(
    own: list[str], lock: str | None, offered: int
) -> None:
    locks = [{"id": "l", "what": "teacher", "cohort": "c", "item": lock, "value": "x"}] if lock else []
    community = tiny(
        modules={"m": {"gives": {"a": 2}, "qualification": "q"}, "n": {}},
        teachers=[
            {"id": "t", "school": "s", "minutes_per_week": 1000},
            {"id": "x", "school": "s", "minutes_per_week": 400, "enterprise": "e"},
        ],
        teacher_qualifications=[{"teacher": "t", "qualification": q} for q in own]
        + [{"teacher": "x", "qualification": "q"}],
        locks=locks,
    )
    assert set(build(community).problem.resources[0].capacity.tolist()) == {offered}


def test_sections_ask_teachers_once_each_and_share_no_room() -> None:
    modules = {"m": {"gives": {"a": 2}, "qualification": "q", "room_kind": "w", "section_max": 2}}
    community = tiny(modules=modules, cohorts={"c": {"size": 5}}, blocks={"b": alone()})
    draft, solution = made(community)
    assert tables(draft, solution)["sections"].select("number", "size").rows() == [(1, 2), (2, 2), (3, 1)]
    uses = dict(draft.problem.cohorts[0].modules[0].uses)
    assert {draft.groups[draft.problem.resources[r].id].kind: times for r, times in uses.items()} == {
        "teachers": 3,
        "rooms": 3,
    }


def test_a_section_needs_a_room_with_places_enough() -> None:
    modules = {"m": {"gives": {"a": 2}, "room_kind": "w"}}
    rooms = [{"id": "r", "site": "s:site", "kind": "w", "places": 3, "minutes_per_week": 2100}]
    community = tiny(modules=modules, cohorts={"c": {"size": 4}}, blocks={"b": alone()}, rooms=rooms)
    assert "module Module m fits in no week within the minutes of the rooms of School" in refused(community)[0]


def test_seats_are_the_least_of_unit_mentor_and_positions() -> None:
    community = tiny(
        weeks=6, cohorts={"c": {"size": 1}}, blocks={"b": alone()},
        positions={"p1": {"seats": 3, "mentor": "g"}, "p2": {"seats": 3, "mentor": "g"}, "p3": {"seats": 2, "to": monday(2)}},
        mentors=[{"id": "g", "unit": "u", "students_max": 4}],
        hiring_units=[{"id": "u", "site": "e:site", "occupation": "o", "seats_total": 5}],
    )  # fmt: skip
    assert build(community).problem.seat_groups[0].seats.tolist() == [5, 5, 5, 4, 4, 4]


def test_a_unit_has_its_share_of_what_the_enterprise_takes() -> None:
    """The unit of another occupation is asked for by nobody: it gets what is left."""
    who: Rows = [
        {"id": "s", "kind": "school", "title": "S"},
        {"id": "e", "kind": "enterprise", "title": "E", "seats_total": 5},
    ]
    units = [{"id": u, "site": "e:site", "occupation": o, "seats_total": 9} for u, o in (("u", "o"), ("v", "other"))]
    positions = {"p1": {"unit": "u", "seats": 4}, "p2": {"unit": "v", "seats": 4}}
    community = tiny(
        weeks=6,
        cohorts={"c": {"size": 3}},
        blocks={"b": alone()},
        organisations=who,
        hiring_units=units,
        positions=positions,
    )
    assert build(community).problem.seat_groups[0].seats.tolist() == [4] * 6
    held = [{"student": f"c/{n}", "block": "b", "position": "p2"} for n in (1, 2)]
    community = community.with_tables(fixed=table("fixed", held))
    assert build(community).problem.seat_groups[0].seats.tolist() == [3] * 6


def test_cohorts_take_turns_where_seats_are_few() -> None:
    community = tiny(cohorts={"c": {}, "d": {}}, positions={"p1": {"seats": 2}}, blocks={"b": alone(weeks=4)})
    (_, _, first, last), (_, _, later, _) = spans(community)
    assert (last - first, later > last) == (3, True)


def test_beginners_need_positions_that_allow_the_week() -> None:
    """The cohort is late from the first week on: it goes as soon as it may, after two weeks of lessons."""
    late: Items = {"c": {"due_week": FIRST}}
    for starts, week_of_begin in (("any", 2), (f"every 4 from {monday(1)}", 5)):
        positions: Items = {"p1": {"seats": 2, "starts": starts}}
        assert spans(tiny(cohorts=late, positions=positions, blocks={"b": alone()}))[0][2] == week_of_begin


def test_an_order_class_counts_its_own_enterprise() -> None:
    block = {"b": {**alone(), "form": "order class", "enterprise": "e"}}
    assert build(tiny(blocks=block)).problem.seat_groups[0].seats.max() == 2
    other = [{"id": "f", "kind": "enterprise", "title": "Other"}, {"id": "s", "kind": "school", "title": "School"},
             {"id": "e", "kind": "enterprise", "title": "Enterprise"}]  # fmt: skip
    elsewhere = {"b": {**alone(), "form": "order class", "enterprise": "f"}}
    assert build(tiny(blocks=elsewhere, organisations=other)).problem.seat_groups[0].seats.max() == 0


def test_a_studio_takes_places_of_rooms() -> None:
    rooms = [{"id": "r", "site": "s:site", "kind": "lab", "places": 7, "minutes_per_week": 2100}]
    community = tiny(blocks={"b": {**alone(), "form": "studio", "place": "lab"}}, rooms=rooms, positions={})
    problem = build(community).problem
    assert [group.seats.max() for group in problem.seat_groups] == [7]
    assert problem.beginner_groups == ()


def test_contracts_are_planned_around() -> None:
    positions: Items = {"p1": {"seats": 2}, "p2": {"seats": 1, "from": monday(9), "to": monday(12)}}
    fixed = [{"student": "c/1", "block": "b", "position": "p2"}]
    community = tiny(positions=positions, blocks={"b": {**alone(), "applies": ["m"]}}, fixed=fixed)
    assert 9 <= spans(community)[0][2] <= 11


def test_under_18_a_week_of_lessons_has_forty_hours() -> None:
    students: Rows = [{"id": "c/1", "cohort": "c", "birth_date": dt.date(2010, 1, 1)}, {"id": "c/2", "cohort": "c"}]
    draft = build(tiny(cohorts={"c": {"minutes_per_day": 600}}, students=students))
    assert draft.problem.cohorts[0].minutes_per_day == 480
    assert len(draft.assumed) == 1


def test_under_18_a_week_of_six_days_has_forty_hours_too() -> None:
    students: Rows = [{"id": "c/1", "cohort": "c", "birth_date": dt.date(2010, 1, 1)}, {"id": "c/2", "cohort": "c"}]
    weeks: Rows = [{"school": "s", "week": monday(3), "days": 6}]
    draft = build(tiny(cohorts={"c": {"minutes_per_day": 480}}, students=students, school_weeks=weeks))
    assert draft.problem.cohorts[0].minutes_per_day == 400


def test_absent_tables_limit_nothing_and_are_said() -> None:
    modules = {"m": {"gives": {"a": 2}, "qualification": "q", "room_kind": "w"}}
    community = tiny(modules=modules).with_tables(
        **{
            name: tiny()[name].clear()
            for name in ("teachers", "teacher_qualifications", "rooms", "positions", "position_weeks")
        }
    )
    draft = build(community)
    assert (draft.problem.resources, draft.problem.seat_groups) == ((), ())
    assert len(draft.assumed) == 3


def test_lateness_counts_from_the_end_of_the_due_week() -> None:
    community = tiny(weeks=12, cohorts={"c": {"due_week": monday(3)}}, blocks={"b": alone(weeks=2)})
    result = solve(build(community).problem, work_limit=WORK)
    assert result.parts.late == 0
    late = tiny(weeks=12, cohorts={"c": {"due_week": monday(2)}}, blocks={"b": alone(weeks=2)})
    assert solve(build(late).problem, work_limit=WORK).parts.late == 1


# traditional


def test_traditional_blocks_begin_at_their_cycle() -> None:
    cycles = [{"block": "b", "first_week": monday(w)} for w in (6, 12)]
    community = tiny(blocks={"b": alone()}, cycles=cycles)
    draft, _ = made(community, "traditional")
    assert draft.rules_off == ("learn-before-work",)
    assert spans(community, "traditional")[0][2] == 6


def test_traditional_without_cycles_goes_in_one_go_as_late_as_fits() -> None:
    blocks = {"b": alone(weeks=2), "d": {"phases": [{"weeks": 3}]}}
    assert spans(tiny(blocks=blocks), "traditional") == [("b", 1, 15, 16), ("d", 1, 17, 19)]


def test_traditional_leaves_time_for_what_builds_on_practice() -> None:
    blocks = {"b": {**alone(weeks=2), "builds_on": ["n"]}}
    modules: Items = {"m": {"gives": {"a": 2}}, "n": {"minutes": 720}}
    community = tiny(modules=modules, blocks=blocks)
    assert spans(community, "traditional") == [("b", 1, 15, 16)]
    assert lessons(community, "traditional")["n"] == [(17, 19)]


def test_traditional_cohorts_take_the_next_date_where_seats_are_taken() -> None:
    cycles = [{"block": "b", "first_week": monday(w)} for w in (6, 12)]
    community = tiny(cohorts={"c": {}, "d": {}}, positions={"p1": {"seats": 2}}, blocks={"b": alone()}, cycles=cycles)
    assert [span[2] for span in spans(community, "traditional")] == [6, 12]


def test_traditional_holds_every_form_in_post_or_leaves_it_out() -> None:
    blocks = {"b": {**alone(), "form": "apprenticeship"}, "d": {**alone(), "form": "studio", "place": "lab"}}
    rooms = [{"id": "r", "site": "s:site", "kind": "lab", "places": 7, "minutes_per_week": 2100}]
    draft = build(tiny(blocks=blocks, rooms=rooms), mode="traditional")
    assert [block.id for block in draft.problem.cohorts[0].blocks] == ["b"]
    assert len(draft.assumed) == 2


def test_the_order_of_rows_never_matters() -> None:
    modules: Items = {"m": {"gives": {"a": 2}, "qualification": "q"}, "n": {"qualification": "r"}}
    community = tiny(modules=modules, cohorts={"c": {}, "d": {}}, positions={"p1": {"seats": 2}, "p2": {"seats": 1}})
    mixed = community.with_tables(
        **{name: rows.sample(fraction=1.0, shuffle=True, seed=5) for name, rows in community.tables.items()}
    )
    one, two = (solve(build(each).problem, work_limit=WORK) for each in (community, mixed))
    assert one.solution is not None
    assert (one.solution, one.bound) == (two.solution, two.bound)


def test_the_walk_leaves_practice_weeks_free() -> None:
    draft, solution = made(tiny(blocks={"b": alone(weeks=3)}))
    cohort, held = draft.problem.cohorts[0], solution.cohorts[0]
    assert held is not None
    o = cohort.blocks[0].options[held.options[0]]
    states = np.array(week_states(draft.problem, cohort, [o]))
    assert (states[list(o.away)] < 0).all()
