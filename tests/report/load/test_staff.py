"""What the page says of teachers beside lessons: visits, practice, points, and what their time is made of."""

from __future__ import annotations

from tests.communities import monday
from tests.report.page import read
from tests.report.plans import everything
from tests.verify.hand_made import hand_made, plan_table

from alternance.report import render
from alternance.report.facts import Facts
from alternance.report.load import loads
from alternance.report.load.points import Line


def test_visits_are_told_by_site_with_the_ways_shared() -> None:
    found = loads(Facts(*hand_made()))
    assert found is not None and found.visits is not None
    miller, turner = found.visits.sites
    # first: t1 goes in week 7 for four; second: t2 in week 16 for four, in week 17 for two
    assert (miller.enterprise, miller.visits, miller.ways, miller.students) == ("Miller", 10, 3, 6)
    assert (turner.enterprise, turner.visits, turner.ways, turner.students) == ("Turner", 3, 1, 3)
    assert dict(miller.tutors) == {"t1": "week 44", "t2": "week 53, week 1"}
    assert "13 visits on 4 ways, 4 hours on the way" in found.visits.lead


def test_practice_says_its_weeks_and_what_is_missing() -> None:
    found = loads(Facts(*hand_made()))
    assert found is not None and found.practice is not None
    rows = {row.title: row for row in found.practice.rows}
    assert rows["t1"].weeks == "weeks 2–3 (2027)" and rows["t1"].missing == ""
    assert (rows["t2"].weeks, rows["t2"].missing, rows["t2"].reason) == ("–", "180", "lessons")


def test_points_have_all_their_lines() -> None:
    found = loads(Facts(*hand_made()))
    assert found is not None
    one = next(teacher for teacher in found.points if teacher.title == "t1")
    assert one.total == "28"
    assert one.lines[0] == Line("Contests", "1", "5", "5", "10 at most; 1 record lacks its proof: certificate; r1")


def test_what_the_time_is_made_of_is_shown_once_there_is_more_than_lessons() -> None:
    community, plan = everything()
    plain = loads(Facts(community, plan))
    assert plain is not None and plain.made_of == ()
    rows = [("lessons", 300), ("administration", 100)]
    more = [{"teacher": "t", "week": monday(0), "activity": what, "minutes": minutes} for what, minutes in rows]
    found = loads(Facts(community, plan.with_tables(duties=plan_table("duties", more))))
    assert found is not None
    assert found.made_of[0].rows == (("Lessons", "5", "75 %"), ("Administration", "2", "25 %"))


def test_the_page_has_all_of_it() -> None:
    text = read(render(*hand_made())).root.all("body")[0].text
    for heading in ("Visits to students in practice", "Teachers' own practice in enterprises", "Points"):
        assert heading in text
    assert "28 in all" in text
