"""Day release and sections that cohorts share: drawn, said in words, and counted once."""

from __future__ import annotations

from tests.communities import monday
from tests.plans import plan_table
from tests.report.page import read
from tests.report.plans import everything

from alternance.plan import Plan
from alternance.report import render
from alternance.report.facts import Facts


def released(days: int | None) -> Plan:
    """Return the plan in which cohort c2 is taught module n while it is away in block b2, `days` days a week."""
    _community, plan = everything()
    spans = [row | ({"days": days} if row["block"] == "b2" else {}) for row in plan["spans"].to_dicts()]
    sessions = [
        row | ({"from": monday(8), "to": monday(9)} if row["section"] == "c2/n/1" else {})
        for row in plan["sessions"].to_dicts()
    ]
    return plan.with_tables(spans=plan_table("spans", spans), sessions=plan_table("sessions", sessions))


def shared() -> Plan:
    """Return the plan in which both cohorts are taught module m in one room in weeks 0 and 1."""
    _community, plan = everything()
    sections = [row | {"together": "m/1" if row["module"] == "m" else None} for row in plan["sections"].to_dicts()]
    sessions = [
        row | ({"from": monday(0), "to": monday(1)} if "/m/" in row["section"] else {})
        for row in plan["sessions"].unique("section", keep="first").to_dicts()
    ]
    return plan.with_tables(sections=plan_table("sections", sections), sessions=plan_table("sessions", sessions))


def test_a_day_release_is_told_from_whole_weeks() -> None:
    community, _plan = everything()
    html = render(community, released(2))
    cells = [cell for table in read(html).root.all("table") if "part" in table.classes() for cell in table.all("td")]
    some = [cell for cell in cells if "rel" in cell.classes()]
    assert sum(int(cell.attributes.get("colspan", "1")) for cell in some) == 2  # weeks 8 and 9
    assert all("Block b2 (2 days a week)" in cell.attributes["title"] for cell in some)
    assert "2 weeks of practice, 2 days a week" in html
    assert "some days of the week in practice" in html
    assert "some days of the week in practice" not in render(community, released(None))


def test_lessons_go_on_in_a_day_release_that_leaves_a_day() -> None:
    community, _plan = everything()
    taken = {days: Facts(community, released(days)).lessons.cohorts["c2"][8:10].tolist() for days in (None, 2, 5)}
    assert taken == {None: [0, 0], 2: [240, 240], 5: [0, 0]}


def test_a_shared_section_is_said_and_takes_its_room_once() -> None:
    community, _plan = everything()
    plan = shared()
    assert "together with IM 26b" in render(community, plan)
    facts = Facts(community, plan)
    assert facts.joined == {("c", "m"): ["IM 26b"], ("c2", "m"): ["IM 26a"]}
    assert facts.lessons.cohorts["c"][:2].tolist() == [240, 240]
    assert facts.lessons.cohorts["c2"][:2].tolist() == [480, 480]  # module n beside it
    assert facts.lessons.rooms["s", "workshop"][:2].tolist() == [240, 240]
