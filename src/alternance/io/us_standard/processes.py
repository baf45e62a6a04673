"""Work processes: rows that repeat a title are one process, with all their skills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from alternance.io.us_standard.hours import between
from alternance.io.us_standard.notes import Notes
from alternance.io.us_standard.sheets import Row
from alternance.text import N_

__all__ = ["Process", "processes"]


@dataclass
class Process:
    """A work process (job function) with its minutes, where they are said, and the skills that it is made of."""

    title: str
    minutes: int | None = None
    skills: list[str] = field(default_factory=list)


def processes(rows: Sequence[Row], notes: Notes) -> list[Process]:
    """Return the processes in the order in which they are first named.

    A sub category is a process of its own. Rows that repeat a process repeat its hours too: the first that says any
    counts, and one that says others is noted.
    """
    found: dict[str, Process] = {}
    said: dict[str, set[tuple[str, str]]] = {}
    last = ""
    for row in rows:
        title = _title(row)
        if not title and not last:
            notes.note(N_("a skill without a work process; left out"), row.sheet, row.number)
            continue
        title = title or last  # a row that leaves its title empty goes on with the one above
        process = found.setdefault(title.casefold(), Process(title))
        hours = (row["Minimum Hours"], row["Maximum Hours"])
        if any(hours) and hours not in said.setdefault(title.casefold(), set()):
            _hours(process, row, notes)
            said[title.casefold()].add(hours)
        _skill(process, row, notes)
        last = title
    for process in found.values():
        if process.minutes is None:
            notes.note(N_("{title}: no hours are said; its weeks are left empty"), "WorkProcesses", title=process.title)
    return list(found.values())


def _title(row: Row) -> str:
    title, part = row["Work Process Title"], row["Work Process Sub Category"]
    return f"{title}: {part}" if title and part else title or part


def _hours(process: Process, row: Row, notes: Notes) -> None:
    minutes = between(row, "Minimum Hours", "Maximum Hours", notes)
    if process.minutes is None:
        process.minutes = minutes
    elif minutes is not None and minutes != process.minutes:
        text = N_("{title} has {second:g} hours here and {first:g} before; the first are kept")
        notes.note(text, row.sheet, row.number, title=process.title, first=process.minutes / 60, second=minutes / 60)


def _skill(process: Process, row: Row, notes: Notes) -> None:
    skill = row["Skill Title"].rstrip(" ;")
    if skill and skill.casefold() in (known.casefold() for known in process.skills):
        notes.note(N_("the skill stands there twice; kept once"), row.sheet, row.number, "Skill Title")
    elif skill:
        process.skills.append(skill)
    answers = [head for head in row.cells if head.startswith("Skill Answer")]
    if answers:
        notes.note(N_("answers to choose from are not read"), row.sheet, row.number, answers[0])
