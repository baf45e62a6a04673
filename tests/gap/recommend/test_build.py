"""From tables to what may be changed: each rule of the words by the smallest community that shows it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gap.recommend.made import demanded, problem

from alternance.community import Community
from alternance.gap import recommend
from alternance.gap.recommend.problem import Problem, Source


def built(community: Community | None = None, **facts: Any) -> Problem:
    community = community or demanded()
    return recommend.build(community, problem(community), "p", **facts)


def changes(found: Problem) -> dict[tuple[str, str], dict[int, int]]:
    """Return (place, competence) → level → minutes, of what may be changed."""
    return {(s.place, s.competence): {c.level: c.minutes for c in s.changes} for s in found.sources if s.changes}


def at(found: Problem, place: str, competence: str) -> Source:
    return next(source for source in found.sources if (source.place, source.competence) == (place, competence))


def test_what_may_be_changed_and_what_that_asks_or_sets_free() -> None:
    found = built()
    assert found.rate == 467  # 2,800 minutes over six levels, rounded up
    assert changes(found) == {
        ("m", "k-a"): {2: 467, 3: 934},
        ("n", "k-old"): {0: -600, 1: -300},  # half of the module's minutes, for two levels
        ("m", "k-new"): {1: 467, 2: 934, 3: 1401},
        ("n", "k-new"): {1: 467, 2: 934, 3: 1401},
        ("", "k-new"): {1: 467, 2: 934, 3: 1401},
        ("m", "k-b"): {1: 467, 2: 934},
        ("n", "k-b"): {1: 467, 2: 934},
        ("", "k-b"): {1: 467, 2: 934},
        ("b", "k-b"): {1: 0, 2: 0},
        ("b", "k-a"): {2: 0},  # level 1 is given at school already
        ("b", "k-new"): {1: 0, 2: 0},
    }  # fmt: skip
    assert [(m.id, m.least, m.most) for m in found.modules] == [("m", 500, 1500), ("n", 600, 1800)]
    assert (found.new_least, found.new_most, found.minutes) == (600, 1200, 2800)
    assert found.locked == ("law",)


def test_a_phase_has_room_up_to_the_fullest_phase_of_the_programme() -> None:
    assert {(phase.order, phase.room) for phase in built().phases} == {
        (2, 3)
    }  # the first trains three levels in two weeks
    longer = demanded()
    phases = longer["phases"].with_columns(weeks=longer["phases"]["order"] * 2)
    assert {(phase.order, phase.room) for phase in built(longer.with_tables(phases=phases)).phases} == {(2, 6)}


def test_modules_of_the_authority_and_of_other_programmes_stay() -> None:
    assert not any(place == "law" for place, _ in changes(built()))
    assert ("law", "c") not in changes(built())
    assert any(place == "law" for place, _ in changes(built(unlocked=True)))
    shared = demanded(
        programmes=[{"id": name, "school": "s", "title": name, "occupation": "o"} for name in ("p", "q")],
        programme_modules=[{"programme": p, "module": m} for p, m in (("p", "m"), ("p", "n"), ("p", "law"), ("q", "n"))],
    )  # fmt: skip
    assert built(shared).locked == ("law", "n")


def test_what_work_needs_is_a_floor_and_safety_is_left_alone() -> None:
    phases = [{"weeks": 2, "alone": {"old": 1, "c": None}, "gives": {"c": 3}}, {"weeks": 2, "assist": {"b": None}}]
    assert changes(built(demanded(blocks={"b": {"phases": phases}})))["n", "k-old"] == {1: -300}
    position = [{"position": "p1", "aim": "old", "role": "alone"}]
    assert ("n", "k-old") not in changes(built(demanded(position_aims=position)))  # work alone needs level 2
    aims = demanded()["aims"].with_columns(safety=demanded()["aims"]["id"] == "old")
    assert ("n", "k-old") not in changes(built(demanded().with_tables(aims=aims)))


def test_a_core_aim_keeps_its_target_or_what_it_has() -> None:
    community = demanded()
    for target, floor in ((1, 1), (2, 2), (4, 2)):
        old = community["aims"]["id"] == "old"
        aims = community["aims"].to_dicts()
        core = [
            row | {"core": True, "level_target": target} if is_old else row
            for row, is_old in zip(aims, old, strict=True)
        ]
        found = built(demanded(aims=core))
        assert found.floors == {"old": floor}


def test_what_is_asked_goes_down_only_where_practice_gives_it() -> None:
    phases = [{"weeks": 2, "assist": {"b": None, "a": None}, "gives": {"a": 2, "b": 1}}]
    community = demanded(
        modules={"m": {"minutes": 1000, "gives": {"a": 2}}, "n": {"minutes": 1200, "gives": {"own": 1}}},
        blocks={"b": {"phases": phases}},
        lines={"k-a": 2, "own": 1, "k-new": 1},
    )
    found = built(community)
    assert changes(found)["m", "k-a"] == {1: -500}  # never to nothing: what both share, they go on sharing
    assert ("n", "own") not in changes(found)
    twice = demanded(
        modules={"m": {"minutes": 1000, "gives": {"a": 2}}, "n": {"minutes": 1200, "gives": {"a": 2}}},
        lines={"k-a": 2, "k-new": 1},
    )
    assert not {key for key in changes(built(twice)) if key in (("m", "k-a"), ("n", "k-a"))}


def test_who_only_observes_is_not_trained_and_a_phase_without_work_has_no_sources() -> None:
    phases = [{"weeks": 2, "alone": {"c": None}, "gives": {"c": 3}}, {"weeks": 2, "observe": {"b": None}}]
    assert not {key for key in changes(built(demanded(blocks={"b": {"phases": phases}}))) if key[0] == "b"}


def test_an_aim_of_the_programme_is_used_where_there_is_one() -> None:
    found = built()
    assert (at(found, "m", "k-b").aim, at(found, "m", "k-b").new_aim) == ("b", False)
    assert (at(found, "m", "k-new").aim, at(found, "m", "k-new").new_aim) == ("p/k-new", True)
    strange = built(demanded(lines={"a strange, long name of a competence": 2}))
    (aim,) = {source.aim for source in strange.sources if source.new_aim}
    assert aim.startswith("p/") and " " not in aim


def test_positions_whose_needs_could_be_met_are_told() -> None:
    needs = [{"position": "p1", "aim": "a", "role": "assist", "level_needed": 2}]
    assert [(post.id, post.needs) for post in built(demanded(position_aims=needs)).posts] == [("p1", (("k-a", 2),))]
    too_much = [{"position": "p1", "aim": "own", "role": "alone"}]
    assert built(demanded(position_aims=too_much)).posts == ()


def test_a_programme_that_is_not_there() -> None:
    community = demanded()
    with pytest.raises(KeyError, match="gone"):
        recommend.build(community, problem(community), "gone")
