"""Sources in practice: what phases train, and what they could train beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from alternance.gap.recommend.problem import Change, Phase, Source, Want
from alternance.gap.recommend.school import lowest
from alternance.gap.recommend.taught import Taught, Workplace

__all__ = ["practice"]

#: Highest level that work trains, by how students do it. Who only observes is not trained.
TRAINED = {"observe": 0, "assist": 2, "alone": 3}


def practice(known: Taught) -> tuple[tuple[Source, ...], tuple[Phase, ...]]:
    """Read the sources of a programme's phases, in the order of practice, and the room that phases have."""
    phases = tuple(
        Phase(place.block, place.order, room)
        for place, room in zip(known.phases, _rooms(known), strict=True)
        if any(row.role != "observe" for row in place.rows)
    )
    room = {(phase.block, phase.order): phase.room for phase in phases}
    return tuple(
        source for place in known.phases for source in _sources(known, place, room.get((place.block, place.order), 0))
    ), phases


def _rooms(known: Taught) -> list[int]:
    """Return how many levels each phase could train beside those of now, at the fullest phase's levels a week."""
    trained = [sum(row.level for row in place.rows) for place in known.phases]
    fullest = max((count / place.weeks for count, place in zip(trained, known.phases, strict=True)), default=0.0)
    return [
        math.floor(fullest * place.weeks + 1e-9) - count for count, place in zip(trained, known.phases, strict=True)
    ]


def _sources(known: Taught, place: Workplace, room: int) -> Iterator[Source]:
    met = set()
    for row in sorted(place.rows, key=lambda row: row.aim):
        competence = known.competence(row.aim)
        met.add(competence)
        most = min(TRAINED[row.role], row.level + room)
        changes = _changes(known, known.wants.get(competence), row.level, most)
        if row.level or changes:
            yield Source("phase", place.block, place.order, competence, row.aim, row.level, changes, near=True)
    here = {known.competence(row.aim) for row in place.rows}
    for name in sorted(set(known.wants) - met) if room > 0 else ():
        want = known.wants[name]
        changes = _changes(known, want, 0, min(TRAINED["assist"], room))
        if changes:
            aim, new = known.aim_for(name)
            near = any(other in here for other, _ in want.relatives)
            yield Source("phase", place.block, place.order, name, aim, 0, changes, near, new)


def _changes(known: Taught, want: Want | None, now: int, most: int) -> tuple[Change, ...]:
    """Return the levels above `now` that could be of use: above what is given, or where school could give less."""
    if want is None:
        return ()
    given = max(known.at_school(want.competence), known.in_practice(want.competence))
    useful = now if _may_go_down(known, want.competence) else max(now, given)
    return tuple(Change(level, 0) for level in range(useful + 1, min(most, want.most) + 1))


def _may_go_down(known: Taught, competence: str) -> bool:
    """Tell whether school could give less of it, so that practice had to give what it gives now."""
    return any(
        known.competence(aim) == competence and lowest(known, module, aim) < level
        for module in known.own
        for aim, level in known.gifts[module].items()
    )
