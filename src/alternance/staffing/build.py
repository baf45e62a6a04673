"""The staffing problem of a community whose calendar is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.staffing.duties import Duties, absent_shares, duties, in_weeks
from alternance.staffing.problem import Problem, Section, Teacher

__all__ = ["Lessons", "build"]


class Lessons(NamedTuple):
    """What the calendar decided of a section; sections that say the same in `together` are taught as one."""

    section: str
    cohort: str
    school: str
    module: str
    minutes: Mapping[int, int]
    together: str | None = None


def build(community: Community, sections: Iterable[Lessons], asked: Duties | None = None) -> Problem:
    """Return the problem: what sections ask of a teacher's time, against the time that weekly duties leave.

    Parameters
    ----------
    sections : iterable of Lessons
        What the calendar decided.
    asked : Duties
        The duties, where they are at hand.
    """
    asked = asked or duties(community)
    wanted = dict(community["modules"].select("id", "qualification").rows())
    locks = {
        (cohort, item): value
        for what, cohort, item, value in community["locks"].select("what", "cohort", "item", "value").rows()
        if what == "teacher"
    }
    courses: dict[str, list[Lessons]] = defaultdict(list)
    for row in sorted(sections, key=lambda row: row.section):
        if row.minutes and (wanted[row.module] or (row.cohort, row.module) in locks):
            courses[row.together or row.section].append(row)
    made = (_section(rows, wanted[rows[0].module] or "", locks, asked) for rows in courses.values())
    return Problem(tuple(made), tuple(_teachers(community, asked)))


def _section(
    rows: Sequence[Lessons], qualification: str, locks: Mapping[tuple[str, str], str], asked: Duties
) -> Section:
    """Return the section that `rows` are taught as: its minutes count once, with what lessons bring with them."""
    first = rows[0]
    lessons: dict[int, int] = defaultdict(int)
    for row in rows:
        for week, minutes in row.minutes.items():
            lessons[week] = max(lessons[week], minutes)
    held = {locks[row.cohort, row.module] for row in rows if (row.cohort, row.module) in locks}
    load = {week: spent + sum(asked.of_lessons(first.school, spent).values()) for week, spent in lessons.items()}
    return Section(
        first.section, first.school, qualification, load, min(held, default=None), len(held) > 1,
        tuple(row.section for row in rows),
    )  # fmt: skip


def _teachers(community: Community, asked: Duties) -> list[Teacher]:
    days, away = school_days(community), absent_shares(community)
    able = defaultdict(set)
    for teacher, qualification in community["teacher_qualifications"].rows():
        able[teacher].add(qualification)
    teachers = []
    for row in community["teachers"].iter_rows(named=True):
        name, own = row["id"], days[row["school"]]
        taken = asked.whole_week(name)
        ceiling = max(row["ceiling"] or 0, row["minutes_per_week"])
        contract = in_weeks(row["minutes_per_week"] - taken, own, away.get(name))
        most = in_weeks(ceiling - taken, own, away.get(name))
        lent = row["enterprise"] is not None
        teachers.append(Teacher(name, row["school"], frozenset(able[name]), contract, most, lent))
    return teachers
