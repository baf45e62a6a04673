"""The documentation builds as a site without a warning, and asks nothing of other hosts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.site import build, page
from tools.tree import ROOT

import alternance


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    build(folder)
    return folder


def test_every_page_is_there(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert pages <= {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        fetched = re.findall(r"<(?:script|link|img)[^>]*(?:src|href)=\"?(https?:[^\"> ]+)", path.read_text("utf-8"))
        assert [url for url in fetched if "zensical.org" not in url] == []


def test_public_names_are_on_the_page_of_python(site: Path) -> None:
    text = (site / "python.html").read_text(encoding="utf-8")
    said = set(re.findall(r'id="alternance(?:\.\w+)*\.(\w+)"', text))
    assert {name for name in alternance.__all__ if callable(getattr(alternance, name))} - said == set()


def test_links_that_lead_out_of_the_docs_become_words() -> None:
    said = (
        "See [the code](../src/a.py), [engines](engines.md#gap), ![a](pictures/a.png) and [elsewhere](https://a.org)."
    )
    assert page(said, "") == said.replace("[the code](../src/a.py)", "the code")
    assert page("[up](../engines.md) [out](../../README.md)", "decisions") == "[up](../engines.md) out"
