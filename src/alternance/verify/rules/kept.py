"""What people decided by hand: fixed places, forbidden pairs, locks."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.rule import Check, rule
from alternance.verify.rules.placements import PLACED


@rule(
    "fixed-kept",
    N_("Fixed places kept"),
    N_(
        "A place fixed by contract, by own search or as a return is kept, with its door; only where the pair may "
        "not be, or others fixed before fill it, the student is listed as unplaced."
    ),
    plan=PLACED,
)
def fixed_kept(facts: Facts, check: Check) -> None:
    """One case a row of `fixed` of which the block is planned."""
    held = {(row["student"], row["block"]): row for row, _stay in facts.planned.placements}
    for row in facts.given.rows("fixed"):
        if facts.decided.by_hand[row["student"], row["block"]] == "lock" or _not_due(
            facts, row["student"], row["block"]
        ):
            continue
        if _excused(facts, row["student"], row["block"], row["position"]):
            continue
        place = held.get((row["student"], row["block"]))
        found = "–" if place is None else f"{place['position']}, {place['door']}"
        good = place is not None and (place["position"], place["door"]) == (row["position"], row["door"])
        check.that(
            good,
            (row["student"], row["block"]),
            N_("fixed at {position} by {door}, the plan says {found}"),
            position=row["position"],
            door=row["door"],
            found=found,
        )


def _not_due(facts: Facts, student: str, block: str) -> bool:
    """Tell whether no position is due: the student is not known, or the cohort not away in the block."""
    own = facts.given.students.get(student)
    return own is None or (own["cohort"], block) not in facts.planned.stays or not facts.seated(block)


def _excused(facts: Facts, student: str, block: str, position: str) -> bool:
    """Tell whether a place decided by hand cannot be, and the student is listed as unplaced."""
    cohort = facts.given.students[student]["cohort"]
    if (student, block) not in facts.left:
        return False
    if position not in facts.given.positions:
        return True
    stay = facts.planned.stays[cohort, block]
    return not facts.candidates.eligible(student, stay, position) or not facts.free_by_hand(position, stay)


@rule(
    "forbidden-kept",
    N_("Nobody where it is forbidden"),
    N_("No student is placed at a position that is forbidden for the student."),
    plan=PLACED,
)
def forbidden_kept(facts: Facts, check: Check) -> None:
    """One case a placement of a student for whom something is forbidden."""
    for row, _stay in facts.planned.placements:
        forbidden = facts.decided.forbidden.get(row["student"])
        if forbidden:
            reason = forbidden.get(row["position"])
            check.that(
                row["position"] not in forbidden,
                (row["student"], row["block"]),
                N_("placed at {position}, which is forbidden: {reason}"),
                position=row["position"],
                reason=reason,
            )


@rule(
    "locks-kept",
    N_("Locks kept"),
    N_(
        "What was decided by hand is kept: begins of blocks and modules; positions and teachers where they can be, "
        "else the student is listed as unplaced, the section as unstaffed."
    ),
    plan=("sections", "sessions", "spans", "placements"),
)
def locks_kept(facts: Facts, check: Check) -> None:
    """One case a lock of which the block or module is planned."""
    for lock in facts.given.rows("locks"):
        found = _found(facts, lock)
        if found is not None:
            text = N_("{what} of {item}: {value} was held fast, the plan says {found}")
            good = found == {str(lock["value"])}
            said = ", ".join(sorted(found)) or "–"
            check.that(good, (lock["id"],), text, what=lock["what"], item=lock["item"], value=lock["value"], found=said)


def _found(facts: Facts, lock: Row) -> set[str] | None:
    """Return what the plan says where `lock` holds something fast; None where that is not planned."""
    key = (lock["cohort"], lock["item"])
    if lock["what"] == "position":
        student, block = lock["student"], lock["item"]
        if _not_due(facts, student, block) or _excused(facts, student, block, lock["value"]):
            return None
        wanted = (lock["student"], lock["item"])
        return {str(row["position"]) for row, _ in facts.planned.placements if (row["student"], row["block"]) == wanted}
    if lock["what"] == "block start":
        return {facts.monday(facts.planned.stays[key].begin)} if key in facts.planned.stays else None
    lessons = facts.planned.lessons.get(key)
    if lessons is None:
        return None
    if lock["what"] == "module start":
        return {facts.monday(lessons.begin)}
    # a section that is listed as unstaffed says why the teacher could not take it
    listed = set(facts.plan["unstaffed"]["section"])
    named = [(section.id, run.teacher) for section in lessons.sections for run in section.runs]
    staffed = {section for section, teacher in named if teacher}
    return {str(teacher or "–") for section, teacher in named if section in staffed or section not in listed} or None
