"""Sources at school: what modules give, could give more of, or less of; and the new module."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from alternance.gap.recommend.problem import Change, Module, Source, Want
from alternance.gap.recommend.taught import Taught

__all__ = ["School", "lowest", "school"]

#: A module keeps at least this share of its minutes, and takes at most this share more.
KEPT, GROWN = 0.5, 0.5


@dataclass(frozen=True)
class School:
    """The sources, the modules that may change, the bounds of a new one, and the minutes that a level more asks."""

    sources: tuple[Source, ...]
    modules: tuple[Module, ...]
    new_least: int
    new_most: int
    rate: int


def school(known: Taught, named: Collection[tuple[str, str]] = ()) -> School:
    """Read the sources of a programme's modules, by module and aim; then what its modules or a new one could add.

    Parameters
    ----------
    named : collection of (str, str)
        Module and competence where something could be bought for it: it may be added there in any case.
    """
    rate = _rate(known)
    given = [(module, aim) for module in sorted(known.gifts) for aim in sorted(known.gifts[module])]
    minutes = sorted(known.modules.values())
    return School(
        (*(_given(known, module, aim, rate) for module, aim in given), *_added(known, rate, named)),
        tuple(_module(name, known.modules[name]) for name in sorted(known.own)),
        minutes[0] if minutes else 0,
        minutes[-1] if minutes else 0,
        rate,
    )


def _module(name: str, minutes: int) -> Module:
    return Module(name, minutes, math.ceil(KEPT * minutes), math.floor((1 + GROWN) * minutes))


def _rate(known: Taught) -> int:
    """Return the programme's average minutes for a level, rounded up; 0 where its modules give nothing."""
    levels = sum(level for gifts in known.gifts.values() for level in gifts.values())
    minutes = sum(known.modules[module] for module, gifts in known.gifts.items() if gifts)
    return math.ceil(minutes / levels) if levels else 0


def _given(known: Taught, module: str, aim: str, rate: int) -> Source:
    now, competence = known.gifts[module][aim], known.competence(aim)
    changes: list[Change] = []
    if module in known.own:
        takes = known.modules[module] / len(known.gifts[module])
        least = lowest(known, module, aim)
        changes = [Change(level, -math.floor(takes * (now - level) / now)) for level in range(least, now)]
        want = known.wants.get(competence)
        if want is not None and rate:
            base = known.at_school(competence)
            changes += [Change(level, max(1, rate * (level - base))) for level in range(base + 1, want.most + 1)]
    return Source("module", module, 0, competence, aim, now, tuple(changes), near=True)


def lowest(known: Taught, module: str, aim: str) -> int:
    """Return the level to which a gift may go down; its own where it may not."""
    now, facts = known.gifts[module][aim], known.aims.get(aim)
    if facts is None or facts.safety:
        return now
    needed = min(now, known.needed.get(aim, 0))
    if facts.competence in known.unwanted:
        return needed
    alone = [m for m, gifts in known.gifts.items() for other in gifts if known.competence(other) == facts.competence]
    if facts.competence in known.wants and alone == [module]:
        return max(1, needed)
    return now


def _added(known: Taught, rate: int, named: Collection[tuple[str, str]]) -> Iterator[Source]:
    """Yield, for each competence that lacks and no changeable module gives, every place where it could be added.

    Where one gives it already, the modules `named` for it alone.
    """
    given = {known.competence(aim) for module in known.own for aim in known.gifts[module]}
    for want in (known.wants[name] for name in sorted(known.wants)):
        base = known.at_school(want.competence)
        levels = [Change(level, rate * (level - base)) for level in range(base + 1, want.most + 1)]
        if not levels or not rate or not _lacks(known, want):
            continue
        aim, new = known.aim_for(want.competence)
        for module in sorted(known.own):
            if want.competence in given and not _may_begin(known, module, want.competence, named):
                continue
            near = _related(want, {known.competence(other) for other in known.gifts[module]})
            yield Source("module", module, 0, want.competence, aim, 0, tuple(levels), near, new)
        if want.competence not in given:
            yield Source("new module", "", 0, want.competence, aim, 0, tuple(levels), False, new)


def _may_begin(known: Taught, module: str, competence: str, named: Collection[tuple[str, str]]) -> bool:
    """Tell whether a module that is named for a competence does not give it yet."""
    return (module, competence) in named and competence not in map(known.competence, known.gifts[module])


def _lacks(known: Taught, want: Want) -> bool:
    return max(known.at_school(want.competence), known.in_practice(want.competence)) < want.most


def _related(want: Want, taught: set[str]) -> bool:
    return any(other in taught for other, _ in want.relatives)
