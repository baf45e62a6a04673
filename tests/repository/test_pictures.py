"""Every picture can be taken anew, is shown somewhere, is described in words, and is small enough to be mailed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.pictures import PICTURES, Picture, _only
from tools.tree import ROOT

FOLDER = ROOT / "docs" / "pictures"
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]*pictures/[^)]+)\)")


def shown() -> dict[str, str]:
    """Return every picture that a page shows, with its words."""
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    return {Path(path).name: words for page in pages for words, path in IMAGE.findall(page.read_text("utf-8"))}


def test_pictures_are_those_that_can_be_taken_anew() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PICTURES)


def test_each_is_shown_and_described() -> None:
    said = shown()
    assert [name for name in PICTURES if len(said.get(name, "").split()) < 3] == []


@pytest.mark.parametrize(("name", "picture"), PICTURES.items())
def test_size_is_as_said(name: str, picture: Picture) -> None:
    content = (FOLDER / name).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (picture.width, picture.height)
    assert len(content) < (200_000 if name.startswith("tutorial-") else 250_000)


def test_only_the_parts_named_are_shown(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("<html><body><p id='a'>a</p></body></html>", encoding="utf-8")
    (tmp_path / "copy").mkdir()
    copy = _only(page, "#a, details:has(.b)", tmp_path / "copy").read_text(encoding="utf-8")
    assert '("#a, details:has(.b)");' in copy
    assert copy.count("</body>") == 1
    assert copy.startswith("<html><body><p id='a'>a</p>")
