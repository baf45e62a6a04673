"""Why a student does or does not hold a position for a block, in the words of those who ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from alternance.community.totals import Split
from alternance.placement.batch import Batch
from alternance.placement.blocking import blocking_pairs, rather
from alternance.placement.eligible import Eligibility
from alternance.placement.explain import Full, explain
from alternance.placement.problem import NONE
from alternance.placement.reasons import words
from alternance.placement.sequence import Placement
from alternance.placement.stay import Stay
from alternance.placement.supply import Position
from alternance.placement.together import blocking_moves
from alternance.text import N_, say

__all__ = ["Why", "why"]

#: Whether everybody was to be placed → what is said where the student would be taken.
_EXCEPTION = {
    "blocked": N_(
        "{position} would take {student}: no stable matching was found, and this is one of the {count} exceptions"
    ),
    "completed": N_(
        "{position} would take {student}: that is what it costs to place everybody; it is one of the {count} exceptions"
    ),
}


@dataclass(frozen=True)
class Why:
    """An answer.

    Attributes
    ----------
    code : str
        ``held``; ``fixed``: a contract or lock decided; ``not-eligible``; ``not-wanted``: not on the student's list;
        ``searching``: looks for a place of their own; ``better``: holds one listed before it;
        ``alike``: holds one ranked alike; ``full``: the limits named are
        reached, by students none of whom is ranked lower; ``not-opened``: too few would go there; ``group``: the
        student's group is elsewhere; ``blocks``: nothing speaks against it, but no stable matching was found, or
        everybody was to be placed; ``beyond``: not on the own list, and not given where everybody was to be placed.
    reasons : tuple of str
        For ``not-eligible``: every code of `REASONS`.
    instead : str or None
        The position held.
    full : tuple of Full
        For ``full``: each limit that binds; one place more in all of them and the pair would block (see `explain`).
    lines : tuple of str
        The answer in sentences.
    """

    code: str
    reasons: tuple[str, ...] = ()
    instead: str | None = None
    full: tuple[Full, ...] = ()
    lines: tuple[str, ...] = ()


def why(placement: Placement, student: str, block: str, position: str) -> Why:
    """Say why `student` does or does not hold `position` for `block`.

    Raises
    ------
    KeyError
        When the student needs no position for this block, or there is no such position.
    """
    place = placement.eligibility.supply.positions[position]
    held = next((p for p in placement.placed if (p.student, p.stay.block) == (student, block)), None)
    instead = None if held is None else held.position.id
    if instead == position:
        return Why(
            "held", instead=instead, lines=(say("{student} is at {position}", student=student, position=position),)
        )
    batch, number = _find(placement, student, block)
    stay = held.stay if held is not None else _stay(placement, student, block)
    if codes := placement.eligibility.reasons(student, place, stay):
        lines = (line for code in codes for line in _not_eligible(placement.eligibility, code, student, place, stay))
        return Why("not-eligible", tuple(codes), instead, lines=tuple(lines))
    if batch is None and held is None and "searching" in _reasons(placement, student, block):
        return Why("searching", lines=(words("searching"),))
    if batch is None:
        text = say("The position for {block} is fixed by contract or lock", block=block)
        return Why("fixed", instead=instead, lines=(text,))
    parts = [k for k, one in enumerate(batch.positions) if one.id == position and k in batch.problem.list_of(number)]
    if not parts:
        return Why("not-wanted", instead=instead, lines=(words("not-wanted"),))
    wanted = rather(batch.problem, batch.result.assignment)[batch.problem.pref_start[number] :]
    at = [k for k, part in enumerate(batch.problem.list_of(number).tolist()) if part in parts]
    bound = _bound(batch, number, position, instead) if wanted[at].any() else None
    splits = placement.eligibility.supply.split_of
    return bound or _compared(batch, number, parts, instead, position in placement.apart, splits)


def _not_eligible(eligibility: Eligibility, code: str, student: str, place: Position, stay: Stay) -> Iterator[str]:
    """Yield a reason in words; of an unknown age every limit that asks it, as the packs say it."""
    if code != "birth-date-unknown":
        yield words(code)
        return
    limits, days = eligibility.limits, [eligibility.supply.horizon.monday(week) for week in stay.weeks]
    for name in eligibility.asking_age(student, place, stay):
        limit, value = limits.get(name), next(v for day in days if (v := limits.value(name, day)) is not None)
        asks = "" if limit is None else say(limit.title, value=f"{value:g}")
        text = N_("Date of birth of {student} unknown; the rule {rule} asks: {asks}. Enter it in students.birth_date")
        yield say(text, student=student, rule=name, asks=asks)


def _bound(batch: Batch, number: int, position: str, instead: str | None) -> Why | None:
    """Answer where not ranks decided but who goes together, or where something blocks."""
    together, student = batch.together, batch.people[number][0]
    for move in blocking_moves(together, batch.result.assignment) if batch.result.blocking else ():
        moving = [(int(batch.problem.pref_student[k]), int(batch.problem.pref_position[k])) for k in move.pairs]
        if any(s == number and batch.positions[p].id == position for s, p in moving):
            text = _EXCEPTION["completed" if batch.result.status == "completed" else "blocked"]
            line = say(text, position=position, student=student, count=batch.result.blocking)
            return Why("blocks", instead=instead, lines=(line,))
    if position in batch.closed:
        return Why("not-opened", instead=instead, lines=(words("not-opened"),))
    group = together.group_of.get(number)
    if group is not None:
        at = next(iter(together.sites_of(group, batch.result.assignment)))
        there = next((k for k, one in enumerate(batch.positions) if one.id == position), NONE)
        if at != together.site[there]:
            where = next((p.site for k, p in enumerate(batch.positions) if together.site[k] == at), None)
            text = (
                say("The group of {student} goes together, and found no site with room for all", student=student)
                if where is None
                else say("The group of {student} goes together, to {site}", student=student, site=where)
            )
            return Why("group", instead=instead, lines=(text,))
    return _beyond(batch, number, position)


def _beyond(batch: Batch, number: int, position: str) -> Why | None:
    """Answer where the position is not on the own list, and would take the student."""
    if batch.own is None:
        return None
    for pair in blocking_pairs(batch.problem, batch.result.assignment).tolist():
        to = batch.positions[int(batch.problem.pref_position[pair])].id
        if batch.problem.pref_student[pair] == number and to == position and not batch.own[pair]:
            student = batch.people[number][0]
            text = N_(
                "{position} is not on the list of {student}. It could be given so that everybody has a place, but more "
                "have one as it is, or fewer would rather be elsewhere"
            )
            return Why("beyond", lines=(say(text, position=position, student=student),))
    return None


def _compared(
    batch: Batch, number: int, parts: Sequence[int], instead: str | None, apart: bool, splits: Mapping[str, Split]
) -> Why:
    """Answer by ranks, for each part of the position that the student lists."""
    student, answers = batch.people[number][0], [explain(batch.problem, batch.result, number, part) for part in parts]
    codes = {answer.code for answer in answers}
    if "full" not in codes and "better" in codes:
        text = say("{student} holds {position}, listed before it", student=student, position=instead)
        return Why("better", instead=instead, lines=(text,))
    if "full" not in codes:
        text = say("{student} holds {position}, which the student ranks alike", student=student, position=instead)
        return Why("alike", instead=instead, lines=(text,))
    full = tuple(dict.fromkeys(limit for answer in answers for limit in answer.full))
    return Why("full", instead=instead, full=full, lines=tuple(_full(batch, full, apart, splits)))


def _find(placement: Placement, student: str, block: str) -> tuple[Batch | None, int]:
    for batch in placement.batches:
        for number, (name, stay) in enumerate(batch.people):
            if (name, stay.block) == (student, block):
                return batch, number
    return None, NONE


def _reasons(placement: Placement, student: str, block: str) -> dict[str, int]:
    left = (u.reasons for u in placement.unplaced if (u.student, u.stay.block) == (student, block))
    return next(left, {})


def _stay(placement: Placement, student: str, block: str) -> Stay:
    left = (u.stay for u in placement.unplaced if (u.student, u.stay.block) == (student, block))
    if (stay := next(left, None)) is None:
        raise KeyError(f"{student} needs no position for {block}")
    return stay


#: Whether the position ranks for itself, and whether somebody there is alike → what is said of a limit reached.
_REACHED = {
    (False, False): N_("{name} takes {limit} in these weeks: {who}, all ranked higher"),
    (False, True): N_("{name} takes {limit} in these weeks: {who}, none ranked lower"),
    (True, False): N_("{name} takes {limit} in these weeks: {who}, all ranked higher by the position itself"),
    (True, True): N_("{name} takes {limit} in these weeks: {who}, none ranked lower by the position itself"),
}


def _full(batch: Batch, full: tuple[Full, ...], apart: bool, splits: Mapping[str, Split]) -> Iterator[str]:
    """Yield a sentence for each limit; the positions of the batch say what its mentors and units are called."""
    for limit in full:
        name = _name(batch, limit)
        split = splits.get(name) if limit.level == "unit" else None
        if split is not None and split.cuts(name):
            yield say("{enterprise} takes {total} in all; {share} of them fall to {unit}", enterprise=split.enterprise,
                      total=split.total, share=split.shares[name], unit=name)  # fmt: skip
        if not limit.holders:
            yield say("{name} has nothing left in these weeks: others are fixed there or came earlier", name=name)
            continue
        who = ", ".join(batch.people[holder][0] for holder in limit.holders)
        yield say(_REACHED[apart, bool(limit.alike)], name=name, limit=limit.limit, who=who)


def _name(batch: Batch, limit: Full) -> str:
    if limit.level == "position":
        name, holder = batch.positions[limit.index].id, batch.parts[limit.index].holder
        if holder is not None:
            return say("{position}, its seats kept for {holder},", position=name, holder=holder)
        return name
    numbers = batch.problem.mentor if limit.level == "mentor" else batch.problem.unit
    one = batch.positions[int(np.flatnonzero(numbers == limit.index)[0])]
    return str(one.mentor if limit.level == "mentor" else one.unit)
