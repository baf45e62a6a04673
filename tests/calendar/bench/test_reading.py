"""An instance that is wrong is refused with the place, the value found there and the remedy."""

from __future__ import annotations

from typing import Any

import pytest
from tests.calendar.bench.tiny import tiny

from alternance.calendar.bench import InstanceError, read_instance, run


def put(path: str, value: object) -> Any:
    """Return the tiny instance with another value at a path such as ``cohorts.0.due``; None takes it out."""
    whole = tiny()
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place: Any = whole
    for part in way:
        place = place[part]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("weeks", 0, "weeks"),
        ("weeks", "10", "weeks"),
        ("teaching_weeks", [], "teaching_weeks"),
        ("teaching_weeks", [0, 2, 1], "teaching_weeks"),
        ("teaching_weeks.7", 10, "teaching_weeks[7]"),
        ("school_hours_per_week", -1, "school_hours_per_week"),
        ("weights.late", None, "weights.late"),
        ("weights.late", float("nan"), "weights.late"),
        ("teachers.0.id", 1, "teachers[0].id"),
        ("teachers.0.availability", [1.0], "teachers[0].availability"),
        ("teachers.0.availability.2", 0, "teachers[0].availability"),
        ("rooms.0.id", 0, "rooms[0].id"),
        ("rooms.0.hours_cap", [8, 8], "rooms[0].hours_cap"),
        ("position_kinds.0.seats", 1.5, "position_kinds[0].seats"),
        ("position_kinds.0.contracted", [0], "position_kinds[0].contracted"),
        ("position_kinds.0.starts.1.start", 0, "position_kinds[0].starts[1].start"),
        ("position_kinds.0.starts.1.end", 9, "position_kinds[0].starts[1].end"),
        ("position_kinds.0.starts.3", {"start": 1, "end": 3, "weeks": [1, 2]}, "position_kinds[0].starts"),
        ("position_kinds.0.starts.3", {"start": 6, "end": 9, "weeks": [6, 8]}, "position_kinds[0].starts[3].weeks"),
        ("programmes.0.modules", {}, "programmes[0].modules"),
        ("programmes.0.modules.0.hours", 0, "programmes[0].modules[0].hours"),
        ("programmes.0.modules.0.weeks", True, "programmes[0].modules[0].weeks"),
        ("programmes.0.modules.0.room", 0, "programmes[0].modules[0].room"),
        ("programmes.0.modules.1.after", [2], "programmes[0].modules[1].after[0]"),
        ("programmes.0.blocks.0.position_kind", 1, "programmes[0].blocks[0].position_kind"),
        ("programmes.0.blocks.0.applies", [1], "programmes[0].blocks[0].applies"),
        ("cohorts.1.id", 7, "cohorts[1].id"),
        ("cohorts.1.release", 8, "cohorts[1].release"),
        ("cohorts.1.due", -1, "cohorts[1].due"),
        ("cohorts.1", 3, "cohorts[1]"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(path: str, value: object, place: str) -> None:
    with pytest.raises(InstanceError) as caught:
        read_instance(put(path, value))
    told = str(caught.value)
    assert told.startswith(f"{place}: ")
    assert "(found: " in told


@pytest.mark.parametrize("whole", [None, [], "x", 3])
def test_what_is_no_object_is_refused(whole: object) -> None:
    with pytest.raises(InstanceError, match="object"):
        read_instance(whole)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("programmes.0.modules.0.hours", 0.001, "programmes[0].modules[0].hours"),
        ("school_hours_per_week", 10.01, "school_hours_per_week"),
    ],
)
def test_hours_are_whole_minutes(path: str, value: object, place: str) -> None:
    with pytest.raises(InstanceError) as caught:
        run(read_instance(put(path, value)))
    assert str(caught.value).startswith(place)


def test_seats_and_rooms_may_be_told_by_week() -> None:
    by_week = put("position_kinds.0.seats", [5] * 10)
    by_week["rooms"][0]["hours_cap"] = [8] * 8
    assert read_instance(by_week) == read_instance(tiny())
