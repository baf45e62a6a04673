"""What comes before what: modules, blocks, and modules that build on blocks."""

from __future__ import annotations

from itertools import combinations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule


def _end_before(facts: Facts, cohort: str, item: str) -> int | None:
    """Return the week after the last of a module or block that ended before the horizon."""
    row = facts.given.outside.get(cohort, {}).get(item)
    return None if row is None or row["ended"] is None else facts.planned.horizon.index(row["ended"]) + 1


@rule(
    "module-order",
    N_("The order of modules"),
    N_(
        "A module begins no sooner after the end of one that must come before it, and no later, than the distances "
        "allow."
    ),
    plan=("sections", "sessions", "spans"),
)
def module_order(facts: Facts, check: Check) -> None:
    """One case a cohort and prerequisite of which both modules are known, the first perhaps before the horizon."""
    lessons = {(one.cohort.id, one.module): one for one in facts.lessons()}
    for row in facts.given.rows("module_order"):
        for cohort in facts.planned.cohorts:
            first, after = lessons.get((cohort, row["before"])), lessons.get((cohort, row["after"]))
            end = first.end if first else _end_before(facts, cohort, row["before"])
            if after is None or end is None:
                continue
            weeks, most = after.begin - end, row["weeks_max"]
            check.that(
                (row["weeks_min"] or 0) <= weeks and (most is None or weeks <= most),
                (cohort, row["before"], row["after"]),
                N_("{after} begins {weeks} weeks after the end of {before}; at least {least}, at most {most}"),
                after=row["after"],
                before=row["before"],
                weeks=weeks,
                least=row["weeks_min"] or 0,
                most="–" if most is None else most,
            )


@rule(
    "builds-on",
    N_("Modules that build on a block"),
    N_("A module that builds on a practice block begins at or after the block's end."),
    plan=("sections", "sessions", "spans"),
)
def builds_on(facts: Facts, check: Check) -> None:
    """One case a cohort and module that builds on a block."""
    lessons = {(one.cohort.id, one.module): one for one in facts.lessons()}
    for row in facts.given.rows("block_modules"):
        if row["relation"] != "builds on":
            continue
        for cohort in facts.planned.cohorts:
            module, stay = lessons.get((cohort, row["module"])), facts.planned.stays.get((cohort, row["block"]))
            end = stay.end if stay else _end_before(facts, cohort, row["block"])
            if module is not None and end is not None:
                check.that(
                    module.begin >= end,
                    (cohort, row["module"], row["block"]),
                    N_("begins on {begin}; the block it builds on ends on {end}"),
                    begin=facts.monday(module.begin),
                    end=facts.monday(end),
                )


@rule(
    "blocks-order",
    N_("The order of blocks"),
    N_(
        "The practice blocks of a cohort keep their order and do not overlap, not even in the school weeks of an "
        "alternation."
    ),
    plan=("spans",),
)
def blocks_order(facts: Facts, check: Check) -> None:
    """One case a pair of blocks of a cohort."""
    for cohort, stays in facts.planned.stays_of.items():
        order = {stay.block: facts.given.blocks[stay.block]["order"] for stay in stays}
        for one, other in combinations(sorted(stays, key=lambda stay: (order[stay.block], stay.begin, stay.block)), 2):
            check.that(
                other.begin >= one.end,
                (cohort, one.block, other.block),
                N_("{second} begins on {begin}, before {first} ends on {end}"),
                first=one.block,
                second=other.block,
                begin=facts.monday(other.begin),
                end=facts.monday(one.end),
            )
