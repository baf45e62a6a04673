"""Headings of a school's own sheets that no default knows: which field each may be, by its name and its cells."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from alternance.community.community import Community
from alternance.io.mapping import HEADINGS
from alternance.io.names import plain
from alternance.io.sheet import Sheet
from alternance.io.toml_text import comment, quoted
from alternance.io.weeks import SchoolYear, WeeksError
from alternance.text import _, say

__all__ = ["CALENDAR", "PLACEMENTS", "ProposedHeading", "join", "mapping_text", "propose_headings"]

#: Fields of the sheet of the year, and of the sheet of placements.
CALENDAR = ("class", "programme", "size", "item", "weeks", "from", "to", "hours")
PLACEMENTS = ("class", "student", "person", "given", "enterprise", "item", "weeks", "from", "to")
#: Rows from the top in which headings are looked for; rows whose cells are looked at.
_DEPTH, _LOOKED_AT = 20, 200
#: A name and what the cells look like, each from 0 to 1; what is less likely is not proposed.
_NAME, _SHAPE, _LEAST = 0.6, 0.4, 0.5
#: Fields that the cells alone may tell.
_BY_CELLS = ("item", "weeks", "programme")
#: A grid has so many columns of weeks; what is taught when stands in its cells.
_GRID, _NOT_OF_GRIDS = 4, ("item", "weeks", "from", "to", "hours")


@dataclass(frozen=True)
class ProposedHeading:
    """A heading on a sheet, how likely it is the field (0 to 1), and the first cells below it."""

    sheet: str
    heading: str
    likely: float
    cells: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether the defaults know it already."""
        return any(plain(self.heading) == plain(word) for words in HEADINGS.values() for word in words)


def propose_headings(
    sheets: Sequence[Sheet], fields: Sequence[str], year: SchoolYear, community: Community
) -> dict[str, list[ProposedHeading]]:
    """Return field → its likeliest heading on each of the sheets, those of the defaults included.

    A sheet counts that has a heading for the class, and one more or weeks: others hold no table.
    """
    looks = _looks(year, community)
    found: dict[str, list[ProposedHeading]] = {}
    for sheet in sheets:
        own = [field for field in fields if field not in _NOT_OF_GRIDS] if _is_grid(sheet, looks["from"]) else fields
        rows = (_row(sheet, row, own, looks) for row in range(min(_DEPTH, len(sheet.cells))))
        best = max(rows, key=lambda own: sum(one.likely for one in own.values()), default={})
        if "class" in best and (len(best) > 1 or own is not fields):
            for field, one in best.items():
                join(found, field, one)
    return found


def _is_grid(sheet: Sheet, is_week: Callable[[str], bool]) -> bool:
    return any(sum(map(is_week, filter(None, row))) >= _GRID for row in sheet.cells[:_DEPTH])


def join(found: dict[str, list[ProposedHeading]], field: str, one: ProposedHeading) -> None:
    """Add a heading of a field, where it is not among them."""
    own = found.setdefault(field, [])
    if plain(one.heading) not in {plain(other.heading) for other in own}:
        own.append(one)


def _row(
    sheet: Sheet, row: int, fields: Sequence[str], looks: dict[str, Callable[[str], bool]]
) -> dict[str, ProposedHeading]:
    below = sheet.cells[row + 1 : row + 1 + _LOOKED_AT]
    # the columns of a grid are headed by weeks: they are no field
    headings = {at: text for at, text in enumerate(sheet.cells[row]) if text and not looks["from"](text)}
    cells = {at: [line[at] for line in below if line[at]] for at in headings}
    likely = sorted(
        ((_likely(field, headings[at], cells[at], looks.get(field)), field, at) for field in fields for at in headings),
        key=lambda one: (-one[0], one[2], one[1]),
    )
    found: dict[str, ProposedHeading] = {}
    taken: set[int] = set()
    for chance, field, at in likely:
        if chance >= _LEAST and field not in found and at not in taken:
            taken.add(at)
            first = tuple(dict.fromkeys(cells[at]))[:3]
            found[field] = ProposedHeading(sheet.name, headings[at], round(chance, 2), first)
    return found


def _likely(field: str, heading: str, cells: list[str], looks: Callable[[str], bool] | None) -> float:
    named = _named(plain(heading), [plain(word) for word in HEADINGS[field]])
    if looks is None or not cells:
        return named
    shaped = sum(looks(cell) for cell in cells) / len(cells)
    if shaped < 0.5:
        return 0.0
    return _NAME * named + _SHAPE * shaped if named or field not in _BY_CELLS else max(_LEAST, 0.6 * shaped)


def _named(heading: str, words: list[str]) -> float:
    if heading in words:
        return 1.0
    parts = heading.split()
    heading = " ".join(part for part in parts if not part.isdigit())  # the year, as in Klasse 25/26
    if any(word in parts or (len(word) > 3 and word in heading) for word in words):
        return 0.8
    near = difflib.get_close_matches(heading, words, n=1, cutoff=0.75)
    return 0.85 * difflib.SequenceMatcher(None, heading, near[0]).ratio() if near else 0.0


def _looks(year: SchoolYear, community: Community) -> dict[str, Callable[[str], bool]]:
    """Return field → whether a cell looks like one of it."""
    items = _titles(community, "modules") | _titles(community, "blocks")
    programmes = _titles(community, "programmes")
    return {
        "weeks": lambda cell: _is(year.parse, cell),
        "from": lambda cell: _is(year.one, cell),
        "to": lambda cell: _is(year.one, cell),
        "size": str.isdigit,
        "hours": lambda cell: cell.replace(",", ".").replace(".", "", 1).isdigit(),
        "item": lambda cell: _begins(cell, items),
        "programme": lambda cell: _begins(cell, programmes),
    }


def _titles(community: Community, table: str) -> set[str]:
    return {plain(text) for row in community[table].select("id", "title").rows() for text in row if text}


def _begins(cell: str, titles: Collection[str]) -> bool:
    key = plain(cell)
    return bool(key) and any(title == key or title.startswith(f"{key} ") for title in titles)


def _is(parse: Callable[[str], object], cell: str) -> bool:
    try:
        return bool(parse(cell))
    except WeeksError:
        return False


def mapping_text(found: dict[str, list[ProposedHeading]]) -> str:
    """Return a mapping file of the headings that the defaults do not know; it is not confirmed yet."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: dict[str, list[ProposedHeading]]) -> Iterator[str]:
    yield "# " + _("Proposed by Alternance. Look at every line, correct it, then write confirmed = true")
    yield "confirmed = false"
    yield ""
    yield "[headings]  # " + _("field = your headings for it")
    for field, own in found.items():
        told = (
            say(
                "{share:.0%}, sheet {sheet}: {cells}",
                share=one.likely,
                sheet=one.sheet,
                cells=" | ".join(one.cells)[:80],
            )
            for one in own
        )
        line = f"{field} = [{', '.join(quoted(one.heading) for one in own)}]  # {comment('; '.join(told))}"
        # a field that is named here is looked for under these headings alone: what the defaults know stays out
        yield f"# {line}" if all(one.known for one in own) else line
