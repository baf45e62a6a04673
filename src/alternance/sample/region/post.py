"""A position while it is composed, and how some are bound to weeks, languages, age or earlier practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.programme.programme import Programme
from alternance.sample.region.groups import HORIZON

__all__ = ["Post", "add_weeks", "ask", "bind"]

#: Share of an occupation's seats that may be bound.
_BOUND = 0.12


@dataclass
class Post:
    """A position.

    `reliable`: for beginners of every week, and for everybody. `closed`: spans of weeks without seats.
    """

    id: str
    unit: str
    enterprise: str
    occupation: str
    seats: int
    reliable: bool = True
    starts: str = "any"
    closed: list[tuple[int, int]] = field(default_factory=list)


def bind(draft: Draft, posts: Sequence[Post], chance: Chance) -> None:
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
            post.starts = _listed(chance) if rule == "list" else rule


def _listed(chance: Chance) -> str:
    """Return Mondays, nine weeks apart."""
    first = chance.between(3, 8)
    return " ".join(HORIZON.monday(week).isoformat() for week in range(first, HORIZON.weeks, 9))


def ask(draft: Draft, programme: Programme, posts: Sequence[Post], chance: Chance) -> None:
    """Let two positions ask for the first task that is learnt: one at the level of school, one at that of practice.

    The second takes nobody in a first block, which is why its seats are bound ones.
    """
    task = programme.leads(1)[0]
    for post in chance.some([post for post in posts if post.reliable], 1):
        draft.add("position_aims", position=post.id, aim=task, role="alone", level_needed=2, level_trained=3)
    for post in chance.some([post for post in posts if not post.reliable], 1):
        draft.add("position_aims", position=post.id, aim=task, role="alone", level_needed=3, level_trained=4)


def add_weeks(draft: Draft, post: Post, chance: Chance) -> None:
    """Add the spans in which a position can be had; at half of the positions, half of the seats are promised."""
    promised = post.seats // 2 if chance.happens(0.5) else 0
    first = 0
    for begin, end in [*sorted(post.closed), (HORIZON.weeks, HORIZON.weeks)]:
        if begin > first:
            draft.add(
                "position_weeks", position=post.id, from_=HORIZON.monday(first), to=HORIZON.monday(begin - 1),
                promised=promised, starts=post.starts,
            )  # fmt: skip
        first = end + 1
