"""Recount of what blocks a placement, by trying whoever might move."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from tests.verify.recount.choices import has_kept, kept_seats, searching
from tests.verify.recount.people import free, listed, nodes, offers, placed_by_hand, taken_by
from tests.verify.recount.practice import asked, evidence, level
from tests.verify.recount.world import Row, World, named

Part = tuple[str, str | None]
Moving = dict[str, Part]


def stable(w: World) -> Iterator[str]:
    said = _listed(w)
    for batch in _batches(w):
        for case in batch.blocking():
            if (str(batch.weeks[0]), *case) not in said:
                kind, student, position, _, _ = case
                if kind == "pair":
                    yield named(student, batch.rows[str(student)]["block"], position)
                else:
                    yield named(*case, batch.weeks[0])


def blocking_listed(w: World) -> Iterator[str]:
    said = _listed(w)
    found = {(str(batch.weeks[0]), *case) for batch in _batches(w) for case in batch.blocking()} if said else set()
    yield from (named(*case) for case in said - found)


def kept_seats_said(w: World) -> Iterator[str]:
    rows = [row for row in w.placements if row["position"] is not None]
    seats = kept_seats(w, [row for row in rows if w.by_hand(row["student"], row["block"])])
    for batch in _batches(w):
        seats |= {(name, batch.rows[name]["block"]): holder for name, (_, holder) in batch.held.items()}
    for row in rows:
        if row["seat_of"] != seats.get((row["student"], row["block"])):
            yield named(row["student"], row["block"])


def _listed(w: World) -> set[tuple[Any, ...]]:
    rows = w.raw["blocking"]
    return {(str(r["from"]), r["kind"], r["student"], r["position"], r["group"], r["site"]) for r in rows}


def _batches(w: World) -> Iterator[_Batch]:
    apart = searching(w)
    found: dict[tuple[dt.date, dt.date, str], dict[str, Row]] = {}
    for row in [*({**row, "position": None} for row in w.raw["unplaced"]), *w.placements]:
        key = row["student"], row["block"]
        if not w.one("students", id=row["student"]) or (row["cohort"], row["block"]) not in w.stays:
            continue
        if w.seated(row["block"]) and not w.by_hand(*key) and key not in apart:
            weeks = w.practice(row["cohort"], row["block"])
            place = w.block(row["block"])["place"]  # type: ignore[index]
            found.setdefault((weeks[0], weeks[-1], place), {})[row["student"]] = row
    there = placed_by_hand(w)
    for when in sorted(found):
        yield _Batch(w, found[when], list(there))
        there += [row for row in found[when].values() if row["position"] is not None]


class _Batch:
    """Students by name with their row, and all who were placed before."""

    def __init__(self, w: World, rows: dict[str, Row], there: list[Row]) -> None:
        self.w, self.rows, self.there = w, rows, there
        self.weeks = sorted({week for row in rows.values() for week in w.practice(row["cohort"], row["block"])})
        self.taken = taken_by(w, there)
        self.lists = {name: self._list(row) for name, row in rows.items()}
        self.held: Moving = {}
        placed = [row for row in rows.values() if row["position"] is not None]
        for row in sorted(placed, key=self._turn):
            inside = list(self.held.values())
            free_ones = (p for p in self.parts(row["student"], row["position"]) if inside.count(p) < self.seats(p))
            self.held[row["student"]] = next(free_ones, (row["position"], None))

    def _turn(self, row: Row) -> tuple[float, bool, str]:
        """Return who gets a kept seat before whom: by rank, then whoever likes one kept elsewhere as well."""
        student, position = row["student"], row["position"]
        ranks = {p["position"]: p["rank"] for p in self.w.all("preferences", student=student)}
        alike = [p for p in self.lists[student] if p != position and position in ranks and ranks[p] == ranks[position]]
        return self.rank(student, position), all(len(self.parts(student, p)) == 1 for p in alike), student

    def _list(self, row: Row) -> list[str]:
        w, student = self.w, self.w.one("students", id=row["student"])
        offered = [p["id"] for p in w.c["positions"] if offers(w, row["cohort"], row["block"], p["id"])]
        return listed(w, student, row["cohort"], row["block"], offered) if student else []

    def _unit(self, position: str) -> str:
        return str(self.w.one("positions", id=position)["unit"])  # type: ignore[index]

    def site(self, position: str) -> str | None:
        unit = self.w.one("hiring_units", id=self._unit(position))
        return unit["site"] if unit else None

    def rank(self, student: str, position: str) -> float:
        """Return the rank with who ranks there, less is better."""
        if self.w.all("position_rankings", position=position):
            own = self.w.one("position_rankings", position=position, student=student)
            return own["rank"] if own else math.inf
        unit, row = self.w.one("hiring_units", id=self._unit(position)), self.rows[student]
        if unit and unit["ranks_by"] == "fit":
            return -self._fit(row, unit["id"])
        said = self.w.one("unit_rankings", unit=self._unit(position), student=student)
        return said["rank"] if said else math.inf

    def _fit(self, row: Row, unit: str) -> int:
        w, needed = self.w, Counter[str]()
        for phase in w.all("phases", block=row["block"]):
            for position in w.all("positions", unit=unit):
                for aim, most in asked(w, row["block"], phase["order"], position["id"]).items():
                    needed[aim] = max(needed[aim], most)
        return sum(min(most, self._can(row, aim)) for aim, most in needed.items())

    def _can(self, row: Row, aim: str) -> int:
        first = self.w.practice(row["cohort"], row["block"])[0]
        seen = evidence(self.w, row["student"], row["cohort"], aim, first)
        return level(self.w, row["cohort"], aim, first)[0] if seen is None else seen

    def parts(self, student: str, position: str) -> list[Part]:
        """Return a position's parts that are there for a student, the nearest first."""
        own = self.w.one("cohorts", id=self.rows[student]["cohort"]) or {}
        holders = dict.fromkeys([own.get("id"), own.get("programme"), own.get("school")])
        kept = {row["for"] for row in self.w.all("reserved_seats", position=position)}
        return [*((position, holder) for holder in holders if holder in kept), (position, None)]

    def seats(self, part: Part) -> int:
        """Return the seats of a part that those before leave in every week."""
        position, holder = part
        return max(0, min(self._seats_in(position, week).get(holder, 0) for week in self.weeks))

    def _seats_in(self, position: str, week: dt.date) -> dict[str | None, int]:
        w = self.w
        here = [r for r in self.there if r["position"] == position and week in w.practice(r["cohort"], r["block"])]
        cohorts, left = sorted(r["cohort"] for r in here), max(0, w.seats(position, week) - len(here))
        own, programmes = {r["id"] for r in w.c["cohorts"]}, {r["programme"] for r in w.c["cohorts"]}
        rows = w.all("reserved_seats", position=position)
        found: dict[str | None, int] = {}
        for row in sorted(rows, key=lambda r: (0 if r["for"] in own else 1 if r["for"] in programmes else 2, r["for"])):
            kept = row["seats"]
            for _ in range(row["seats"]):
                sits = next((cohort for cohort in cohorts if has_kept(w, cohort, row["for"])), None)
                if sits is not None:
                    cohorts.remove(sits)
                    kept -= 1
            found[row["for"]] = min(kept, left)
            left -= found[row["for"]]
        return {**found, None: left}

    def better(self, student: str) -> list[Part]:
        """Return the parts at which a student would rather be."""
        ranks = {p["position"]: p["rank"] for p in self.w.all("preferences", student=student)}
        own, now = self.lists[student], self.held.get(student)
        row = self.w.one("cohorts", id=self.rows[student]["cohort"]) or {}
        levels = [row.get("id"), row.get("programme"), row.get("school")]

        def worth(part: Part) -> tuple[float, int]:
            place = ranks[part[0]] if ranks else own.index(part[0])
            return place, 3 if part[1] is None else levels.index(part[1])

        here = [part for position in own for part in self.parts(student, position)]
        if now is None or now[0] not in own:
            return here
        return [part for part in here if worth(part) < worth(now)]

    def who_ranks(self, position: str) -> str:
        return position if self.w.all("position_rankings", position=position) else "unit " + self._unit(position)

    def takes(self, moving: Moving) -> bool:
        """Tell whether those who rank take all who move."""
        worst: dict[str, float] = {}
        for student, (position, _) in moving.items():
            by = self.who_ranks(position)
            worst[by] = max(worst.get(by, -math.inf), self.rank(student, position))
        stay = {s: p for s, p in self.held.items() if s not in moving}
        stay = {s: p for s, p in stay.items() if self.rank(s, p[0]) <= worst.get(self.who_ranks(p[0]), math.inf)}
        for part in set(moving.values()):
            if [*stay.values(), *moving.values()].count(part) > self.seats(part):
                return False
        for node in {node for position, _ in moving.values() for node in nodes(self.w, position)[1:]}:
            inside = sum(node in nodes(self.w, p) for p, _ in [*stay.values(), *moving.values()])
            if inside > free(self.w, node, self.weeks, self.taken):
                return False
        return True

    def blocking(self) -> Iterator[tuple[str | None, ...]]:
        """Yield what blocks: kind, student, position, group, site."""
        self.groups: dict[str, list[str]] = {}
        for row in self.w.c["peer_groups"]:
            if row["student"] in self.rows:
                self.groups.setdefault(row["group"], []).append(row["student"])
        self.groups = {group: members for group, members in self.groups.items() if len(members) > 1}
        self.wanted = {student: self.better(student) for student in self.rows}
        least = {p["id"]: p["seats_min"] for p in self.w.c["positions"] if (p["seats_min"] or 0) > 1}
        self.least = {p: n for p, n in least.items() if p not in {position for position, _ in self.held.values()}}
        yield from self._pairs()
        yield from self._openings()
        for group, members in self.groups.items():
            yield from self._groups(group, members)

    def _at(self, group: str) -> str | None:
        return next((self.site(self.held[s][0]) for s in self.groups[group] if s in self.held), None)

    def _may(self, student: str, position: str) -> bool:
        of = [group for group, members in self.groups.items() if student in members]
        return not of or self._at(of[0]) == self.site(position)

    def _pairs(self) -> Iterator[tuple[str | None, ...]]:
        for student, parts in self.wanted.items():
            for position in dict.fromkeys(p for p, _ in parts if p not in self.least and self._may(student, p)):
                if any(self.takes({student: part}) for part in parts if part[0] == position):
                    yield "pair", student, position, None, None

    def _openings(self) -> Iterator[tuple[str | None, ...]]:
        for position, count in self.least.items():
            wanting = {s: [part for part in parts if part[0] == position] for s, parts in self.wanted.items()}
            coming = [student for student, parts in wanting.items() if parts and self._may(student, position)]
            ways = ((some, way) for some in combinations(coming, count) for way in product(*(wanting[s] for s in some)))
            if any(self.takes(dict(zip(some, way, strict=True))) for some, way in ways):
                yield "opening", None, position, None, None

    def _groups(self, group: str, members: list[str]) -> Iterator[tuple[str | None, ...]]:
        for site in {self.site(p) for s in members for p, _ in self.wanted[s]} - {self._at(group), None}:
            for way in product(*([part for part in self.wanted[s] if self.site(part[0]) == site] for s in members)):
                to = Counter(position for position, _ in way)
                enough = all(to[position] >= self.least.get(position, 0) for position in to)
                if enough and self.takes(dict(zip(members, way, strict=True))):
                    yield "group", None, None, group, site
                    break
