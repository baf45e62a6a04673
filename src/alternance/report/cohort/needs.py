"""What is done in a phase of a block, what that needs before, and who gave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.readiness.judge import missing
from alternance.readiness.needs import SAFETY_LEVEL, PhaseWork
from alternance.report.facts import Facts
from alternance.report.given import Gift
from alternance.report.words import LEVELS, day
from alternance.text import N_, _, say

__all__ = ["ROLES", "Free", "Need", "free", "needs"]

#: How an aim is pursued in a phase, by its value in the table.
ROLES = {"observe": N_("observe"), "assist": N_("assist"), "alone": N_("alone")}


@dataclass(frozen=True)
class Need:
    """An aim of a phase: how it is done, what it needs, by whom that was given, and whether too late."""

    aim: str
    safety: bool
    role: str
    needed: str
    giver: str
    late: bool


@dataclass(frozen=True)
class Free:
    """Aims of a phase that are done in one role and need nothing before."""

    role: str
    aims: tuple[str, ...]


def needs(facts: Facts, cohort: str, block: str, phase: PhaseWork) -> Iterator[Need]:
    """Yield the aims of a phase that need anything before."""
    gifts, weeks = facts.gifts[cohort], facts.times[cohort].phases[block][phase.order]
    lacking = {aim for week in weeks for aim in missing(phase, gifts.given, week)}
    for aim, role in facts.phase_aims.get((block, phase.order), ()):
        safety = aim in gifts.work[block].safety
        if not (level := _asked(phase, aim, role, safety)):
            continue
        # what the block gives at its end came too late for the block itself
        gift = gifts.first(aim, level, without=block if aim in lacking else "")
        here = aim in phase.instructed and (gift is None or gift.since > weeks[0])
        needed = say("level {level} {word}", level=level, word=_(LEVELS[level]))
        giver = _giver(facts, gift, here)
        yield Need(facts.names.of("aims", aim), safety, _(ROLES[role]), needed, giver, aim in lacking)


def free(facts: Facts, cohort: str, block: str, phase: PhaseWork) -> Iterator[Free]:
    """Yield the aims of a phase that need nothing before, by role."""
    safety = facts.gifts[cohort].work[block].safety
    aims = facts.phase_aims.get((block, phase.order), ())
    for role, word in ROLES.items():
        names = [
            facts.names.of("aims", aim)
            for aim, own in aims
            if own == role and not _asked(phase, aim, role, aim in safety)
        ]
        if names:
            yield Free(_(word), tuple(names))


def _asked(phase: PhaseWork, aim: str, role: str, safety: bool) -> int:
    """Return the level needed before; 0 for nothing."""
    return phase.alone.get(aim, 0) or (SAFETY_LEVEL if safety and role != "observe" else 0)


def _giver(facts: Facts, gift: Gift | None, here: bool) -> str:
    if here:
        return _("instruction in the first days here")
    if gift is None:
        return _("nobody reaches this level")
    return say("{giver}, from {day} on", giver=gift.giver, day=day(facts.plan.horizon.monday(gift.since)))
