"""Stays made by hand, and a slow judge of a whole placement that reads the raw tables again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alternance.community import Community
from alternance.community.starts import allows
from alternance.placement import Placement, Stay
from alternance.readiness.givers import Given
from alternance.verify.given import Given as Looked
from alternance.verify.shares import Shares

ALL = Given({})


def stay(where: Community, begin: int, *, cohort: str = "c", block: str = "b", given: Given = ALL) -> Stay:
    """The cohort's stay in a block of whole weeks that begins in week `begin`."""
    phases, week = {}, begin
    for order, weeks in where["phases"].filter(block=block).select("order", "weeks").rows():
        phases[order] = list(range(week, week + weeks))
        week += weeks
    return Stay(cohort, block, phases, given)


@dataclass(frozen=True)
class Need:
    """A student who needs a position in a stay."""

    student: str
    stay: Stay


class Judge:
    """Seats and rankings of a community, read from its tables without `supply` or `batch`."""

    def __init__(self, where: Community) -> None:
        self.where = where
        self.positions = {row["id"]: row for row in where["positions"].iter_rows(named=True)}
        shares = Shares(Looked(where), where.horizon)  # the verifier's: an enterprise's total, split
        self.totals = {unit: shares.most(unit) for unit in where["hiring_units"]["id"]}
        self.most = dict(where["mentors"].select("id", "students_max").rows())
        self.occupation = dict(where["hiring_units"].select("id", "occupation").rows())
        self.place = dict(where["blocks"].select("id", "place").rows())
        self.rank = {(unit, student): rank for unit, student, rank in where["unit_rankings"].rows()}
        self.rank |= {(position, student): rank for position, student, rank in where["position_rankings"].rows()}
        self.apart = set(where["position_rankings"]["position"])
        self.wishes: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for student, position, rank in where["preferences"].select("student", "position", "rank").rows():
            self.wishes[student].append((rank, position))

    def offered(self, position: str, week: int) -> int:
        for name, first, last, seats in self.where["position_weeks"].select("position", "from", "to", "seats").rows():
            if name == position and first <= self.where.horizon.monday(week) <= last:
                return int(self.positions[position]["seats"] if seats is None else seats)
        return 0

    def begins(self, position: str, week: int) -> bool:
        day = self.where.horizon.monday(week)
        rows = self.where["position_weeks"].select("position", "from", "to", "starts").rows()
        return any(name == position and a <= day <= b and allows(starts, day) for name, a, b, starts in rows)

    def nodes(self, position: str) -> list[str]:
        """The position, its mentor and its unit."""
        row = self.positions[position]
        return [position, *([f"mentor {row['mentor']}"] if row["mentor"] else []), f"unit {row['unit']}"]

    def limit(self, node: str, week: int) -> int:
        kind, _, name = node.partition(" ")
        return {"mentor": self.most, "unit": self.totals}[kind][name] if name else self.offered(node, week)

    def listed(self, need: Need) -> list[str]:
        """The student's list: eligible by occupation, start and seats, as these tests know no other reasons."""
        weeks = need.stay.weeks
        able = [
            p
            for p, row in self.positions.items()
            if self.occupation[row["unit"]] == self.place[need.stay.block]
            and self.begins(p, weeks[0])
            and all(self.offered(p, week) > 0 for week in weeks)
        ]
        if need.student in self.wishes:
            return [p for _, p in sorted(self.wishes[need.student]) if p in able]
        return sorted(able)

    def ranker(self, position: str) -> str:
        """Who ranks for `position`: itself, or its unit."""
        return position if position in self.apart else str(self.positions[position]["unit"])

    def above(self, ranker: str, one: str, other: str) -> bool:
        """Whether `ranker` ranks `one` above `other`; whom it does not name are alike, after all others."""
        last = 10**6
        return bool(self.rank.get((ranker, one), last) < self.rank.get((ranker, other), last))

    def wish(self, need: Need, position: str) -> int:
        """The student's own rank; without preferences the place on the list."""
        if need.student in self.wishes:
            return next(rank for rank, p in self.wishes[need.student] if p == position)
        return self.listed(need).index(position)

    def free(self, nodes: Sequence[str], weeks: Sequence[int], taken: dict[tuple[str, int], int]) -> dict[str, int]:
        return {n: max(0, min(self.limit(n, w) - taken[n, w] for w in weeks)) for n in nodes}

    def take(self, taken: dict[tuple[str, int], int], position: str, weeks: Sequence[int]) -> None:
        for node in self.nodes(position):
            for week in weeks:
                taken[node, week] += 1


def batches(judge: Judge, stays: Sequence[Stay], settled: set[tuple[str, str]]) -> Iterator[list[Need]]:
    """The batches in their order, without those who are fixed."""
    groups: dict[tuple[int, int, str], list[Need]] = defaultdict(list)
    students = judge.where["students"].select("id", "cohort").rows()
    for one in stays:
        for student, cohort in students:
            if cohort == one.cohort and (student, one.block) not in settled:
                key = (one.weeks[0], one.weeks[-1], judge.place[one.block])
                groups[key].append(Need(student, one))
    for key in sorted(groups):
        yield sorted(groups[key], key=lambda need: need.student)


def held(result: Placement) -> dict[tuple[str, str], str]:
    """(student, block) → position."""
    return {(one.student, one.stay.block): one.position.id for one in result.placed}
