"""How far it is from a student's home to a position."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from alternance.verify.given import Given, Row

__all__ = ["Ways", "between"]

#: Mean radius of the earth.
EARTH_KM = 6371.0088
#: An estimate where nothing is known: minutes to set out, and minutes a kilometre as the crow flies.
SET_OUT, A_KILOMETRE = 10.0, 1.5


@dataclass(frozen=True, eq=False)
class Ways:
    """Minutes one way: as `travel` says, else estimated from coordinates, else not known."""

    given: Given

    @cached_property
    def _said(self) -> dict[tuple[str, str], int]:
        return {(row["student"], row["site"]): row["minutes"] for row in self.given.rows("travel")}

    def minutes(self, student: str, position: str) -> int | None:
        """Return the minutes from the home of `student` to the site of `position`; None where they are not known."""
        unit = self.given.units.get(self.given.positions[position]["unit"])
        if unit is None:
            return None
        said = self._said.get((student, unit["site"]))
        home, site = self.given.students.get(student), self.given.sites.get(unit["site"])
        if said is not None or home is None or site is None:
            return said
        return between(home, site)


def between(home: Row, site: Row) -> int | None:
    """Return the minutes estimated from one place to another; None where a coordinate is missing."""
    km = _kilometres(home, site)
    return None if km is None else math.ceil(round(SET_OUT + A_KILOMETRE * km, 6))


def _kilometres(home: Row, site: Row) -> float | None:
    """Return the great-circle distance (haversine); None where a coordinate is missing."""
    if None in (home["lat"], home["lon"], site["lat"], site["lon"]):
        return None
    lat, other = math.radians(home["lat"]), math.radians(site["lat"])
    across, along = (other - lat) / 2, math.radians(site["lon"] - home["lon"]) / 2
    half = math.sin(across) ** 2 + math.cos(lat) * math.cos(other) * math.sin(along) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
