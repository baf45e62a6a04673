"""All batches of a community, one after the other: what earlier ones take, later ones no longer have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from alternance.community.community import Community
from alternance.placement.run import Placed, Placement, Run, Unplaced, ordered, walk
from alternance.placement.stay import Stay
from alternance.policy.limits import Limits

__all__ = ["Placed", "Placement", "Unplaced", "place"]


def place(
    community: Community,
    stays: Iterable[Stay],
    limits: Limits,
    *,
    learn_before_work: bool = True,
    everybody: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Placement:
    """Place the students of all stays.

    Parameters
    ----------
    stays : iterable of Stay
        Every cohort's stays in blocks that need a position.
    learn_before_work : bool
        False in a mode that does not keep this rule: then readiness excludes nobody.
    everybody : bool
        Whether those whom stability leaves out get a place too, where there is one (see `completion`).
    progress : callable
        Told (batches done, batches).

    Raises
    ------
    ValueError
        When a cohort is in two blocks of one place at once.

    Notes
    -----
    Batches are students with the same place, first and last week, in the order of (from, to, place). A position's
    capacity in a batch is its least free seat over the batch's practice weeks; a unit's and a mentor's alike.
    """
    run = Run(community, limits, learn_before_work, everybody)
    in_order = ordered(run, stays)
    run.fix(in_order)
    walk(run, in_order, progress)
    return run.result
