"""Visits of tutors to students in practice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alternance.text import N_
from alternance.verify.cohort import Stay
from alternance.verify.duties import UNKNOWN_WAY
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.rule import Check, rule

PLACED = ("spans", "placements")
#: (Student, block, number of the visit) → its weeks.
Asked = dict[tuple[str, str, int], tuple[int, ...]]


def _at_positions(facts: Facts) -> Iterator[tuple[Row, Stay]]:
    for row, stay in facts.planned.placements:
        if row["position"] is not None and facts.given.positions[row["position"]]["unit"] in facts.given.units:
            yield row, stay


def _asked(facts: Facts) -> Asked:
    """Return the visits that the packs ask, with the weeks in which each may be."""
    asked: Asked = {}
    for row, stay in _at_positions(facts):
        every = facts.given.limits.value("visit-weeks", facts.planned.horizon.monday(stay.begin))
        if every is not None:
            length, weeks = max(1, int(every)), stay.weeks
            count = max(1, len(weeks) // length)
            for number in range(1, count + 1):
                end = number * length if number < count else len(weeks)
                asked[row["student"], row["block"], number] = weeks[(number - 1) * length : end]
    return asked


@rule(
    "visit-weeks",
    N_("Visited often enough"),
    N_("A student in practice is visited by a tutor in every so many practice weeks as the packs ask, once at least."),
    plan=(*PLACED, "visits"),
    community=("positions",),
    force="soft",
)
def visit_weeks(facts: Facts, check: Check) -> None:
    """One case a visit that is asked."""
    made = {(row["student"], row["block"]): set[int]() for row, _ in facts.duties.visits}
    for row, week in facts.duties.visits:
        made[row["student"], row["block"]].add(week)
    for (student, block, number), weeks in _asked(facts).items():
        check.that(
            not made.get((student, block), set()).isdisjoint(weeks),
            (student, block, number),
            N_("not visited from {first} to {last}"),
            first=facts.monday(weeks[0]),
            last=facts.monday(weeks[-1]),
        )


@rule(
    "visited-or-listed",
    N_("No visit forgotten"),
    N_("A visit that the packs ask is in the plan, or is listed as one that cannot be made, with a reason; not both."),
    plan=(*PLACED, "visits", "unvisited"),
    community=("positions",),
)
def visited_or_listed(facts: Facts, check: Check) -> None:
    """One case a visit that is asked, made or listed."""
    asked = _asked(facts)
    made = {(row["student"], row["block"], row["number"]) for row, _ in facts.duties.visits}
    listed = {
        (row["student"], row["block"], row["number"]): row["reason"]
        for row in facts.plan["unvisited"].iter_rows(named=True)
        if row["student"] in facts.given.students and row["block"] in facts.given.blocks and row["number"] is not None
    }
    for key in sorted(asked.keys() | made | listed.keys()):
        good = key in asked and (key in made) != (key in listed) and (key not in listed or bool(listed[key]))
        check.that(good, key, N_("asked, made and listed with a reason do not agree"))


@rule(
    "visit-allowed",
    N_("Visits by those who may, where and when students are in practice"),
    N_(
        "A visit is at the site of the student's position, in one of the weeks asked for it, by a tutor of the "
        "programme who is there that week; all visits of a placement are by the same tutor."
    ),
    plan=(*PLACED, "visits", "sections", "sessions"),
    community=("positions", "teachers"),
)
def visit_allowed(facts: Facts, check: Check) -> None:
    """One case a visit."""
    asked, placed = _asked(facts), {(row["student"], row["block"]): (row, stay) for row, stay in _at_positions(facts)}
    tutors, by = _tutors(facts), defaultdict[tuple[str, str], set[str]](set)
    for row, _ in facts.duties.visits:
        by[row["student"], row["block"]].add(row["teacher"])
    for row, week in facts.duties.visits:
        key = row["student"], row["block"]
        good = key in placed and week in asked.get((*key, row["number"]), ()) and len(by[key]) == 1
        if good:
            placement, stay = placed[key]
            unit = facts.given.positions[placement["position"]]["unit"]
            programme = stay.cohort.programme
            good = facts.given.units[unit]["site"] == row["site"]
            good = good and row["teacher"] in tutors[programme] and facts.duties.most(row["teacher"], week) > 0
        check.that(good, (*key, row["number"]), N_("wrong tutor, site or week: {teacher}, {site}, {week}"),
                   teacher=row["teacher"], site=row["site"], week=facts.monday(week))  # fmt: skip


def _tutors(facts: Facts) -> dict[str, set[str]]:
    """Return programme → who may visit its students: those named, else those given a section of one of its cohorts."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in facts.given.rows("tutors"):
        named[row["programme"]].add(row["teacher"])
    teaching: dict[str, set[str]] = defaultdict(set)
    for lessons in facts.lessons():
        runs = (run for section in lessons.sections for run in section.runs)
        teaching[lessons.cohort.programme] |= {run.teacher for run in runs if run.teacher is not None}
    teachers = facts.given.teachers
    return {
        programme: {
            name
            for name in (named.get(programme) or teaching.get(programme, set()))
            if name in teachers and teachers[name]["school"] == row["school"]
        }
        for programme, row in facts.given.programmes.items()
    }


@rule(
    "visit-minutes",
    N_("Time of visits"),
    N_(
        "A visit takes the minutes that the rules of the tutor's school say; the way stands with the first visit of "
        "a tutor to a site in a week."
    ),
    plan=("visits",),
    community=("teachers",),
)
def visit_minutes(facts: Facts, check: Check) -> None:
    """One case a visit."""
    for row, _week, first in facts.duties.ways():
        school = facts.given.teachers[row["teacher"]]["school"]
        takes, way = sum(facts.duties.each(school, "visit").values()), 0
        if first:
            known = facts.duties.known(school, row["site"])
            way = known or facts.duties.each(school, "way").get("travel") or UNKNOWN_WAY
        check.that(
            (row["minutes"], row["travel"]) == (takes, way),
            (row["student"], row["block"], row["number"]),
            N_("{minutes} minutes and {travel} of way, right are {takes} and {way}"),
            minutes=row["minutes"], travel=row["travel"], takes=takes, way=way,
        )  # fmt: skip
