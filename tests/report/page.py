"""A page read with the standard library's parser: elements with attributes, text and ancestors."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files

__all__ = ["LIBRARY", "VOID", "Element", "Page", "read"]

#: ECharts as every page with a picture carries it.
LIBRARY = (files("alternance.report") / "vendor" / "echarts.common.min.js").read_text(encoding="utf-8")
VOID = {"meta", "col", "input", "br", "link", "img", "hr"}


@dataclass
class Element:
    """An element with what is inside it, in order: texts and elements."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    content: list[str | Element] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        """The elements right inside."""
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def text(self) -> str:
        """All text inside, without that of `<style>` and `<script>`."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements inside with that tag and these attributes, in order."""
        found = []
        for child in self.children:
            if child.tag == tag and all(child.attributes.get(name) == value for name, value in attributes.items()):
                found.append(child)
            found += child.all(tag, **attributes)
        return found

    def classes(self) -> set[str]:
        """Return its classes."""
        return set(self.attributes.get("class", "").split())


class Page(HTMLParser):
    """Builds the tree; what is not closed in order is an error, as is an end without its begin."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, None)
        self.at = self.root
        self.raw: dict[str, list[str]] = {"style": [], "script": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.content.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.content.append(Element(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        if self.at.tag in self.raw:
            self.raw[self.at.tag].append(data)
        else:
            self.at.content.append(data)


def read(html: str) -> Page:
    """Parse `html`; every element must be closed."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.at is page.root, f"<{page.at.tag}> is not closed"
    return page
