"""From what the sheets say to the calendar's tables of a plan: classes, what they were taught, where they practised."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from alternance.community.findings import Place
from alternance.io.items import Names
from alternance.io.mapping import ClassSays, Mapping
from alternance.io.names import slug
from alternance.io.practice import part
from alternance.io.problems import Found
from alternance.io.said import ClassFacts, Item, Said, class_key
from alternance.text import say

__all__ = ["Recorded", "assemble", "runs"]

WEEK = dt.timedelta(weeks=1)


@dataclass
class Recorded:
    """One class as recorded: module → weeks, block → phase → weeks. `before` lists modules taught before the year."""

    id: str
    title: str
    programme: str
    school: str
    size: int | None
    place: Place
    first_week: dt.date | None = None
    modules: dict[str, set[dt.date]] = field(default_factory=dict)
    minutes: dict[str, int | None] = field(default_factory=dict)
    before: set[str] = field(default_factory=set)
    blocks: dict[str, dict[int, list[dt.date]]] = field(default_factory=dict)

    def block_weeks(self, block: str) -> list[dt.date]:
        """Return the practice weeks of a block, in order."""
        return sorted(week for weeks in self.blocks[block].values() for week in weeks)


def runs(weeks: set[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """Return weeks as runs of consecutive ones: (first, last)."""
    out: list[tuple[dt.date, dt.date]] = []
    for week in sorted(weeks):
        if out and out[-1][1] + WEEK == week:
            out[-1] = (out[-1][0], week)
        else:
            out.append((week, week))
    return out


def assemble(said: Said, names: Names, mapping: Mapping, found: Found) -> list[Recorded]:
    """Look up all that was said in the community and return the classes; what does not fit becomes findings."""
    says = {class_key(name): row for name, row in mapping.classes.items()}
    for name in mapping.classes:
        if class_key(name) not in said.classes:
            entry = f"classes.{name}"
            found.note("mapping-refers", Place(mapping.file, column=entry), name, entry=entry)
    classes = []
    for key, facts in said.classes.items():
        items = [item for item in said.items if class_key(item.name) == key]
        own = _class(facts, says.get(key, ClassSays()), items, names, found)
        if own is not None:
            classes.append(own)
    if said.classes and not found.fatal and not any(own.modules or own.before for own in classes):
        found.note("no-modules", next(iter(said.classes.values())).place)
    return classes


def _class(facts: ClassFacts, says: ClassSays, items: list[Item], names: Names, found: Found) -> Recorded | None:
    programme = _programme(facts, says, items, names, found)
    if programme is None:
        return None
    known = next((row for row in names.community["cohorts"].iter_rows(named=True) if _same(row, facts.name)), {})
    school = names.programmes[programme]["school"]
    size = facts.size[0] if facts.size else says.size or known.get("size")
    own_id = says.id or known.get("id") or f"{school}:{slug(facts.name)}"
    own = Recorded(own_id, facts.name, programme, school, size, facts.place, min(facts.weeks, default=None))
    blocks: dict[str, set[dt.date]] = {}
    for item in items:
        target = names.item(item.text, programme, item.place)
        if target is not None and target in names.modules:
            _module(own, target, item)
        elif target is not None:
            _block(own, target, item, names, blocks, found)
    for text in says.before:
        place = Place(names.mapping.file, column=f"classes.{facts.name}.before")
        target = names.item(text, programme, place)
        if target is not None and target in names.modules:
            own.before.add(target)
        elif target is not None:
            found.note("block-before", place, text)
    parted = _practice(own, facts, says, names, blocks, found)
    _phases(own, {**blocks, **(parted or {})}, facts, names, found)
    _away(own, facts, names, found)
    _lacks(own, facts, found, practice_said=parted is None)
    return own


def _same(row: dict[str, object], name: str) -> bool:
    return class_key(name) in (class_key(str(row["title"] or "")), class_key(str(row["id"]).rpartition(":")[2]))


def _programme(facts: ClassFacts, says: ClassSays, items: list[Item], names: Names, found: Found) -> str | None:
    """Return the programme: as the mapping file or the sheet says, else the one that all that was named belongs to."""
    if says.programme is not None:
        return names.programme(says.programme, Place(names.mapping.file, column=f"classes.{facts.name}.programme"))
    if facts.programme is not None:
        return names.programme(*facts.programme)
    for row in names.community["cohorts"].iter_rows(named=True):
        if _same(row, facts.name):
            return str(row["programme"])
    if len(names.programmes) == 1:
        return str(next(iter(names.programmes)))
    fitting = {fit for item in items for fit in names.fits(item.text, None) if fit in names.blocks}
    possible = {str(names.blocks[block]["programme"]) for block in fitting}
    if len(possible) == 1:
        return possible.pop()
    found.note("class-programme", facts.place, facts.name, name=facts.name)
    return None


def _module(own: Recorded, module: str, item: Item) -> None:
    if not item.weeks:
        own.before.add(module)
        return
    own.modules.setdefault(module, set()).update(item.weeks)
    own.minutes[module] = item.minutes or own.minutes.get(module)


def _block(own: Recorded, block: str, item: Item, names: Names, blocks: dict[str, set[dt.date]], found: Found) -> None:
    other = names.blocks[block]["programme"]
    if other != own.programme:
        found.note("item-programme", item.place, item.text, other=other, programme=own.programme)
    elif item.weeks:
        blocks.setdefault(block, set()).update(item.weeks)
    else:
        found.note("block-before", item.place, item.text)


def _practice(
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


def _phases(own: Recorded, blocks: dict[str, set[dt.date]], facts: ClassFacts, names: Names, found: Found) -> None:
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


def _away(own: Recorded, facts: ClassFacts, names: Names, found: Found) -> None:
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


def _lacks(own: Recorded, facts: ClassFacts, found: Found, *, practice_said: bool) -> None:
    if not own.modules and not own.before:
        found.note("class-modules", facts.place, facts.name)
    if not own.blocks and not practice_said:
        found.note("class-blocks", facts.place, facts.name)
