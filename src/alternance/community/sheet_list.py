"""The sheets that a workbook lists, each scanned, and refused where reading them would take too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from alternance.community import bounds
from alternance.community.layout import letters
from alternance.community.scanning import Extent, scan
from alternance.community.shared_strings import lengths
from alternance.community.unpacking import Refused, damaged
from alternance.text import _, say

__all__ = ["Listed", "listed"]

#: Parts that are sheets without cells.
_NO_CELLS = ("xl/chartsheets/", "xl/dialogsheets/", "xl/macrosheets/")


@dataclass(frozen=True)
class Listed:
    """A sheet of cells: its name, whether its tab is hidden, and how far it reaches."""

    name: str
    hidden: bool
    extent: Extent

    @property
    def area(self) -> int:
        """Cells of the rectangle that it takes, empty ones included."""
        return self.extent.rows * self.extent.columns


def listed(parts: dict[str, bytes]) -> list[Listed]:
    """Return the sheets of cells of an unpacked workbook, in the order of their tabs.

    Raises
    ------
    Refused
        When the workbook is damaged, or the sheets hold more than `bounds` allows.
    """
    sheets = list(_scanned(parts))
    if not sheets:
        raise Refused("unreadable", why=_("it has no sheets"))
    if len(sheets) > bounds.SHEETS:
        raise Refused("many-sheets", found=len(sheets), limit=bounds.SHEETS)
    twins = [name for name, count in Counter(sheet.name for sheet in sheets).items() if count > 1]
    if twins:
        raise Refused("unreadable", why=say("two sheets are called {name}", name=twins[0]))
    _refuse_too_many_cells(sheets)
    _refuse_too_much_text(sheets, parts.get("xl/sharedstrings.xml"))
    return sheets


def _refuse_too_many_cells(sheets: list[Listed]) -> None:
    for sheet in sheets:
        if sheet.area > bounds.CELLS:
            cell = f"{letters(sheet.extent.columns - 1)}{sheet.extent.rows}"
            raise Refused("far-cell", sheet=sheet.name, cell=cell)
    if sum(sheet.area for sheet in sheets) > bounds.CELLS:
        raise Refused("many-cells", limit=bounds.CELLS)


def _refuse_too_much_text(sheets: list[Listed], shared: bytes | None) -> None:
    """Count the texts that cells share as often as they are named: that is how they will be read."""
    if shared is None:
        return
    known = lengths(shared)
    named = sum((sheet.extent.shared for sheet in sheets), Counter[int]())
    if sum(count * known[index] for index, count in named.items() if 0 <= index < len(known)) > bounds.BYTES:
        raise Refused("too-big", limit=bounds.size(bounds.BYTES))


def _scanned(parts: dict[str, bytes]) -> Iterator[Listed]:
    try:
        links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        book = ElementTree.fromstring(parts["xl/workbook.xml"])
    except (LookupError, ValueError, ElementTree.ParseError) as error:
        raise damaged(error) from None
    targets = {link.get("Id"): _part(link.get("Target", "")) for link in links}
    scanned: dict[str, Extent] = {}
    for sheet in book.iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        link = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        part = targets.get(link, "")
        if part.startswith(_NO_CELLS):
            continue
        if part not in parts:
            raise Refused("unreadable", why=say("the cells of sheet {name} are missing", name=sheet.get("name", "")))
        if part not in scanned:
            scanned[part] = scan(parts[part])
        yield Listed(sheet.get("name", ""), sheet.get("state", "visible") != "visible", scanned[part])


def _part(target: str) -> str:
    path = target.lower().lstrip("/")
    return path if path.startswith("xl/") else f"xl/{path}"
