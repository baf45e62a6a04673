"""How far groups of students lie apart: counted again. Groups of fewer than five count nowhere."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.recounted.cases import ALL, Figures, middle
from alternance.verify.recounted.people import asked

__all__ = ["BY_RANKS", "GROUPS", "placed"]

FEWEST = 5
#: Group → (student, how much), a case each.
Cases = Mapping[str | int, list[tuple[str, float]]]


def placed(by: str) -> Callable[[Facts], Figures]:
    """Return the recount of students with a place for every block, by group."""

    def recount(facts: Facts) -> Figures:
        left = {student for student, _block in facts.left}
        cases = _shown([(student, student not in left) for student in asked(facts)], GROUPS[by](facts))
        return _apart([_mean(own) for own in cases.values()])

    return recount


def first_choice(by: str) -> Callable[[Facts], Figures]:
    """Return the recount of first choices among ranked placements, by group."""
    return lambda facts: _apart([_at_least(1, own) for own in _ranked(facts, by).values()])


def rank_median(by: str) -> Callable[[Facts], Figures]:
    """Return the recount of the ranks in the middle, by group."""
    return lambda facts: _apart([middle([(rank, 1) for _, rank in own]) for own in _ranked(facts, by).values()])


def rank_worst(by: str) -> Callable[[Facts], Figures]:
    """Return the recount of the largest ranks, by group."""
    return lambda facts: _apart([max(rank for _, rank in own) for own in _ranked(facts, by).values()])


def ranks(by: str) -> Callable[[Facts], Figures]:
    """Return the recount of how far, at the rank where it is most, the shares of those ranks or better lie apart."""

    def recount(facts: Facts) -> Figures:
        cases = _ranked(facts, by)
        worst = int(max((rank for own in cases.values() for _, rank in own), default=0))
        steps = [_apart([_at_least(step, own) for own in cases.values()]) for step in range(1, worst + 1)]
        return max((step for step in steps if step), key=lambda step: step[ALL], default={})

    return recount


def _ranked(facts: Facts, by: str) -> Cases:
    cases = [(row["student"], row["rank"]) for row, _stay in facts.planned.placements if row["rank"]]
    return _shown(cases, GROUPS[by](facts))


def _shown(cases: list[tuple[str, float]], group: Mapping[str, str | int]) -> Cases:
    """Return the cases of the groups that may be shown.

    They are those of at least five people. If the others have people, but fewer than five together, then one more is
    not shown: that of fewest people, and of several such the first.
    """
    people: dict[str | int, set[str]] = defaultdict(set)
    for student, _ in cases:
        if student in group:
            people[group[student]].add(student)
    shown = {name for name, own in people.items() if len(own) >= FEWEST}
    if 1 <= len(set().union(*(own for name, own in people.items() if name not in shown))) < FEWEST and shown:
        shown.remove(min(shown, key=lambda name: (len(people[name]), name)))
    return {name: [case for case in cases if group.get(case[0]) == name] for name in shown}


def _mean(own: list[tuple[str, float]]) -> float:
    return sum(much for _, much in own) / len(own)


def _at_least(rank: int, own: list[tuple[str, float]]) -> float:
    """Return the share at a rank or a better one."""
    return _mean([(student, found <= rank) for student, found in own])


def _apart(figures: list[float]) -> Figures:
    return {ALL: max(figures) - min(figures)} if len(figures) > 1 else {}


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
#: What the ranks of placements are asked → recount, for a way of grouping.
BY_RANKS: Mapping[str, Callable[[str], Callable[[Facts], Figures]]] = {
    "first_choice": first_choice, "rank_median": rank_median, "rank_worst": rank_worst, "ranks": ranks
}  # fmt: skip
