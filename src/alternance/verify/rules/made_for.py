"""The plan was made for this community, its weeks and its cohorts, and keeps all rules that its mode must keep."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule

#: Rules that a mode may switch off.
MAY_BE_OFF = {"traditional": {"learn-before-work"}}


@rule(
    "same-community",
    N_("Made for this community"),
    N_("The plan was made for exactly this community, as the hash of its input says."),
)
def same_community(facts: Facts, check: Check) -> None:
    """Compare the hashes."""
    found, wanted = facts.plan.meta.community, facts.community.hash
    text = N_("the plan was made for another community, or for this one before it was changed; plan again")
    check.that(found == wanted, ("plan.json",), text, found=found, wanted=wanted)


@rule(
    "same-horizon",
    N_("Made for these weeks"),
    N_("A computed plan has the first week and the number of weeks of the community's horizon."),
)
def same_horizon(facts: Facts, check: Check) -> None:
    """Compare the horizons; a recorded plan has its own."""
    if facts.planned.recorded:
        return
    meta, own = facts.plan.meta, facts.community.meta
    check.that(
        (meta.first_week, meta.weeks) == (own.first_week, own.weeks),
        ("plan.json",),
        N_("the plan has {weeks} weeks from {first} on, the community {own_weeks} from {own_first} on"),
        weeks=meta.weeks,
        first=str(meta.first_week),
        own_weeks=own.weeks,
        own_first=str(own.first_week),
    )


@rule(
    "same-cohorts",
    N_("Cohorts as given"),
    N_("A computed plan has exactly the community's cohorts, each with its programme, school, size and weeks."),
    plan=("cohorts",),
)
def same_cohorts(facts: Facts, check: Check) -> None:
    """Compare the two tables `cohorts`; a recorded plan has cohorts of its own."""
    if facts.planned.recorded:
        return
    planned = {row["id"]: row for row in facts.plan["cohorts"].iter_rows(named=True)}
    for id_ in sorted(planned.keys() | facts.given.cohorts.keys(), key=str):
        mine, own = planned.get(id_), facts.given.cohorts.get(id_)
        if mine is None or own is None:
            text = N_("the plan lacks this cohort") if mine is None else N_("the community has no such cohort")
            check.that(False, (id_ or "–",), text)
            continue
        other = [name for name in ("programme", "school", "size", "first_week", "due_week") if mine[name] != own[name]]
        check.that(
            not other,
            (id_ or "–",),
            N_("the plan says something else of it than the community: {columns}"),
            columns=", ".join(other),
        )


@rule(
    "rules-off",
    N_("Nothing switched off"),
    N_("Only the traditional mode switches a rule off, and only learn before work."),
)
def rules_off(facts: Facts, check: Check) -> None:
    """Look at what the plan says of itself."""
    for off in facts.plan.meta.rules_off:
        allowed = off in MAY_BE_OFF.get(facts.plan.meta.mode, set())
        check.that(allowed, (off,), N_("a plan of mode {mode} must keep {rule}"), mode=facts.plan.meta.mode, rule=off)
