"""Practice blocks as the mode holds them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from alternance.community.community import Community
from alternance.readiness.needs import BlockWork, block_work
from alternance.text import say

__all__ = ["IN_ROOMS", "Practice", "practices"]

#: Forms whose students take places of rooms instead of seats.
IN_ROOMS = ("studio", "joint platform")


@dataclass(frozen=True, slots=True)
class Practice:
    """A block: its form and place, its window (weeks, half open) and its work.

    `rhythm` are the practice and school weeks of an alternation; `release` the practice days a week of a day release;
    of whole weeks both are None.
    """

    id: str
    form: str
    place: str
    enterprise: str | None
    order: int
    rhythm: tuple[int, int] | None
    release: int | None
    in_holidays: bool
    window: tuple[int, int]
    work: BlockWork

    @property
    def in_rooms(self) -> bool:
        """Whether its students take places of rooms."""
        return self.form in IN_ROOMS


def practices(community: Community, *, traditional: bool) -> tuple[dict[str, list[Practice]], list[str]]:
    """Return programme → its blocks in their order, and what was assumed.

    In the traditional mode every block is in-post: others become so, or are dropped where the place is no occupation.
    """
    work = block_work(community)
    occupations = set(community["hiring_units"]["occupation"])
    found: dict[str, list[Practice]] = defaultdict(list)
    assumed = []
    for row in community["blocks"].iter_rows(named=True):
        if row["id"] not in work:
            assumed.append(say("Block {block} has no phases and is not planned.", block=row["id"]))
            continue
        practice = _practice(community, row, work[row["id"]])
        if traditional and practice.form != "in-post":
            if practice.in_rooms and practice.place not in occupations:
                assumed.append(say("Block {block} is no in-post practice and is left out.", block=practice.id))
                continue
            assumed.append(say("Block {block} is held as in-post practice.", block=practice.id))
            practice = replace(practice, form="in-post", enterprise=None)
        found[row["programme"]].append(practice)
    return {name: sorted(rows, key=lambda p: (p.order, p.id)) for name, rows in found.items()}, assumed


def _practice(community: Community, row: dict[str, object], work: BlockWork) -> Practice:
    horizon = community.horizon
    first = row["window_from"]
    last = row["window_to"]
    window = (
        0 if first is None else max(0, horizon.index(first)),  # type: ignore[arg-type]
        horizon.weeks if last is None else min(horizon.weeks, horizon.index(last) + 1),  # type: ignore[arg-type]
    )
    alternates = row["rhythm"] == "alternation"
    rhythm = (int(str(row["practice_weeks"])), int(str(row["school_weeks"]))) if alternates else None
    return Practice(
        id=str(row["id"]),
        form=str(row["form"]),
        place=str(row["place"]),
        enterprise=None if row["enterprise"] is None else str(row["enterprise"]),
        order=int(str(row["order"])),
        rhythm=rhythm,
        release=int(str(row["days_per_week"])) if row["rhythm"] == "day release" else None,
        in_holidays=bool(row["in_school_holidays"]),
        window=window,
        work=work,
    )
