"""What a hiring unit can take of itself: its total, and the seats of its fullest week under its mentors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from alternance.community.horizon import Horizon
from alternance.community.totals.asking import Tables

__all__ = ["own_limits"]

_Weeks = npt.NDArray[np.int64]


def own_limits(tables: Tables, horizon: Horizon, units: Collection[str]) -> dict[str, int]:
    """Return unit → the most trainees that it takes at one time, whatever its enterprise takes.

    Linear in the weeks of all spans.
    """
    totals = dict(tables["hiring_units"].select("id", "seats_total").rows())
    guides = dict(tables["mentors"].select("id", "students_max").rows())
    together = {unit: np.zeros(horizon.weeks, np.int64) for unit in units}
    for (unit, mentor), seats in _seats(tables, horizon, units).items():
        most = guides.get(mentor)
        together[unit] += seats if most is None else np.minimum(seats, most)
    fullest = {unit: int(seats.max(initial=0)) for unit, seats in together.items()}
    return {unit: most if totals.get(unit) is None else min(most, totals[unit]) for unit, most in fullest.items()}


def _seats(tables: Tables, horizon: Horizon, units: Collection[str]) -> dict[tuple[str, str | None], _Weeks]:
    """Return (unit, mentor) → seats by week of its positions."""
    columns = ("id", "unit", "mentor", "seats")
    above = {id_: (unit, mentor, seats) for id_, unit, mentor, seats in tables["positions"].select(columns).rows()}
    found: dict[tuple[str, str | None], _Weeks] = defaultdict(lambda: np.zeros(horizon.weeks, np.int64))
    for position, first, last, seats in tables["position_weeks"].select("position", "from", "to", "seats").rows():
        unit, mentor, usual = above.get(position, (None, None, None))
        if unit in units and first is not None and last is not None:
            weeks = slice(max(0, horizon.index(first)), max(0, horizon.index(last) + 1))
            found[unit, mentor][weeks] += (usual if seats is None else seats) or 0
    return found
