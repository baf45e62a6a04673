"""The limits above positions that rank students for themselves: they must not bind.

Where a unit has one ranking for all its positions and is full, whoever is ranked lower makes way. Where its positions
rank differently nobody can say who that is, and a stable placement may not exist at all. So the total of the unit, and
of the mentor, must be at least what all their positions together can take, in every week; and so must be what falls to
the unit of a total of its enterprise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.community.horizon import Horizon
from alternance.community.totals import Tables, splits

__all__ = ["Above", "limits_above"]

_Weeks = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Above:
    """A unit or mentor over a position that ranks for itself, or an enterprise that cuts its unit short.

    Attributes
    ----------
    kind : str
        ``unit``, ``mentor`` or ``enterprise``.
    name, position : str
        Its id, and the first position in `position_rankings` under it.
    most : int or None
        Students it takes at one time (of an enterprise: those that fall to the unit); None: not known.
    seats : int
        Seats of all its (the unit's) positions together in the week in which they have most.
    week : int
        That week, the first of several.
    """

    kind: str
    name: str
    position: str
    most: int | None
    seats: int
    week: int

    @property
    def may_bind(self) -> bool:
        """Whether it can be full while one of its positions is not."""
        return self.most is not None and self.most < self.seats


def limits_above(tables: Tables, horizon: Horizon) -> Iterator[Above]:
    """Yield the units (and enterprises that cut them short), then the mentors, over positions that rank for themselves.

    Linear in the weeks of all spans.
    """
    apart = dict.fromkeys(tables["position_rankings"]["position"].drop_nulls())
    if not apart:
        return
    seats = _by_week(tables, horizon)
    share = {unit: (split.enterprise, most) for split in splits(tables, horizon) for unit, most in split.cut.items()}
    for kind, table, column in (("unit", "hiring_units", "seats_total"), ("mentor", "mentors", "students_max")):
        above = dict(tables["positions"].select("id", kind).drop_nulls().rows())
        most = dict(tables[table].select("id", column).rows())
        first: dict[str, str] = {}
        for position in apart:
            name = above.get(position)
            if name is not None and name in most:
                first.setdefault(name, position)
        together = {name: np.zeros(horizon.weeks, dtype=np.int64) for name in first}
        for position, name in above.items():
            if name in together and position in seats:
                together[name] += seats[position]
        for name, position in first.items():
            week = int(together[name].argmax())
            yield Above(kind, name, position, most[name], int(together[name][week]), week)
            if kind == "unit" and name in share:
                enterprise, fall = share[name]
                yield Above("enterprise", enterprise, position, fall, int(together[name][week]), week)


def _by_week(tables: Tables, horizon: Horizon) -> dict[str, _Weeks]:
    """Return position → seats in each week of the horizon."""
    own = dict(tables["positions"].select("id", "seats").rows())
    found: dict[str, _Weeks] = {}
    for position, first, last, count in tables["position_weeks"].select("position", "from", "to", "seats").rows():
        if first is None or last is None or position not in own:
            continue
        weeks = found.setdefault(position, np.zeros(horizon.weeks, dtype=np.int64))
        chosen = slice(max(0, horizon.index(first)), max(0, horizon.index(last) + 1))
        weeks[chosen] = np.maximum(weeks[chosen], (own[position] if count is None else count) or 0)
    return found
