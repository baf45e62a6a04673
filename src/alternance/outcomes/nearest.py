"""The shortest way from each home to any of many sites, without looking at every pair one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from alternance.community.community import Community
from alternance.community.ways import estimate

__all__ = ["nearest_ways"]

#: Homes looked at in one go: bounds the memory to so many rows of sites.
CHUNK = 1024


def nearest_ways(community: Community, students: Iterable[str], sites: Sequence[str]) -> dict[str, int]:
    """Return student → minutes to the nearest of `sites`; whose ways are not known is left out.

    A row of `travel` stands for its pair in place of the estimate from coordinates. The estimate grows with the
    distance, so that only that of the nearest site is worked out. Students times sites, in arrays.
    """
    said: dict[str, dict[str, int]] = defaultdict(dict)
    wanted = set(sites)
    for student, site, minutes in community["travel"].select("student", "site", "minutes").rows():
        if site in wanted:
            said[student][site] = minutes
    places = {id_: (lat, lon) for id_, lat, lon in community["sites"].select("id", "lat", "lon").rows()}
    known = [site for site in sites if None not in places.get(site, (None, None))]
    number = {site: column for column, site in enumerate(known)}
    homes = {id_: (lat, lon) for id_, lat, lon in community["students"].select("id", "lat", "lon").rows()}
    asked = [student for student in students if student in homes]
    at_home = [student for student in asked if None not in homes[student]] if known else []
    found = {student: min(said[student].values()) for student in asked if student in said}
    where = np.array([places[site] for site in known], dtype=np.float64).reshape(-1, 2)
    for start in range(0, len(at_home), CHUNK):
        own = at_home[start : start + CHUNK]
        apart = _apart(np.array([homes[student] for student in own], dtype=np.float64), where)
        for row, student in enumerate(own):
            for site in said.get(student, ()):
                if site in number:
                    apart[row, number[site]] = np.inf
            column = int(apart[row].argmin())
            if np.isfinite(apart[row, column]):
                minutes = estimate(*homes[student], *places[known[column]])
                found[student] = min(minutes, found.get(student, minutes))
    return found


def _apart(homes: npt.NDArray[np.float64], sites: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return what grows with the distance, the haversine (shape: homes, sites), from degrees."""
    lat, lon = np.radians(homes[:, :1]), np.radians(homes[:, 1:])
    other, across = np.radians(sites[:, 0]), np.radians(sites[:, 1])
    found: npt.NDArray[np.float64] = (
        np.sin((other - lat) / 2) ** 2 + np.cos(lat) * np.cos(other) * np.sin((across - lon) / 2) ** 2
    )
    return found
