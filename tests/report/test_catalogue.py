"""Every text of the page passes through the message catalogue."""

from __future__ import annotations

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from tests.report.plans import everything

import alternance.text
from alternance.report import render
from alternance.report.render import __file__ as here

TEMPLATES = sorted((Path(here).parent / "templates").glob("*.html.j2"))
#: Attributes that people read or hear.
SAID = {"title", "aria-label", "alt", "placeholder", "data-l"}
#: What is the same in every language.
NAME = "Alternance"


class Literal(HTMLParser):
    """Collects what a template says by itself: its text and the attributes that people read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in SAID]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_anything_by_itself(path: Path) -> None:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    parts = [part for output in tree.find_all(nodes.Output) for part in output.nodes]
    literal = Literal()
    literal.feed("".join(part.data if isinstance(part, nodes.TemplateData) else "0" for part in parts))
    words = [text for text in literal.found if re.search(r"[^\W\d_]", text.replace(NAME, ""))]
    assert not words


def test_the_page_is_in_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return re.sub(r"(\{\w+\})|([a-z]+)", lambda found: found[1] or found[2].upper(), message)

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return self.gettext(msgid1 if n == 1 else msgid2)

    monkeypatch.setattr(alternance.text, "_catalogue", lambda name: Shouting())
    monkeypatch.setattr(alternance.text, "language", lambda: "xx")
    html = render(*everything())
    body = re.sub(r"<(style|script)\b.*?</\1>", "", html.partition("<body>")[2], flags=re.DOTALL)
    text = " ".join(re.findall(r">([^<]+)<", body) + re.findall(r'(?:title|aria-label|data-l)="([^"]+)"', body))
    for word in ("practice", "school", "lessons", "target", "graduates", "verified", "needed", "phase", "enterprise"):
        assert word not in text and word.upper() in text.upper()
