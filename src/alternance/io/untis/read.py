"""Files of lessons as a recorded plan: last year's, or a plan's lessons as the school's timetabler left them.

What is nobody's here, a class or subject that the community does not know, is left out and told. What is of the
community and not understood is an error, and then there is no plan: nothing is half-read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from alternance.community.bounds import size
from alternance.community.community import Community
from alternance.community.findings import Place, Report
from alternance.io.mapping import Mapping, read_mapping
from alternance.io.problems import Found
from alternance.io.untis.fields import FEWEST, Field
from alternance.io.untis.lessons import within
from alternance.io.untis.parse import Parser
from alternance.io.untis.recorded import cohorts_of, recorded, with_warnings
from alternance.io.untis.scan import Line, scan
from alternance.io.untis.sections import Placed, sections_and_sessions
from alternance.io.untis.words import words_of
from alternance.plan import Plan

__all__ = ["read_lessons"]

#: Bytes of a file: a school's lessons take a hundredth of it.
MOST = 20_000_000
#: Fields of a line of GPU001.TXT: lesson, class, teacher, subject, room, day, period, length, kind of week.
_GRID = range(7, FEWEST)


def read_lessons(
    files: Sequence[Path], community: Community, plan: Plan | None = None, *,
    weeks: tuple[dt.date, dt.date] | None = None, mapping: Path | None = None, school: str | None = None,
    encoding: str | None = None,
) -> tuple[Plan | None, Report]:  # fmt: skip
    """Read the lessons of one or more schools as a recorded plan.

    Parameters
    ----------
    files : sequence of pathlib.Path
        Files GPU002.TXT.
    community : Community
        What classes, teachers, subjects and rooms are called.
    plan : Plan or None
        A plan whose cohorts, practice and placements stay, and the lessons of schools that no line is of. None: the
        cohorts are the community's, and nothing is known of practice.
    weeks : tuple of datetime.date or None
        Mondays of the first and last week that are read; in others the lessons of the plan stay. None: all.
    mapping : pathlib.Path or None
        The mapping file: what names mean (`classes`, `items`, `teachers`).
    school : str or None
        The school whose classes alone are looked for; None: all.
    encoding : str or None
        A key of `ENCODINGS`; None: it is found out.

    Returns
    -------
    Plan or None, Report
        None where anything was not understood; `tables_given` of the plan names what is known. What was left out or
        taken otherwise stands in its table `warnings`. Nearly linear in the lines.
    """
    found = Found()
    says = read_mapping(mapping, found)
    lessons = _lessons(files, _parser(community, plan, says, school, found), encoding)
    if weeks is not None:
        lessons = [(cut, place) for lesson, place in lessons for cut in within([lesson], *weeks)]
    if not lessons and not found.fatal:
        found.note("lessons-nothing", Place(", ".join(map(str, files))))
    report = Report(", ".join(map(str, files)), found.in_order())
    if found.fatal:
        return None, report
    sizes = dict(cohorts_of(community, plan).select("id", "size").rows())
    plan = recorded(community, plan, *sections_and_sessions(lessons, sizes, found), weeks, found)
    return with_warnings(plan, found), Report(report.source, found.in_order())


def _lessons(files: Sequence[Path], parser: Parser, encoding: str | None) -> list[Placed]:
    return [one for file in files for one in parser.lessons(str(file), _lines(file, encoding, parser.found))]


def _lines(file: Path, encoding: str | None, found: Found) -> list[Line]:
    """Return the lines; none, with a finding, where they are no lessons."""
    place = Place(str(file))
    try:
        if file.stat().st_size > MOST:
            found.note("lessons-big", place, limit=size(MOST))
            return []
        lines = list(scan(file.read_bytes(), encoding))
    except OSError as error:
        found.note("lessons-unreadable", place, why=error.strerror)
        return []
    if any(len(line) >= FEWEST and line[Field.LESSON].isdecimal() for line in lines):
        return lines
    grid = any(len(line) in _GRID and line[6].isdecimal() and line[7].isdecimal() for line in lines)
    found.note("lessons-grid" if grid else "lessons-none", place, fewest=FEWEST)
    return []


def _parser(community: Community, plan: Plan | None, says: Mapping, school: str | None, found: Found) -> Parser:
    """Return what reads lines by the words of the community, and tells what the mapping file names in vain."""
    cohorts = cohorts_of(community, plan)
    if school is not None:
        cohorts = cohorts.filter(school=school)
    words = words_of(community, cohorts, says, () if plan is None else plan["sessions"]["room_kind"])
    for entry, ids, known in (
        ("classes", {name: own.id for name, own in says.classes.items() if own.id}, cohorts),
        ("items", says.items, community["modules"]),
        ("teachers", says.teachers, community["teachers"]),
    ):
        for name, own in ids.items():
            if own not in known["id"]:
                found.note("lesson-refers", Place(says.file, column=f"{entry}.{name}"), own, table=entry)
    modules = community["programme_modules"].group_by("programme").agg("module")
    of_programme = {programme: frozenset(own) for programme, own in modules.rows()}
    of_cohort = {own: of_programme.get(p, frozenset()) for own, p in cohorts.select("id", "programme").rows()}
    horizon = community.horizon if plan is None else plan.horizon
    return Parser(words, horizon, community.meta.lesson_minutes, of_cohort, found)
