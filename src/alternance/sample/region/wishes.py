"""Who wants whom: students' lists with ties, units' rankings, and pairs that must not be."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.reference import Group
from alternance.sample.region.post import Post
from alternance.sample.region.students import students_of

__all__ = ["add_forbidden", "add_preferences", "add_rankings"]

#: Share of students who hand in a list, share of its places that tie with the one before, share of units that rank.
_LISTS, _TIES, _RANKING = 0.35, 0.25, 0.5
#: Pairs that must not be.
_FORBIDDEN = 8
_SAID = dt.date(2026, 6, 26)


def add_preferences(draft: Draft, groups: Sequence[Group], posts: Sequence[Post], chance: Chance) -> None:
    """Let some students list all positions of the occupation, some places with equal rank."""
    students = students_of(draft)
    for group in groups:
        own = [post.id for post in posts if post.occupation == group.programme.occupation]
        for student in students[group.id]:
            if not chance.happens(_LISTS):
                continue
            rank = 0
            for position in chance.shuffled(own):
                rank += 0 if rank and chance.happens(_TIES) else 1
                draft.add("preferences", student=student, position=position, rank=rank, said_on=_SAID)


def _by_occupation(draft: Draft, groups: Sequence[Group]) -> dict[str, list[str]]:
    students = students_of(draft)
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        found[group.programme.occupation] += students[group.id]
    return found


def add_rankings(draft: Draft, groups: Sequence[Group], posts: Sequence[Post], chance: Chance) -> None:
    """Let half of the units rank ten students of the occupation, the last two alike."""
    students = _by_occupation(draft, groups)
    for unit, occupation in sorted({(post.unit, post.occupation) for post in posts}):
        if occupation in students and chance.happens(_RANKING):
            for place, student in enumerate(chance.shuffled(students[occupation])[:10], start=1):
                draft.add("unit_rankings", unit=unit, student=student, rank=min(place, 9))


def add_forbidden(draft: Draft, groups: Sequence[Group], posts: Sequence[Post], chance: Chance) -> None:
    """Forbid a few pairs, none of them fixed."""
    students = _by_occupation(draft, groups)
    fixed = {row["student"] for row in draft.rows("fixed")}
    for post in chance.some([post for post in posts if post.occupation in students], _FORBIDDEN):
        student = chance.pick([student for student in students[post.occupation] if student not in fixed])
        reason = chance.pick(("a relative leads the unit", "refused before"))
        draft.add("forbidden", student=student, position=post.id, reason=reason)
