"""How blocks and lessons walk through the weeks, in the words of `docs/engines.md`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alternance.sample.programme.programme import Lesson, Practice

__all__ = ["practice_weeks", "walk"]


def practice_weeks(practice: Practice, days: Sequence[int], first: int) -> list[int] | None:
    """Return the practice weeks of a block that begins in `first`; None where it cannot begin or end there."""
    if days[first] == 0 and not practice.in_holidays:
        return None
    found: list[int] = []
    step = 0
    for week in range(first, len(days)):
        if days[week] == 0 and not practice.in_holidays:
            continue
        if practice.rhythm is None or step % sum(practice.rhythm) < practice.rhythm[0]:
            found.append(week)
        if len(found) == practice.weeks:
            return found
        step += 1
    return None


def walk(
    lesson: Lesson, days: Sequence[int], away: Mapping[int, bool], start: int, weekly: int
) -> list[tuple[int, int]] | None:
    """Return (week, minutes) of a lesson that begins in `start`, or None where it cannot.

    Parameters
    ----------
    away : mapping of int to bool
        Practice week → whether it interrupts.
    """
    if days[start] == 0 or start in away:
        return None
    left, found = lesson.minutes, []
    for week in range(start, len(days)):
        if days[week] == 0:
            continue
        if week in away:
            if away[week] and not lesson.splittable:
                return None
            continue
        minutes = min(left, weekly * days[week] // 5)
        found.append((week, minutes))
        left -= minutes
        if left == 0:
            return found
    return None
