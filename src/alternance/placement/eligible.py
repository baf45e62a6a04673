"""Which position a student may have, decided before any preference; a pair that may not be keeps every reason."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

import polars as pl

from alternance.community.community import Community
from alternance.placement.attained import Attained
from alternance.placement.rotation import Rotation
from alternance.placement.stay import Stay
from alternance.placement.supply import Position, Supply
from alternance.placement.ways import Ways
from alternance.policy.limits import Limits
from alternance.readiness.needs import BlockWork

__all__ = ["ADULT", "Eligibility", "age"]

#: The age from which on the limit of weekly minutes does not count any more; its clause is about those under 18.
ADULT = 18


def age(birth: dt.date, day: dt.date) -> int:
    """Return the age in full years on `day`.

    Examples
    --------
    >>> age(dt.date(2010, 9, 8), dt.date(2026, 9, 7))
    15
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


class Eligibility:
    """Judges pairs of student and position for a stay.

    `learn_before_work` False: readiness does not count. `rotation`: where students were before, if that counts.
    """

    def __init__(
        self,
        community: Community,
        supply: Supply,
        work: Mapping[str, BlockWork],
        limits: Limits,
        learn_before_work: bool,
        rotation: Rotation | None = None,
    ) -> None:
        self._horizon, self.supply, self.limits = community.horizon, supply, limits
        self._attained = Attained(community, work) if learn_before_work else None
        self._ways, self._rotation = Ways(community), rotation
        self._students = {row["id"]: row for row in community["students"].iter_rows(named=True)}
        self._languages = {name: set((row["languages"] or "").split()) for name, row in self._students.items()}
        self._block_minutes = dict(community["blocks"].select("id", "minutes_per_day").rows())
        released = community["blocks"].filter(pl.col("rhythm").cast(pl.String) == "day release")
        self._release: dict[str, int] = dict(released.select("id", "days_per_week").rows())
        self._forbidden = set(community["forbidden"].select("student", "position").rows())
        self._offers: dict[tuple[str, Stay], list[str]] = {}
        self._most: dict[tuple[dt.date | None, Stay], float] = {}

    def way(self, student: str, position: Position) -> int | None:
        """Return the minutes of the way."""
        return self._ways.minutes(student, position.site)

    def reasons(self, student: str, position: Position, stay: Stay) -> list[str]:
        """Return every reason why the pair may not be, as codes of `REASONS`; empty: it may."""
        found = [*self._offer(position, stay)]
        if (student, position.id) in self._forbidden:
            found.append("forbidden")
        if self._too_far(student, position):
            found.append("way-too-long")
        spoken = self._languages[student]
        if position.language and spoken and position.language not in spoken:
            found.append("language")
        found += self._by_age(student, position, stay)
        found += self._rotation.reasons(student, position, stay) if self._rotation else ()
        if self._attained is not None and self._attained.lacking(student, position.id, stay):
            found.append("not-ready")
        return found

    def _offer(self, position: Position, stay: Stay) -> list[str]:
        """Return what speaks against the position whoever the student is; judged once for each stay."""
        key = (position.id, stay)
        if key not in self._offers:
            supply, first = self.supply, self._horizon.monday(stay.weeks[0])
            serves = supply.serves(position.id, stay.block)
            found = [] if serves else ["other-block"]
            found += [] if supply.begins(position.id, first) else ["start-not-allowed"]
            found += [] if supply.lasts(position.id, stay.weeks) else ["no-seat-in-weeks"]
            self._offers[key] = found
        return self._offers[key]

    def _too_far(self, student: str, position: Position) -> bool:
        most = self._students[student]["travel_max"]
        way = None if most is None else self.way(student, position)
        return way is not None and way > most

    def _by_age(self, student: str, position: Position, stay: Stay) -> list[str]:
        if self._students[student]["birth_date"] is None:
            return ["birth-date-unknown"] if self.asking_age(student, position, stay) else []
        return self.asking_age(student, position, stay)

    def asking_age(self, student: str, position: Position, stay: Stay) -> list[str]:
        """Return the limits that the student's age breaks; of an unknown age, those that it may break."""
        birth, first = self._students[student]["birth_date"], self._horizon.monday(stay.weeks[0])
        years, least = -1 if birth is None else age(birth, first), self.limits.value("minimum-age", first)
        found = ["minimum-age"] if least is not None and years < least else []
        if years < ADULT and self._week_of_practice(position, stay.block) > self._most_minutes(birth, stay):
            found.append("weekly-minutes-under-18")
        return found

    def _week_of_practice(self, position: Position, block: str) -> int:
        """Return the minutes of a practice week; of a day release at most its days count."""
        days = min(position.days, self._release.get(block, position.days))
        minutes: int = position.minutes_per_day or self._block_minutes[block]
        return days * minutes

    def _most_minutes(self, birth: dt.date | None, stay: Stay) -> float:
        """Return the most minutes of practice in any week of the stay that begins before the coming of age.

        It is the limit of weekly minutes less what is taught in that week: lessons of a day release. Who was born on
        an unknown day may be of no age yet in any week.
        """
        key = (birth, stay)
        if key not in self._most:
            days = [(week, self._horizon.monday(week)) for week in stay.weeks]
            young = [(week, day) for week, day in days if birth is None or age(birth, day) < ADULT]
            limits = [(self.limits.value("weekly-minutes-under-18", day), stay.taught.get(w, 0)) for w, day in young]
            self._most[key] = min((most - taught for most, taught in limits if most is not None), default=math.inf)
        return self._most[key]
