"""A cohort's blocks: when, in which form, how long after the lessons they apply, and what their phases need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.report.cohort.needs import Free, Need, free, needs
from alternance.report.facts import Facts
from alternance.report.words import count, days
from alternance.text import N_, _, say

__all__ = ["FORMS", "Block", "Phase", "blocks"]

#: Forms of cooperation by their value in the table.
FORMS = {
    "in-post": N_("practice in a post"),
    "apprenticeship": N_("apprenticeship"),
    "order class": N_("order class"),
    "studio": N_("studio"),
    "joint platform": N_("joint training platform"),
}


@dataclass(frozen=True)
class Phase:
    """A phase of a block with its weeks and aims."""

    title: str
    when: str
    needs: tuple[Need, ...]
    free: tuple[Free, ...]


@dataclass(frozen=True)
class Block:
    """A block."""

    title: str
    css: str
    when: str
    form: str
    lags: tuple[str, ...]
    phases: tuple[Phase, ...]


def blocks(facts: Facts, cohort: str) -> tuple[Block, ...]:
    """Return the blocks of a cohort in the order in which they begin."""
    own = facts.times[cohort]
    return tuple(_block(facts, cohort, block) for block in sorted(own.phases, key=lambda b: (own.block_begin(b), b)))


def _block(facts: Facts, cohort: str, block: str) -> Block:
    own, monday = facts.times[cohort], facts.plan.horizon.monday
    first, last = monday(own.block_begin(block)), monday(own.block_end(block) - 1)
    form = facts.block_forms.get(block)
    return Block(
        facts.names.of("blocks", block),
        f"b{facts.colour(block)}",
        say("{weeks}, {days}", weeks=facts.weeks(cohort, first, last), days=days(first, last)),
        _(FORMS[form]) if form else "",
        tuple(_lags(facts, cohort, block)),
        tuple(_phases(facts, cohort, block)),
    )


def _lags(facts: Facts, cohort: str, block: str) -> Iterator[str]:
    """Say how long before the block each module ended that it applies, in teaching weeks as lag is counted."""
    own, teaching = facts.times[cohort], facts.days_of(cohort) > 0
    begin = own.block_begin(block)
    for module in facts.applied.get(block, ()):
        end, title = own.module_ends.get(module), facts.names.of("modules", module)
        if end is None:
            continue
        if end > begin:
            yield say("{module} (ends only after the block has begun)", module=title)
        elif weeks_between := int(teaching[max(0, end) : begin].sum()):
            lag = count(weeks_between, "{n} teaching week before", "{n} teaching weeks before")
            yield say("{module} (ends {lag})", module=title, lag=lag)
        else:
            yield say("{module} (ends right before)", module=title)


def _phases(facts: Facts, cohort: str, block: str) -> Iterator[Phase]:
    work, monday = facts.gifts[cohort].work.get(block), facts.plan.horizon.monday
    for phase in work.phases if work else ():
        if (own := facts.times[cohort].phases[block].get(phase.order)) is None:
            continue
        when, days_first = facts.weeks(cohort, monday(own[0]), monday(own[-1])), phase.instruction_days
        if days_first:
            first = count(days_first, "{n} day of instruction first", "{n} days of instruction first")
            when = say("{when}, {instruction}", when=when, instruction=first)
        key = (facts, cohort, block, phase)
        yield Phase(say("Phase {number}", number=phase.order), when, tuple(needs(*key)), tuple(free(*key)))
