"""The four sides of what graduated cohorts became: quality, structure, quantity and type; and who graduated or left.

Rows are cohorts, or an aim or an occupation of one; never persons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from alternance.outcomes.graduates import SMALLEST
from alternance.outcomes.item import Item, key
from alternance.outcomes.seen import Seen

__all__ = ["graduates", "left", "levels_attained", "occupations_apart", "seen_on_both_sides", "share_graduated"]


def graduates(seen: Seen) -> Iterator[Item]:
    """Yield a graduated cohort: students known to have graduated."""
    for item in share_graduated(seen):
        yield Item(item.table, item.row, item.value, 1.0, item.where)


def share_graduated(seen: Seen) -> Iterator[Item]:
    """Yield a graduated cohort: students known to have graduated, out of those of whom it is known."""
    for cohort, known in seen.graduates.graduated.items():
        if len(known) >= SMALLEST:
            yield _item(seen, cohort, sum(known.values()), len(known))


def left(seen: Seen) -> Iterator[Item]:
    """Yield a cohort, planned or graduated: students who left, out of those who began."""
    for cohort, began in sorted(seen.graduates.began.items()):
        if began >= SMALLEST:
            yield _item(seen, cohort, len(seen.graduates.left.get(cohort, ())), began)


def levels_attained(seen: Seen) -> Iterator[Item]:
    """Yield an aim of a graduated cohort: levels attained up to the target, out of those aimed at, if seen."""
    targets = dict(seen.community["aims"].select("id", "level_target").rows())
    for cohort, aim in _told(seen, both=False):
        sides = seen.graduates.levels[cohort, aim].values()
        attained = sum(min(max(own.values()), targets[aim]) for own in sides)
        where = seen.graduates.wheres[cohort]
        yield Item("aims", key(cohort, aim), float(attained), float(len(sides) * targets[aim]), where)


def seen_on_both_sides(seen: Seen) -> Iterator[Item]:
    """Yield an aim of a graduated cohort: students at the target at school and at work, out of those seen at both."""
    targets = dict(seen.community["aims"].select("id", "level_target").rows())
    for cohort, aim in _told(seen, both=True):
        sides = [own for own in seen.graduates.levels[cohort, aim].values() if len(own) == 2]
        if sides:
            there = sum(min(own.values()) >= targets[aim] for own in sides)
            yield Item("aims", key(cohort, aim), float(there), float(len(sides)), seen.graduates.wheres[cohort])


def _told(seen: Seen, both: bool) -> Iterator[tuple[str, str]]:
    """Yield the aims of cohorts of which enough students were seen (`both`: by school and mentor)."""
    people: dict[str, set[str]] = defaultdict(set)
    for (cohort, _aim), students in seen.graduates.levels.items():
        people[cohort].update(student for student, own in students.items() if len(own) == 2 or not both)
    yield from (pair for pair in sorted(seen.graduates.levels) if len(people[pair[0]]) >= SMALLEST)


def occupations_apart(seen: Seen) -> Iterator[Item]:
    """Yield an occupation aimed at with a graduated cohort, and all others together.

    Of each half the people by whom first jobs differ from what was aimed at, out of the people aimed at.
    """
    aimed: dict[str, dict[str, float]] = defaultdict(dict)
    for target in seen.graduates.targets:
        if target["measure"] == "structure" and target["occupation"]:
            aimed[target["cohort"]][target["occupation"]] = target["target"]
    for cohort, first in sorted(seen.graduates.occupations.items()):
        if len(first) < SMALLEST or cohort not in aimed:
            continue
        shares = {**aimed[cohort], "": max(0.0, 1.0 - sum(aimed[cohort].values()))}
        came = Counter(occupation if occupation in shares else "" for occupation in first.values())
        for occupation, share in sorted(shares.items()):
            wanted = share * len(first)
            apart = abs(came[occupation] - wanted) / 2
            yield Item("cohort_targets", key(cohort, occupation or "–"), apart, wanted, seen.graduates.wheres[cohort])


def _item(seen: Seen, cohort: str, value: int, of: int) -> Item:
    table = "graduated_cohorts" if cohort in seen.graduates.cohorts else "cohorts"
    return Item(table, key(cohort), float(value), float(of), seen.graduates.wheres[cohort])
