"""What a recommendation assumes beside the tables, in words."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.gap.recommend.practice import TRAINED
from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.school import GROWN, KEPT
from alternance.text import N_, _, say

__all__ = ["assumed"]


def assumed(problem: Problem) -> Iterator[str]:
    """Yield the sentences."""
    text = N_(
        "A level more takes {rate} minutes of school, the average of this programme's modules; what a module gives "
        "less of sets free an equal part of its minutes"
    )
    yield say(text, rate=problem.rate)
    text = N_("A module keeps at least {kept:.0%} of its minutes and takes at most {grown:.0%} more")
    yield say(text, kept=KEPT, grown=GROWN)
    text = N_("Work trains to level {assist} where students assist and to level {alone} where they do it alone")
    yield say(text, assist=TRAINED["assist"], alone=TRAINED["alone"])
    yield _(
        "A phase has room for as many levels a week as this programme's fullest phase trains; enterprises agree to it"
    )
    yield _("Each change counts for all cohorts, those under way included")
    if problem.extra:
        yield say(
            "All students take the extra qualification of up to {minutes} minutes beside the programme's hours",
            minutes=problem.extra,
        )
    if problem.improvements:
        yield _(
            "An improvement counts for the demand of quarters that begin on or after the day from which it is there; "
            "what several programmes share is paid by each"
        )
    if problem.locked:
        text = N_(
            "{count} modules are not the school's to change ({modules}): there remain their order, the emphasis within "
            "their hours, training in the enterprise, and an extra qualification beside the programme"
        )
        yield say(text, count=len(problem.locked), modules=", ".join(problem.locked))
