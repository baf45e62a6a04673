"""Each block of practice has a place, and in some week as many seats as its largest cohort has students."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from alternance.community.crosscheck.totals import unit_totals
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.horizon import Horizon

__all__ = ["IN_ROOMS", "seats"]

#: Forms whose students sit in a room of the community instead of a position.
IN_ROOMS = ("studio", "joint platform")
_POSITION_TABLES = ("positions", "hiring_units", "mentors", "position_weeks", "position_blocks", "sites")
_Weeks = npt.NDArray[np.int64]


def seats(view: View) -> Iterator[Finding]:
    """Yield a finding for each block that no position serves, or whose positions never have seats enough."""
    if "positions" not in view or set(_POSITION_TABLES) & set(view.unread):
        return
    largest = _largest(view)
    serving = _Serving(view)
    offered = None if view.horizon is None else _Offered(view, view.horizon)
    for row, block in enumerate(view["blocks"].iter_rows(named=True)):
        students = largest.get(block["id"], 0)
        if block["form"] in IN_ROOMS or not students or block["place"] is None:
            continue
        facts = {"block": block["id"], "place": block["place"]}
        positions = serving(block["id"], block["place"], block["enterprise"])
        if not positions:
            yield view.finding("no-place", "blocks", row, "place", block["place"], **facts)
        elif offered is not None and (most := offered.most(positions)) < students:
            yield view.finding(
                "few-seats", "blocks", row, "place", block["place"], students=students, seats=most, **facts
            )


def _largest(view: View) -> dict[str, int]:
    """Return block → students of the largest cohort that has it within the horizon."""
    cohorts = defaultdict(list)
    for cohort, programme, size in view["cohorts"].select("id", "programme", "size").rows():
        cohorts[programme].append((cohort, size or 0))
    outside = set(view["outside_horizon"].select("cohort", "item").rows())
    blocks = view["blocks"].select("id", "programme").rows()
    return {
        block: max((size for cohort, size in cohorts[programme] if (cohort, block) not in outside), default=0)
        for block, programme in blocks
    }


class _Serving:
    """Which positions serve a block: by occupation (and enterprise), or because they list it."""

    def __init__(self, view: View) -> None:
        owner = dict(view["sites"].select("id", "organisation").rows())
        units = {
            unit: (work, owner.get(site))
            for unit, work, site in view["hiring_units"].select("id", "occupation", "site").rows()
        }
        self._of: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
        for position, unit in view["positions"].select("id", "unit").rows():
            occupation, enterprise = units.get(unit, (None, None))
            if occupation is not None:
                self._of[occupation, None].add(position)
                if enterprise is not None:
                    self._of[occupation, enterprise].add(position)
        self._listed: defaultdict[str, set[str]] = defaultdict(set)
        for position, block in view["position_blocks"].select("position", "block").rows():
            self._listed[block].add(position)

    def __call__(self, block: str, place: str, enterprise: str | None) -> frozenset[str]:
        return frozenset(self._of[place, enterprise] | self._listed[block])


class _Offered:
    """Seats by week, cut at what mentors and hiring units can take; an enterprise's total is split over its units."""

    def __init__(self, view: View, horizon: Horizon) -> None:
        self._weeks = horizon.weeks
        total = unit_totals(view)
        guides = dict(view["mentors"].select("id", "students_max").rows())
        self._limits = {
            position: (unit, total.get(unit), mentor, guides.get(mentor))
            for position, unit, mentor in view["positions"].select("id", "unit", "mentor").rows()
        }
        self._seats = _by_week(view, horizon)
        self._known: dict[frozenset[str], int] = {}

    def most(self, positions: frozenset[str]) -> int:
        """Return the seats of the week in which these positions have most."""
        if positions not in self._known:
            self._known[positions] = int(self._together(positions).max(initial=0))
        return self._known[positions]

    def _together(self, positions: frozenset[str]) -> _Weeks:
        of_mentor: dict[tuple[str, str | None, int | None], _Weeks] = {}
        totals: dict[str, int | None] = {}
        for position in positions & self._limits.keys():
            unit, total, mentor, guided = self._limits[position]
            totals[unit] = total
            key = (unit, mentor, guided)
            of_mentor[key] = of_mentor.get(key, 0) + self._seats.get(position, np.zeros(self._weeks, dtype=np.int64))
        of_unit: dict[str, _Weeks] = {}
        for (unit, mentor, guided), weeks in of_mentor.items():
            cut = weeks if mentor is None or guided is None else np.minimum(weeks, guided)
            of_unit[unit] = of_unit.get(unit, 0) + cut
        cuts = (w if totals[u] is None else np.minimum(w, totals[u]) for u, w in of_unit.items())  # type: ignore[arg-type]
        return sum(cuts, np.zeros(self._weeks, dtype=np.int64))


def _by_week(view: View, horizon: Horizon) -> dict[str, _Weeks]:
    """Return position → seats in each week of the horizon."""
    own = dict(view["positions"].select("id", "seats").rows())
    by_week: dict[str, _Weeks] = {}
    for position, first, last, count in view["position_weeks"].select("position", "from", "to", "seats").rows():
        if first is None or last is None or position not in own:
            continue
        seats = (own[position] if count is None else count) or 0
        weeks = by_week.setdefault(position, np.zeros(horizon.weeks, dtype=np.int64))
        weeks[max(0, horizon.index(first)) : max(0, horizon.index(last) + 1)] += seats
    return by_week
