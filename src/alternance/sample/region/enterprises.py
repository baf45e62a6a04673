"""Enterprises with hiring units, mentors and positions: seats for both reference schedules, and some slack."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.programme.occupations import occupation_id, slug
from alternance.sample.programme.programme import Programme
from alternance.sample.region.frame import Frame
from alternance.sample.region.groups import LARGEST
from alternance.sample.region.post import Post, add_weeks, ask, bind
from alternance.sample.region.scarcity import Scarcity, season
from alternance.sample.region.schools import TIGHTNESS

__all__ = ["ENTERPRISES", "add_enterprises"]

ENTERPRISES = 120


def add_enterprises(draft: Draft, frame: Frame, chance: Chance) -> tuple[list[Post], list[Scarcity]]:
    """Add ten enterprises for each programme; every other occupation has a season with few seats."""
    posts: list[Post] = []
    scarce: list[Scarcity] = []
    each = ENTERPRISES // len(frame.programmes)
    families = chance.shuffled(frame.content["names"]["family"])
    for number, (entry, programme) in enumerate(zip(frame.content["programmes"], frame.programmes, strict=True)):
        own = _of_programme(draft, frame, entry, programme, families, chance)
        if number % 2 == 0 and (
            found := season(programme.occupation, own, frame.away(programme.occupation), frame.days)
        ):
            scarce.append(found)
        bind(draft, own, chance)
        ask(draft, programme, own, chance)
        posts += own
        families = families[each:] + families[:each]
    posts.append(_guest(draft, posts, frame.programmes))
    for post in posts:
        add_weeks(draft, post, chance)
    return posts, scarce


def _of_programme(
    draft: Draft, frame: Frame, entry: Mapping[str, Any], programme: Programme, families: Sequence[str], chance: Chance
) -> list[Post]:
    """Add the enterprises of one programme's occupation; where a class goes whole to one of them, it is the first."""
    total = math.ceil(int(frame.away(programme.occupation).max()) / TIGHTNESS)
    shares = _shares(total, ENTERPRISES // len(frame.programmes), "order_class" in entry, chance)
    found: list[Post] = []
    for place, share in enumerate(shares):
        firm = f"{families[place]} {chance.pick(entry['trade'])}", chance.pick(frame.content["names"]["form"])
        firm = (entry["anchor"], "gGmbH") if place == 0 and "anchor" in entry else firm
        town = frame.towns[programme.school]
        enterprise = _enterprise(draft, programme.occupation, (*firm, entry["sector"]), town, share, chance)
        found += _positions(draft, enterprise, programme.occupation, entry["trade"], share, chance)
    return found


def _shares(total: int, units: int, whole_class: bool, chance: Chance) -> list[int]:
    """Deal `total` seats, two at least a unit; where a class goes whole to one enterprise, the first takes it."""
    weights = [0.5 + chance.share() for _ in range(units)]
    shares = [2 + int((total - 2 * units) * weight / sum(weights)) for weight in weights]
    for place in range(max(0, total - sum(shares))):
        shares[place % units] += 1
    if whole_class:
        shares[0] = max(shares[0], math.ceil(LARGEST / TIGHTNESS))
    return shares


def _enterprise(
    draft: Draft, occupation: str, firm: tuple[str, str, str], town: tuple[float, float], seats: int, chance: Chance
) -> str:
    """Add an enterprise (name, legal form, sector) with one site and one hiring unit; return its id."""
    title, form, sector = firm
    known = {row["id"] for row in draft.rows("organisations")}
    name = slug(title)
    name = name if name not in known else f"{name}-{len(known)}"
    staff = 10 * seats + chance.between(3, 40)
    draft.add(
        "organisations", id=name, kind="enterprise", title=f"{title} {form}", country="DE", region="SN", sector=sector,
        staff=round(staff * (1.1 + chance.share())), staff_known=chance.pick(("exact", "exact", "band", "declared")),
    )  # fmt: skip
    near = 0.12 if chance.happens(0.8) else 0.3
    lat, lon = round(chance.around(town[0], near), 4), round(chance.around(town[1], 1.5 * near), 4)
    draft.add("sites", id=f"{name}:site", organisation=name, title="Works", lat=lat, lon=lon)
    draft.add(
        "hiring_units", id=f"{name}:u", site=f"{name}:site", occupation=occupation, seats_total=seats, staff=staff,
        staff_known="exact",
    )  # fmt: skip
    return name


def _positions(
    draft: Draft, enterprise: str, occupation: str, trades: Sequence[str], seats: int, chance: Chance
) -> list[Post]:
    """Add the positions of a unit: one or two, some with a mentor, some with a seat more than the unit's total."""
    parts = [seats] if seats < 4 else [seats - seats // 2, seats // 2]
    found = []
    for number, part in enumerate(parts, start=1):
        name, mentor = f"{enterprise}:p{number}", None
        if chance.happens(0.6):
            mentor = f"{enterprise}:m{number}"
            draft.add("mentors", id=mentor, unit=f"{enterprise}:u", students_max=part)
        more = 1 if number == 1 and chance.happens(0.15) else 0
        draft.add(
            "positions", id=name, unit=f"{enterprise}:u", title=f"{chance.pick(trades)}, team {number}", mentor=mentor,
            seats=part + more, minutes_per_day=chance.pick((480, 480, 450, None)),
        )  # fmt: skip
        found.append(Post(name, f"{enterprise}:u", enterprise, occupation, part))
    return found


def _guest(draft: Draft, posts: Sequence[Post], programmes: Sequence[Programme]) -> Post:
    """Add a unit of a neighbouring occupation that serves one programme's later blocks by `position_blocks`."""
    electric = next(programme for programme in programmes if programme.id.endswith(":electric"))
    host = next(post for post in posts if post.occupation == electric.occupation).enterprise
    guest = Post(f"{host}:p9", f"{host}:u2", host, occupation_id("domestic electrician"), 2, reliable=False)
    draft.add(
        "hiring_units", id=guest.unit, site=f"{host}:site", occupation=guest.occupation, seats_total=guest.seats,
        staff=24, staff_known="exact",
    )  # fmt: skip
    draft.add(
        "positions", id=guest.id, unit=guest.unit, title="House installation", seats=guest.seats, minutes_per_day=480
    )
    for practice in electric.practices[2:]:
        draft.add("position_blocks", position=guest.id, block=practice.id)
    return guest
