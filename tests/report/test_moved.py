"""A mended calendar shows what was moved, and what that did."""

from __future__ import annotations

from tests.communities import tiny
from tests.plans import calendar_plan
from tests.report.page import read

from alternance import mend
from alternance.report import render

RECORDED = {
    "kind": "recorded",
    "mode": "recorded",
    "status": "recorded",
    "tables_given": ("cohorts", "sessions", "spans"),
}


def test_a_mended_calendar_shows_what_was_moved() -> None:
    community = tiny(weeks=16, cohorts={"c": {"title": "IM 26a", "size": 3}})
    plan = calendar_plan(community, {("c", "m"): (2, 5)}, {("c", "b", 1): (2, 5)}, meta=RECORDED)
    result = mend.solve(mend.build(community, plan, lambda _: {}))
    mended = mend.apply(plan, result.moves)
    assert (result.before, result.after) == (12, 0)
    (section,) = (
        part
        for part in read(render(community, mended, beside=plan)).root.all("section")
        if part.attributes["id"] == "moved"
    )
    rows = [[cell.text for cell in row.children] for row in section.all("tbody")[0].all("tr")]
    assert rows[0][0] == "IM 26ared student-weeks: 12 → 0"
    said = {tuple(row[-3:]) for row in rows}
    assert said == {("Block b, first days of phase 1", "no instruction", "1 day of instruction")}


def test_blocks_and_modules_that_moved_say_from_when_to_when() -> None:
    community = tiny(weeks=16)
    plan = calendar_plan(community, {("c", "m"): (2, 5)}, {("c", "b", 1): (2, 5)}, meta=RECORDED)
    other = calendar_plan(community, {("c", "m"): (0, 3)}, {("c", "b", 1): (4, 7)}, meta=RECORDED)
    text = " ".join(
        read(render(community, other.with_meta(options={"mended": ["a", "b"]}), beside=plan)).root.text.split()
    )
    assert "recorded, then mended by 2 moves" in text
    assert "Block bweeks 39–42, 21 Sep – 16 Oct 2026weeks 41–44, 5 Oct – 30 Oct 2026" in text
    assert "Module mweeks 39–42, 21 Sep – 16 Oct 2026weeks 37–40, 7 Sep – 2 Oct 2026" in text


def test_plans_that_are_not_mended_show_no_moves() -> None:
    community = tiny(weeks=16)
    plan = calendar_plan(community, {("c", "m"): (2, 5)}, {("c", "b", 1): (2, 5)}, meta=RECORDED)
    other = calendar_plan(community, {("c", "m"): (2, 5)}, {("c", "b", 1): (6, 9)}, meta=RECORDED)
    assert 'id="moved"' not in render(community, other, beside=plan)
    assert 'id="moved"' not in render(community, mend.apply(plan, ()))


def test_the_top_names_both() -> None:
    community = tiny(weeks=16)
    plan = calendar_plan(community, {("c", "m"): (2, 5)}, {("c", "b", 1): (2, 5)}, meta=RECORDED)
    mended = mend.apply(plan, mend.solve(mend.build(community, plan, lambda _: {})).moves)
    top = read(render(community, mended, beside=plan)).root.all("header")[0].text
    assert "Mended calendar · recorded, then mended by 1 move" in top
    assert "Recorded calendar: 8" in top
