"""From what the sheets say to the calendar's tables of a plan: classes, what they were taught, where they practised."""

from __future__ import annotations

import datetime as dt

from alternance.community.findings import Place
from alternance.io.away import phased, practised, taught_away
from alternance.io.items import Names
from alternance.io.mapping import ClassSays, Mapping
from alternance.io.names import slug
from alternance.io.problems import Found
from alternance.io.recorded import Recorded
from alternance.io.said import ClassFacts, Item, Said, class_key

__all__ = ["assemble"]


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
    parted = practised(own, facts, says, names, blocks, found)
    phased(own, {**blocks, **(parted or {})}, facts, names, found)
    taught_away(own, facts, names, found)
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


def _lacks(own: Recorded, facts: ClassFacts, found: Found, *, practice_said: bool) -> None:
    if not own.modules and not own.before:
        found.note("class-modules", facts.place, facts.name)
    if not own.blocks and not practice_said:
        found.note("class-blocks", facts.place, facts.name)
