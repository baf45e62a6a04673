"""How far groups of students lie apart: counted again. A group of fewer than five counts nowhere."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.recounted.cases import Figures
from alternance.verify.recounted.people import asked

__all__ = ["first_choice", "placed"]

FEWEST = 5


def placed(by: str) -> Callable[[Facts], Figures]:
    """Return the recount of students with a place for every block, by group."""

    def recount(facts: Facts) -> Figures:
        left = {student for student, _block in facts.left}
        return _apart([(student, student not in left) for student in asked(facts)], GROUPS[by](facts))

    return recount


def first_choice(by: str) -> Callable[[Facts], Figures]:
    """Return the recount of first choices among ranked placements, by group."""

    def recount(facts: Facts) -> Figures:
        ranked = [(row["student"], row["rank"] == 1) for row, _stay in facts.planned.placements if row["rank"]]
        return _apart(ranked, GROUPS[by](facts))

    return recount


def _apart(cases: list[tuple[str, bool]], group: Mapping[str, str | int]) -> Figures:
    shares = []
    for name in set(group.values()):
        own = [(student, good) for student, good in cases if group.get(student) == name]
        if len({student for student, _ in own}) >= FEWEST:
            shares.append(sum(good for _, good in own) / len(own))
    return {("all", "all"): max(shares) - min(shares)} if len(shares) > 1 else {}


def _sex(facts: Facts) -> dict[str, str | int]:
    return {id_: row["sex"] for id_, row in facts.given.students.items() if row["sex"]}


def _disability(facts: Facts) -> dict[str, str | int]:
    return {id_: row["disability"] for id_, row in facts.given.students.items() if row["disability"]}


def _language(facts: Facts) -> dict[str, str | int]:
    return {id_: row["languages"].split()[0] for id_, row in facts.given.students.items() if row["languages"]}


def _distance(facts: Facts) -> dict[str, str | int]:
    """Group by how many of 15, 30 and 60 minutes the shortest way to a position's site exceeds."""
    one_of: dict[str, str] = {}
    for id_, row in facts.given.positions.items():
        if row["unit"] in facts.given.units:
            one_of.setdefault(facts.given.units[row["unit"]]["site"], id_)
    placed = {site: _point(facts.given.sites.get(site)) for site in one_of}
    known = [site for site, point in placed.items() if point is not None]
    points = np.array([placed[site] for site in known]).reshape(-1, 3)
    said: dict[str, set[str]] = defaultdict(set)
    for row in facts.given.rows("travel"):
        said[row["student"]].add(row["site"])
    found: dict[str, str | int] = {}
    for student in asked(facts):
        near, home = [site for site in one_of if site in said[student]], _point(facts.given.students.get(student))
        if home is not None:
            # the nearer two points of a sphere, the larger their product: of all without a row the nearest is enough
            order = np.argsort(-(points @ home), kind="stable")
            near += [site for site in (known[n] for n in order) if site not in said[student]][:1]
        ways = [minutes for site in near if (minutes := facts.ways.minutes(student, one_of[site])) is not None]
        if ways:
            found[student] = sum(min(ways) > end for end in (15, 30, 60))
    return found


def _point(row: Row | None) -> npt.NDArray[np.float64] | None:
    """Return a place as a point of a sphere of radius 1."""
    if row is None or row["lat"] is None or row["lon"] is None:
        return None
    lat, lon = math.radians(row["lat"]), math.radians(row["lon"])
    return np.array([math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)])


#: What students are grouped by → student → group.
GROUPS: Mapping[str, Callable[[Facts], Mapping[str, str | int]]] = {
    "sex": _sex, "disability": _disability, "language": _language, "distance": _distance
}  # fmt: skip
