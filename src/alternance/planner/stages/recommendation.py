"""Beside the stages: what to change in one programme, and the community as it would be then."""

from __future__ import annotations

from collections.abc import Mapping

from alternance.community import Community
from alternance.framework import Framework
from alternance.gap import recommend
from alternance.gap.errors import RecommendationError
from alternance.gap.recommend import Recommendation
from alternance.planner.stages.gap import problem
from alternance.text import N_, say

__all__ = ["changed", "recommended"]


def recommended(
    community: Community,
    framework: Framework,
    programme: str,
    allowed: int | None = None,
    extra: int = 0,
    budget: int | None = 0,
) -> Recommendation:
    """Recommend what to change in a programme; see `alternance.gap.recommend.advise`.

    Raises
    ------
    RecommendationError
        When there is no such programme, or nothing is demanded of it.
    """
    known = community["programmes"]["id"].to_list()
    if programme not in known:
        text = N_("programmes has no row {programme}. Name one of {known}")
        raise RecommendationError(say(text, programme=programme, known=", ".join(known)))
    advice = recommend.advise(community, problem(community, framework), programme, allowed, extra, budget=budget)
    if advice.before is None:
        text = N_(
            "{programme}: no line of demand with a headcount asks for its occupation. "
            "Add lines to demands, or correct the programme's occupation"
        )
        raise RecommendationError(say(text, programme=programme))
    return advice


def changed(community: Community, advice: Mapping[str, Recommendation]) -> Community:
    """Return the community with several recommendations applied, all made for it, each for another programme.

    Parameters
    ----------
    advice : mapping of str to Recommendation
        What a recommendation is called in messages, such as its file → the recommendation.

    Raises
    ------
    RecommendationError
        When two are for one programme, one was made for another community, or one does not fit what is there.
    """
    now, given = community, dict[str, str]()
    for place, one in advice.items():
        if one.programme in given:
            text = N_("{place}: for programme {programme}, as {other} is. Name one of them")
            raise RecommendationError(say(text, place=place, programme=one.programme, other=given[one.programme]))
        given[one.programme] = place
        try:
            now = recommend.apply(now, one, made_for=community.hash)
        except RecommendationError as error:
            raise RecommendationError(f"{place}: {error}") from None
    return now
