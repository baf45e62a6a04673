"""The shape of a practice block: its phases, its rhythm, when it may be."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.cohort import Stay
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule
from alternance.verify.rules.window import within_window


@rule(
    "block-phases",
    N_("A block's phases"),
    N_("Each phase of a practice block lasts its weeks, and the phases follow each other in their order."),
    plan=("spans",),
)
def phases(facts: Facts, check: Check) -> None:
    """One case a phase of a block of a cohort."""
    for stay in facts.planned.stays.values():
        before: set[int] = set()
        for phase, row in facts.given.phases[stay.block].items():
            weeks = stay.phases.get(phase, set())
            good = len(weeks) == row["weeks"] and not (before and weeks and min(weeks) <= max(before))
            check.that(
                good,
                (*_place(stay), phase),
                N_("{found} weeks, the phase has {wanted}; it begins on {begin}"),
                found=len(weeks),
                wanted=row["weeks"],
                begin=facts.monday(min(weeks)) if weeks else "–",
            )
            before |= weeks


@rule(
    "block-rhythm",
    N_("A block's rhythm"),
    N_(
        "From its first week on, a block takes every week with school days (every week, if it goes on in school "
        "holidays): all of them, or in an alternation so many of practice and so many of school."
    ),
    plan=("spans",),
)
def rhythm(facts: Facts, check: Check) -> None:
    """One case a block of a cohort: its weeks are walked anew from the first on."""
    for stay in facts.planned.stays.values():
        block = facts.given.blocks[stay.block]
        practice, school = 1, 0
        if block["rhythm"] == "alternation":
            practice, school = block["practice_weeks"] or 1, block["school_weeks"] or 0
        taken = [w for w in range(stay.begin, stay.end) if block["in_school_holidays"] or stay.cohort.days[w]]
        wanted = {week for number, week in enumerate(taken) if number % (practice + school) < practice}
        wrong = sorted(wanted ^ set(stay.weeks))
        text = N_("away or at school in the wrong weeks: {weeks}")
        check.that(not wrong, _place(stay), text, weeks=", ".join(map(facts.monday, wrong)))


@rule(
    "release-days",
    N_("The days of a day release"),
    N_("A plan says of a day release how many days a week are practice, and of no other block."),
    plan=("spans",),
)
def release_days(facts: Facts, check: Check) -> None:
    """One case a span; a recorded plan need not say it."""
    for row in facts.plan["spans"].iter_rows(named=True):
        stay = facts.planned.stays.get((row["cohort"], row["block"]))
        if stay is None or (facts.planned.recorded and row["days"] is None):
            continue
        check.that(
            row["days"] == stay.release,
            (*_place(stay), row["phase"], row["from"]),
            N_("says {found}, the block {wanted}"),
            found=row["days"] or "–",
            wanted=stay.release or "–",
        )


@rule(
    "block-window",
    N_("A block's window"),
    N_("A practice block lies within its window."),
    plan=("spans",),
)
def window(facts: Facts, check: Check) -> None:
    """One case a block of a cohort that has a window."""
    for stay in facts.planned.stays.values():
        row = facts.given.blocks[stay.block]
        within_window(check, _place(stay), row, facts.planned.horizon, stay.begin, stay.end)


@rule(
    "block-after-first-week",
    N_("No practice before the cohort's first week"),
    N_("No practice block begins before the cohort's first week."),
    plan=("spans",),
)
def after_first_week(facts: Facts, check: Check) -> None:
    """One case a block of a cohort."""
    for stay in facts.planned.stays.values():
        check.that(
            stay.begin >= stay.cohort.first,
            _place(stay),
            N_("begins on {begin}, the cohort on {first}"),
            begin=facts.monday(stay.begin),
            first=facts.monday(stay.cohort.first),
        )


@rule(
    "first-days",
    N_("Instruction in the first days"),
    N_("In its first week a phase has at least as many days of instruction as the programme says."),
    plan=("spans",),
)
def first_days(facts: Facts, check: Check) -> None:
    """One case a phase of a block of a cohort."""
    for stay in facts.planned.stays.values():
        for phase in stay.phases:
            wanted = facts.given.phases[stay.block][phase]["first_days_instruction"] or 0
            check.that(
                stay.instruction[phase] >= wanted,
                (*_place(stay), phase),
                N_("{found} days of instruction, the phase has {wanted}"),
                found=stay.instruction[phase],
                wanted=wanted,
            )


@rule(
    "cycle-dates",
    N_("Fixed dates of the traditional mode"),
    N_("In the traditional mode a block with fixed dates begins at one of them, unless a lock says another week."),
    plan=("spans",),
)
def cycle_dates(facts: Facts, check: Check) -> None:
    """One case a block of a cohort that has rows in `cycles` and no lock."""
    dates = facts.given.grouped("cycles", "block") if facts.traditional else {}
    locked = {(lock["cohort"], lock["item"]) for lock in facts.given.rows("locks") if lock["what"] == "block start"}
    for stay in facts.planned.stays.values():
        weeks = [str(row["first_week"]) for row in dates.get(stay.block, ())]
        if weeks and _place(stay) not in locked:
            begin = facts.monday(stay.begin)
            text = N_("begins on {begin}; its dates are {dates}")
            check.that(begin in weeks, _place(stay), text, begin=begin, dates=", ".join(weeks))


def _place(stay: Stay) -> tuple[str, str]:
    return stay.cohort.id, stay.block
