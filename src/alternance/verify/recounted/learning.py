"""Work before learning, readiness at the start, aims given and attained: counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alternance.verify.cohort import Cohort
from alternance.verify.facts import Facts
from alternance.verify.practising import lacking, practising
from alternance.verify.recounted.cases import Case, Figures, by_scope, mean, of_cohort, total
from alternance.verify.work import alone

__all__ = ["aims_attained", "aims_given", "ready", "red_share", "red_weeks"]


def red_weeks(facts: Facts) -> Figures:
    """Count student-weeks of work before learning."""
    return by_scope(_red(facts), total)


def red_share(facts: Facts) -> Figures:
    """Count them as a share of all student-weeks of practice."""
    return by_scope(_red(facts), mean)


def _red(facts: Facts) -> Iterator[Case]:
    for stay in facts.planned.stays.values():
        red = practised = 0
        for (position, student), people in (practising(facts, stay) or Counter()).items():
            red += people * sum(bool(lacking(facts, stay, week, position, student)) for week in stay.weeks)
            practised += people * len(stay.weeks)
        yield of_cohort(facts, stay.cohort.id), red, practised


def ready(facts: Facts) -> Figures:
    """Count placements whose student has what is done alone when each phase begins."""
    return by_scope(_ready(facts), mean)


def _ready(facts: Facts) -> Iterator[Case]:
    for row, stay in facts.planned.placements:
        has_all = all(
            facts.learned.by_student(row["student"], stay, phase, aim) >= level
            for phase in stay.phases
            for aim, level in alone(facts.given, stay.block, phase, row["position"]).items()
        )
        yield of_cohort(facts, stay.cohort.id, row["enterprise"]), has_all, 1


def aims_given(facts: Facts) -> Figures:
    """Count aims at their target at the end, of cohorts whose whole programme lies before it."""
    return by_scope(_aims_given(facts), mean)


def _aims_given(facts: Facts) -> Iterator[Case]:
    end = facts.planned.horizon.weeks
    for cohort in facts.planned.cohorts.values():
        if cohort.size is None or not _ends(facts, cohort):
            continue
        for aim in _aimed(facts, cohort.programme):
            reached = facts.learned.level(cohort.id, aim, end) >= facts.given.aims[aim]["level_target"]
            yield of_cohort(facts, cohort.id), cohort.size * reached, cohort.size


def _ends(facts: Facts, cohort: Cohort) -> bool:
    outside = facts.given.outside.get(cohort.id, {})
    if any(row["ended"] is None for row in outside.values()):
        return False
    known = {lessons.module for lessons in facts.planned.lessons_of.get(cohort.id, ())} | set(outside)
    known |= {stay.block for stay in facts.planned.stays_of.get(cohort.id, ())}
    blocks = {row["id"] for row in facts.given.blocks_of.get(cohort.programme, ())} & set(facts.given.phases)
    return not facts.planned.recorded or blocks | set(facts.given.modules_of.get(cohort.programme, ())) <= known


def _aimed(facts: Facts, programme: str) -> set[str]:
    """Return the aims that a programme owns, and those of nobody that its modules or blocks name."""
    given = facts.given
    named = {row["aim"] for module in given.modules_of.get(programme, ()) for row in given.module_aims.get(module, ())}
    for block in given.blocks_of.get(programme, ()):
        for (of, _phase), rows in given.phase_aims.items():
            named |= {row["aim"] for row in rows if of == block["id"]}
    return {
        id_ for id_, aim in given.aims.items()
        if aim["programme"] == programme or (aim["programme"] is None and id_ in named)
    }  # fmt: skip


def aims_attained(facts: Facts) -> Figures:
    """Count what was seen last of students and aims: is the target reached?"""
    return by_scope(_aims_attained(facts), mean)


def _aims_attained(facts: Facts) -> Iterator[Case]:
    for (student, aim), rows in facts.given.evidence.items():
        last = max(rows, key=lambda row: row["seen_on"])
        known = facts.given.students.get(student)
        cohort = facts.given.cohorts.get(known["cohort"]) if known else None
        scopes = [("all", "all")]
        if cohort is not None:
            scopes += [("school", cohort["school"]), ("programme", cohort["programme"]), ("cohort", cohort["id"])]
        yield scopes, last["level"] >= facts.given.aims[aim]["level_target"], 1
