"""The stage of placement: stays out of the plan's own tables, every placement and every refusal in words."""

from __future__ import annotations

import datetime as dt

from tests.communities import monday, tiny
from tests.planner.made import drawn, rows

from alternance.planner import Options, plan
from alternance.planner.progress import Progress, Watch
from alternance.planner.stages.placement import as_held, placements, stays, without_place
from alternance.policy import Limits

CORE = Limits.of(["alternance-core"])


def test_a_stay_knows_its_weeks_and_what_was_given_by_then() -> None:
    community = tiny()
    (stay,) = stays(community, drawn(community))
    assert (stay.cohort, stay.block, list(stay.weeks)) == ("c", "b", [3, 4, 5, 6])
    assert [stay.given.level("a", week) for week in (1, 2)] == [0, 2]


def test_rooms_of_the_community_place_nobody() -> None:
    community = tiny(
        blocks={"b": {"form": "studio", "place": "workshop", "phases": [{"weeks": 4, "alone": {"a": None}}]}}
    )
    assert stays(community, drawn(community)) == []


def test_students_are_placed_with_a_reason_in_words() -> None:
    community = tiny(
        preferences=[{"student": "c/1", "position": "p1", "rank": 1}],
        travel=[{"student": "c/1", "site": "e:site", "minutes": 35}],
    )
    seated = placements(community, drawn(community), CORE, Watch())
    assert rows(seated.placements, "student", "position", "enterprise", "door", "rank", "reason") == [
        ("c/1", "p1", "e", "round", 1, "the student's rank 1; 35 minutes away"),
        ("c/2", "p1", "e", "round", None, "no wish said, taken by the way"),
    ]
    assert set(rows(seated.placements, "from", "to")) == {(monday(3), monday(6))}
    assert seated.unplaced.height == 0


def test_a_contract_and_a_lock_say_so() -> None:
    community = tiny(
        fixed=[{"student": "c/1", "block": "b", "position": "p1", "door": "contract"}],
        locks=[{"id": "l", "what": "position", "student": "c/2", "item": "b", "value": "p1"}],
    )
    seated = placements(community, drawn(community), CORE, Watch())
    assert rows(seated.placements, "door", "reason") == [("contract", "by contract"), ("lock", "held fast by hand")]


def test_every_reason_of_a_student_left_out_is_a_row_in_words() -> None:
    community = tiny(
        positions={"p1": {"seats": 1}, "p2": {"seats": 1, "from": monday(4)}},
        forbidden=[{"student": "c/2", "position": "p2", "reason": "refused"}],
    )
    seated = placements(community, drawn(community), CORE, Watch())
    found = rows(seated.unplaced, "student", "reason", "count", "detail")
    assert [row[:3] for row in found] == [
        ("c/2", "forbidden", 1),
        ("c/2", "full", 1),
        ("c/2", "no-seat-in-weeks", 1),
        ("c/2", "start-not-allowed", 1),
    ]
    assert all((detail and detail[0].isupper()) or detail[0].isdigit() for *_, detail in found)


def test_who_is_not_ready_is_placed_only_where_the_rule_is_off() -> None:
    early = tiny()
    assert placements(early, drawn(early, begin=1), CORE, Watch()).placements.height == 0
    off = drawn(early, begin=1, rules_off=("learn-before-work",))
    assert placements(early, off, CORE, Watch()).placements.height == 2


def test_the_traditional_mode_holds_every_block_as_in_post_of_any_enterprise() -> None:
    phases = {"phases": [{"weeks": 4, "alone": {"a": None}}]}
    community = tiny(
        blocks={
            "b": {"form": "order class", "enterprise": "e", **phases},
            "c": {"form": "studio", "place": "workshop", **phases},
            "d": {"form": "joint platform", "place": "o", **phases},
        }
    )
    assert as_held(community, "joint") is community
    held = as_held(community, "traditional")
    assert rows(held["blocks"], "id", "form", "enterprise") == [
        ("b", "in-post", None), ("c", "studio", None), ("d", "in-post", None)
    ]  # fmt: skip


def test_progress_is_told_by_batch_and_at_the_end() -> None:
    told: list[Progress] = []
    placements(tiny(), drawn(), CORE, Watch(told.append))
    assert [(progress.text, progress.done) for progress in told] == [
        ("batch 1 of 1", False),
        ("2 placements in 1 batches, 0 students lack one", True),
    ]


def test_who_looks_for_a_place_of_their_own_lacks_none() -> None:
    community = tiny(
        positions={"p1": {"seats": 1}, "p2": {"seats": 1, "from": monday(4)}},
        cohorts={"c": {"size": 3}},
        searches=[{"student": "c/1", "block": "b"}],
    )
    seated = placements(community, drawn(community), CORE, Watch())
    assert set(rows(seated.unplaced, "student", "reason")) >= {("c/1", "searching"), ("c/3", "full")}
    assert seated.unplaced["student"].n_unique() == 2 and without_place(seated.unplaced) == 1


def test_lessons_beside_a_day_release_count_under_18() -> None:
    """Two days of 1100 minutes are within 40 hours, with 240 minutes of lessons in the same week they are not."""
    block = {"rhythm": "day release", "days_per_week": 2, "phases": [{"weeks": 4}]}
    young = [{"id": f"c/{n}", "cohort": "c", "birth_date": dt.date(year, 1, 1)} for n, year in ((1, 2000), (2, 2010))]
    community = tiny(blocks={"b": block}, students=young, positions={"p1": {"seats": 2, "minutes_per_day": 1100}})
    beside, after = (placements(community, drawn(community, begin=n), CORE, Watch()) for n in (1, 2))
    assert after.placements["student"].to_list() == ["c/1", "c/2"]
    assert beside.placements["student"].to_list() == ["c/1"]
    assert rows(beside.unplaced, "student", "reason") == [("c/2", "weekly-minutes-under-18")]


def test_how_many_are_left_is_told_with_its_bound() -> None:
    made = plan(tiny(weeks=20), Options(work_limit=500))
    assert (made.meta.objective["placement"], made.meta.bounds["placement"]) == (0, 0)
    community = tiny(positions={"p1": {"seats": 1}})
    seated = placements(community, drawn(community), CORE, Watch())
    assert (seated.left, seated.least_left) == (1, 1)  # two students, one seat: nobody can do better
