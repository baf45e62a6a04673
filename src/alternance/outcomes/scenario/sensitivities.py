"""How much hangs on what: seats, demand and teachers a little more and a little less, and one enterprise lost."""

from __future__ import annotations

from alternance.community.community import Community
from alternance.outcomes.scenario.lost import largest_enterprise, without_enterprise
from alternance.outcomes.scenario.scaled import more_demand, more_teachers
from alternance.outcomes.scenario.scenario import Scenario
from alternance.outcomes.scenario.seats import more_seats

__all__ = ["sensitivities"]


def sensitivities(community: Community, percent: int = 10, lost: str | None = None) -> list[Scenario]:
    """Return changed communities; what cannot be changed because there is none of it is left out.

    Parameters
    ----------
    percent : int
        How much more and less.
    lost : str or None
        The enterprise that is lost; None: the one with most seats.

    Raises
    ------
    ValueError
        When `percent` is not between 1 and 99, or `lost` is no enterprise with positions.
    """
    if not 1 <= percent <= 99:
        raise ValueError(f"{percent} per cent are not between 1 and 99")
    found = []
    for table, change in (("positions", more_seats), ("demands", more_demand), ("teachers", more_teachers)):
        if community[table].height:
            found += [change(community, -percent), change(community, percent)]
    enterprise = lost or largest_enterprise(community)
    if enterprise is not None:
        found.append(without_enterprise(community, enterprise))
    return found
