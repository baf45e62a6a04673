"""Enterprises with hiring units, mentors and positions: seats for both reference schedules, and some slack."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.fields import occupation_id, slug
from alternance.sample.programme import Programme
from alternance.sample.reference import Ints
from alternance.sample.region.groups import HORIZON, LARGEST
from alternance.sample.region.schools import TIGHTNESS

__all__ = ["ENTERPRISES", "Post", "Scarcity", "add_enterprises"]

ENTERPRISES = 120
#: Share of an occupation's seats that may be bound to certain weeks of beginning.
_BOUND = 0.12
#: Share of an occupation's seats that is closed in its scarce weeks.
_CLOSED = 0.6
#: Seats of a position that takes a good part of a whole class, and is therefore open to all, always.
_ANCHOR = 15
#: Longest scarce season, in weeks.
_SEASON = 6


@dataclass
class Post:
    """A position while it is composed. `reliable`: always open, for beginners of every week and for everybody."""

    id: str
    unit: str
    enterprise: str
    occupation: str
    seats: int
    reliable: bool = True
    starts: str = "any"
    closed: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Scarcity:
    """Weeks in which an occupation offers fewer seats than usual."""

    occupation: str
    first: int
    last: int
    seats: int
    usual: int


def add_enterprises(
    draft: Draft, entries: Sequence[Mapping[str, Any]], programmes: Sequence[Programme], towns: Mapping[str, tuple[float, float]],
    names: Mapping[str, Sequence[str]], seats: Mapping[str, Ints], days: Sequence[int], chance: Chance,
) -> tuple[list[Post], list[Scarcity]]:  # fmt: skip
    """Add ten enterprises for each programme; `seats`: occupation → students away by week, the most of all schedules."""
    posts: list[Post] = []
    scarce: list[Scarcity] = []
    family, forms = chance.shuffled(names["family"]), names["form"]
    for number, (entry, programme) in enumerate(zip(entries, programmes, strict=True)):
        away = seats[programme.occupation]
        total = math.ceil(int(away.max()) / TIGHTNESS)
        own: list[Post] = []
        each = ENTERPRISES // len(programmes)
        shares = _shares(total, each, chance, whole_class="order_class" in entry)
        for place, share in enumerate(shares):
            firm = f"{family[(number * each + place) % len(family)]} {chance.pick(entry['trade'])}", chance.pick(forms)
            firm = (entry["anchor"], "gGmbH") if place == 0 and "anchor" in entry else firm
            enterprise = _enterprise(draft, programme, (*firm, entry["sector"]), towns[programme.school], share, chance)
            own += _unit(draft, enterprise, programme.occupation, entry["trade"], share, chance)
        if number % 2 == 0 and (found := _season(programme.occupation, own, away, days)):
            scarce.append(found)
        _bind(draft, own, chance)
        _ask(draft, programme, own, chance)
        posts += own
    posts += _guest(draft, posts, programmes)
    for post in posts:
        _weeks(draft, post, chance)
    return posts, scarce


def _shares(total: int, units: int, chance: Chance, whole_class: bool) -> list[int]:
    """Deal `total` seats to units, two at least each; where a whole class goes to one enterprise, the first takes it."""
    weights = [0.5 + chance.share() for _ in range(units)]
    shares = [2 + int((total - 2 * units) * weight / sum(weights)) for weight in weights]
    for place in range(max(0, total - sum(shares))):
        shares[place % units] += 1
    if whole_class:
        shares[0] = max(shares[0], math.ceil(LARGEST / TIGHTNESS))
    return shares


def _enterprise(
    draft: Draft,
    programme: Programme,
    firm: tuple[str, str, str],
    town: tuple[float, float],
    seats: int,
    chance: Chance,
) -> str:
    """Add an enterprise (name, legal form, sector) with one site and one hiring unit; return its id."""
    title, form, sector = firm
    known = {row["id"] for row in draft.rows("organisations")}
    name = slug(title)
    name = name if name not in known else f"{name}-{len(known)}"
    unit_staff = 10 * seats + chance.between(3, 40)
    draft.add(
        "organisations", id=name, kind="enterprise", title=f"{title} {form}", country="DE", region="SN",
        sector=sector, staff=round(unit_staff * (1.1 + chance.share())),
        staff_known=chance.pick(("exact", "exact", "band", "declared")),
    )  # fmt: skip
    near = 0.12 if chance.happens(0.8) else 0.3
    draft.add(
        "sites", id=f"{name}:site", organisation=name, title="Works",
        lat=round(chance.around(town[0], near), 4), lon=round(chance.around(town[1], 1.5 * near), 4),
    )  # fmt: skip
    draft.add(
        "hiring_units", id=f"{name}:u", site=f"{name}:site", occupation=programme.occupation, seats_total=seats,
        staff=unit_staff, staff_known="exact",
    )  # fmt: skip
    return name


def _unit(
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
            seats=part + more, minutes_per_day=chance.pick((480, 480, 450, None)), language=None,
        )  # fmt: skip
        found.append(Post(name, f"{enterprise}:u", enterprise, occupation, part))
    return found


def _season(occupation: str, posts: Sequence[Post], away: Ints, days: Sequence[int]) -> Scarcity | None:
    """Close seats in the longest stretch of teaching weeks in which no schedule has anybody away."""
    best: tuple[int, int] | None = None
    start = None
    for week in range(8, len(days)):
        if away[week] or not days[week]:
            start = None
            continue
        start = week if start is None else start
        if week - start < _SEASON and (best is None or week - start > best[1] - best[0]):
            best = (start, week)
    if best is None or best[1] - best[0] < 2:
        return None
    usual = sum(post.seats for post in posts)
    left = usual
    for post in posts:
        if post.seats < _ANCHOR and left - post.seats >= (1 - _CLOSED) * usual:
            post.closed.append(best)
            left -= post.seats
    return Scarcity(occupation, best[0], best[1], left, usual)


def _bind(draft: Draft, posts: Sequence[Post], chance: Chance) -> None:
    """Bind some seats: to certain weeks of beginning, to a language, or by long days to students of age."""
    left = _BOUND * sum(post.seats for post in posts)
    rules = chance.shuffled(("every 2 from 2026-08-17", "every 4 from 2026-08-17", "list", "language", "long days"))
    for post in chance.shuffled(list(posts)):
        if post.seats > left or not rules:
            continue
        left -= post.seats
        post.reliable = False
        row, rule = draft.row("positions", post.id), rules.pop()
        if rule == "language":
            row["language"] = "en"
        elif rule == "long days":
            row["minutes_per_day"] = 510
        else:
            post.starts = " ".join(_listed(chance)) if rule == "list" else rule


def _listed(chance: Chance) -> list[str]:
    first = chance.between(3, 8)
    return [HORIZON.monday(week).isoformat() for week in range(first, HORIZON.weeks, 9)]


def _ask(draft: Draft, programme: Programme, posts: Sequence[Post], chance: Chance) -> None:
    """Let two positions ask for the first task that is learnt: one at the level of school, one at that of practice.

    The second takes nobody in a first block, which is why its seats are bound ones.
    """
    task = programme.leads(1)[0]
    for post in chance.some([post for post in posts if post.reliable], 1):
        draft.add("position_aims", position=post.id, aim=task, role="alone", level_needed=2, level_trained=3)
    for post in chance.some([post for post in posts if not post.reliable], 1):
        draft.add("position_aims", position=post.id, aim=task, role="alone", level_needed=3, level_trained=4)


def _guest(draft: Draft, posts: Sequence[Post], programmes: Sequence[Programme]) -> list[Post]:
    """Add a unit of a neighbouring occupation that serves one programme's later blocks by `position_blocks`."""
    electric = next(programme for programme in programmes if programme.id.endswith(":electric"))
    host = next(post for post in posts if post.occupation == electric.occupation)
    unit, name = f"{host.enterprise}:u2", f"{host.enterprise}:p9"
    draft.add(
        "hiring_units", id=unit, site=f"{host.enterprise}:site", occupation=occupation_id("domestic electrician"),
        seats_total=2, staff=24, staff_known="exact",
    )  # fmt: skip
    draft.add("positions", id=name, unit=unit, title="House installation", seats=2, minutes_per_day=480)
    for practice in electric.practices[2:]:
        draft.add("position_blocks", position=name, block=practice.id)
    return [Post(name, unit, host.enterprise, occupation_id("domestic electrician"), 2, reliable=False)]


def _weeks(draft: Draft, post: Post, chance: Chance) -> None:
    """Add the spans in which a position can be had; about half of what stays open is promised."""
    promised = post.seats // 2 if chance.happens(0.5) else 0
    first = 0
    for begin, end in [*sorted(post.closed), (HORIZON.weeks, HORIZON.weeks)]:
        if begin > first:
            draft.add(
                "position_weeks", position=post.id, from_=HORIZON.monday(first), to=HORIZON.monday(begin - 1),
                promised=promised, starts=post.starts,
            )  # fmt: skip
        first = end + 1
