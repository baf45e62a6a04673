"""What people said and settled before any round: students' wishes, rankings of students, fixed placements and locks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import polars as pl

from alternance.community.community import Community
from alternance.placement.rankings import Rankings

__all__ = ["Said"]


class Said:
    """The community's words, looked up.

    Attributes
    ----------
    wishes : dict of str to dict of str to int
        Student → position → rank; a student who said nothing is not there.
    rankings : Rankings
        Of hiring units, and of positions that rank for themselves.
    fixed : dict of (str, str) to (str, str)
        (Student, block) → (position, door); a lock goes before a contract.
    searching : frozenset of (str, str)
        (Student, block) of those who look for a place of their own and take no part in a round.
    ties : int
        Ranks that stand beside an equal one before them.
    """

    def __init__(self, community: Community) -> None:
        self.wishes: dict[str, dict[str, int]] = defaultdict(dict)
        for student, position, rank in community["preferences"].select("student", "position", "rank").rows():
            self.wishes[student][position] = rank
        self.rankings = Rankings(
            _ranks(community, "unit_rankings", "unit"), _ranks(community, "position_rankings", "position")
        )
        self.fixed = _fixed(community)
        looking = community["searches"].select("student", "block", pl.col("status").cast(pl.String)).rows()
        self.searching = frozenset((student, block) for student, block, status in looking if status == "searching")
        self.ties = sum(_ties(ranks.values()) for ranks in (*self.rankings.all(), *self.wishes.values()))


def _ranks(community: Community, table: str, ranker: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name, student, rank in community[table].select(ranker, "student", "rank").rows():
        found[name][student] = rank
    return dict(found)


def _ties(ranks: Iterable[int]) -> int:
    return sum(count - 1 for count in Counter(ranks).values())


def _fixed(community: Community) -> dict[tuple[str, str], tuple[str, str]]:
    rows = community["fixed"].select("student", "block", "position", "door").rows()
    fixed = {(student, block): (position, door) for student, block, position, door in rows}
    locks = community["locks"].select("what", "student", "item", "value").rows()
    return fixed | {(student, item): (value, "lock") for what, student, item, value in locks if what == "position"}
