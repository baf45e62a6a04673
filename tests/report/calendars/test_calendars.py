"""The calendars read back are the plan; a changed plan is the same entries with a number more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import polars as pl
import pytest
from icalendar import Calendar, Event
from tests.communities import monday
from tests.plans import plan_table
from tests.report.plans import everything

from alternance.plan import Plan
from alternance.report.calendars import calendars
from alternance.text import in_language

DAY = dt.timedelta(days=1)


def events(content: bytes) -> list[Event]:
    return [event for event in Calendar.from_ical(content).walk("VEVENT") if isinstance(event, Event)]


def summary(event: Event) -> str:
    return str(event["SUMMARY"])


def spans(content: bytes, word: str = "") -> list[tuple[dt.date, dt.date]]:
    """Return first and last day of the entries whose summary contains `word`."""
    return [(event.start, event.end - DAY) for event in events(content) if word in summary(event)]


def days(first: int, last: int) -> tuple[dt.date, dt.date]:
    """Return the Monday of week `first` and the Friday of week `last`."""
    return monday(first), monday(last) + 4 * DAY


def shifted(plan: Plan) -> Plan:
    """Return the plan with block b2 a week later."""
    later = [
        row | {"from": row["from"] + 7 * DAY, "to": row["to"] + 7 * DAY} if row["block"] == "b2" else row
        for row in plan["spans"].to_dicts()
    ]
    return plan.with_tables(spans=plan_table("spans", later))


def test_a_file_for_each_cohort_teacher_and_position_that_has_anything() -> None:
    community, plan = everything()
    names = ["cohorts/c.ics", "cohorts/c2.ics", "positions/p1.ics", "positions/p2.ics", "teachers/t.ics"]
    assert list(calendars(community, plan)) == names


def test_a_cohorts_calendar_is_its_plan() -> None:
    community, plan = everything()
    own = calendars(community, plan)["cohorts/c2.ics"]
    assert spans(own, "Block b") == [days(2, 5), days(8, 9)]  # both phases of b, one after the other, are one stay
    assert spans(own, "Module m") == [days(5, 6)] and spans(own, "Module n") == [days(0, 1)]
    assert spans(own, "finished") == [(monday(9) + 4 * DAY, monday(9) + 4 * DAY)]
    assert spans(calendars(community, plan)["cohorts/c.ics"], "Module m") == [days(0, 1), days(6, 6)]


def test_a_teachers_calendar_is_what_the_teacher_teaches() -> None:
    community, plan = everything()
    found = sorted(spans(calendars(community, plan)["teachers/t.ics"]))
    taught = plan["sessions"].filter(teacher="t").select("from", "to").rows()
    assert found == sorted((first, last + 4 * DAY) for first, last in taught)


def test_sections_taught_as_one_stand_there_once() -> None:
    community, plan = everything()
    sections = [row | {"together": "m/1"} if row["module"] == "m" else row for row in plan["sections"].to_dicts()]
    sessions = [
        row | {"from": monday(0), "to": monday(1)} if "/m/" in row["section"] else row
        for row in plan["sessions"].unique("section", keep="first").to_dicts()
    ]
    joint = plan.with_tables(sections=plan_table("sections", sections), sessions=plan_table("sessions", sessions))
    own = events(calendars(community, joint)["teachers/t.ics"])
    assert [summary(event) for event in own if "Module m" in summary(event)] == ["Module m · IM 26a, IM 26b"]


def test_a_positions_calendar_says_who_is_there() -> None:
    community, plan = everything()
    own = events(calendars(community, plan)["positions/p1.ics"])
    said = {(event.start, summary(event)): str(event["DESCRIPTION"]) for event in own}
    assert said[monday(2), "2 students of IM 26a · Block b"] == "Students: c/1, c/2\nPhases 1, 2"
    assert said[monday(8), "1 student of IM 26b · Block b2"] == "Students: c2/1\nPhase 1"


def test_a_day_release_says_so_and_leaves_the_days_free() -> None:
    community, plan = everything()
    some = [row | {"days": 2} if row["block"] == "b2" else row for row in plan["spans"].to_dicts()]
    files = calendars(community, plan.with_tables(spans=plan_table("spans", some)))
    whole, release = (event for event in events(files["cohorts/c2.ics"]) if "Block" in summary(event))
    assert (summary(whole), str(whole["TRANSP"])) == ("Block b", "OPAQUE")
    assert (summary(release), str(release["TRANSP"])) == ("Block b2 (2 days a week)", "TRANSPARENT")


def test_the_same_plan_gives_the_same_bytes_also_after_itself() -> None:
    community, plan = everything()
    first = calendars(community, plan)
    again = Plan(
        plan.meta, {name: table.sample(fraction=1, shuffle=True, seed=1) for name, table in plan.tables.items()}
    )
    assert calendars(community, again) == first == calendars(community, plan, first)
    assert all(event.sequence == 0 for content in first.values() for event in events(content))


def test_a_changed_plan_keeps_ids_and_numbers_what_changed() -> None:
    community, plan = everything()
    first = calendars(community, plan)
    second = calendars(community, shifted(plan), first)
    before = {event.uid: event for event in events(first["cohorts/c2.ics"])}
    now = {event.uid: event for event in events(second["cohorts/c2.ics"])}
    assert before.keys() == now.keys()
    changed = {uid for uid in now if now[uid].sequence != before[uid].sequence}
    assert [summary(now[uid]) for uid in changed] == ["Block b2"]
    for uid in now:
        assert now[uid].sequence == (uid in changed)
        stamps = before[uid].DTSTAMP, now[uid].DTSTAMP
        assert None not in stamps and (stamps[0] < stamps[1]) == (uid in changed)
    for name in ("cohorts/c.ics", "positions/p2.ics", "teachers/t.ics"):
        assert second[name] == first[name]  # who is not concerned keeps the file as it was
    assert calendars(community, shifted(plan), second) == second


def test_back_again_is_a_change_too() -> None:
    community, plan = everything()
    third = calendars(community, plan, calendars(community, shifted(plan), calendars(community, plan)))
    assert [event.sequence for event in events(third["cohorts/c2.ics"]) if "b2" in summary(event)] == [2]


def test_what_is_not_planned_any_more_is_cancelled_and_can_come_back() -> None:
    community, plan = everything()
    first = calendars(community, plan)
    without = plan.with_tables(placements=plan["placements"].filter(position="p1"))
    second = calendars(community, without, first)
    (gone,) = events(second["positions/p2.ics"])
    assert (gone["STATUS"], gone.sequence) == ("CANCELLED", 1)
    assert calendars(community, without, second) == second
    (back,) = events(calendars(community, plan, second)["positions/p2.ics"])
    assert "STATUS" not in back and back.sequence == 2
    assert "positions/p2.ics" not in calendars(community, without)


def test_ids_are_unique_and_of_their_community() -> None:
    community, plan = everything()
    files = calendars(community, plan)
    uids = [event.uid for content in files.values() for event in events(content)]
    assert len(uids) == len(set(uids)) > 10
    renamed = replace(community, meta=replace(community.meta, title="Another"))
    other = calendars(renamed, plan)
    assert not {event.uid for content in other.values() for event in events(content)} & set(uids)


def test_hostile_titles_are_escaped_and_folded() -> None:
    community, plan = everything()
    hostile = "a, b; c\\n\nEND:VEVENT\r\nATTACH:x " + "工" * 60
    modules = community["modules"].with_columns(title=pl.lit(hostile))
    content = calendars(community.with_tables(modules=modules), plan)["cohorts/c.ics"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    own = events(content)
    assert len(own) == len(events(calendars(community, plan)["cohorts/c.ics"]))
    assert all("ATTACH" not in event for event in own)
    assert any(summary(event).startswith("a, b; c\\n\n") and "工" * 60 in summary(event) for event in own)


def test_they_are_in_the_language_in_use() -> None:
    community, plan = everything()
    with in_language("xx"):
        assert calendars(community, plan) == calendars(community, plan)


def test_what_is_no_calendar_is_named() -> None:
    community, plan = everything()
    with pytest.raises(ValueError, match=r"cohorts/c\.ics: no calendar that Alternance wrote"):
        calendars(community, plan, {"cohorts/c.ics": b"nonsense"})


def test_visits_of_a_week_to_a_site_are_one_entry_and_own_practice_is_busy() -> None:
    community, plan = everything()
    site = community["sites"]["id"][0]
    visit = {"block": "b", "number": 1, "week": monday(3), "teacher": "t", "site": site, "minutes": 45, "travel": 0}
    visits = plan_table("visits", [visit | {"student": student} for student in ("c/1", "c/2")])
    own = plan_table("teacher_practice", [{"teacher": "t", "from": monday(10), "to": monday(11)}])
    content = calendars(community, plan.with_tables(visits=visits, teacher_practice=own))["teachers/t.ics"]
    assert spans(content, "Visits at") == [days(3, 3)]
    assert [str(event["DESCRIPTION"]) for event in events(content) if "Visits" in summary(event)] == [
        "2 students: c/1, c/2"
    ]
    assert [(event.start, str(event["TRANSP"])) for event in events(content) if "Own practice" in summary(event)] == [
        (monday(10), "OPAQUE")
    ]
