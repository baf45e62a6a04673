"""Who wants whom: students' lists with ties, units' rankings, contracts, pairs that must not be, and decisions held fast."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from alternance.sample.chance import Chance
from alternance.sample.cohort import Group
from alternance.sample.draft import Draft
from alternance.sample.reference import Times
from alternance.sample.region.enterprises import Post
from alternance.sample.region.groups import HORIZON

__all__ = ["CONTRACTS", "Contract", "add_contracts", "add_locks", "add_preferences", "add_rankings"]

#: Students who have a contract before anybody plans.
CONTRACTS = 40
#: Share of students who hand in a list, and of units that rank.
_LISTS, _RANKING = 0.35, 0.5
_SAID = dt.date(2026, 6, 26)

#: A student, a block, a position.
Contract = tuple[str, str, str]


def _students(draft: Draft) -> dict[str, list[str]]:
    """Return cohort → its students."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in draft.rows("students"):
        found[row["cohort"]].append(row["id"])
    return found


def add_contracts(draft: Draft, groups: Sequence[Group], posts: Sequence[Post], chance: Chance) -> list[Contract]:
    """Fix students to reliable positions, at most half of each, for every block that they have at enterprises."""
    students, left = (
        _students(draft),
        Counter({post.id: post.seats // 2 for post in posts if post.reliable and not post.closed}),
    )
    found: list[Contract] = []
    for number in range(CONTRACTS):
        group = groups[number % len(groups)]
        open_ = [p for p in posts if p.occupation == group.programme.occupation and left[p.id] > 0]
        blocks = [practice.id for practice in group.practices if practice.form == "in-post"]
        taken = {student for student, _, _ in found}
        free = [student for student in students[group.id] if student not in taken]
        if not open_ or not blocks:
            continue
        post, student = chance.pick(open_), chance.pick(free)
        left[post.id] -= 1
        for block in blocks:
            draft.add(
                "fixed", student=student, block=block, position=post.id, door="contract",
                reason=f"apprenticeship contract of 2026-0{chance.between(3, 6)}-{chance.between(10, 28)}",
            )  # fmt: skip
            found.append((student, block, post.id))
    return found


def add_preferences(draft: Draft, groups: Sequence[Group], posts: Sequence[Post], chance: Chance) -> None:
    """Let some students list all positions of the occupation, in groups of equal rank."""
    students = _students(draft)
    for group in groups:
        open_ = [post.id for post in posts if post.occupation == group.programme.occupation]
        for student in students[group.id]:
            if not chance.happens(_LISTS):
                continue
            rank = 0
            for position in chance.shuffled(open_):
                rank += 0 if rank and chance.happens(0.25) else 1
                draft.add("preferences", student=student, position=position, rank=rank, said_on=_SAID)


def add_rankings(draft: Draft, groups: Sequence[Group], posts: Sequence[Post], chance: Chance) -> None:
    """Let half of the units rank ten students of the occupation, two of them alike; and forbid a few pairs."""
    students = _students(draft)
    of_occupation: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        of_occupation[group.programme.occupation] += students[group.id]
    for unit, occupation in sorted({(post.unit, post.occupation) for post in posts}):
        known = of_occupation.get(occupation, [])
        if not known or not chance.happens(_RANKING):
            continue
        for place, student in enumerate(chance.shuffled(known)[:10], start=1):
            draft.add("unit_rankings", unit=unit, student=student, rank=min(place, 9))
    fixed = {row["student"] for row in draft.rows("fixed")}
    for post in chance.some([post for post in posts if post.occupation in of_occupation], 8):
        student = chance.pick([student for student in of_occupation[post.occupation] if student not in fixed])
        reason = chance.pick(("a relative leads the unit", "refused before"))
        draft.add("forbidden", student=student, position=post.id, reason=reason)


def add_locks(
    draft: Draft, groups: Sequence[Group], joint: Mapping[str, Times], fixed: Mapping[str, Times],
    teachers: Mapping[tuple[str, str], list[str]], contracts: Sequence[Contract], chance: Chance,
) -> None:  # fmt: skip
    """Hold a few decisions fast that both reference schedules keep: a lesson's begin, a teacher, a position."""
    same = [
        (group, lesson.id)
        for group in groups
        for lesson in group.lessons
        if lesson.id.endswith(":safety") and joint[group.id].lessons[lesson.id] == fixed[group.id].lessons[lesson.id]
    ]
    for number, (group, lesson) in enumerate(chance.some(same, 3), start=1):
        week = HORIZON.monday(joint[group.id].lessons[lesson][0][0])
        draft.add(
            "locks", id=f"lock-{number}", what="module start", cohort=group.id, item=lesson, value=week.isoformat(),
            by="head of department", reason="the trade association's trainer comes in that week",
        )  # fmt: skip
    group = chance.pick(groups)
    lesson = next(own for own in group.lessons if own.kind == "project")
    draft.add(
        "locks", id="lock-4", what="teacher", cohort=group.id, item=lesson.id, by="head of department",
        value=teachers[group.programme.school, lesson.qualification][-1], reason="began the project with the class",
    )  # fmt: skip
    student, block, position = contracts[0]
    draft.add(
        "locks", id="lock-5", what="position", student=student, item=block, value=position, by="cooperation officer",
        reason="agreed with the works council",
    )  # fmt: skip
