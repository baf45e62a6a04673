"""The page stands alone, is well formed, and can be read without eyes, scripts or colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.report.page import LIBRARY, Element, read
from tests.report.plans import everything, impossible, nothing, red

from alternance.community import Community
from alternance.plan import Plan
from alternance.report import render

CASES = [everything, impossible, nothing, red]
Case = Callable[[], tuple[Community, Plan]]


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_fetched(case: Case) -> None:
    html = render(*case())
    page = read(html)
    for tag in ("link", "img", "iframe", "object", "embed"):
        assert not page.root.all(tag)
    for element in [e for tag in ("script", "a", "input", "svg", "path") for e in page.root.all(tag)]:
        assert "src" not in element.attributes
        assert element.attributes.get("href", "#").startswith("#")
    assert not re.search(r"https?://|@import|url\(", html.replace(LIBRARY, ""))


@pytest.mark.parametrize("case", CASES)
def test_it_is_well_formed(case: Case) -> None:
    page = read(render(*case()))
    (root,) = page.root.all("html")
    assert root.attributes["lang"] == "en"
    (title,) = page.root.all("title")[:1]
    assert title.text.strip()
    ids = [e.attributes["id"] for e in _everything(page.root) if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for link in page.root.all("a"):
        assert link.attributes["href"].removeprefix("#") in ids


@pytest.mark.parametrize("case", CASES)
def test_headings_go_down_one_step_at_a_time(case: Case) -> None:
    page = read(render(*case()))
    levels = [int(e.tag[1]) for e in _everything(page.root) if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))


@pytest.mark.parametrize("case", CASES)
def test_tables_and_drawings_say_what_they_are(case: Case) -> None:
    page = read(render(*case()))
    for head in page.root.all("th"):
        assert head.attributes.get("scope") in {"col", "row", "colgroup", "rowgroup"}
    for table in page.root.all("table"):
        assert table.all("th")
    for drawing in page.root.all("svg"):
        assert drawing.attributes.get("role") == "img"
        assert drawing.children[0].tag == "title" and drawing.children[0].text.strip()
    for region in [e for e in _everything(page.root) if e.attributes.get("role") == "region"]:
        assert region.attributes.get("aria-label") or region.attributes.get("aria-labelledby")


def test_every_row_of_a_table_is_as_wide_as_its_head() -> None:
    page = read(render(*everything()))
    for table in page.root.all("table"):
        widths = [_width(row) for row in table.all("tr")]
        reach = max(widths)
        spanned = any("rowspan" in cell.attributes for cell in table.all("th"))
        assert all(width == reach or (spanned and width == reach - 1) for width in widths), table.text[:80]


def test_every_calendar_cell_says_in_words_what_it_is() -> None:
    page = read(render(*everything()))
    cells = [cell for table in page.root.all("table") if "part" in table.classes() for cell in table.all("td")]
    assert cells and all(cell.attributes["title"] for cell in cells)
    for cell in cells:
        if "red" in cell.classes():
            assert cell.text == "!"  # not by colour alone


def _width(row: Element) -> int:
    return sum(int(cell.attributes.get("colspan", 1)) for cell in row.children if cell.tag in ("td", "th"))


def _everything(element: Element) -> list[Element]:
    return [found for child in element.children for found in (child, *_everything(child))]


def test_the_head_of_printed_pages_cannot_leave_the_style() -> None:
    community, plan = everything()
    bad = """</style><script>alert(1)</script>"; } body { display: none } \\ 工"""
    html = render(replace(community, meta=replace(community.meta, title=bad)), plan)
    style = "".join(read(html).raw["style"])
    assert "</style" not in style and "display: none }" not in style.partition("@top-left")[2]
    said = re.findall(r'@top-left \{ content: "([^"]*)"', style)
    assert re.sub(r"\\([0-9a-f]{6})", lambda sign: chr(int(sign[1], 16)), said[-1]) == bad
