"""Recount of: seats kept for some, positions that open with some, groups, own searches, rotation, exceptions listed."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from tests.verify.recount.world import Row, World, named


def searching(w: World) -> set[tuple[str, str]]:
    """Return who looks for a place of their own, and has none by hand."""
    rows = [(r["student"], r["block"]) for r in w.c["searches"] if r["status"] == "searching"]
    return {key for key in rows if not w.by_hand(*key)}


def searching_apart(w: World) -> Iterator[str]:
    placed = {(row["student"], row["block"]) for row in w.placements}
    yield from (named(*key) for key in searching(w) & placed)


def _when_outside(w: World, student: str, block: str) -> dt.date | None:
    own = w.one("students", id=student)
    row = w.one("outside_horizon", cohort=own["cohort"], kind="block", item=block) if own else None
    return row["ended"] if row else None


def _before(w: World, student: str, day: dt.date, hand: bool) -> list[str | None]:
    """Return the enterprises of a student before a day, in their order; of places by hand alone where asked."""
    found: list[tuple[dt.date, str | None]] = []
    by_hand: dict[tuple[str, str], str] = {(r["student"], r["block"]): r["position"] for r in w.c["fixed"]}
    by_hand |= {(r["student"], r["item"]): r["value"] for r in w.c["locks"] if r["what"] == "position"}
    for (who, block), position in by_hand.items():
        ended = _when_outside(w, who, block)
        if who == student and ended is not None and w.one("positions", id=position):
            found.append((ended, w.enterprise(position)))
    for row in w.placements:
        begin = w.practice(row["cohort"], row["block"])[0]
        mine = row["student"] == student and row["position"] is not None
        if mine and (not hand or w.by_hand(student, row["block"])):
            found.append((begin, w.enterprise(row["position"])))
    return [enterprise for when, enterprise in sorted(found, key=lambda pair: pair[0]) if when < day]


def rotates(w: World, student: str, cohort: str, block: str, position: str) -> bool:
    """Tell whether the block's rotation allows a position."""
    row = w.block(block)
    if row is None or row["rotation"] == "any":
        return True
    before = _before(w, student, w.practice(cohort, block)[0], bool(w.by_hand(student, block)))
    if row["rotation"] == "other enterprise":
        return w.enterprise(position) not in before
    return before[-1:] in ([], [w.enterprise(position)])


def rotation(w: World) -> Iterator[str]:
    for row in w.placements:
        if row["position"] is not None and not rotates(w, row["student"], row["cohort"], row["block"], row["position"]):
            yield named(row["student"], row["block"])


def _kept(w: World, position: str) -> list[Row]:
    """Return the kept seats of a position: for cohorts first, then programmes, then schools."""
    cohorts, programmes = ({r[key] for r in w.c["cohorts"]} for key in ("id", "programme"))
    rows = w.all("reserved_seats", position=position)
    return sorted(rows, key=lambda r: (0 if r["for"] in cohorts else 1 if r["for"] in programmes else 2, r["for"]))


def has_kept(w: World, cohort: str, holder: str) -> bool:
    """Tell whether seats kept for `holder` are there for a cohort."""
    own = w.one("cohorts", id=cohort)
    return own is not None and holder in (own["id"], own["programme"], own["school"])


def _beside(w: World, position: str, cohorts: list[str]) -> int:
    """Return how many of those there find no kept seat."""
    left = sorted(cohorts)
    for row in _kept(w, position):
        for _ in range(row["seats"]):
            sits = next((cohort for cohort in left if has_kept(w, cohort, row["for"])), None)
            if sits is not None:
                left.remove(sits)
    return len(left)


def reserved_seats(w: World) -> Iterator[str]:
    there: dict[tuple[str, dt.date], list[Row]] = defaultdict(list)
    for row, position, week in w.weeks_there():
        there[position["id"], week].append(row)
    for (name, week), rows in there.items():
        if kept := _kept(w, name):
            hand = [str(row["cohort"]) for row in rows if w.by_hand(row["student"], row["block"])]
            opened = w.seats(name, week) - sum(row["seats"] for row in kept)
            if _beside(w, name, [str(row["cohort"]) for row in rows]) > max(0, opened, _beside(w, name, hand)):
                yield named(name, week)


def kept_seats(w: World, placed: list[Row]) -> dict[tuple[str, str], str | None]:
    """Return for whom the seats are kept of those placed by hand, who come one after the other."""
    found: dict[tuple[str, str], str | None] = {}
    taken: list[tuple[str, str, dt.date]] = []
    for row in sorted(placed, key=lambda r: (r["cohort"], r["student"], r["block"])):
        own = w.one("cohorts", id=row["cohort"]) or {}
        position, weeks = str(row["position"]), w.practice(row["cohort"], row["block"])
        mine = None
        for holder in map(str, (own.get("school"), own.get("programme"), own.get("id"))):  # the nearest last
            kept = w.one("reserved_seats", position=position, **{"for": holder})
            if kept and all(taken.count((position, holder, week)) < kept["seats"] for week in weeks):
                mine = holder
        taken += [(position, str(mine), week) for week in weeks]
        found[row["student"], row["block"]] = mine
    return found


def _batches(w: World) -> list[dict[str, Any]]:
    """Return the batches: ``begin``, ``held`` (student → position or None)."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    known = [row for row in w.raw["unplaced"] if w.one("students", id=row["student"])]
    for row in [*w.placements, *({**row, "position": None} for row in known)]:
        key = (row["student"], row["block"])
        if (row["cohort"], row["block"]) not in w.stays or not w.seated(row["block"]) or w.by_hand(*key):
            continue
        if key in searching(w) or not w.one("students", id=row["student"]):
            continue
        weeks = w.practice(row["cohort"], row["block"])
        batch = found.setdefault(
            (weeks[0], weeks[-1], w.block(row["block"])["place"]),  # type: ignore[index]
            {"begin": weeks[0], "held": {}},
        )
        if row["position"] is not None:
            batch["held"][row["student"]] = row["position"]
        batch["held"].setdefault(row["student"], None)
    return list(found.values())


def opens_with_enough(w: World) -> Iterator[str]:
    for batch in _batches(w):
        for position, count in Counter(p for p in batch["held"].values() if p).items():
            own = w.one("positions", id=position)
            if own and (own["seats_min"] or 0) > 1 and count < own["seats_min"]:
                yield named(position, batch["begin"])


def _site(w: World, position: str | None) -> str | None:
    own = w.one("positions", id=position) if position else None
    unit = w.one("hiring_units", id=own["unit"]) if own else None
    return unit["site"] if unit else None


def groups_together(w: World) -> Iterator[str]:
    for batch in _batches(w):
        groups: dict[str, list[str]] = defaultdict(list)
        for row in w.c["peer_groups"]:
            if row["student"] in batch["held"]:
                groups[row["group"]].append(row["student"])
        for group, members in groups.items():
            if len(members) > 1 and len({_site(w, batch["held"][student]) for student in members}) > 1:
                yield named(group, batch["begin"])
