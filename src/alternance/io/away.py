"""When a class was away: practice parted among its blocks, blocks among their phases, lessons that contradict."""

from __future__ import annotations

import datetime as dt

from alternance.community.findings import Place
from alternance.io.items import Names
from alternance.io.mapping import ClassSays
from alternance.io.practice import part
from alternance.io.problems import Found
from alternance.io.recorded import Recorded, runs
from alternance.io.said import ClassFacts
from alternance.text import say

__all__ = ["phased", "practised", "taught_away"]


def practised(
    own: Recorded, facts: ClassFacts, says: ClassSays, names: Names, named: dict[str, set[dt.date]], found: Found
) -> dict[str, set[dt.date]] | None:
    """Part weeks marked as practice alone among the blocks of the class not named elsewhere; None: it cannot be."""
    weeks = facts.practice - {week for taken in named.values() for week in taken}
    place = facts.practice_place or facts.place
    listed: list[str] = []
    for text in says.blocks:
        target = names.item(text, own.programme, Place(names.mapping.file, column=f"classes.{facts.name}.blocks"))
        if target is not None and target in names.blocks:
            listed.append(target)
    if not weeks:
        return {}
    free = listed or [b for b, row in names.blocks.items() if row["programme"] == own.programme]
    free = [block for block in sorted(free, key=lambda b: names.blocks[b]["order"]) if block not in named]
    lengths = _lengths(names)
    parted = part(sorted(weeks), facts.free, [(block, sum(lengths.get(block, {}).values())) for block in free])
    if parted is None:
        spans = runs(weeks | facts.free)
        count = sum(1 for first, last in spans if any(first <= week <= last for week in weeks))
        total = sum(sum(lengths.get(block, {}).values()) for block in free)
        facts_ = {"found": len(weeks), "runs": count, "weeks": total, "name": facts.name}
        found.note("practice-weeks", place, facts.name, blocks=", ".join(free) or "–", **facts_)
    return parted


def _lengths(names: Names) -> dict[str, dict[int, int]]:
    lengths: dict[str, dict[int, int]] = {}
    for block, order, weeks in names.community["phases"].select("block", "order", "weeks").rows():
        lengths.setdefault(block, {})[order] = weeks
    return lengths


def phased(own: Recorded, blocks: dict[str, set[dt.date]], facts: ClassFacts, names: Names, found: Found) -> None:
    """Part each block's weeks among its phases, in their order; the last one takes what is over."""
    lengths = _lengths(names)
    taken: dict[dt.date, str] = {}
    for block, given in sorted(blocks.items(), key=lambda pair: (min(pair[1]), pair[0])):
        weeks = sorted(given - facts.free if not names.blocks[block]["in_school_holidays"] else given)
        for week in weeks:
            if week in taken:
                both = {"first": taken[week], "second": block, "week": week.isoformat()}
                found.note("two-blocks", facts.place, facts.name, **both)
                break
            taken[week] = block
        wanted = sum(lengths[block].values())
        if len(weeks) != wanted:
            found.note("block-length", facts.place, facts.name, block=block, found=len(weeks), weeks=wanted)
        own.blocks[block] = _cut(weeks, lengths[block])


def _cut(weeks: list[dt.date], lengths: dict[int, int]) -> dict[int, list[dt.date]]:
    phases: dict[int, list[dt.date]] = {}
    begin = 0
    for order in sorted(lengths):
        end = len(weeks) if order == max(lengths) else begin + lengths[order]
        if weeks[begin:end]:
            phases[order] = weeks[begin:end]
        begin = end
    return phases


def taught_away(own: Recorded, facts: ClassFacts, names: Names, found: Found) -> None:
    """A module that goes on behind a block paused meanwhile; one that ends in a block contradicts it: say so."""
    away = {week for block in own.blocks for week in own.block_weeks(block)}
    for module, weeks in own.modules.items():
        inside = weeks & away
        if not inside:
            continue
        title = names.modules[module]["title"]
        if weeks <= away:
            found.note("taught-away", facts.place, facts.name, module=title, how=say("it is left so"))
        else:
            if max(weeks) in away or min(weeks) in away:
                found.note("taught-away", facts.place, facts.name, module=title, how=say("these weeks are left out"))
            own.modules[module] = weeks - away
