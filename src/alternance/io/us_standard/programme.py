"""The workbook as the tables of a programme."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alternance.community import Community, Meta
from alternance.io.ids import ids_below, short
from alternance.io.imported import imported
from alternance.io.problems import Found
from alternance.io.us_standard.courses import Course, Step, courses, steps
from alternance.io.us_standard.hours import between
from alternance.io.us_standard.notes import Notes
from alternance.io.us_standard.processes import Process, processes
from alternance.io.us_standard.sheets import Row, rows_of, sheets_of
from alternance.text import N_, say

__all__ = ["Standard", "StandardError", "read_standard"]

#: Minutes of a full week in practice.
WEEK = 2400
#: Weeks of a month, to make a term into weeks.
MONTH = 52 / 12
BLOCK = "on-the-job"

Rows = list[dict[str, Any]]


class StandardError(ValueError):
    """A file that is no occupation standard; the message names place and remedy."""


@dataclass(frozen=True)
class Standard:
    """A programme read from a workbook.

    Attributes
    ----------
    community : Community
        Its tables: organisations, programmes, aims, modules, blocks, phases, wage_steps and what ties them. Cells that
        the workbook leaves empty are empty, also where planning needs them: `alternance check` names these.
    notes : tuple of str
        What was not understood or had to be taken in some way, row by row.
    """

    community: Community
    notes: tuple[str, ...]


def read_standard(path: Path, first_week: dt.date) -> Standard:
    """Read a US occupation-standards workbook.

    Work processes become work tasks, practised in a phase each, with their skills as competences below; courses become
    modules; steps of the wage schedule are kept. Which course teaches which process no workbook says: that is left to
    people, and said.

    Parameters
    ----------
    first_week : datetime.date
        A Monday: the first week of the horizon of the new community.

    Raises
    ------
    StandardError
        When the file cannot be read, or has neither work processes nor courses.
    """
    found, notes = Found(), Notes()
    sheets = sheets_of(path, found)
    if not sheets:
        why = "; ".join(finding.message for finding in found.in_order())
        text = N_("{path} is no occupation standard: {why}")
        wanted = say("it needs sheets Details, WorkProcesses, RelatedInstruction, WageSchedule")
        raise StandardError(say(text, path=path, why=why or wanted))
    details = rows_of("Details", sheets, notes)
    work = processes(rows_of("WorkProcesses", sheets, notes), notes)
    taught = courses(rows_of("RelatedInstruction", sheets, notes), notes)
    paid = steps(rows_of("WageSchedule", sheets, notes), notes)
    if not work and not taught:
        raise StandardError(say("{path}: it names neither work processes nor courses", path=path))
    facts = details[0] if details else Row("Details", 2, {})
    _compare(facts, work, taught, notes)
    notes.note(N_("which course teaches which work process is not said: fill in module_aims, then roles"), "Workbook")
    return Standard(_community(facts, work, taught, paid, first_week, notes), tuple(notes.lines))


def _compare(facts: Row, work: Sequence[Process], taught: Sequence[Course], notes: Notes) -> None:
    """Note where the sums of the sheets are not what Details says."""
    for least, most, parts in (
        ("Minimum OJT Hours", "Maximum OJT Hours", [process.minutes for process in work]),
        ("Minimum RSI Hours", "Maximum RSI Hours", [course.minutes for course in taught]),
    ):
        quiet = Notes()
        low, high = between(facts, least, least, quiet), between(facts, most, most, quiet)
        known = [minutes for minutes in parts if minutes is not None]
        total = sum(known)
        if len(known) == len(parts) > 0 and not (low or 0) <= total <= (high or total):
            text = N_("the parts add up to {total:g} hours; Details says {low} to {high}")
            told = {"low": _told(low), "high": _told(high)}
            notes.note(text, facts.sheet, facts.number, most, total=total / 60, **told)


def _told(minutes: int | None) -> str:
    return "–" if minutes is None else f"{minutes / 60:g}"


def _community(
    facts: Row, work: Sequence[Process], taught: Sequence[Course], paid: Sequence[Step], first: dt.date, notes: Notes
) -> Community:
    title = facts["Occupation Title"]
    if not title:
        notes.note(N_("no occupation is named; called Occupation"), facts.sheet, facts.number, "Occupation Title")
        title = "Occupation"
    school = next((course.giver for course in taught if course.giver), "")
    if not school:
        notes.note(N_("no school is named; called School"), "RelatedInstruction", None, "Related Training Organization")
    weeks = _weeks(facts, notes)
    programme = f"school:{short(title)}"
    tables: dict[str, Rows] = {
        "organisations": _organisations(facts, school or "School"),
        "programmes": [
            {"id": programme, "school": "school", "title": title, "occupation": _occupation(facts), "weeks": weeks}
        ],
        "wage_steps": [
            {
                "programme": programme, "order": number, "title": step.title or None, "work_minutes": step.work,
                "share": step.share, "duration": step.duration or None, "school_minutes": step.school,
            }
            for number, step in enumerate(paid, start=1)
        ],
        **_modules(programme, taught),
        **_practice(programme, _occupation(facts) or title, work),
    }  # fmt: skip
    meta = Meta(title, first, max(weeks or 52, 1), country="US", packs=("alternance-core",))
    return Community(meta, {name: imported(name, rows) for name, rows in tables.items() if rows})


def _organisations(facts: Row, school: str) -> Rows:
    rows: Rows = [{"id": "school", "kind": "school", "title": school}]
    if sponsor := facts["Sponsor Name"]:
        rows.append({"id": short(sponsor) or "sponsor", "kind": "enterprise", "title": sponsor})
    return rows


def _occupation(facts: Row) -> str | None:
    for head, scheme in (("Onet Code", "onet"), ("RAPIDS Code", "rapids")):
        if facts[head]:
            code = facts[head]
            return f"{scheme}/{code[:-2] if scheme == 'rapids' and code.endswith('.0') else code}"
    return None


def _weeks(facts: Row, notes: Notes) -> int | None:
    text = facts["Term (in months)"]
    if not text:
        return None
    if re.fullmatch(r"\d{1,3}(\.0+)?", text) and 0 < float(text) <= 120:
        return round(float(text) * MONTH)
    notes.note(
        N_("not understood as months: {text}; left empty"), facts.sheet, facts.number, "Term (in months)", text=text
    )
    return None


def _modules(programme: str, taught: Sequence[Course]) -> dict[str, Rows]:
    ids = ids_below(programme, [course.code or course.title for course in taught])
    modules = [
        {
            "id": id_, "title": course.title, "kind": "theory", "minutes": course.minutes,
            "weekly_min": None if course.minutes is None else min(60, course.minutes),
            "weekly_max": None if course.minutes is None else min(course.minutes, max(60, course.minutes // 8)),
        }
        for id_, course in zip(ids, taught, strict=True)
    ]  # fmt: skip
    return {"modules": modules, "programme_modules": [{"programme": programme, "module": id_} for id_ in ids]}


def _practice(programme: str, place: str, work: Sequence[Process]) -> dict[str, Rows]:
    """Return aims, and one block with a phase a process, in their order."""
    aims: Rows = []
    phases: Rows = []
    done: Rows = []
    block = f"{programme}.{BLOCK}"
    for order, (id_, process) in enumerate(
        zip(ids_below(programme, [p.title for p in work]), work, strict=True), start=1
    ):
        aims.append({"id": id_, "programme": programme, "kind": "work task", "title": process.title})
        below = ids_below(id_, process.skills)
        aims += [
            {"id": skill, "programme": programme, "kind": "competence", "title": title[:400], "parent": id_}
            for skill, title in zip(below, process.skills, strict=True)
        ]
        weeks = None if process.minutes is None else max(1, -(-process.minutes // WEEK))
        phases.append({"block": block, "order": order, "weeks": weeks})
        done += [
            {"block": block, "phase": order, "aim": aim, "role": "assist", "level_given": 3} for aim in (id_, *below)
        ]
    blocks = [
        {
            "id": block, "programme": programme, "title": "On-the-job learning", "form": "apprenticeship",
            "place": place, "order": 1, "minutes_per_day": WEEK // 5,
        }
    ]  # fmt: skip
    return {"aims": aims, "blocks": blocks if work else [], "phases": phases, "phase_aims": done}
