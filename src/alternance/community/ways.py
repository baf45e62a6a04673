"""Minutes from a student's home to a site: known, else estimated from coordinates, else unknown."""

from __future__ import annotations

import math

from alternance.community.community import Community

__all__ = ["Ways", "estimate"]

#: Start and end of a way, and minutes for a kilometre as the crow flies.
BASE, PER_KM = 10.0, 1.5
#: Mean radius of the earth in km.
EARTH = 6371.0088


def estimate(lat: float, lon: float, to_lat: float, to_lon: float) -> int:
    """Return the minutes of a way: 10 + 1.5 · km as the crow flies (haversine), rounded up.

    Examples
    --------
    >>> estimate(51.05, 13.74, 51.05, 13.74)
    10
    """
    a, b = math.radians(lat), math.radians(to_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    kilometres = 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))
    return math.ceil(round(BASE + PER_KM * kilometres, 6))


class Ways:
    """Ways between students and positions of a community."""

    def __init__(self, community: Community) -> None:
        self._ways: dict[tuple[str, str], int | None] = {
            (student, site): minutes for student, site, minutes in community["travel"].rows()
        }
        self._homes = {row[0]: row[1:] for row in community["students"].select("id", "lat", "lon").rows()}
        self._sites = {row[0]: row[1:] for row in community["sites"].select("id", "lat", "lon").rows()}

    def minutes(self, student: str, site: str) -> int | None:
        """Return the minutes of the way one way; None where it is not known."""
        pair = (student, site)
        if pair not in self._ways:
            home, place = self._homes.get(student, (None, None)), self._sites.get(site, (None, None))
            self._ways[pair] = None if None in home or None in place else estimate(*home, *place)
        return self._ways[pair]
