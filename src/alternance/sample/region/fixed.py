"""What stands before anybody plans: contracts of students, and decisions held fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.reference import Group
from alternance.sample.region.frame import Frame
from alternance.sample.region.groups import HORIZON
from alternance.sample.region.post import Post
from alternance.sample.region.students import students_of
from alternance.sample.region.teachers import Staff

__all__ = ["CONTRACTS", "Contract", "add_contracts", "add_locks"]

#: Students who have a contract first.
CONTRACTS = 40

#: A student, a block, a position.
Contract = tuple[str, str, str]


def add_contracts(draft: Draft, groups: Sequence[Group], posts: Sequence[Post], chance: Chance) -> list[Contract]:
    """Fix students to reliable positions, at most half of each, for all their blocks of the form in-post."""
    students = students_of(draft)
    left = Counter({post.id: post.seats // 2 for post in posts if post.reliable and not post.closed})
    taken: set[str] = set()
    found: list[Contract] = []
    for number in range(CONTRACTS):
        group = groups[number % len(groups)]
        free = [post for post in posts if post.occupation == group.programme.occupation and left[post.id] > 0]
        if not free:
            continue
        post = chance.pick(free)
        student = chance.pick([student for student in students[group.id] if student not in taken])
        left[post.id] -= 1
        taken.add(student)
        reason = f"apprenticeship contract of 2026-0{chance.between(3, 6)}-{chance.between(10, 28)}"
        for practice in group.practices:
            if practice.form == "in-post":
                draft.add("fixed", student=student, block=practice.id, position=post.id, door="contract", reason=reason)
                found.append((student, practice.id, post.id))
    return found


def add_locks(draft: Draft, frame: Frame, staff: Staff, contracts: Sequence[Contract], chance: Chance) -> None:
    """Hold a few decisions fast that both reference schedules keep: begins, a teacher, a position."""
    locks = [
        {
            "what": "module start", "cohort": group.id, "item": item, "value": HORIZON.monday(week).isoformat(),
            "by": "head of department", "reason": "the trade association's trainer comes in that week",
        }
        for group, item, week in chance.some(_same_begins(frame), 3)
    ]  # fmt: skip
    group = chance.pick(frame.groups)
    project = next(lesson for lesson in group.lessons if lesson.kind == "project")
    teacher = staff[group.programme.school, project.qualification][-1]
    locks.append({
        "what": "teacher", "cohort": group.id, "item": project.id, "value": teacher, "by": "head of department",
        "reason": "began the project with the class",
    })  # fmt: skip
    student, block, position = contracts[0]
    locks.append({
        "what": "position", "student": student, "item": block, "value": position, "by": "cooperation officer",
        "reason": "agreed with the works council",
    })  # fmt: skip
    for number, lock in enumerate(locks, start=1):
        draft.add("locks", id=f"lock-{number}", **lock)


def _same_begins(frame: Frame) -> list[tuple[Group, str, int]]:
    """Return cohorts whose first lesson begins in the same week in both reference schedules."""
    found = []
    for group in frame.groups:
        first = group.lessons[0].id
        weeks = {schedule.times[group.id].lessons[first][0][0] for schedule in (frame.joint, frame.fixed)}
        if len(weeks) == 1:
            found.append((group, first, weeks.pop()))
    return found
