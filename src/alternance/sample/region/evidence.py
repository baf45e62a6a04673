"""What students were seen to be able to do, and a few of whom too little was seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.programme.programme import Practice
from alternance.sample.reference import Group
from alternance.sample.region.fixed import Contract
from alternance.sample.region.students import students_of

__all__ = ["LACKING", "add_evidence"]

#: Students whom evidence shows not ready for the first block planned.
LACKING = 4
#: Evidence is of the weeks before the horizon, after all that was given there.
_SEEN = dt.date(2026, 6, 29)

#: Student, block, phase, aim, level needed, level seen.
Lack = tuple[str, str, int, str, int, int]


def add_evidence(draft: Draft, groups: Sequence[Group], contracts: Sequence[Contract], chance: Chance) -> list[Lack]:
    """Add evidence on what earlier blocks gave, good but for a few students; return these."""
    students = students_of(draft)
    bound = {student for student, _, _ in contracts}
    found: list[Lack] = []
    later = [group for group in groups if group.years[0] > 1 and _kept_up(group)]
    lacking = {group.id for group in chance.some(later, LACKING)}
    for group in later:
        practice, phase, aim, needed = _kept_up(group)[0]
        seen = chance.some([student for student in students[group.id] if student not in bound], 5)
        for place, student in enumerate(seen):
            level = 1 if place == 0 and group.id in lacking else chance.between(needed, 4)
            kind = chance.pick(("mentor", "teacher", "examination"))
            draft.add("student_aims", student=student, aim=aim, level=level, confirmed_by_kind=kind, seen_on=_SEEN)
            if level < needed:
                found.append((student, practice.id, phase, aim, needed, level))
    return found


def _kept_up(group: Group) -> list[tuple[Practice, int, str, int]]:
    """Return the work of the first block planned that needs what a block before the horizon gave."""
    practice = group.practices[0]
    return [(practice, row.phase, row.aim, row.needed) for row in practice.work if row.needed]
