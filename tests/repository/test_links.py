"""A link that leads nowhere is found; one that resolves is not complained of."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.check_links import anchors, broken, links

PAGE = """\
# The house

## What goes where?

## What goes where?

Setext *title*
--------------

<a id="written"></a>
"""


def _repository(folder: Path, text: str) -> list[str]:
    (folder / "docs").mkdir()
    (folder / "docs" / "page.md").write_text(PAGE, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"")
    (folder / "README.md").write_text(text, encoding="utf-8")
    return broken(folder)


def test_anchors_are_those_a_forge_gives() -> None:
    assert anchors(PAGE) == {"the-house", "what-goes-where", "what-goes-where-1", "setext-title", "written"}
    assert anchors("## `make check`, 培养 & _more_ of snake_case") == {"make-check-培养--more-of-snake_case"}


@pytest.mark.parametrize(
    "text",
    [
        "[a](docs/page.md)",
        "[a](docs)",
        "[a](/docs/page.md#what-goes-where-1 'title')",
        "[a](<docs/page.md>)",
        "![picture](picture.png)",
        "[![picture](picture.png)](docs/page.md#written)",
        "[a][ref]\n\n[ref]: docs/page.md#the-house",
        "# Here\n[a](#here)",
        "[a](https://example.org/not-looked-at) [b](mailto:a@example.org)",
        '<img alt="" src="picture.png">',
        "`[a](nowhere.md)`",
        "```\n[a](nowhere.md)\n```",
        "<!-- [a](nowhere.md) -->",
    ],
)
def test_what_resolves_passes(tmp_path: Path, text: str) -> None:
    assert _repository(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("\n\n[a](nowhere.md)", "README.md:3: nowhere.md: is not there"),
        ("![a](docs/picture.png)", "README.md:1: docs/picture.png: is not there"),
        ("[![a](nowhere.png)](docs/page.md)", "README.md:1: nowhere.png: is not there"),
        ("[a][ref]\n\n[ref]: nowhere.md", "README.md:3: nowhere.md: is not there"),
        ("[a](#there)", "README.md:1: #there: README.md has no heading #there"),
        ("[a](docs/page.md#there)", "README.md:1: docs/page.md#there: docs/page.md has no heading #there"),
        ("[a](../outside.md)", "README.md:1: ../outside.md: leads out of the repository"),
        ('<a href="nowhere.md">a</a>', "README.md:1: nowhere.md: is not there"),
        ("```\ncode\n```\n[a](nowhere.md)", "README.md:4: nowhere.md: is not there"),
    ],
)
def test_what_leads_nowhere_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    assert _repository(tmp_path, text) == [complaint]


def test_a_link_keeps_its_line() -> None:
    assert list(links("a\n<!-- b\nc -->\n[d](e.md)")) == [(4, "e.md")]
