"""Seats by week: what positions, mentors and hiring units offer together to a set of blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from alternance.calendar.drafting.practice import Practice
from alternance.calendar.problem import Ints
from alternance.community.community import Community
from alternance.community.starts import allows
from alternance.community.totals import unit_totals

__all__ = ["Offer"]

_NO_LIMIT = 1 << 30


class Offer:
    """Positions with their seats and starts by week, below mentors, below hiring units.

    Attributes
    ----------
    seats, begins : numpy arrays, shape (positions, weeks)
        Seats offered, and whether trainees may begin.
    promised : numpy array, shape (positions, weeks)
    """

    def __init__(self, community: Community) -> None:
        rows = community["positions"].sort("id").rows(named=True)
        weeks = community.horizon.weeks
        self.names = [row["id"] for row in rows]
        self.at = {name: k for k, name in enumerate(self.names)}
        self.seats = np.zeros((len(rows), weeks), np.int64)
        self.promised = np.zeros((len(rows), weeks), np.int64)
        self.begins = np.zeros((len(rows), weeks), np.bool_)
        self._fill(community, [row["seats"] for row in rows])
        self._trees(community, rows)
        self._belongs(community, rows)

    def _fill(self, community: Community, usual: list[int]) -> None:
        horizon = community.horizon
        columns = ("position", "from", "to", "seats", "promised", "starts")
        for position, first, last, seats, promised, starts in community["position_weeks"].select(columns).rows():
            k = self.at[position]
            for week in range(max(0, horizon.index(first)), min(horizon.weeks, horizon.index(last) + 1)):
                self.seats[k, week] = usual[k] if seats is None else seats
                self.promised[k, week] = promised
                self.begins[k, week] = allows(starts, horizon.monday(week))

    def _trees(self, community: Community, rows: list[dict[str, object]]) -> None:
        """Number mentors and units; a position without a mentor has one of its own, without a limit."""
        totals = unit_totals(community)
        most = dict(community["mentors"].select("id", "students_max").rows())
        units = {name: k for k, name in enumerate(sorted(totals))}
        mentors: dict[str, int] = {}
        unit_of_mentor: list[int] = []
        limits: list[int] = []
        mentor_of: list[int] = []
        for row in rows:
            name = f"mentor {row['mentor']}" if row["mentor"] else f"position {row['id']}"
            if name not in mentors:
                mentors[name] = len(mentors)
                unit_of_mentor.append(units[str(row["unit"])])
                limits.append(most[row["mentor"]] if row["mentor"] else _NO_LIMIT)
            mentor_of.append(mentors[name])
        self._mentor_of = np.array(mentor_of, np.int64)
        self._mentor_limit = np.array(limits, np.int64)
        self._unit_of = np.array(unit_of_mentor, np.int64)
        self._unit_limit = np.array([totals[name] for name in sorted(totals)], np.int64)

    def _belongs(self, community: Community, rows: list[dict[str, object]]) -> None:
        owner = dict(community["sites"].select("id", "organisation").rows())
        units = {u: (o, owner[s]) for u, o, s in community["hiring_units"].select("id", "occupation", "site").rows()}
        self.occupation = [units[str(row["unit"])][0] for row in rows]
        self._enterprise = [units[str(row["unit"])][1] for row in rows]
        self._listed: dict[str, set[str]] = defaultdict(set)
        for position, block in community["position_blocks"].rows():
            self._listed[block].add(position)

    def serving(self, practice: Practice) -> frozenset[str]:
        """Return the positions that serve a block: of its place (and enterprise), or listed for it."""
        fitting = {
            name
            for name, occupation, enterprise in zip(self.names, self.occupation, self._enterprise, strict=True)
            if occupation == practice.place and practice.enterprise in (None, enterprise)
        }
        return frozenset(fitting | self._listed[practice.id])

    def together(self, positions: Iterable[str], seats: Ints) -> Ints:
        """Return what positions offer below the limits of their mentors and units.

        Parameters
        ----------
        seats : shape (all positions, n)
            Seats of each position; only the rows of `positions` count.

        Returns
        -------
        shape (n,)
        """
        chosen = np.array(sorted(self.at[name] for name in positions), np.int64)
        by_mentor = np.zeros((len(self._mentor_limit), seats.shape[1]), np.int64)
        np.add.at(by_mentor, self._mentor_of[chosen], seats[chosen])
        by_unit = np.zeros((len(self._unit_limit), seats.shape[1]), np.int64)
        np.add.at(by_unit, self._unit_of, np.minimum(by_mentor, self._mentor_limit[:, None]))
        total: Ints = np.minimum(by_unit, self._unit_limit[:, None]).sum(axis=0)
        return total

    def promised_of(self, place: str) -> Ints:
        """Return the seats promised by week at the hiring units of an occupation."""
        rows = [k for k, occupation in enumerate(self.occupation) if occupation == place]
        total: Ints = self.promised[rows].sum(axis=0).astype(np.int64)
        return total

    def beginners(self, positions: Iterable[str], away: tuple[int, ...]) -> int:
        """Return how many may begin in ``away[0]`` and have a seat in every one of `away`."""
        least = self.seats[:, list(away)].min(axis=1, initial=_NO_LIMIT) * self.begins[:, away[0]]
        return int(self.together(positions, least[:, None])[0])
