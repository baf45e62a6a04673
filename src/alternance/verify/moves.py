"""What blocks a batch of a plan: pairs, openings and groups, by the words of placement, one by one.

The definitions are those of `alternance/placement/problem.py` and `alternance/placement/together/problem.py`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from alternance.verify.batches import Batch, Seat
from alternance.verify.facts import Facts
from alternance.verify.ranked import Ranker

__all__ = ["MOST", "Move", "Moves"]

#: Ways in which a group may be spread over a site that are tried at most.
MOST = 20_000


@dataclass(frozen=True)
class Move:
    """A case: a pair, an opening or a group with a site; whether it blocks, None: too many ways to tell."""

    kind: str
    student: str | None
    position: str | None
    group: str | None
    site: str | None
    blocks: bool | None

    @property
    def name(self) -> tuple[str | None, ...]:
        """What it is called beside its batch."""
        return self.kind, self.student, self.position, self.group, self.site


@dataclass(frozen=True, eq=False)
class Moves:
    """The cases of one batch."""

    facts: Facts
    batch: Batch

    def all(self) -> Iterator[Move]:
        """Yield every case."""
        yield from self._pairs()
        yield from self._openings()
        yield from self._groups()

    @cached_property
    def better(self) -> dict[str, dict[str, list[Seat]]]:
        """Student → position → its parts at which the student would rather be; alike is no gain."""
        batch = self.batch
        return {
            student: {
                position: seats for position in batch.lists[student] if (seats := batch.better(student, position))
            }
            for student in sorted(batch.stays)
        }

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """Group → its students in the batch, of groups of which there are two or more."""
        found: dict[str, list[str]] = {}
        for student in self.batch.stays if self.facts.decided.groups else ():
            for group in self.facts.decided.groups.get(student, ()):
                found.setdefault(group, []).append(student)
        return {group: sorted(own) for group, own in sorted(found.items()) if len(own) > 1}

    @cached_property
    def _group_of(self) -> dict[str, str]:
        return {student: group for group, own in self.members.items() for student in own}

    def least(self, position: str) -> int:
        """Return with how many students a position opens, where that is more than one and nobody is there; else 0."""
        least = self.facts.given.positions[position]["seats_min"] or 0
        return 0 if least < 2 or position in self.batch.filled else int(least)

    def site(self, position: str) -> str | None:
        """Return the site of a position."""
        unit = self.facts.given.units.get(self.facts.given.positions[position]["unit"])
        return unit["site"] if unit else None

    def _here(self, student: str, position: str) -> bool:
        """Tell whether the student's group, if there is one, is at the position's site."""
        group = self._group_of.get(student)
        return group is None or self._at(group) == self.site(position)

    def _at(self, group: str) -> str | None:
        return next((self.site(self.batch.held[s]) for s in self.members[group] if s in self.batch.held), None)

    def _pairs(self) -> Iterator[Move]:
        for student, positions in self.better.items():
            for position, seats in positions.items():
                if not self.least(position) and self._here(student, position):
                    blocks = any(self.takes({student: seat}) for seat in seats)
                    yield Move("pair", student, position, None, None, blocks)

    def _openings(self) -> Iterator[Move]:
        for position in sorted({p for positions in self.better.values() for p in positions}):
            if least := self.least(position):
                yield Move("opening", None, position, None, None, self._opens(position, least))

    def _opens(self, position: str, least: int) -> bool:
        """Tell whether so many would come to a closed position and be taken.

        Of those ranked no lower than the lowest who comes, those come first who make room: under the mentor, then in
        the unit.
        """
        coming = [s for s, better in self.better.items() if position in better and self._here(s, position)]
        above = self.batch.way_up((position, ""))[1:]
        for worst in sorted({self.batch.standing(position, student) for student in coming}):
            able = [student for student in coming if self.batch.standing(position, student) <= worst]
            able.sort(key=lambda student: -sum(student in self.batch.holders[node].students for node in above))
            moving: dict[str, Seat] = {}
            for student in able:
                if len(moving) < least:
                    self._add(student, position, moving, set())
            if len(moving) == least and self.takes(moving):
                return True
        return False

    def _add(self, student: str, position: str, moving: dict[str, Seat], tried: set[Seat]) -> bool:
        """Give a student one of the parts wanted; who is there already may take another one."""
        for seat in self.better[student][position]:
            if seat in tried:
                continue
            tried.add(seat)
            inside = [other for other, taken in moving.items() if taken == seat]
            if len(inside) < self.batch.free["part", *seat]:
                moving[student] = seat
                return True
            for other in inside:
                if self._add(other, position, moving, tried):
                    moving[student] = seat
                    return True
        return False

    def _groups(self) -> Iterator[Move]:
        for group, members in self.members.items():
            sites = {self.site(p) for s in members for p in self.better[s]} - {self._at(group), None}
            for site in sorted(map(str, sites)):
                yield Move("group", None, None, group, site, self._moves(members, site))

    def _moves(self, members: Sequence[str], site: str) -> bool | None:
        """Tell whether all of a group would go to a site and be taken, in any of the ways to spread them."""
        ways = [
            [seat for position, seats in self.better[s].items() if self.site(position) == site for seat in seats]
            for s in members
        ]
        if math.prod(map(len, ways)) > MOST:
            return None
        spread = (dict(zip(members, seats, strict=True)) for seats in product(*ways))
        return any(self._enough(moving) and self.takes(moving) for moving in spread)

    def _enough(self, moving: Mapping[str, Seat]) -> bool:
        """Tell whether each closed position gets as many as it opens with, or none."""
        to = [position for position, _part in moving.values()]
        return all(to.count(position) >= self.least(position) for position in to)

    def takes(self, moving: Mapping[str, Seat]) -> bool:
        """Tell whether those who rank take those who move, each to a part.

        Those who move are taken out of what they hold, and of each unit, or position that ranks for itself, everybody
        whom it ranks below all who come.
        """
        batch, lowest, coming = self.batch, dict[Ranker, float](), Counter[tuple[str, ...]]()
        for student, seat in moving.items():
            ranker = self.facts.ranked.ranker(seat[0])
            lowest[ranker] = max(batch.standing(seat[0], student), lowest.get(ranker, -math.inf))
            coming.update(batch.way_up(seat))
        return all(
            batch.holders[node].staying(lowest, moving) + count <= batch.free[node] for node, count in coming.items()
        )
