"""What else differs between plans set side by side than the way of planning: told, so that nobody is misled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alternance.plan.plan import Plan
from alternance.text import N_, say

__all__ = ["differences"]


def differences(plans: Sequence[Plan], names: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each thing that is not the same for all of `plans`, then what each of them assumes.

    Parameters
    ----------
    names : sequence of str
        What each plan is called, in the same order.
    """
    first = plans[0].meta
    for plan, name in zip(plans[1:], names[1:], strict=True):
        meta = plan.meta
        if meta.community != first.community:
            yield say(
                "{one} and {other} were made for different communities, or for one before and after a change",
                one=names[0], other=name,
            )  # fmt: skip
        if (meta.first_week, meta.weeks) != (first.first_week, first.weeks):
            text = N_("{one} has {weeks} weeks from {since}, {other} has {others} weeks from {later}")
            yield say(
                text, one=names[0], other=name, weeks=first.weeks, since=first.first_week, others=meta.weeks,
                later=meta.first_week,
            )  # fmt: skip
        mine, theirs = (other.options.get("work_limit") for other in (first, meta))
        if "recorded" not in (first.kind, meta.kind) and mine != theirs:
            text = N_("{one} and {other} were allowed different work ({mine} and {theirs})")
            yield say(text, one=names[0], other=name, mine=mine or "–", theirs=theirs or "–")
        if "recorded" not in (first.kind, meta.kind) and meta.versions != first.versions:
            yield say("{one} and {other} were made by different versions", one=names[0], other=name)
    for plan, name in zip(plans, names, strict=True):
        for rule in plan.meta.rules_off:
            yield say("{plan} does not keep the rule {rule}", plan=name, rule=rule)
        if plan.meta.status == "cut short":
            yield say("{plan} was cut short: with more time it may be better", plan=name)
        for assumed in plan.meta.assumed:
            yield say("{plan} assumes: {what}", plan=name, what=assumed)
