"""Nobody works before learning: by cohort from what was given, by student from what was seen."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.learned import need
from alternance.verify.planned import Stay
from alternance.verify.rule import Check, rule

TAUGHT = ("sections", "sessions", "spans")
PROGRAMME = ("phases", "phase_aims", "module_aims")


def _alone(facts: Facts, stay: Stay, phase: int, position: str | None) -> dict[str, int]:
    """Return aim → level needed, of what is done alone in a phase at a position (None: at any)."""
    rows = [*facts.given.phase_aims.get((stay.block, phase), ())]
    if position is not None:
        rows += facts.given.position_aims.get(position, ())
    wanted: dict[str, int] = {}
    for row in rows:
        if row["role"] == "alone":
            wanted[row["aim"]] = max(need(row), wanted.get(row["aim"], 0))
    return wanted


def _groups(facts: Facts, stay: Stay) -> dict[str | None, int] | None:
    """Return what the positions add (None: nothing) → students; None where their number is not known.

    Where the plan places students of the block, those placed count, else the cohort's size.
    """
    placed = facts.placed.get((stay.cohort.id, stay.block))
    if not placed:
        return None if stay.cohort.size is None else {None: stay.cohort.size}
    groups: dict[str | None, int] = {}
    for row, _stay in placed:
        position = row["position"] if row["position"] in facts.given.position_aims else None
        groups[position] = groups.get(position, 0) + 1
    return groups


def _missing(facts: Facts, stay: Stay, phase: int, week: int, position: str | None) -> list[str]:
    """Return the aims done alone in `week` whose level is not given by then."""
    cohort, missing = stay.cohort.id, []
    for aim, level in _alone(facts, stay, phase, position).items():
        if facts.learned.level(cohort, aim, week) < level:
            missing.append(aim)
    return missing


@rule(
    "learn-before-work",
    N_("Learn before work"),
    N_(
        "No student works alone on an aim in a week by which the level needed is not given. Counted in "
        "student-weeks, a week once."
    ),
    plan=TAUGHT,
    community=PROGRAMME,
)
def learn_before_work(facts: Facts, check: Check) -> None:
    """One case a student and practice week; those of a cohort whose positions ask the same are told together."""
    for stay in facts.planned.stays.values():
        groups = _groups(facts, stay)
        if groups is None:
            check.cannot(N_("the size of a cohort is not known"))
            continue
        phase_of = {week: phase for phase, weeks in stay.phases.items() for week in weeks}
        for position, students in groups.items():
            for week, phase in sorted(phase_of.items()):
                missing = _missing(facts, stay, phase, week, position)
                check.that(
                    not missing,
                    (stay.cohort.id, stay.block, facts.monday(week), position),
                    N_("{students} students work alone before they have learnt: {aims}"),
                    weight=students,
                    students=students,
                    aims=", ".join(sorted(missing)),
                    cohort=stay.cohort.id,
                    block=stay.block,
                    week=facts.monday(week),
                )


@rule(
    "safety-before-work",
    N_("Safety before work"),
    N_(
        "Every safety aim of a block is given at level 1 before the first phase in which anything is assisted or "
        "done alone; instruction in that phase's first days counts."
    ),
    plan=TAUGHT,
    community=("phases", "phase_aims"),
)
def safety_before_work(facts: Facts, check: Check) -> None:
    """One case a block of a cohort and safety aim of the block."""
    for stay in facts.planned.stays.values():
        phase = _first_work(facts, stay)
        if phase is None:
            continue
        week = min(stay.phases[phase])
        for aim in _safety(facts, stay):
            check.that(
                facts.learned.level(stay.cohort.id, aim, week) >= 1,
                (stay.cohort.id, stay.block, aim),
                N_("work begins on {week}, {aim} is not taught by then"),
                week=facts.monday(week),
                aim=aim,
            )


def _rows(facts: Facts, stay: Stay) -> Iterator[tuple[int, Row]]:
    for phase in facts.given.phases[stay.block]:
        for row in facts.given.phase_aims.get((stay.block, phase), ()):
            yield phase, row


def _safety(facts: Facts, stay: Stay) -> list[str]:
    aims = {row["aim"] for _phase, row in _rows(facts, stay)}
    return sorted(aim for aim in aims if facts.given.aims.get(aim, {}).get("safety"))


def _first_work(facts: Facts, stay: Stay) -> int | None:
    """Return the first phase of the stay in which anything is assisted or done alone."""
    work = {phase for phase, row in _rows(facts, stay) if row["role"] != "observe"}
    return min((phase for phase in stay.phases if phase in work), default=None)


@rule(
    "student-ready",
    N_("What was seen of a student"),
    N_(
        "No student begins a phase who was seen, after the last teaching of an aim, below the level at which it is "
        "done alone there, or below level 1 in a safety aim."
    ),
    plan=(*TAUGHT, "placements"),
    community=PROGRAMME,
)
def student_ready(facts: Facts, check: Check) -> None:
    """One case a placement, phase and aim with evidence."""
    for row, stay in facts.planned.placements:
        wanted = {phase: _alone(facts, stay, phase, row["position"]) for phase in stay.phases}
        first = _first_work(facts, stay)
        if first is not None:
            wanted[first] = {**dict.fromkeys(_safety(facts, stay), 1), **wanted[first]}
        for phase, aims in sorted(wanted.items()):
            week = min(stay.phases[phase])
            for aim, level in sorted(aims.items()):
                seen = facts.learned.seen(row["student"], stay.cohort.id, aim, week)
                if seen is not None:
                    check.that(
                        seen >= level,
                        (row["student"], stay.block, phase, aim),
                        N_("was seen at level {seen} in {aim}, level {level} is needed"),
                        seen=seen,
                        aim=aim,
                        level=level,
                    )
